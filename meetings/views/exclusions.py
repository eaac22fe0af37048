"""Press and public excluded and re-admitted, and the summary of what was done in private."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import minute_rows, policies
from meetings.enums import Audience
from meetings.forms.exclusions import (
    ExclusionCreateForm,
    ExclusionForm,
    ExclusionRemoveForm,
    ReadmissionForm,
    SummaryForm,
    first_values,
)
from meetings.models import Exclusion, Minute, Minutes
from meetings.papers import minutes_exclusions
from meetings.services import exclusions, minute_entries
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    minutes = get_object_or_404(visible, pk=pk)
    policies.check_edit_minutes(request.user, minutes)
    entries = minute_rows.entries_of(minutes)
    rows = [row for entry in entries for row in entry.exclusions.all()]
    context = {
        "minutes": minutes,
        "entries": entries,
        "rows": [(row, minutes_exclusions.lines(row, Audience.RESTRICTED)) for row in rows],
        "running": exclusions.running(entries),
        "kept": [entry for entry in entries if minutes_exclusions.is_partly_kept(entry)],
        "unclear": exclusions.unclear(entries),
    }
    return render(request, "meetings/exclusion/list.html", context)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    form = ExclusionCreateForm(
        request.POST or None, instance=Exclusion(minute=minute), minute=minute, initial=first_values(minute)
    )
    form.cancel_url = minute.get_absolute_url()
    if submit(form, lambda data: exclusions.exclude(minute=minute, by=request.user, **form.told())):
        return redirect("meetings:exclusion-list", minute.minutes_id)
    return render(request, "meetings/exclusion/create.html", {"minute": minute, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    exclusion = _exclusion(request, pk)
    minute = exclusion.minute
    form = ExclusionForm(request.POST or None, instance=exclusion, minute=minute)

    def save(data):
        told = {name: value for name, value in data.items() if name != "version"}
        version = data["version"]
        return exclusions.change(exclusion=exclusion, by=request.user, expected_version=version, **told)

    if submit(form, save):
        return redirect("meetings:exclusion-list", minute.minutes_id)
    return render(request, "meetings/exclusion/edit.html", {"exclusion": exclusion, "form": form})


def readmit(request: HttpRequest, pk: int) -> HttpResponse:
    exclusion = _exclusion(request, pk)
    minutes = exclusion.minute.minutes
    entries = list(minutes.entries.prefetch_related("parts"))
    if exclusion.began_id:
        first = next(n for n, entry in enumerate(entries) if entry.pk == exclusion.began.minute_id)
        entries = entries[first:]
    here = minutes.at_entry_id or exclusion.minute_id
    form = ReadmissionForm(request.POST or None, entries=entries, here=here)
    form.cancel_url = _list(minutes)
    if submit(form, lambda data: exclusions.readmit(exclusion=exclusion, by=request.user, **form.told())):
        return redirect("meetings:exclusion-list", minutes.pk)
    return render(request, "meetings/exclusion/readmit.html", {"exclusion": exclusion, "form": form})


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out that the public came back."""
    exclusion = _exclusion(request, pk)
    done = _("What follows is in private again.")
    attempt(request, lambda: exclusions.take_back_end(exclusion=exclusion, by=request.user), done)
    return redirect("meetings:exclusion-list", exclusion.minute.minutes_id)


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    exclusion = _exclusion(request, pk)
    minutes = exclusion.minute.minutes
    form = ExclusionRemoveForm(request.POST or None)
    form.cancel_url = _list(minutes)

    def act(data):
        releases = data["private"] == form.RELEASE
        return exclusions.remove(exclusion=exclusion, by=request.user, releases=releases)

    if submit(form, act):
        messages.success(request, _("The record was taken out."))
        return redirect("meetings:exclusion-list", minutes.pk)
    return render(request, "meetings/exclusion/remove.html", {"exclusion": exclusion, "form": form})


def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the public is told of what was done in private: section 100C(2)."""
    minute = _minute(request, pk)
    form = SummaryForm(request.POST or None, instance=minute)
    form.cancel_url = _list(minute.minutes)

    def save(data):
        version = data["version"]
        told = {"summary": data["summary"]}
        return minute_entries.change(minute=minute, by=request.user, expected_version=version, **told)

    if submit(form, save):
        return redirect("meetings:exclusion-list", minute.minutes_id)
    return render(request, "meetings/exclusion/summary.html", {"minute": minute, "form": form})


def _list(minutes: Minutes) -> str:
    return reverse("meetings:exclusion-list", args=[minutes.pk])


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    minute = get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    return minute


def _exclusion(request: HttpRequest, pk: int) -> Exclusion:
    visible = Exclusion.objects.filter(minute__minutes__in=Minutes.objects.visible_to(request.user))
    related = ("minute__item", "minute__minutes__meeting__committee__council", "began", "ended")
    exclusion = get_object_or_404(visible.select_related(*related), pk=pk)
    policies.check_edit_minutes(request.user, exclusion.minute.minutes)
    return exclusion
