"""Answers that have not come: reported to the committee, and listed for its agenda."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import recommendation_policies
from meetings.enums import MeetingStatus
from meetings.forms.silences import SilenceForm
from meetings.models import Addressee, Committee, Meeting
from meetings.services import chasing
from scrutiny.models import User
from scrutiny.once import once
from scrutiny.submission import submit


def index(request: HttpRequest, committee_pk: int) -> HttpResponse:
    """What was reported to a committee as silent and has not been answered since."""
    committees = Committee.objects.visible_to(request.user).select_related("council")
    committee = get_object_or_404(committees, pk=committee_pk)
    return render(
        request,
        "meetings/silence/list.html",
        {
            "committee": committee,
            "rows": chasing.silent_to(committee, request.user),
            "coming": _next_meeting(committee, request.user),
        },
    )


def _next_meeting(committee: Committee, user: User) -> Meeting | None:
    """The meeting on whose agenda the person can put what is silent."""
    coming = Meeting.objects.editable_by(user).upcoming().filter(committee=committee)
    return coming.exclude(status=MeetingStatus.CANCELLED).order_by("date", "start_time").first()


@once
def note(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Addressee.objects.visible_to(request.user).for_pages().with_extensions()
    addressee = get_object_or_404(rows, pk=pk)
    recommendation_policies.check_note_silence(request.user, addressee)
    form = SilenceForm(request.POST or None)
    if submit(form, lambda data: chasing.note_silence(addressee=addressee, by=request.user)):
        messages.success(
            request, _("The silence is reported to the committee. A late answer is still taken.")
        )
        return redirect(addressee)
    return render(
        request,
        "meetings/silence/note.html",
        {"form": form, "addressee": addressee, "recommendation": addressee.recommendation},
    )
