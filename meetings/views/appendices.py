"""Appendices of a report: attached, changed, moved, removed, made into PDFs again, and read by who may."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import policies, visibility
from meetings.enums import AppendixState
from meetings.forms.appendices import AppendixEditForm, AppendixForm, AppendixWordsForm
from meetings.models import Appendix, Report
from meetings.report_lists import marked_appendices
from meetings.services import appendices, appendix_pdf, appendix_words
from scrutiny import submission
from scrutiny.access.checks import refusal
from scrutiny.once import once

STEPS = {"up": -1, "down": 1}


@once
def index(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    policies.check_edit_report(request.user, report)
    form = AppendixForm(request.POST or None, request.FILES or None)
    attached = submission.submit(form, lambda data: appendices.attach(report=report, by=request.user, **data))
    if attached:
        appendix, remarks = attached
        _tell(request, _("The appendix is attached as “%(title)s”."), appendix, remarks)
        if appendix.is_exempt:
            return redirect("meetings:exemption-appendix", appendix.pk)
        return redirect("meetings:appendix-list", pk)
    return render(request, "meetings/appendix/list.html", {"form": form, **_tools(report)})


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    appendix = _visible(request, pk)
    report = appendix.report
    audience = policies.audience_of_report(request.user, report)
    if not appendix.is_ready or not visibility.may_see_appendix(appendix.is_exempt, report.item, audience):
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
    form = AppendixEditForm(request.POST or None, request.FILES or None, instance=appendix)
    form.cancel_url = reverse("meetings:appendix-list", args=[appendix.report_id])

    def save(data):
        version = data.pop("version")
        fresh = _visible(request, pk)
        return appendices.change(appendix=fresh, by=request.user, expected_version=version, **data)

    changed = submission.submit(form, save)
    if changed:
        _tell(request, _("The change of “%(title)s” is saved."), *changed)
        return redirect(form.cancel_url)
    return render(request, "meetings/appendix/edit.html", {"form": form, **_tools(appendix.report)})


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """The same in words, for those who can't read the file."""
    appendix = _visible(request, pk)
    policies.check_say_appendix_in_words(request.user, appendix.report)
    form = AppendixWordsForm(request.POST or None, instance=appendix)
    form.cancel_url = _after_words(request, appendix)

    def save(data):
        version = data.pop("version")
        fresh = _visible(request, pk)
        return appendix_words.give(appendix=fresh, by=request.user, expected_version=version, **data)

    if submission.submit(form, save):
        messages.success(request, _("What “%(title)s” says in words is saved.") % {"title": appendix.title})
        return redirect(form.cancel_url)
    facts = {"form": form, "appendix": appendix, **_tools(appendix.report)}
    return render(request, "meetings/appendix/words.html", facts)


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


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    appendix = _visible(request, pk)
    done = _("It is being made into a PDF once more.")
    submission.attempt(request, lambda: appendix_pdf.retry(appendix=appendix, by=request.user), done)
    return redirect("meetings:appendix-list", appendix.report_id)


def _tell(request: HttpRequest, done: str, appendix: Appendix, remarks: tuple[str, ...]) -> None:
    """Say what was done, and what was found in the file."""
    said = [done % {"title": appendix.title}, *remarks]
    if appendix.state == AppendixState.WAITING:
        said.append(_("It is being made into a PDF."))
    messages.success(request, " ".join(said))


def _after_words(request: HttpRequest, appendix: Appendix) -> str:
    """To the list while the report can be changed, else to the report."""
    if refusal(policies.check_edit_report, request.user, appendix.report):
        return appendix.report.get_absolute_url()
    return reverse("meetings:appendix-list", args=[appendix.report_id])


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def _visible(request: HttpRequest, pk: int) -> Appendix:
    appendix = get_object_or_404(Appendix.objects.visible_to(request.user), pk=pk)
    appendix.report = _report(request, appendix.report_id)
    return appendix


def _tools(report: Report) -> dict:
    """What every page on which a report is written says, and the appendices with their marks."""
    return {
        "report": report,
        "sheet": report.sheet,
        "current": "appendices",
        "marked": marked_appendices(report),
    }
