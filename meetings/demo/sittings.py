"""Enters what happened at a meeting: who came, what was declared, the minutes, and when they were agreed."""

import datetime as dt
from collections.abc import Iterable

from meetings.demo import files
from meetings.demo.agendas import PUBLISHED_BEFORE, item_of
from meetings.demo.days import DAY, at_noon
from meetings.demo.files import WrittenClause
from meetings.demo.shapes import Attended, Declared, Guest
from meetings.demo.world import World, do_waiting_jobs
from meetings.enums import PaperKind, Presence
from meetings.models import Meeting, Minute, Minutes, Resolution
from meetings.services import attendance, declarations, meetings, minute_entries, publications
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText

# Draft minutes go out this many days after a meeting.
PUBLISHED_AFTER = 13


def enter_attendance(world: World, meeting: Meeting, attended: Attended) -> None:
    """Everybody on the roll came, but who sent apologies or took part online; then guests and interests."""
    presence = {world.people[name].pk: Presence.APOLOGIES for name in attended.apologies}
    presence |= {world.people[name].pk: Presence.ONLINE for name in attended.online}
    rows = attendance.roll(meeting)
    attendance.record(
        meeting=meeting,
        by=world.by(),
        presences={attendance.key_of(row): presence.get(row.person_id, Presence.PRESENT) for row in rows},
        presided=f"person-{world.people[attended.presided].pk}",
    )
    for guest in attended.guests:
        _enter_guest(world, meeting, guest, presence)
    _enter_declarations(world, meeting, attended.declared)
    meetings.hold(meeting=meeting, by=world.by(), ended_at=dt.time.fromisoformat(attended.ended))


def _enter_guest(world: World, meeting: Meeting, guest: Guest, presence: dict[int, str]) -> None:
    person = world.people[guest.person]
    more = {"substitute_for": world.people[guest.substitute_for]} if guest.substitute_for else {}
    attendance.add(
        meeting=meeting,
        by=world.by(),
        attendance_class=guest.attended_as,
        person=person,
        presence=presence.get(person.pk, Presence.PRESENT),
        **more,
    )


def _enter_declarations(world: World, meeting: Meeting, declared: Iterable[Declared]) -> None:
    for one in declared:
        declarations.declare(
            meeting=meeting,
            by=world.by(),
            person=world.people[one.person],
            kind=one.kind,
            nature=one.nature,
            item=item_of(meeting, one.item),
            left_room=one.left_room,
        )


def enter_minutes(world: World, meeting: Meeting, file: str) -> dict[str, Resolution]:
    """Write and publish the minutes; returns the clauses that become recommendations, by key."""
    minutes = minutes_service.start(meeting=meeting, by=world.by())
    made = write_entries(world, minutes, file)
    published = min(meeting.date + PUBLISHED_AFTER * DAY, world.days.today - DAY)
    minutes_service.publish(minutes=minutes, by=world.by(), at=at_noon(published))
    do_waiting_jobs(world.council)
    return made


def write_entries(world: World, minutes: Minutes, file: str) -> dict[str, Resolution]:
    """Put the words of a file into the entries of minutes; returns clauses as `enter_minutes` does."""
    entries = {entry.title: entry for entry in minutes.entries.prefetch_related("resolutions")}
    made: dict[str, Resolution] = {}
    for part in world.file(file).parts:
        narrative, clauses = files.clauses(part)
        entry = entries.get(part.name) or minute_entries.create(
            minutes=minutes, by=world.by(), title=part.name
        )
        made |= _write(world, entry, narrative, clauses, part.note)
    return made


def agree_minutes(world: World, earlier: Meeting, later: Meeting, *, signed_by: str) -> None:
    """Record that a later meeting agreed the minutes, which are printed anew."""
    minutes_service.agree(
        minutes=earlier.minutes,
        by=world.by(),
        agreed_at_meeting=later,
        signed_by=signed_by,
        at=at_noon(later.date + DAY),
    )
    do_waiting_jobs(world.council)


def print_member_list(world: World) -> None:
    """Build and publish the list of the partnership's members as of last year's meeting."""
    day = world.days.last
    publications.start_build(
        kind=PaperKind.MEMBER_LIST,
        by=world.by(),
        council=world.council,
        publish=True,
        day=day,
        at=at_noon(day - PUBLISHED_BEFORE * DAY),
        partnership_id=world.partnership.pk,
    )
    do_waiting_jobs(world.council)


def _write(
    world: World, entry: Minute, narrative: str, clauses: list[WrittenClause], action: str
) -> dict[str, Resolution]:
    """Put the words of the file into an entry; standing clauses that the file does not name are taken out."""
    told, unused = [], list(entry.resolutions.all())
    for clause in clauses:
        row = unused.pop(0) if clause.is_as_usual else None
        told.append(ClauseText(row.text, pk=row.pk) if row else ClauseText(clause.text))
    if clauses:
        told += [ClauseText(row.text, pk=row.pk, remove=True) for row in unused]
    minute_entries.change(
        minute=entry,
        by=world.by(),
        expected_version=None,
        clauses=told,
        narrative=narrative or entry.narrative,
        action=action,
    )
    saved = entry.resolutions.order_by("position")
    return {clause.key: row for clause, row in zip(clauses, saved, strict=False) if clause.key}
