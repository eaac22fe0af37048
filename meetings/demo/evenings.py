"""Enters an evening of a few days ago whose minutes are still a draft, step by step as it was minuted."""

import datetime as dt

from meetings.demo import agendas, sittings
from meetings.demo.evening_shapes import Evening, Moved, Noted, Phrase, Private, Proposed, ToDo, Topic, Urgent
from meetings.demo.world import World, do_waiting_jobs
from meetings.minute_enums import ItemOutcome, MotionOutcome, Vote, VoteMethod
from meetings.models import Attendance, Meeting, Minute, Minutes, Resolution, StandingPhrase
from meetings.services import (
    actions,
    business,
    comings,
    exclusions,
    minute_corrections,
    minute_parts,
    motions,
    standing_phrases,
    voters,
    votes,
    work_programme,
)
from meetings.services import minutes as minutes_service
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import working_days_after


def enter_phrases(world: World, phrases: tuple[Phrase, ...]) -> None:
    """Keep the council's own standing phrases."""
    for phrase in phrases:
        standing_phrases.create(
            council=world.council,
            by=world.by(),
            label=phrase.label,
            shortcut=phrase.shortcut,
            kind=phrase.kind,
            narrative=phrase.narrative,
            clauses=phrase.clauses,
        )


def enter_evening(world: World, evening: Evening, earlier: Meeting) -> Meeting:
    """Hold the meeting, minute it, agree the minutes of an earlier one at it, and send the draft to the members."""
    sitting = evening.sitting
    meeting = agendas.enter_meeting(world, sitting, world.days.recent)
    agendas.publish_pack(world, meeting)
    sittings.enter_attendance(world, meeting, sitting.attended)
    minutes = minutes_service.start(meeting=meeting, by=world.by())
    sittings.agree_minutes(world, earlier, meeting, signed_by=evening.signed_by)
    _enter_business(world, minutes, evening)
    for arrived in evening.arrived:
        comings.arrive(
            attendance=_row(world, minutes, arrived.person),
            minute=_entry(minutes, arrived.item),
            by=world.by(),
            at=dt.time.fromisoformat(arrived.at),
            none_declared=arrived.none_declared,
        )
    _leave(world, minutes, evening.private)
    sittings.write_entries(world, minutes, sitting.minutes)
    for noted in evening.noted:
        _note(world, minutes, noted)
    for item, label in evening.phrased.items():
        _put_phrase(world, _entry(minutes, item), label)
    _enter_motion(world, minutes, evening.moved)
    _come_back(world, minutes, evening.private)
    _enter_what_follows(world, minutes, evening)
    _send_round(world, minutes, evening.proposed)
    do_waiting_jobs(world.council)
    return meeting


def _enter_business(world: World, minutes: Minutes, evening: Evening) -> None:
    for title, reason in evening.withdrawn.items():
        business.record(
            minute=_entry(minutes, title),
            by=world.by(),
            expected_version=None,
            outcome=ItemOutcome.WITHDRAWN,
            reason=reason,
        )
    urgent: Urgent = evening.urgent
    business.add_urgent(
        minutes=minutes,
        by=world.by(),
        title=urgent.title,
        reason=world.words(urgent.reason),
        presented_by=urgent.presented_by,
    )


def _note(world: World, minutes: Minutes, noted: Noted) -> None:
    minute_parts.add(
        minute=_entry(minutes, noted.item),
        by=world.by(),
        kind=noted.kind,
        text=world.words(noted.text),
        said_by=noted.said_by,
        answer=noted.answer,
        answered_by=noted.answered_by,
    )


def _put_phrase(world: World, minute: Minute, label: str) -> None:
    own = StandingPhrase.objects.get(council=world.council, label=label)
    offer = next(one for one in standing_phrases.offered(minute) if one.label == own.label)
    standing_phrases.insert(minute=minute, by=world.by(), key=offer.key)


