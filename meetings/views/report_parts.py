"""The lists of a report: its sections, proposed recommendations, background papers and risks.

One set of pages serves all four; the address says which list it is.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.report_parts import FORMS, NoBackgroundPapersForm
from meetings.models import Report
from meetings.report_kinds import KINDS
from meetings.report_lists import listed
from meetings.report_rows import rows_of
from meetings.services import report_parts
from meetings.services.report_parts import Row
from scrutiny import submission
from scrutiny.once import once

STEPS = {"up": -1, "down": 1}


@once
def index(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    report = _visible(request, pk)
    policies.check_edit_report(request.user, report)
    form = FORMS[kind](request.POST or None, report=report)
    form.submit_label = _("Add")

    def add(data):
        data.pop("version")
        return report_parts.add(report=report, by=request.user, kind=kind, **data)

    if submission.submit(form, add):
        messages.success(request, _("It is added."))
        return redirect(_list_url(report, kind))
    return _list_page(request, report, kind, form)


def edit(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    row = _row(request, pk, kind)
    policies.check_edit_report(request.user, row.report)
    form = FORMS[kind](request.POST or None, report=row.report, instance=row)
    form.cancel_url = _list_url(row.report, kind)

    def save(data):
        version = data.pop("version")
        fresh = _row(request, pk, kind)
        return report_parts.change(row=fresh, by=request.user, expected_version=version, **data)

    if submission.submit(form, save):
        messages.success(request, _("The change is saved."))
        return redirect(form.cancel_url)
    return render(
        request, "meetings/report_part/edit.html", {"form": form, "row": row, **_tools(row.report, kind)}
    )


def remove(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    row = _row(request, pk, kind)
    policies.check_edit_report(request.user, row.report)
    back = _list_url(row.report, kind)
    if request.method != "POST":
        facts = {"row": row, "back": back, **_tools(row.report, kind)}
        return render(request, "meetings/report_part/remove.html", facts)
    submission.attempt(request, lambda: report_parts.remove(row=row, by=request.user), _("It is removed."))
    return redirect(back)


@require_POST
def move(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    row = _row(request, pk, kind)
    step = STEPS.get(request.POST.get("direction", ""), 0)
    submission.attempt(request, lambda: report_parts.move(row=row, by=request.user, step=step))
    return redirect(_list_url(row.report, kind))


@require_POST
def say_none(request: HttpRequest, pk: int) -> HttpResponse:
    report = _visible(request, pk)
    form = NoBackgroundPapersForm(request.POST)
    saved = submission.submit(
        form, lambda data: report_parts.say_background_papers(report=report, by=request.user, **data)
    )
    if saved:
        messages.success(request, _("The change is saved."))
        return redirect(_list_url(report, "background-papers"))
    rows = FORMS["background-papers"](report=report)
    return _list_page(request, report, "background-papers", rows, none_form=form)


def _list_page(request: HttpRequest, report: Report, kind: str, form, none_form=None) -> HttpResponse:
    tools = _tools(report, kind)
    committee = report.meeting.committee.name
    rows = listed(rows_of(report), kind, tools["sheet"], committee=committee)
    facts = {"form": form, "rows": rows, **tools}
    if kind == "background-papers":
        facts["none_form"] = none_form or NoBackgroundPapersForm(
            initial={"none": report.no_background_papers}
        )
    return render(request, "meetings/report_part/list.html", facts)


def _tools(report: Report, kind: str) -> dict:
    sheet = report.sheet
    return {"report": report, "sheet": sheet, "current": kind, "kind": KINDS[kind]}


def _visible(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def _row(request: HttpRequest, pk: int, kind: str) -> Row:
    row = get_object_or_404(KINDS[kind].model, pk=pk)
    row.report = _visible(request, row.report_id)
    return row


def _list_url(report: Report, kind: str) -> str:
    return reverse(f"meetings:{KINDS[kind].noun}-list", args=[report.pk])
