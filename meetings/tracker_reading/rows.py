"""A sheet read row by row: what each row is, which row it belongs to, and what keeps it from being imported."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from meetings.enums import AddresseeStatus
from meetings.recommendation_enums import ImportColumn, RowKind
from meetings.tracker_reading.columns import SEVERAL
from meetings.tracker_reading.fields import ENDED, read_fields
from meetings.tracker_reading.matching import Matching
from meetings.tracker_reading.owners import Register
from meetings.tracker_reading.units import status_of
from meetings.tracker_reading.words import is_as_above, plain, shortened

_TOTAL = re.compile(r"(sub|grand )?\s*total\b.*|total number.*|count\b.*", re.IGNORECASE)
_PART = re.compile(r"\(?([a-z]|i{1,3}|iv|v|vi{1,3})[).]\s+", re.IGNORECASE)
# "3a", "3(b)", "3.1", "R3 (i)": the reference of the whole, then the letter of the part.
_PART_REFERENCE = re.compile(r"(.*\d)\s*(?:\(?[a-z]{1,3}\)|[a-z]|\.\d{1,2})", re.IGNORECASE)

# A first cell of these that stands alone is no heading.
_SAY_MUCH = (ImportColumn.TEXT, ImportColumn.PROGRESS, ImportColumn.RESPONSE)


@dataclass(frozen=True)
class RawRow:
    """A row of the file: its cells, and by column which came from above or from the left by a merge, or are bare.

    `corrected` holds by ImportColumn what an officer wrote instead, `skipped` an officer's reason to leave it out.
    With `is_read_anyway` it is taken for a recommendation whatever it looks like.
    """

    number: int
    cells: tuple[str, ...]
    down: frozenset[int] = frozenset()
    across: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()
    corrected: Mapping[str, str] = field(default_factory=dict)
    skipped: str = ""
    is_read_anyway: bool = False


@dataclass
class Reading:
    """What a row says: `leader` is the number of the row whose recommendation a part, or more on it, belongs to.

    `words` are the texts that were read, `values` what they say, `problems` sentences by field.
    """

    number: int
    kind: RowKind
    leader: int | None = None
    words: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        return self.kind == RowKind.RECOMMENDATION


def read_rows(
    rows: Iterable[RawRow], matching: Matching, register: Register, taken: Collection[str] = ()
) -> list[Reading]:
    """Read all rows of a sheet; `taken` are references that the committee's recommendations have already.

    A row that belongs to one that does not fit does not fit either, and the other way round.
    """
    reader = _Reader(matching, register, set(taken))
    readings = [reader.read(row) for row in rows]
    _hold_together(readings)
    return readings


def groups(readings: Iterable[Reading]) -> dict[int, list[Reading]]:
    """The rows of each recommendation by the number of its first, which comes first."""
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.kind != RowKind.NOTHING:
            found.setdefault(reading.leader or reading.number, []).append(reading)
    return found


def _hold_together(readings: list[Reading]) -> None:
    for leader, rows in groups(readings).items():
        wrong = [row.number for row in rows if row.problems]
        for row in rows:
            others = [number for number in wrong if number != row.number]
            if others and not row.problems:
                sentence = (
                    _("It belongs to row %(row)d, which does not fit yet.")
                    if row.number != leader and leader in others
                    else _("Row %(row)d, which belongs to the same recommendation, does not fit yet.")
                )
                row.problems["group"] = sentence % {"row": leader if leader in others else others[0]}


class _Reader:
    """Goes down a sheet and knows what stood above."""

    def __init__(self, matching: Matching, register: Register, taken: set[str]):
        self.matching, self.register = matching, register
        self.taken = {plain(reference) for reference in taken}
        self.headings: tuple[str, ...] = ()
        self.banner = ""
        self.above: dict[str, str] = {}
        self.leader: Reading | None = None
        self.by_reference: dict[str, Reading] = {}

    def read(self, row: RawRow) -> Reading:
        if reason := self._nothing(row):
            return Reading(row.number, RowKind.NOTHING, notes=[reason])
        words, notes = self._words(row)
        if not any(words.values()):
            return Reading(row.number, RowKind.NOTHING, notes=[_("Nothing in the columns that are read.")])
        kind, leader = self._kind(row, words)
        if leaves_out := self._left_out(row, kind, leader):
            return leaves_out
        if kind != RowKind.RECOMMENDATION:
            # What a merge brought down says nothing that the first row did not say.
            own = {column: text for column, text in words.items() if not self._came_down(row, column)}
            words = {**own, **({ImportColumn.TEXT: words[ImportColumn.TEXT]} if kind == RowKind.PART else {})}
            if kind == RowKind.MORE:
                words.pop(ImportColumn.TEXT, None)
                words.pop(ImportColumn.REFERENCE, None)
        return self._finished(row, kind, leader, words, notes)

    def _left_out(self, row: RawRow, kind: RowKind, leader: Reading | None) -> Reading | None:
        """What an officer leaves out, and with a recommendation all rows that belong to it."""
        if row.skipped:
            reading = Reading(row.number, RowKind.NOTHING, notes=[row.skipped])
            if kind == RowKind.RECOMMENDATION:
                self.leader = reading
            return reading
        if leader and leader.kind == RowKind.NOTHING:
            sentence = _("It belongs to row %(row)d, which is left out.") % {"row": leader.number}
            return Reading(row.number, RowKind.NOTHING, notes=[sentence])
        return None

    def _finished(
        self, row: RawRow, kind: RowKind, leader: Reading | None, words: dict[str, str], notes: list[str]
    ) -> Reading:
        found = read_fields(words, kind, self.matching, self.register)
        reading = Reading(
            number=row.number,
            kind=kind,
            leader=leader.number if leader else None,
            words=words,
            values=found.values,
            problems=found.problems,
            notes=[*notes, *found.notes],
        )
        if leader:
            sentence = (
                _("A part of row %(row)d.")
                if kind == RowKind.PART
                else _("More on row %(row)d: the same recommendation.")
            )
            reading.notes.insert(0, sentence % {"row": leader.number})
        else:
            self._place(reading)
            reading.notes += _dates_taken(reading.values)
            self.leader = reading
        return reading

    def _nothing(self, row: RawRow) -> str:
        """Why a row is nothing to be imported; empty for one that may be."""
        if row.number < self.matching.heading_row:
            return _("Above the headings.")
        if row.number == self.matching.heading_row:
            self.headings = tuple(map(plain, row.cells))
            return _("The headings.")
        said = {cell.strip() for cell in row.cells if cell.strip()}
        if not said and not row.corrected:
            return _("An empty row.")
        if row.is_read_anyway or row.corrected:
            return ""
        return self._no_recommendation(row, said)

    def _no_recommendation(self, row: RawRow, said: set[str]) -> str:
        first = next(cell for cell in row.cells if cell.strip())
        if _TOTAL.fullmatch(" ".join(first.split())) and len(first) < 60:
            return _("A total: no recommendation.")
        plains = tuple(map(plain, row.cells))
        same = sum(
            bool(cell) and cell == heading for cell, heading in zip(plains, self.headings, strict=False)
        )
        if same >= 2 and same >= len(said) / 2:
            return _("The headings once more.")
        if self._is_banner(row, said):
            self.banner = shortened(first, 200)
            return _("A heading in the table: “%(words)s”.") % {"words": self.banner}
        return ""

    def _is_banner(self, row: RawRow, said: set[str]) -> bool:
        """One text alone, across several columns or outside the column of recommendations."""
        if len(said) != 1:
            return False
        filled = [column for column, cell in enumerate(row.cells) if cell.strip()]
        if row.down & set(filled):
            return False
        is_wide = len(filled) > 1 and set(filled[1:]) <= row.across
        return is_wide or (
            len(filled) == 1
            and self.matching.columns.get(filled[0])
            not in (ImportColumn.TEXT, ImportColumn.PROGRESS, ImportColumn.RESPONSE)
            and filled[0] == 0
        )

    def _words(self, row: RawRow) -> tuple[dict[str, str], list[str]]:
        """The words by ImportColumn: the officer's where some were written, what stands above for "ditto"."""
        words: dict[str, str] = {}
        notes: list[str] = []
        for column, target in self.matching.columns.items():
            said = row.cells[column].strip() if column < len(row.cells) else ""
            if column in row.bare:
                notes.append(
                    _("Column %(column)d holds a formula whose value is not in the file.")
                    % {"column": column + 1}
                )
            if said and target in words and target in SEVERAL:
                words[target] = f"{words[target]}\n{said}" if words[target] else said
            elif said or target not in words:
                words[target] = said
        for target, said in words.items():
            if is_as_above(said):
                words[target] = self.above.get(target, "")
                notes.append(
                    _("“%(words)s” is read as what stands above: %(above)s.")
                    % {"words": said, "above": shortened(words[target]) or _("nothing")}
                )
        if row.down & set(self.matching.columns):
            notes.append(_("Merged cells are read as in each of their rows."))
        self.above = {**self.above, **{target: said for target, said in words.items() if said}}
        return {**words, **row.corrected}, notes

    def _kind(self, row: RawRow, words: Mapping[str, str]) -> tuple[RowKind, Reading | None]:
        leader = self.leader
        text, reference = words.get(ImportColumn.TEXT, ""), words.get(ImportColumn.REFERENCE, "")
        if row.is_read_anyway or leader is None:
            return RowKind.RECOMMENDATION, None
        if self._came_down(row, ImportColumn.TEXT):
            return RowKind.MORE, leader
        if not text and not reference:
            return RowKind.MORE, leader
        whole = _PART_REFERENCE.fullmatch(reference.strip())
        if text and whole and (named := self.by_reference.get(plain(whole[1]))):
            return RowKind.PART, named
        is_under = not reference or self._came_down(row, ImportColumn.REFERENCE)
        if text and is_under and (_PART.match(text) or self._came_down(row, ImportColumn.REFERENCE)):
            return RowKind.PART, leader
        return RowKind.RECOMMENDATION, None

    def _came_down(self, row: RawRow, target: str) -> bool:
        """Whether all that the row says of a field came from above by a merge."""
        columns = [
            column
            for column, one in self.matching.columns.items()
            if one == target and column < len(row.cells) and row.cells[column].strip()
        ]
        return bool(columns) and target not in row.corrected and set(columns) <= row.down

    def _place(self, reading: Reading) -> None:
        """Where it was made, and a reference that nobody else has."""
        values = reading.values
        if ImportColumn.ORIGIN not in values:
            values[ImportColumn.ORIGIN] = self.matching.origin or self.banner
        reference = values.get(ImportColumn.REFERENCE, "")
        if not reference:
            return
        key = plain(reference)
        other = self.by_reference.get(key)
        self.by_reference[key] = reading
        if self.matching.numbers_anew:
            if other and _same(other, reading):
                reading.problems[ImportColumn.TEXT] = _(
                    "Row %(row)d says the same. Leave one of them out, or change the wording."
                ) % {"row": other.number}
            return
        if other:
            sentence = (
                _("Row %(row)d has this reference and the same words. Leave one of them out.")
                if _same(other, reading)
                else _("Row %(row)d has this reference too. Give one of them another.")
            )
            reading.problems[ImportColumn.REFERENCE] = sentence % {"row": other.number}
            self.by_reference[key] = other
        elif key in self.taken:
            reading.problems[ImportColumn.REFERENCE] = _(
                "The committee has a recommendation with this reference already. Leave the row out, or give it another."
            )


def _dates_taken(values: Mapping[str, Any]) -> list[str]:
    """Sentences on the days that are taken for those that the row does not tell."""
    notes = []
    ended = values.get(ImportColumn.STATE) in ENDED
    is_sent = not ended and status_of(values) != AddresseeStatus.NOT_SENT
    if is_sent and ImportColumn.SENT_ON not in values:
        notes.append(_("No date sent: the day on which it was made is taken."))
    if values.get(ImportColumn.ANSWER) and ImportColumn.ANSWERED_ON not in values:
        notes.append(_("No date of the answer: it is taken as given in time."))
    if not values.get(ImportColumn.STATE) and status_of(values) == AddresseeStatus.NOT_SENT:
        notes.append(_("No state: it is taken as agreed, and not sent yet."))
    return notes


def _same(one: Reading, other: Reading) -> bool:
    return plain(one.values.get(ImportColumn.TEXT, "")) == plain(other.values.get(ImportColumn.TEXT, ""))
