"""Meetings with an agenda, made through the services."""

import datetime as dt

from django.utils import timezone

from meetings.enums import MeetingStatus
from meetings.models import AgendaItem, Committee, Meeting
from meetings.services import agenda, agenda_items, meetings
from scrutiny.models import User


def a_tuesday(weeks: int = 6) -> dt.date:
    """A Tuesday about so many weeks from today; weeks below 0 are past."""
    day = timezone.localdate() + dt.timedelta(weeks=weeks)
    return day - dt.timedelta(days=(day.weekday() - 1) % 7)


def make_meeting(*, committee: Committee, by: User, weeks: int = 6, **fields) -> Meeting:
    """A meeting on a Tuesday at 7.00 pm."""
    fields = {"date": a_tuesday(weeks), "start_time": dt.time(19), "venue": "Town Hall", **fields}
    return meetings.arrange(committee=committee, by=by, **fields)


def make_held_meeting(*, committee: Committee, by: User, weeks: int = -4, **fields) -> Meeting:
    meeting = make_meeting(committee=committee, by=by, weeks=weeks, **fields)
    meetings.hold(meeting=meeting, by=by, ended_at=dt.time(20, 30))
    assert meeting.status == MeetingStatus.HELD
    return meeting


def make_items(meeting: Meeting, *titles: str, by: User) -> list[AgendaItem]:
    """Items at the end of the agenda, in this order."""
    return [agenda_items.add(meeting=meeting, by=by, title=title) for title in titles]


def make_frozen(meeting: Meeting, *, by: User) -> Meeting:
    """As if its agenda had been published."""
    return agenda.freeze(meeting=meeting, by=by)


def printed(meeting: Meeting) -> list[str]:
    """The agenda as it is printed: number and title of every item, in order."""
    found = agenda.nodes(agenda.outline(meeting))
    return [f"{node.label} {node.item.title}" for node in found]
