"""Minutes with many of everything that they can hold, for tests of what it takes to show them."""

import datetime as dt

from meetings.enums import EXEMPT_BY_NATION, AttendanceClass, InterestKind
from meetings.minute_enums import ExclusionOutcome, MotionOutcome, PartKind, Vote, VoteMethod
from meetings.models import AgendaItem, Attendance, Committee, Minute, Minutes
from meetings.services import (
    actions,
    agenda_items,
    attendance,
    declarations,
    exclusions,
    meeting_day,
    minute_entries,
    minute_parts,
    motions,
    presiding,
    votes,
)
from meetings.services.resolutions import ClauseText
from scrutiny.models import User
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

# What is told of one person at one time.
OF_SOMEBODY = (PartKind.ARRIVED, PartKind.LEFT, PartKind.RETURNED, PartKind.DISSENT)
TYPED = (PartKind.NOTE, PartKind.QUESTION, PartKind.COMMENDATION, PartKind.STATEMENT, PartKind.RULING)


def make_full(*, committee: Committee, by: User, entries: int, **fields) -> Minutes:
    """Minutes of a meeting at which everybody came, with so many entries full of everything."""
    meeting = make_held_meeting(committee=committee, by=by, **fields)
    make_attendance(meeting=meeting, by=by)
    minutes = make_minutes(meeting=meeting, by=by)
    fill(minutes, by=by, entries=entries)
    return minutes


def fill(minutes: Minutes, *, by: User, entries: int, moved: int = 1) -> Minute:
    """Add entries with parts of every kind, clauses, actions, exclusions and interests, and with so many motions, each
    with an amendment and votes by name. The meeting has reached the last of them, which is returned.
    """
    here = list(minutes.meeting.attendances.all())
    for number in range(entries):
        item = agenda_items.add(meeting=minutes.meeting, by=by, title=f"Business {number}")
        clauses = [ClauseText("Noted."), ClauseText("Police are asked for figures.")]
        entry = minute_entries.create(
            minutes=minutes,
            by=by,
            item=item,
            title=item.title,
            narrative="The officer spoke.",
            clauses=clauses,
        )
        _add_parts(entry, by, here[number % len(here)])
        for _motion in range(moved):
            _add_motion(entry, by, here)
        _add_exclusion(entry, by, item)
        _add_people(entry, by, item, here[0])
        for place in range(2):
            actions.create(minute=entry, by=by, text=f"Write letter {place}", owner_name="Head of Service")
    meeting_day.reach(minute=entry, by=by)
    return entry


def _add_parts(entry: Minute, by: User, who: Attendance) -> None:
    for kind in OF_SOMEBODY:
        minute_parts.add(minute=entry, by=by, kind=kind, attendance=who, at=dt.time(19, 30))
    for kind in TYPED:
        minute_parts.add(
            minute=entry, by=by, kind=kind, text="How many wardens?", said_by="Mr Field", answer="Twelve."
        )


def _add_motion(entry: Minute, by: User, here: list[Attendance]) -> None:
    voting = [row for row in here if row.attendance_class in attendance.VOTING_CLASSES]
    mover, seconder = voting[0], voting[-1]
    moved = motions.move(minute=entry, by=by, text="That it be noted.", mover=mover, seconder=seconder)
    amendment = motions.move(
        minute=entry, by=by, text="That it be noted and printed.", amends=moved, mover=mover
    )
    for motion in (amendment, moved):
        votes.record(
            motion=motion,
            by=by,
            expected_version=None,
            outcome=MotionOutcome.CARRIED,
            vote_method=VoteMethod.NAMED,
            cast={row.pk: Vote.FOR for row in voting},
        )


def _add_exclusion(entry: Minute, by: User, item: AgendaItem) -> None:
    """The public left and came back within the item; before, it was proposed and lost."""
    business = {"minute": entry, "by": by, "items": [item]}
    ground = min(EXEMPT_BY_NATION[entry.council.nation])
    exclusions.exclude(outcome=ExclusionOutcome.LOST, proposed_paragraphs=[ground], **business)
    held = exclusions.exclude(paragraphs=[ground], public_interest_reason="An investigation.", **business)
    minute_parts.add(minute=entry, by=by, kind=PartKind.NOTE, text="In private.")
    exclusions.readmit(exclusion=held, by=by, minute=entry, decided_in_private=False)


def _add_people(entry: Minute, by: User, item: AgendaItem, who: Attendance) -> None:
    """Somebody takes the chair, declares an interest in the item and leaves for it; a witness comes for it alone."""
    meeting = entry.minutes.meeting
    presiding.record(meeting=meeting, by=by, attendance=who, from_minute=entry)
    for kind in (InterestKind.DISCLOSABLE, InterestKind.OTHER):
        declarations.declare(
            meeting=meeting,
            by=by,
            person=who.person,
            kind=kind,
            nature="Owns a shop there.",
            item=item,
            declared_at=item,
            left_room=True,
        )
    attendance.add(
        meeting=meeting,
        by=by,
        attendance_class=AttendanceClass.WITNESS,
        name=f"Witness of {item.title}",
        items=[item],
    )
