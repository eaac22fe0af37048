"""Read and prepare: a report paragraph by paragraph with the reader's own notes beside it, which nobody else reads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.forms.private_notes import PlaceForm, PrivateNoteCreateForm, PrivateNoteEditForm
from meetings.models import PrivateNote, Report
from meetings.services import private_notes, readings
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The report with one's notes; that it was opened is logged, as for restricted papers."""
    report = _report(request, pk)
    readings.mark(report=report, by=request.user)
    places = private_notes.places(report, request.user)
    attached = private_notes.attached(report, request.user, places)
    readable = {place.section.pk for place in places if place.section}
    context = {
        "report": report,
        "rows": [{"place": place, "notes": attached.by_slug.get(place.slug, [])} for place in places],
        "whole": attached.whole,
        # What was quoted of a section that is kept from its reader by now isn't repeated.
        "orphans": [{"note": note, "quotes": not _is_kept(note, readable)} for note in attached.orphans],
    }
    return render(request, "meetings/private_note/list.html", context)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    places = private_notes.places(report, request.user)
    form = PrivateNoteCreateForm(
        request.POST or None, places=places, initial={"place": request.GET.get("place", "")}
    )
    form.cancel_url = _page(report)
    made = submit(form, lambda data: private_notes.write(report=report, by=request.user, **data))
    if made:
        return redirect(_page(report, made))
    return _form(request, form, report, _("Write a private note"))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    form = PrivateNoteEditForm(request.POST or None, instance=note)
    form.cancel_url = _page(note.report)

    def save(data):
        version = data.pop("version")
        return private_notes.change(note=note, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect(_page(note.report, note))
    return _form(request, form, note.report, _("Change your note"))


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a note at another paragraph."""
    note = _note(request, pk)
    places = private_notes.places(note.report, request.user)
    form = PlaceForm(request.POST or None, places=places)
    form.cancel_url = _page(note.report)
    if submit(form, lambda data: private_notes.move(note=note, by=request.user, **data)):
        return redirect(_page(note.report, note))
    return _form(request, form, note.report, _("Put your note at another place"))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    report = note.report
    attempt(request, lambda: private_notes.remove(note=note, by=request.user), _("Your note is removed."))
    return redirect(_page(report))


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(readings.readable(request.user).for_pages(), pk=pk)


def _note(request: HttpRequest, pk: int) -> PrivateNote:
    """One's own, on a report that one may still read."""
    note = get_object_or_404(PrivateNote.objects.visible_to(request.user), pk=pk)
    note.report = _report(request, note.report_id)
    return note


def _is_kept(note: PrivateNote, readable: set[int]) -> bool:
    """Whether the section that was noted is exempt, and kept from the note's owner."""
    return note.section_id is not None and note.section.is_exempt and note.section_id not in readable


def _page(report: Report, note: PrivateNote | None = None) -> str:
    url = reverse("meetings:private-note-list", args=[report.pk])
    return f"{url}#note-{note.pk}" if note else url


def _form(request: HttpRequest, form, report: Report, title: str) -> HttpResponse:
    context = {"form": form, "report": report, "title": title, "up": _page(report)}
    return render(request, "meetings/private_note/form.html", context)
