"""Meetings: arranged, changed, moved, cancelled, adjourned, resumed and held; the last day to publish."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies, workflows
from meetings.enums import Event, ItemKind, MeetingStatus
from meetings.models import AgendaItem, Committee, Meeting
from scrutiny import records
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import LastDay, last_day_to_publish, why_not_counted
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date, uk_time

# A meeting that runs past midnight ends before this hour of the next day.
SMALL_HOURS = dt.time(5)


@transaction.atomic
def arrange(
    *, committee: Committee, by: User, date: dt.date, is_designated: bool | None = None, **fields
) -> Meeting:
    """Arrange a meeting; the committee's standing items become its draft agenda.

    `is_designated` None takes the committee's. The last meeting before it is the one whose minutes are to be agreed.
    Raises Refused, and ValidationError when the committee is not there on that day or meets then already.
    """
    policies.check_arrange_meeting(by, committee)
    if not committee.holds_on(date):
        raise ValidationError({"date": _("The committee does not exist on this day.")})
    counts = committee.is_designated if is_designated is None else is_designated
    meeting = Meeting(committee=committee, date=date, is_designated=counts, **fields)
    records.create(meeting, by=by, event=Event.MEETING_CREATED, council=committee.council)
    earlier = _last_before(meeting)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=place,
            kind=standing.kind,
            title=standing.title,
            text=standing.text,
            earlier_meeting=earlier if standing.kind == ItemKind.MINUTES else None,
        )
        for place, standing in enumerate(committee.standing_items.all())
    )
    return meeting


@transaction.atomic
def change(*, meeting: Meeting, by: User, expected_version: int | None = None, **fields) -> Meeting:
    """Change a meeting's details; its date only until the agenda is published.

    Raises Refused, StaleEdit when it no longer has `expected_version`, and ValidationError with a sentence per field.
    """
    policies.check_edit_meeting(by, meeting)
    saved = _fresh(meeting)
    if saved.is_frozen and fields.get("date", saved.date) != saved.date:
        raise ValidationError(
            {"date": _("The agenda is published. Move the meeting to another date instead.")}
        )
    return records.change(
        saved,
        by=by,
        event=Event.MEETING_CHANGED,
        council=saved.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def move(
    *,
    meeting: Meeting,
    by: User,
    date: dt.date,
    reason: str,
    start_time: dt.time | None = None,
    follows: str = "",
) -> Meeting:
    """Move an arranged meeting to another date or time; the old date is kept and the papers print MOVED.

    Without a new time it begins as it was to begin. Raises Refused, and ValidationError when it is held or cancelled.
    """
    policies.check_edit_meeting(by, meeting)
    saved = _fresh(meeting)
    if saved.status not in (MeetingStatus.ARRANGED, MeetingStatus.ADJOURNED):
        raise ValidationError(_("Only a meeting that is still to be held can be moved."))
    if not saved.committee.holds_on(date):
        raise ValidationError({"date": _("The committee does not exist on this day.")})
    when = {"start_time": start_time, "follows": follows} if start_time or follows else {}
    if date == saved.date and not when:
        raise ValidationError({"date": _("The meeting is already on this day. Enter another date.")})
    return records.change(
        saved,
        by=by,
        event=Event.MEETING_MOVED,
        council=saved.council,
        date=date,
        moved_from=saved.date,
        status_reason=reason,
        **when,
    )


def cancel(*, meeting: Meeting, by: User, reason: str) -> Meeting:
    """Cancel a meeting; members are told. Raises Refused, WrongState, and ValidationError without a reason."""
    return workflows.MEETING.apply(
        meeting, "cancel", by=by, council=meeting.council, detail={"reason": reason}, status_reason=reason
    )


def adjourn(*, meeting: Meeting, by: User, reason: str) -> Meeting:
    """Adjourn a meeting, to be resumed. Raises Refused, WrongState, and ValidationError without a reason."""
    return workflows.MEETING.apply(
        meeting, "adjourn", by=by, council=meeting.council, detail={"reason": reason}, status_reason=reason
    )


def resume(*, meeting: Meeting, by: User) -> Meeting:
    """Arrange an adjourned or cancelled meeting again. Raises Refused, WrongState, and ValidationError when another
    meeting of the committee has taken its time."""
    return workflows.MEETING.apply(meeting, "resume", by=by, council=meeting.council, status_reason="")


def hold(
    *, meeting: Meeting, by: User, ended_at: dt.time | None = None, ended_as_printed: str = ""
) -> Meeting:
    """Record that a meeting was held and when it ended.

    Raises Refused, WrongState, and ValidationError when it lies in the future or would end before it started; a time
    in the small hours is of the next day.
    """
    if meeting.date > timezone.localdate():
        raise ValidationError(
            _("The meeting is on %(date)s. Record that it was held when it has taken place.")
            % {"date": uk_date(meeting.date)}
        )
    start = meeting.start_time
    if ended_at and start and SMALL_HOURS <= ended_at < start:
        raise ValidationError(
            {
                "ended_at": _("The meeting started at %(start)s. It cannot end before that.")
                % {"start": uk_time(start)}
            }
        )
    detail = {"ended": uk_time(ended_at)} if ended_at else {}
    return workflows.MEETING.apply(
        meeting,
        "hold",
        by=by,
        council=meeting.council,
        detail=detail,
        ended_at=ended_at,
        ended_as_printed=ended_as_printed,
    )


def notice(meeting: Meeting) -> LastDay:
    """The last lawful day to publish the agenda, and the clear working days that follow (one query).

    Source: Local Government Act 1972 ss.100A(6), 100B(3), 100BA; the number of days is the council's setting.
    """
    council = meeting.council
    return last_day_to_publish(
        meeting.date,
        notice_days=council.notice_days,
        nation=Nation(council.nation),
        closures=council.closure_dates,
    )


def doubts_about(meeting: Meeting, on: dt.date) -> list[str]:
    """What an officer should look at again in the date of a meeting, as sentences; nothing here blocks (one query)."""
    if meeting.status != MeetingStatus.ARRANGED:
        return []
    council = meeting.council
    closed = why_not_counted(meeting.date, nation=Nation(council.nation), closures=council.closure_dates)
    doubts = []
    if closed:
        doubts.append(
            _("%(date)s is not a working day: %(why)s.") % {"date": uk_date(meeting.date), "why": closed}
        )
    if meeting.date < on:
        doubts.append(
            _("%(date)s is past. Record that the meeting was held, or cancel it.")
            % {"date": uk_date(meeting.date)}
        )
    return [str(doubt) for doubt in doubts]


def _last_before(meeting: Meeting) -> Meeting | None:
    earlier = meeting.committee.meetings.filter(date__lt=meeting.date).exclude(status=MeetingStatus.CANCELLED)
    return earlier.order_by("-date", "-start_time").first()


def _fresh(meeting: Meeting) -> Meeting:
    """The row as it is saved, held until the end of the transaction: a form may have written on the one given."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("committee__council")
        .get(pk=meeting.pk)
    )
