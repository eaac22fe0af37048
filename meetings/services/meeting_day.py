"""The screen of a meeting while it is held: where it has reached, what is minuted, who is in the room."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import minute_rows, policies
from meetings.minute_enums import ItemOutcome
from meetings.models import Attendance, Minute, MinutePart, Minutes, Motion, Resolution
from meetings.services import agenda, attendance, private_parts, room
from meetings.services.attendance import Quorum
from scrutiny.models import AuditEvent, User

# How far an item is: the meeting is there, it is past and minuted, words stand ready for it, nothing stands there.
NOW, DONE, READY, EMPTY = "now", "done", "ready", "empty"


@dataclass(frozen=True)
class DayEntry:
    """One item on the screen: its number on the agenda, how far it is, and what was recorded under it."""

    minute: Minute
    label: str
    state: str
    parts: tuple[MinutePart, ...]
    motions: tuple[Motion, ...]
    clauses: tuple[Resolution, ...]
    is_private: bool

    @property
    def pk(self) -> int:
        return self.minute.pk

    @property
    def title(self) -> str:
        return self.minute.title

    @property
    def has_beside(self) -> bool:
        """Whether a text is kept beside that nobody has put in or taken out yet."""
        return any(part.is_beside for part in self.parts)


@dataclass(frozen=True)
class Screen:
    """The whole evening as it stands."""

    minutes: Minutes
    entries: tuple[DayEntry, ...]
    rows: tuple[Attendance, ...]
    quorum: Quorum

    @property
    def chair(self) -> str:
        """Who presides, empty while nobody is recorded."""
        return next((row.name for row in self.rows if row.in_the_chair), "")

    def entry(self, pk: int | None) -> DayEntry | None:
        """An item by its key; without one, where the meeting is, else the first."""
        wanted = pk or self.minutes.at_entry_id
        found = next((entry for entry in self.entries if entry.pk == wanted), None)
        return found or (self.entries[0] if self.entries and not pk else None)

    def beside(self, entry: DayEntry, step: int) -> DayEntry | None:
        """The item one before (-1) or after (1) another."""
        place = self.entries.index(entry) + step
        return self.entries[place] if 0 <= place < len(self.entries) else None


def screen(minutes: Minutes) -> Screen:
    """Read all of an evening (two queries, whatever its length; one more while the agenda has no fixed numbers, and
    one when co-opted members came)."""
    rows = tuple(minutes.meeting.attendances.all())
    entries = minute_rows.entries_of(minutes, rows)
    private = private_parts.private_at_the_end(entries)
    labels = _labels(minutes, entries)
    here = next((place for place, entry in enumerate(entries) if entry.pk == minutes.at_entry_id), -1)
    return Screen(
        minutes=minutes,
        entries=tuple(
            _entry(entry, labels.get(entry.item_id, ""), place - here, entry.pk in private)
            for place, entry in enumerate(entries)
        ),
        rows=rows,
        quorum=attendance.quorum(minutes.meeting, rows, room=room.now(minutes, entries)),
    )


def mark(minutes: Minutes) -> str:
    """A word that changes with all that is recorded of the evening, but for texts typed on in a sitting (one query).

    It stands on the council's audit log, which has a line of everything else. Of two things recorded at the same moment
    the log may show the later one first: whoever goes by the mark asks for all now and then.
    """
    events = AuditEvent.objects.filter(council_id=minutes.meeting.committee.council_id)
    last = events.order_by("-pk").values_list("pk", flat=True).first()
    return f"{last or 0}.{minutes.at_entry_id or 0}"


@transaction.atomic
def reach(*, minute: Minute, by: User) -> Minutes:
    """Say that the meeting has reached an item. Raises Refused once the minutes are published."""
    minutes = minute.minutes
    policies.check_edit_minutes(by, minutes)
    # Where the meeting is is no record that anybody asks about later, so the audit log has no line of it.
    minutes.at_entry = minute
    minutes.save(update_fields=["at_entry"])
    return minutes


def part_of(minute: Minute, uid) -> MinutePart:
    """A part of a minute by the name that the browser gave it. Raises ValidationError when it was taken out."""
    part = minute.parts.filter(uid=uid).first()
    if part is None:
        raise ValidationError(_("This was taken out meanwhile."))
    part.minute = minute
    return part


def clause_of(minute: Minute, uid) -> Resolution:
    """A clause of a minute by the name that the browser gave it. Raises ValidationError when it was taken out."""
    clause = minute.resolutions.filter(uid=uid).first()
    if clause is None:
        raise ValidationError(_("This was taken out meanwhile."))
    clause.minute = minute
    return clause


def _labels(minutes: Minutes, entries: list[Minute]) -> dict[int | None, str]:
    """The number of each item, by its key."""
    items = [entry.item for entry in entries if entry.item]
    if all(item.label for item in items):
        return {item.pk: item.label for item in items}
    return {node.item.pk: node.label for node in agenda.nodes(agenda.outline(minutes.meeting))}


def _entry(minute: Minute, label: str, ahead: int, is_private: bool) -> DayEntry:
    """An item; `ahead` is how many places it comes after where the meeting is."""
    parts, motions, clauses = (
        tuple(rows.all()) for rows in (minute.parts, minute.motions, minute.resolutions)
    )
    is_settled = minute.outcome != ItemOutcome.TAKEN
    says = is_settled or minute.narrative.strip() or parts or motions or clauses
    return DayEntry(
        minute=minute,
        label=label,
        state=NOW if not ahead else EMPTY if not says else DONE if ahead < 0 else READY,
        parts=parts,
        motions=motions,
        clauses=clauses,
        is_private=is_private,
    )
