"""The business of a meeting: the order of items, what became of each, urgent items, adjournments."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.business import AdjournForm, OpenForm, OutcomeForm, ResumeForm, UrgentForm
from meetings.models import Meeting, Minute, Minutes
from meetings.papers import minutes_outcomes
from meetings.services import business, sittings
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    policies.check_edit_minutes(request.user, minutes)
    entries = list(
        minutes.entries.select_related("item", "deferred_to", "taken_with").order_by("position", "pk")
    )
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "entries": entries,
        "order": minutes_outcomes.order(entries),
        "stands_adjourned": sittings.stands_adjourned(minutes),
    }
    return render(request, "meetings/business/list.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    form = OutcomeForm(request.POST or None, minute=minute)
    form.cancel_url = minute.get_absolute_url()
    if submit(form, lambda data: _record(request, minute, data)):
        return redirect("meetings:business-list", minute.minutes_id)
    context = {
        "minute": minute,
        "form": form,
        "stands_adjourned": sittings.stands_adjourned(minute.minutes),
    }
    return render(request, "meetings/business/edit.html", context)


@require_POST
def vary(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    direction = request.POST.get("direction", "")
    attempt(request, lambda: business.vary(minute=minute, by=request.user, direction=direction))
    return redirect("meetings:business-list", minute.minutes_id)


@once
def create_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    policies.check_edit_minutes(request.user, minutes)
    form = UrgentForm(request.POST or None, minutes=minutes)
    made = submit(form, lambda data: business.add_urgent(minutes=minutes, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "meetings/business/urgent.html", {"minutes": minutes, "form": form})


@once
def adjourn(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    form = AdjournForm(request.POST or None)
    form.cancel_url = minute.get_absolute_url()
    if submit(form, lambda data: sittings.adjourn(minute=minute, by=request.user, **data)):
        return redirect(minute)
    return render(request, "meetings/business/adjourn.html", {"minute": minute, "form": form})


@once
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    form = ResumeForm(request.POST or None)
    form.cancel_url = minute.get_absolute_url()
    if submit(form, lambda data: sittings.resume(minute=minute, by=request.user, **data)):
        return redirect(minute)
    return render(request, "meetings/business/resume.html", {"minute": minute, "form": form})


def open_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    policies.check_edit_minutes(request.user, minutes)
    form = OpenForm(request.POST or None, instance=minutes.meeting)
    form.cancel_url = minutes.get_absolute_url()
    if submit(form, lambda data: _open(request, minutes, data)):
        return redirect("meetings:business-list", pk)
    return render(request, "meetings/business/open.html", {"minutes": minutes, "form": form})


def _record(request: HttpRequest, minute: Minute, data: dict) -> Minute:
    version, tabled = data.pop("version"), data.pop("tabled")
    recorded = business.record(minute=minute, by=request.user, expected_version=version, **data)
    if tabled:
        business.table_paper(minute=minute, by=request.user, what=tabled)
    if minute.deferred_to and minute.deferred_to.is_frozen:
        messages.info(
            request,
            _("The agenda of that meeting is published. Add the item to it by hand, as a late item."),
        )
    return recorded


def _open(request: HttpRequest, minutes: Minutes, data: dict) -> Meeting:
    version = data.pop("version")
    return sittings.open_meeting(minutes=minutes, by=request.user, expected_version=version, **data)


def _minutes(request: HttpRequest, pk: int) -> Minutes:
    visible = Minutes.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("meeting__committee__council"), pk=pk)


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
