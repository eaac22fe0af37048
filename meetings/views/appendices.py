"""Appendices of a report: attached, changed, moved, removed, and read by who may."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import policies, visibility
from meetings.forms.appendices import AppendixEditForm, AppendixForm
from meetings.models import Appendix, Report
from meetings.services import appendices
from scrutiny import submission
from scrutiny.once import once

STEPS = {"up": -1, "down": 1}


@once
def index(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    policies.check_edit_report(request.user, report)
    form = AppendixForm(request.POST or None, request.FILES or None)
    attached = submission.submit(form, lambda data: appendices.attach(report=report, by=request.user, **data))
    if attached:
        _appendix, remarks = attached
        messages.success(request, " ".join((_("The appendix is attached."), *remarks)))
        return redirect("meetings:appendix-list", pk)
    return render(request, "meetings/appendix/list.html", {"form": form, **_tools(report)})


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    appendix = _visible(request, pk)
    report = appendix.report
    audience = policies.audience_of_report(request.user, report)
    if not visibility.may_see_appendix(appendix.is_exempt, report.item, audience):
        raise Http404
    return FileResponse(
        appendices.opened(appendix),
        as_attachment=True,
        filename=f"{appendix.title}.pdf",
        content_type="application/pdf",
        headers={"Cache-Control": "private, no-store"},
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    appendix = _visible(request, pk)
    policies.check_edit_report(request.user, appendix.report)
    form = AppendixEditForm(request.POST or None, instance=appendix)

    def save(data):
        version = data.pop("version")
        fresh = _visible(request, pk)
        return appendices.change(appendix=fresh, by=request.user, expected_version=version, **data)

    if submission.submit(form, save):
        messages.success(request, _("The change is saved."))
        return redirect("meetings:appendix-list", appendix.report_id)
    return render(request, "meetings/appendix/edit.html", {"form": form, **_tools(appendix.report)})


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    appendix = _visible(request, pk)
    policies.check_edit_report(request.user, appendix.report)
    if request.method == "POST":
        appendices.remove(appendix=appendix, by=request.user)
        messages.success(request, _("The appendix is removed."))
        return redirect("meetings:appendix-list", appendix.report_id)
    return render(request, "meetings/appendix/remove.html", {"appendix": appendix, **_tools(appendix.report)})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    appendix = _visible(request, pk)
    step = STEPS.get(request.POST.get("direction", ""), 0)
    appendices.move(appendix=appendix, by=request.user, step=step)
    return redirect("meetings:appendix-list", appendix.report_id)


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def _visible(request: HttpRequest, pk: int) -> Appendix:
    appendix = get_object_or_404(Appendix.objects.visible_to(request.user), pk=pk)
    appendix.report = _report(request, appendix.report_id)
    return appendix


def _tools(report: Report) -> dict:
    """What every page on which a report is written says, and the appendices with their marks."""
    sheet = report.sheet
    rows = list(report.appendices.all())
    marked = [
        {"row": row, "label": sheet.appendix_label(place, row.title, of=len(rows))}
        for place, row in enumerate(rows, 1)
    ]
    return {"report": report, "sheet": sheet, "current": "appendices", "marked": marked}
