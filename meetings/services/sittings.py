"""A meeting as it sits: opened, adjourned, resumed and closed, with the times that its minutes tell."""

import datetime as dt
import uuid as uuids

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, MeetingStatus
from meetings.minute_enums import PartKind
from meetings.models import Meeting, Minute, MinutePart, Minutes
from meetings.services import meetings, minute_parts
from meetings.services import minutes as minutes_service
from scrutiny import records
from scrutiny.models import User

BREAKS = (PartKind.ADJOURNED, PartKind.RESUMED)


@transaction.atomic
def open_meeting(
    *, minutes: Minutes, by: User, expected_version: int | None, opened_at: dt.time | None
) -> Meeting:
    """Record when the chair opened the meeting; the version is the meeting's. Raises Refused and StaleEdit."""
    policies.check_edit_minutes(by, minutes)
    if opened_at is None:
        raise ValidationError({"opened_at": _("Enter the time at which the meeting was opened.")})
    return records.change(
        minutes.meeting,
        by=by,
        event=Event.MEETING_OPENED,
        council=minutes.council,
        expected_version=expected_version,
        opened_at=opened_at,
    )


@transaction.atomic
def close_meeting(
    *,
    minutes: Minutes,
    by: User,
    expected_version: int | None,
    ended_at: dt.time | None,
    ended_as_printed: str = "",
) -> Meeting:
    """Record when the meeting ended, and that it was held, unless it stands adjourned or its day is still to come.

    Raises as `minutes.end`.
    """
    meeting = minutes_service.end(
        minutes=minutes,
        by=by,
        expected_version=expected_version,
        ended_at=ended_at,
        ended_as_printed=ended_as_printed,
    )
    may_be_held = meeting.status == MeetingStatus.ARRANGED and meeting.date <= timezone.localdate()
    if may_be_held and not stands_adjourned(minutes):
        meetings.hold(meeting=meeting, by=by, ended_at=ended_at, ended_as_printed=ended_as_printed)
    return meeting


@transaction.atomic
def adjourn(
    *,
    minute: Minute,
    by: User,
    at: dt.time | None = None,
    until: str = "",
    reason: str = "",
    uid: uuids.UUID | None = None,
) -> MinutePart:
    """Adjourn the meeting under an item; `until` in words: "8.15 pm", "2 July 2026 at 6.00 pm".

    Raises Refused once the minutes are published, and ValidationError when it stands adjourned already.
    """
    policies.check_edit_minutes(by, minute.minutes)
    if stands_adjourned(minute.minutes):
        raise ValidationError(_("The meeting stands adjourned already. Record first that it resumed."))
    return minute_parts.add(
        minute=minute, by=by, kind=PartKind.ADJOURNED, at=at, until=until, text=reason, uid=uid
    )


@transaction.atomic
def resume(
    *, minute: Minute, by: User, at: dt.time | None = None, on: str = "", uid: uuids.UUID | None = None
) -> MinutePart:
    """Resume an adjourned meeting, `on` another day in words, or the same day. Raises as `adjourn`."""
    policies.check_edit_minutes(by, minute.minutes)
    if not stands_adjourned(minute.minutes):
        raise ValidationError(_("The meeting is not adjourned, so there is nothing to resume."))
    return minute_parts.add(minute=minute, by=by, kind=PartKind.RESUMED, at=at, until=on, uid=uid)


def stands_adjourned(minutes: Minutes) -> bool:
    """Whether the latest break of the meeting has not ended yet (one query)."""
    breaks = MinutePart.objects.filter(minute__minutes=minutes, kind__in=BREAKS)
    latest = breaks.order_by("minute__position", "minute_id", "position", "pk").last()
    return latest is not None and latest.kind == PartKind.ADJOURNED
