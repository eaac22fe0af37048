"""Meetings: the list, one with its notice period and agenda, and the verbs of its life."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import minute_policies, policies, recommendation_policies, workflows
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.forms.meetings import (
    MeetingCreateForm,
    MeetingEditForm,
    MeetingFilterForm,
    MeetingHoldForm,
    MeetingMoveForm,
    ReasonForm,
)
from meetings.models import Committee, Meeting
from meetings.papers.front_sheet import start_text, status_text
from meetings.services import agenda, meetings
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    if not request.council:
        raise Http404
    committees = Committee.objects.visible_to(request.user).filter(council=request.council)
    rows = Meeting.objects.filter(committee__in=committees)
    dates = rows.aggregate(first=Min("date"), last=Max("date"))
    form = MeetingFilterForm(request.GET, council=request.council, committees=committees, **dates)
    found = form.narrowed(rows.select_related("committee__council"), timezone.localdate())
    may_arrange = not refusal(policies.check_create_committee, request.user, request.council)
    context = {
        "form": form,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "committees": form.offered_committees if may_arrange else [],
    }
    return render(request, "meetings/meeting/list.html", context)


@once
def create(request: HttpRequest, committee_pk: int) -> HttpResponse:
    rows = Committee.objects.visible_to(request.user).select_related("council")
    committee = get_object_or_404(rows, pk=committee_pk)
    policies.check_arrange_meeting(request.user, committee)
    form = MeetingCreateForm(request.POST or None, committee=committee)
    made = submit(form, lambda data: meetings.arrange(committee=committee, by=request.user, **data))
    if made:
        return _saved(request, made, _("The meeting is arranged, with the committee's standing items."))
    return render(request, "meetings/meeting/create.html", {"form": form, "committee": committee})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    may_edit = not refusal(policies.check_edit_meeting, request.user, meeting)
    may_prepare = may_edit or not refusal(recommendation_policies.check_review_papers, request.user, meeting)
    context = {
        "meeting": meeting,
        "starts": start_text(meeting),
        "state_words": status_text(meeting) or meeting.get_status_display(),
        "notice": meetings.notice(meeting) if _is_to_come(meeting) else None,
        "may_edit": may_edit,
        "may_prepare": may_prepare,
        "reviews_wording": may_prepare and meeting.is_frozen,
        "doubts": meetings.doubts_about(meeting, timezone.localdate()) if may_edit else [],
        "actions": workflows.MEETING.available_actions(meeting, request.user) if may_edit else [],
    }
    context |= _minutes(request, meeting, may_edit=may_edit) | _agenda(request, meeting)
    return render(request, "meetings/meeting/detail.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    form = MeetingEditForm(request.POST or None, instance=meeting)

    def save(data):
        return meetings.change(meeting=meeting, by=request.user, expected_version=data.pop("version"), **data)

    saved = submit(form, save)
    if saved:
        return _saved(request, saved, _("The meeting is saved."))
    return render(request, "meetings/meeting/edit.html", {"form": form, "meeting": meeting})


def move(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    form = MeetingMoveForm(request.POST or None)
    form.cancel_url = meeting.get_absolute_url()
    moved = submit(form, lambda data: meetings.move(meeting=meeting, by=request.user, **data))
    if moved:
        return _saved(request, moved, _("The meeting is moved."))
    return render(request, "meetings/meeting/move.html", {"form": form, "meeting": meeting})


def hold(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    form = MeetingHoldForm(request.POST or None)
    form.cancel_url = meeting.get_absolute_url()
    if submit(form, lambda data: meetings.hold(meeting=meeting, by=request.user, **data)):
        return _saved(request, meeting, _("It is recorded that the meeting was held."))
    return render(request, "meetings/meeting/hold.html", {"form": form, "meeting": meeting})


def adjourn(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    form = _reason_form(request, meeting, _("Adjourn the meeting"))
    if submit(form, lambda data: meetings.adjourn(meeting=meeting, by=request.user, **data)):
        return _saved(request, meeting, _("The meeting is adjourned."))
    return render(request, "meetings/meeting/adjourn.html", {"form": form, "meeting": meeting})


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    form = _reason_form(request, meeting, _("Cancel the meeting"))
    if submit(form, lambda data: meetings.cancel(meeting=meeting, by=request.user, **data)):
        return _saved(request, meeting, _("The meeting is cancelled and its members are told."))
    return render(request, "meetings/meeting/cancel.html", {"form": form, "meeting": meeting})


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    if attempt(request, lambda: meetings.resume(meeting=meeting, by=request.user)):
        messages.success(request, _("The meeting is arranged again."))
    return redirect(meeting)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related("committee__council", "minutes")
    return get_object_or_404(rows.prefetch_related("committee__council__closures"), pk=pk)


def _editable(request: HttpRequest, pk: int) -> Meeting:
    meeting = _meeting(request, pk)
    policies.check_edit_meeting(request.user, meeting)
    return meeting


def _agenda(request: HttpRequest, meeting: Meeting) -> dict:
    """The agenda as far as the person may read it (one query)."""
    if not policies.may_read_agenda(request.user, meeting):
        return {"reads_agenda": False, "lines": ()}
    audience = policies.audience_of(request.user, meeting.committee)
    return {"reads_agenda": True, "lines": agenda.lines(agenda.outline(meeting), audience)}


def _minutes(request: HttpRequest, meeting: Meeting, *, may_edit: bool) -> dict:
    """Where the minutes are for who may read them, or whether they can be begun (no query)."""
    record = getattr(meeting, "minutes", None)
    is_readable = record is not None and (
        may_edit
        or record.status != MinutesStatus.DRAFT
        or minute_policies.may_read_draft(request.user, record)
    )
    may_start = may_edit and record is None and meeting.status != MeetingStatus.CANCELLED
    return {
        "minutes_url": record.get_absolute_url() if is_readable else "",
        "may_start_minutes": may_start and meeting.date <= timezone.localdate(),
    }


def _is_to_come(meeting: Meeting) -> bool:
    """Whether the day by which to publish is still of use."""
    return meeting.status in (MeetingStatus.ARRANGED, MeetingStatus.ADJOURNED)


def _reason_form(request: HttpRequest, meeting: Meeting, label: str) -> ReasonForm:
    return ReasonForm(request.POST or None, submit_label=label, cancel_url=meeting.get_absolute_url())


def _saved(request: HttpRequest, meeting: Meeting, sentence: str) -> HttpResponse:
    """To the meeting's page, with what was done and what to look at again in its date."""
    messages.success(request, sentence)
    return redirect("meetings:meeting-detail", meeting.pk)
