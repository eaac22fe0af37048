"""Sign-offs of implications: the list, signing one, recording one that came by letter, and asking for a change."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import policies
from meetings.forms.sign_offs import ChangeWantedForm, SignOffFilterForm, SignOffForm, SignOffRecordForm
from meetings.models import Meeting, Report, ReportSection
from meetings.papers import reports as report_papers
from meetings.papers.report_paper import SectionPaper
from meetings.report_rows import ReportRows, rows_of
from meetings.services import sign_off_lists, sign_offs
from meetings.services.sign_off_lists import Line
from scrutiny import word_diff
from scrutiny.access.middleware import council_or_404
from scrutiny.submission import submit

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    in_question = sign_off_lists.in_question(council).values("pk")
    found = Report.objects.visible_to(request.user).filter(pk__in=in_question)
    lines = sign_off_lists.of_reports(list(found.for_pages()), request.user, council)
    form = SignOffFilterForm(request.GET, meetings=_meetings(lines), roles=_roles(lines))
    page = Paginator(form.narrowed(lines), PER_PAGE).get_page(request.GET.get("page"))
    late = sum(line.implication.is_late for line in lines)
    return render(request, "meetings/sign_off/list.html", {"form": form, "page": page, "late": late})


def create(request: HttpRequest, pk: int) -> HttpResponse:
    section = _section(request, pk)
    policies.check_sign_off(request.user, section)
    line, rows = _line(request, section)
    form = SignOffForm(request.POST or None, text=section.body)

    def sign(data):
        return sign_offs.sign(section=section, by=request.user, **data)

    if _signed(form, sign):
        messages.success(request, _("“%(heading)s” is signed off.") % {"heading": section.heading})
        return redirect(section.report)
    return _page(request, "meetings/sign_off/create.html", form, line, rows)


def record(request: HttpRequest, pk: int) -> HttpResponse:
    section = _section(request, pk)
    policies.check_record_sign_off(request.user, section)
    line, rows = _line(request, section)
    form = SignOffRecordForm(request.POST or None, line=line)

    def keep(data):
        return sign_offs.record(section=section, by=request.user, **data)

    if _signed(form, keep):
        messages.success(
            request, _("The sign-off of “%(heading)s” is recorded.") % {"heading": section.heading}
        )
        return redirect(section.report)
    return _page(request, "meetings/sign_off/record.html", form, line, rows)


def ask_for_change(request: HttpRequest, pk: int) -> HttpResponse:
    section = _section(request, pk)
    policies.check_sign_off(request.user, section)
    line, rows = _line(request, section)
    form = ChangeWantedForm(request.POST or None)
    if submit(form, lambda data: sign_offs.ask_for_change(section=section, by=request.user, **data)):
        messages.success(request, _("The author is told what you ask for."))
        return redirect(section.report)
    return _page(request, "meetings/sign_off/change.html", form, line, rows)


def _signed(form: SignOffForm, act: Callable[[dict], Any]) -> Any:
    """Send the form; when another text stands there by now, the form shows it beside the one that was read."""

    def attempt(data: dict) -> Any:
        try:
            return act(data)
        except sign_offs.TextChanged as changed:
            form.changes = word_diff.compare(data["read"], changed.now)
            form.read_anew(changed.now)
            raise

    return submit(form, attempt)


def _page(request: HttpRequest, template: str, form, line: Line, rows: ReportRows) -> HttpResponse:
    report = line.report
    form.cancel_url = report.get_absolute_url()
    facts = {
        "form": form,
        "line": line,
        "report": report,
        "section": _printed(request, line, rows),
        "changes_meanwhile": getattr(form, "changes", ()),
    }
    return render(request, template, facts)


def _printed(request: HttpRequest, line: Line, rows: ReportRows) -> SectionPaper | None:
    """The section as it prints for the reader; None while there is nothing in it."""
    audience = policies.audience_of_report(request.user, line.report, rows.sections)
    paper = report_papers.paper(line.report, audience, rows=rows)
    return next((one for one in paper.sections if one.id == line.implication.section.pk), None)


def _section(request: HttpRequest, pk: int) -> ReportSection:
    """An implication of a report that the person may see."""
    section = get_object_or_404(ReportSection.objects.visible_to(request.user), pk=pk)
    section.report = get_object_or_404(
        Report.objects.visible_to(request.user).for_pages(), pk=section.report_id
    )
    return section


def _line(request: HttpRequest, section: ReportSection) -> tuple[Line, ReportRows]:
    """The implication as it stands by now, with the rows of its report; 404 for a section that nobody signs off."""
    rows = rows_of(section.report)
    lines = sign_off_lists.of_report(section.report, request.user, rows)
    line = next((one for one in lines if one.implication.section.pk == section.pk), None)
    if line is None:
        raise Http404
    return line, rows


def _meetings(lines: list[Line]):
    keys = {line.report.meeting.pk for line in lines}
    return Meeting.objects.filter(pk__in=keys).select_related("committee").order_by("date")


def _roles(lines: list[Line]) -> list[str]:
    return sorted({line.implication.role for line in lines})
