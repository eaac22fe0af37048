"""Reports: the list, asking for one, reading it as it prints, header, text, and its way to the agenda."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import clearance, policies, report_outline, report_rows, workflows
from meetings.enums import Audience, ReportStatus
from meetings.forms.reports import (
    ReportCommissionForm,
    ReportFilterForm,
    ReportHeaderForm,
    ReportReturnForm,
)
from meetings.models import AgendaItem, Meeting, Report
from meetings.papers import report_document
from meetings.papers import reports as report_papers
from meetings.papers.report_paper import AppendixLine, ReportPaper
from meetings.services import agenda, report_checks, reports, sign_off_lists
from scrutiny import submission
from scrutiny.access.checks import refusal
from scrutiny.once import once

PER_PAGE, EVENTS_SHOWN = 50, 30


def index(request: HttpRequest) -> HttpResponse:
    if not request.council:
        raise Http404
    of_council = Meeting.objects.filter(committee__council=request.council.pk)
    form = ReportFilterForm(request.GET, meetings=of_council.select_related("committee"))
    found = Report.objects.visible_to(request.user).filter(item__meeting__in=of_council)
    page = Paginator(form.narrowed(found).for_pages(), PER_PAGE).get_page(request.GET.get("page"))
    facts = {
        "form": form,
        "page": page,
        "reads_reviewers": not refusal(policies.check_read_reviewers, request.user, request.council),
        "reads_exempt": not refusal(policies.check_read_exempt_register, request.user, request.council),
    }
    return render(request, "meetings/report/list.html", facts)


@once
def commission(request: HttpRequest, pk: int) -> HttpResponse:
    items = AgendaItem.objects.visible_to(request.user).select_related("meeting__committee__council")
    item = get_object_or_404(items, pk=pk)
    policies.check_commission_report(request.user, item)
    form = ReportCommissionForm(request.POST or None, item=item)
    form.cancel_url = item.meeting.get_absolute_url()
    made = submission.submit(form, lambda data: reports.commission(item=item, by=request.user, **data))
    if made:
        messages.success(request, _("The report is asked for."))
        return redirect(made)
    return render(request, "meetings/report/commission.html", {"form": form, "item": item})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    rows = report_rows.rows_of(report)
    events = clearance.history(report, EVENTS_SHOWN)
    # The policy of the button "Clear" asks for them again.
    report.implications = clearance.as_read(report, rows, events)
    is_cleared = report.status == ReportStatus.CLEARED
    # What is found in a text may tell what it says: only for those who may read all of it.
    audience = policies.audience_of_report(request.user, report, rows.sections)
    facts = {
        "report": report,
        "paper": _paper(request, report, rows=rows, appendix_link=_download),
        "actions": workflows.REPORT.available_actions(report, request.user),
        "may_edit": not refusal(policies.check_edit_report, request.user, report),
        "may_exempt": not refusal(policies.check_exempt, request.user, report),
        "findings": () if is_cleared or audience == Audience.PUBLIC else report_checks.findings(report, rows),
        "implications": sign_off_lists.of_report(report, request.user, rows, report.implications),
        "sign_offs_due": None if is_cleared else clearance.due_shown(report, events),
        "may_appoint": not refusal(policies.check_appoint_reviewer, request.user, report.council),
        "events": events[:EVENTS_SHOWN],
    }
    return render(request, "meetings/report/detail.html", facts)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    rendered = report_document.rendered(report, _paper(request, report, level=1))
    return HttpResponse(
        rendered.pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(False, f"{slugify(report.title)}.pdf"),
            "Cache-Control": "private, no-store",
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    policies.check_edit_report(request.user, report)
    for_officer = not refusal(policies.check_commission_report, request.user, report.item)
    form = ReportHeaderForm(request.POST or None, instance=report, for_officer=for_officer)

    def save(data):
        version = data.pop("version")
        return reports.update(report=_visible(request, pk), by=request.user, expected_version=version, **data)

    if submission.submit(form, save):
        messages.success(request, _("The header is saved."))
        return redirect("meetings:report-edit", pk)
    return render(request, "meetings/report/edit.html", {"form": form, **_tools(report, "header")})


def write(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    policies.check_edit_report(request.user, report)
    rows = report_rows.rows_of(report)
    paper = _paper(request, report, level=2, rows=rows, appendix_link=_download)
    facts = {"paper": paper, "outline": report_outline.outline(paper, rows), **_tools(report, "text")}
    return render(request, "meetings/report/write.html", facts)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    done = _("The report is submitted. You will hear when it is cleared or returned.")
    submission.attempt(request, lambda: reports.submit(report=report, by=request.user), done)
    return redirect(report)


@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    done = _("The report is cleared for the agenda.")
    submission.attempt(request, lambda: reports.clear(report=report, by=request.user), done)
    return redirect(report)


def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    policies.check_clear_report(request.user, report)
    form = ReportReturnForm(request.POST or None)
    form.cancel_url = report.get_absolute_url()
    if submission.submit(form, lambda data: reports.send_back(report=report, by=request.user, **data)):
        messages.success(request, _("The report is returned to its author."))
        return redirect(report)
    return render(request, "meetings/report/return.html", {"form": form, "report": report})


def _visible(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def _label(report: Report) -> str:
    """The number of the report's item on the agenda as it stands."""
    nodes = agenda.nodes(agenda.outline(report.meeting))
    return next((node.label for node in nodes if node.item.pk == report.item_id), "")


def _paper(request: HttpRequest, report: Report, **options: Any) -> ReportPaper:
    """The report as this person may read it."""
    rows: report_rows.ReportRows | None = options.get("rows")
    audience = policies.audience_of_report(request.user, report, rows.sections if rows else None)
    return report_papers.paper(report, audience, item_label=_label(report), **options)


def _download(line: AppendixLine) -> str:
    return reverse("meetings:appendix-download", args=[line.id])


def _tools(report: Report, current: str) -> dict:
    """What every page on which a report is written says: the report, its style, where one is, what needs a sign-off."""
    unsigned = clearance.undone(report) if report.status == ReportStatus.SUBMITTED else ()
    return {"report": report, "sheet": report.sheet, "current": current, "unsigned": unsigned}