def _enter_motion(world: World, minutes: Minutes, moved: Moved) -> None:
    """Move, amend, vote by name on the amendment, carry the rest by assent, and make it the decision."""
    minute, clerk, told = _entry(minutes, moved.item), world.by(), moved.amended
    motion = motions.move(
        minute=minute,
        by=clerk,
        text=moved.text,
        mover=_row(world, minutes, moved.mover),
        seconder=_row(world, minutes, moved.seconder),
    )
    amendment = motions.move(
        minute=minute,
        by=clerk,
        text=told.text,
        amends=motion,
        mover=_row(world, minutes, told.mover),
        seconder=_row(world, minutes, told.seconder),
    )
    cast = {one.attendance.pk: Vote.FOR for one in voters.of(minute) if one.may_vote}
    cast |= {_row(world, minutes, name).pk: vote for name, vote in told.otherwise.items()}
    by_name = {"vote_method": VoteMethod.NAMED, "cast": cast, "asked_for_by": told.asked_for_by}
    _carry(world, amendment, **by_name)
    _carry(world, motion, vote_method=VoteMethod.ASSENT)
    motions.resolve(motion=motion, by=clerk)


def _carry(world: World, motion, **how) -> None:
    votes.record(motion=motion, by=world.by(), expected_version=None, outcome=MotionOutcome.CARRIED, **how)


def _leave(world: World, minutes: Minutes, private: Private) -> None:
    exclusions.exclude(
        minute=_entry(minutes, private.under),
        by=world.by(),
        items=[world.item(minutes.meeting, private.for_item)],
        at=dt.time.fromisoformat(private.left_at),
        paragraphs=list(private.paragraphs),
        public_interest_reason=private.reason,
    )


def _come_back(world: World, minutes: Minutes, private: Private) -> None:
    exclusions.readmit(
        exclusion=_entry(minutes, private.under).exclusions.get(),
        by=world.by(),
        minute=_entry(minutes, private.for_item),
        at=dt.time.fromisoformat(private.back_at),
    )


def _enter_what_follows(world: World, minutes: Minutes, evening: Evening) -> None:
    """Actions and topics of the work programme, each from its clause."""
    for one in evening.to_do:
        _ask(world, minutes, one)
    for topic in evening.topics:
        _plan(world, minutes, topic)


def _ask(world: World, minutes: Minutes, one: ToDo) -> None:
    nation = Nation(world.council.nation)
    actions.create(
        minute=_entry(minutes, one.item),
        by=world.by(),
        text=one.text,
        clause=_clause(minutes, one.item, one.clause),
        owner=world.people[one.owner],
        due_on=working_days_after(world.days.today, one.due, nation=nation).date,
    )


def _plan(world: World, minutes: Minutes, topic: Topic) -> None:
    work_programme.create(
        committee=world.committee,
        by=world.by(),
        title=topic.title,
        clause=_clause(minutes, topic.item, topic.clause),
        planned_for=world.words(topic.planned_for),
        lead=topic.lead,
        purpose=topic.purpose,
    )


def _send_round(world: World, minutes: Minutes, proposed: Proposed) -> None:
    """Send the draft to the members, one of whom proposes a correction."""
    minutes.refresh_from_db()
    circulated = minute_corrections.circulate(minutes=minutes, by=world.by()).minutes
    part = _entry(minutes, proposed.item).parts.get(text__contains=proposed.quoted)
    minute_corrections.propose(
        minutes=circulated,
        by=world.by(proposed.member),
        place=f"part-{part.pk}",
        quoted=proposed.quoted,
        proposed=proposed.proposed,
        reason=proposed.reason,
    )


def _entry(minutes: Minutes, title: str) -> Minute:
    return minutes.entries.get(title=title)


def _clause(minutes: Minutes, title: str, count: int) -> Resolution:
    return _entry(minutes, title).resolutions.order_by("position")[count - 1]


def _row(world: World, minutes: Minutes, name: str) -> Attendance:
    return minutes.meeting.attendances.get(person=world.people[name])
