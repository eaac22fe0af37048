"""Who is in the room where the meeting has reached: who came, less who is not there yet, has left, or is out for an
item. What is noted under the items (arrivals, leavings, returns) goes before the items named in the attendance."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from meetings.minute_enums import PartKind
from meetings.models import Attendance, Minute, Minutes

CAME = frozenset({PartKind.ARRIVED, PartKind.RETURNED})
MOVES = CAME | {PartKind.LEFT}


class Room:
    """Where everybody is at one item of the minutes, at the end of what is minuted under it so far.

    `entries` are those of the minutes in order, with their parts. Without an item the meeting has not reached one, and
    nobody is out. Two queries.
    """

    def __init__(self, minutes: Minutes, entries: Sequence[Minute], at: int | None):
        self.place = next((place for place, entry in enumerate(entries) if entry.pk == at), None)
        self.item = entries[self.place].item_id if self.place is not None else None
        self._places = {entry.item_id: place for place, entry in enumerate(entries) if entry.item_id}
        self._moves: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._only: dict[int, set[int]] = defaultdict(set)
        self._out_for_item: set[int] = set()
        if self.place is not None:
            self._read(minutes, entries)

    def is_in(self, row: Attendance) -> bool:
        """Whether somebody is in the room now (no query)."""
        if not (row.pk and row.is_present):
            return False
        return self.place is None or not (self._is_out_for_item(row) or self._is_away(row))

    def out(self, rows: Iterable[Attendance]) -> list[Attendance]:
        """Those of the rows who came, or are to come, and are not in the room now."""
        return [row for row in rows if row.pk and row.is_present and not self.is_in(row)]

    def _read(self, minutes: Minutes, entries: Sequence[Minute]) -> None:
        for place, entry in enumerate(entries):
            for part in entry.parts.all():
                if part.attendance_id and part.kind in MOVES and not part.is_beside:
                    self._moves[part.attendance_id].append((place, part.kind))
        if self.item:
            # For the item itself, or for the heading over it.
            declared = Q(item=self.item) | Q(item__items=self.item)
            left = minutes.meeting.declarations.filter(declared, left_room=True)
            self._out_for_item = set(left.values_list("person", flat=True))
        links = Attendance.items.through.objects.filter(attendance__meeting=minutes.meeting_id)
        for row, item in links.values_list("attendance", "agendaitem"):
            self._only[row].add(item)

    def _is_out_for_item(self, row: Attendance) -> bool:
        only = self._only.get(row.pk)
        if only and self.item not in only:
            return True
        return row.person_id is not None and row.person_id in self._out_for_item

    def _is_away(self, row: Attendance) -> bool:
        moves = self._moves.get(row.pk, [])
        past = [kind for place, kind in moves if place <= self.place]
        if past:
            return past[-1] not in CAME
        if moves and moves[0][1] == PartKind.ARRIVED:
            return True
        arrived, left = self._places.get(row.arrived_at_id), self._places.get(row.left_at_id)
        return (arrived is not None and arrived > self.place) or (left is not None and left < self.place)


def now(minutes: Minutes, entries: Sequence[Minute] | None = None) -> Room:
    """The room where the meeting is now, by `Minutes.at_entry` (four queries; two when the entries were read with their
    parts already)."""
    read = list(minutes.entries.prefetch_related("parts")) if entries is None else entries
    return Room(minutes, read, minutes.at_entry_id)
