"""Committees: the list, one with its members on a day, setting up, changing and ending."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.forms.committees import CommitteeCreateForm, CommitteeEditForm
from meetings.models import Committee
from meetings.services import committee_memberships, committees, minute_numbering
from partnerships.forms.dates import EndForm, OnForm
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit

MEETINGS_SHOWN = 30


def index(request: HttpRequest) -> HttpResponse:
    council = _council(request)
    rows = Committee.objects.visible_to(request.user).filter(council=council)
    rows = list(rows.select_related("parent", "partnership"))
    return render(
        request,
        "meetings/committee/list.html",
        {
            "council": council,
            "committees": [row for row in rows if not row.has_ended],
            "ended": [row for row in rows if row.has_ended],
            "reads_reviewers": not refusal(policies.check_read_reviewers, request.user, council),
            "may_create": not refusal(policies.check_create_committee, request.user, council),
        },
    )


@once
def create(request: HttpRequest) -> HttpResponse:
    council = _council(request)
    policies.check_create_committee(request.user, council)
    form = CommitteeCreateForm(request.POST or None, council=council)
    made = submit(form, lambda data: committees.create(council=council, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "meetings/committee/create.html", {"form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    committee = _committee(request, pk)
    form, today = OnForm(request.GET), timezone.localdate()
    context = {
        "committee": committee,
        "form": form,
        "day": form.day,
        "is_today": form.day == today,
        "offices": committee_memberships.by_office(committee_memberships.seats_on(committee, form.day)),
        "next_numbers": minute_numbering.next_numbers(committee, today),
        "may_edit": not refusal(policies.check_edit_committee, request.user, committee),
        "may_arrange": not refusal(policies.check_arrange_meeting, request.user, committee),
    }
    return render(request, "meetings/committee/detail.html", context | _business(committee, today))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    committee = _committee(request, pk)
    policies.check_edit_committee(request.user, committee)
    form = CommitteeEditForm(request.POST or None, instance=committee)

    def save(data):
        version = data.pop("version")
        return committees.change(committee=committee, by=request.user, expected_version=version, **data)

    if submit(form, save):
        messages.success(request, _("The committee is saved."))
        return redirect("meetings:committee-detail", pk)
    return render(request, "meetings/committee/edit.html", {"form": form, "committee": committee})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    committee = _committee(request, pk)
    policies.check_edit_committee(request.user, committee)
    form = EndForm(request.POST or None, cancel_url=committee.get_absolute_url())
    if submit(form, lambda data: committees.end(committee=committee, by=request.user, on=data["end"])):
        messages.success(request, _("The committee and the seats on it are ended."))
        return redirect("meetings:committee-detail", pk)
    return render(request, "meetings/committee/end.html", {"form": form, "committee": committee})


def _council(request: HttpRequest):
    if not request.council:
        raise Http404
    return request.council


def _committee(request: HttpRequest, pk: int) -> Committee:
    rows = Committee.objects.visible_to(request.user).select_related(
        "council", "parent", "partnership", "minutes_agreed_by"
    )
    return get_object_or_404(rows, pk=pk)


def _business(committee: Committee, today: dt.date) -> dict:
    """The meetings to come, the next one first, those past, the last one first, and what each begins with."""
    newest = list(committee.meetings.order_by("-date", "-start_time")[:MEETINGS_SHOWN])
    return {
        "coming": [meeting for meeting in reversed(newest) if meeting.date >= today],
        "past": [meeting for meeting in newest if meeting.date < today],
        "standing_items": committee.standing_items.all(),
        "duty": committees.duty_of(committee, today),
    }
