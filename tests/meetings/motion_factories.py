"""Motions, amendments and votes under a report, made through the services, and how they are printed."""

from django.template.loader import render_to_string

from meetings.enums import Audience, Office
from meetings.minute_enums import MotionOutcome
from meetings.models import Attendance, Committee, Minute, Motion
from meetings.papers import minutes_paper
from meetings.services import motions, votes
from scrutiny.models import User
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes


def make_motion_entry(*, committee: Committee, by: User, seat) -> Minute:
    """A report at a meeting to which everybody came, Councillor Ruth Hill among them."""
    seat("Ruth Hill", committee, office=Office.MEMBER)
    meeting = make_held_meeting(committee=committee, by=by)
    make_attendance(meeting=meeting, by=by)
    return make_minutes(meeting=meeting, by=by).entries.get(title="Keeping the town centre safe")


def row(entry: Minute, name: str) -> Attendance:
    """The attendance of the one whose name has this word."""
    return entry.minutes.meeting.attendances.get(name__contains=name)


def move(entry: Minute, clerk: User, text: str = "That the report be noted.", **fields) -> Motion:
    return motions.move(minute=entry, by=clerk, text=text, **fields)


def decide(motion: Motion, clerk: User, outcome: str = MotionOutcome.CARRIED, **fields) -> Motion:
    motion.refresh_from_db()
    return votes.record(motion=motion, by=clerk, expected_version=motion.version, outcome=outcome, **fields)


def printed(entry: Minute, audience: Audience = Audience.PUBLIC) -> str:
    """The minutes that the entry is in, as they are printed."""
    minutes = Minute.objects.get(pk=entry.pk).minutes
    paper = minutes_paper.compose(minutes, audience)
    words = render_to_string("papers/minutes.html", {"paper": paper})
    return " ".join(words.split())


def sentence(raised, field: str | None = None) -> str:
    """What a service said, beside a field or at the top."""
    error = raised.value
    return error.message_dict[field][0] if field else error.messages[0]
