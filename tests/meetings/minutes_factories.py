"""Meetings that were held and their minutes, made through the services."""

import datetime as dt

from django.utils import timezone

from meetings.enums import ItemKind, MinutesStatus, Presence
from meetings.models import AgendaItem, Committee, Meeting, Minute, Minutes
from meetings.services import agenda_items, attendance, meetings, minute_entries
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from scrutiny.models import User

ROUTINE = (
    (ItemKind.APOLOGIES, "Apologies for absence"),
    (ItemKind.INTERESTS, "Declarations of interest"),
    (ItemKind.REPORT, "Keeping the town centre safe"),
    (ItemKind.PUBLIC_QUESTIONS, "Public questions"),
)


def make_held_meeting(*, committee: Committee, by: User, items=ROUTINE, **fields) -> Meeting:
    """A meeting of last week with a short agenda."""
    fields = {
        "date": timezone.localdate() - dt.timedelta(days=7),
        "start_time": dt.time(19, 0),
        "venue": "the Council Chamber",
        **fields,
    }
    meeting = meetings.arrange(committee=committee, by=by, **fields)
    for kind, title in items:
        agenda_items.add(meeting=meeting, by=by, title=title, kind=kind)
    return meeting


def make_exempt_item(title: str, *, meeting: Meeting, by: User) -> AgendaItem:
    return agenda_items.add(
        meeting=meeting,
        by=by,
        title=title,
        kind=ItemKind.REPORT,
        exempt_paragraphs=["7"],
        public_interest_reason="A live investigation would be harmed.",
    )


def make_attendance(*, meeting: Meeting, by: User, absent=(), presided=None) -> None:
    """Everybody on the roll came but those in `absent`, who sent apologies; the first presided unless another did."""
    rows = attendance.roll(meeting)
    presences = {
        attendance.key_of(row): Presence.APOLOGIES if row.person in absent else Presence.PRESENT
        for row in rows
    }
    chair = next((row for row in rows if presided and row.person == presided), rows[0])
    attendance.record(meeting=meeting, by=by, presences=presences, presided=attendance.key_of(chair))


def make_minutes(*, meeting: Meeting, by: User, status: str = MinutesStatus.DRAFT) -> Minutes:
    """Minutes with the standing text of the agenda, brought to a state."""
    minutes = minutes_service.start(meeting=meeting, by=by)
    if status != MinutesStatus.DRAFT:
        minutes_service.publish(minutes=minutes, by=by)
    if status == MinutesStatus.AGREED:
        minutes_service.agree(
            minutes=minutes,
            by=by,
            agreed_at_meeting=None,
            agreed_on=timezone.localdate(),
            signed_by="Councillor Ash",
        )
    return minutes


def make_entry(title: str, *, minutes: Minutes, by: User, clauses=(), **fields) -> Minute:
    return minute_entries.create(
        minutes=minutes, by=by, title=title, clauses=[ClauseText(text) for text in clauses], **fields
    )
