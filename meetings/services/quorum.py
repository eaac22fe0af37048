"""What was done when too few voting members were in the room.

The number is in standing orders (Local Government Act 1972 s.106); without it nothing can be decided. Those present may
wait, adjourn or dissolve the meeting, or talk informally, of which a note is kept for the next meeting.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import minute_rows, policies
from meetings.enums import Event
from meetings.minute_enums import PartKind, QuorumOutcome
from meetings.models import Attendance, Minute, MinutePart, Minutes
from meetings.services import attendance, minute_parts, room
from meetings.services.attendance import Quorum
from scrutiny import records
from scrutiny.models import User


@dataclass(frozen=True)
class Standing:
    """How the meeting stands now: the count, and who came and is not in the room."""

    quorum: Quorum
    inside: Sequence[Attendance]
    outside: Sequence[Attendance]


def standing(minutes: Minutes) -> Standing:
    """The quorum where the meeting is now (six queries at most)."""
    rows = attendance.in_order(minutes.meeting.attendances.all())
    here = room.now(minutes, minute_rows.entries_of(minutes, rows))
    return Standing(
        quorum=attendance.quorum(minutes.meeting, rows, room=here),
        inside=[row for row in rows if here.is_in(row)],
        outside=here.out(rows),
    )


@transaction.atomic
def record(
    *,
    minute: Minute,
    by: User,
    outcome: str,
    at: dt.time | None = None,
    until: str = "",
    text: str = "",
) -> MinutePart:
    """Record under an item that there was no quorum and what was done; `outcome` is a QuorumOutcome, `until` says when
    the meeting was quorate again or to which day it was adjourned.

    After an informal talk the minutes are a note, in which nothing is decided. Raises Refused once the minutes are
    published, and ValidationError.
    """
    policies.check_edit_minutes(by, minute.minutes)
    if until and outcome not in (QuorumOutcome.WAITED, QuorumOutcome.ADJOURNED):
        sentence = _("Leave this empty: only a meeting that waited or was adjourned went on later.")
        raise ValidationError({"until": sentence})
    part = minute_parts.add(
        minute=minute, by=by, kind=PartKind.QUORUM, quorum_outcome=outcome, at=at, until=until, text=text
    )
    _keep_note_in_step(minute.minutes, by)
    return part


@transaction.atomic
def remove(*, part: MinutePart, by: User) -> Minutes:
    """Take out what was recorded by mistake, and return the minutes. Raises Refused once they are published."""
    minute = minute_parts.remove(part=part, by=by)
    _keep_note_in_step(minute.minutes, by)
    return minute.minutes


def parts_of(minutes: Minutes) -> list[MinutePart]:
    """What is recorded about the quorum, in the order of the minutes (one query)."""
    parts = MinutePart.objects.filter(minute__minutes=minutes, kind=PartKind.QUORUM)
    return list(parts.select_related("minute").order_by("minute__position", "position", "pk"))


def _keep_note_in_step(minutes: Minutes, by: User) -> None:
    is_note = any(part.quorum_outcome == QuorumOutcome.INFORMAL for part in parts_of(minutes))
    if is_note != minutes.is_note:
        records.change(minutes, by=by, event=Event.MINUTE_CHANGED, council=minutes.council, is_note=is_note)
