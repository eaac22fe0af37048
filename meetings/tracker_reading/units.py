"""What the rows of one recommendation come to: who is asked, what each answered, and where it stands."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from meetings.enums import AddresseeStatus, Answer
from meetings.recommendation_enums import ImportColumn, ProgressStage, RowKind
from meetings.tracker_reading.fields import ENDED

_STATUS_OF_TERM = {
    "sent": AddresseeStatus.AWAITING,
    "awaiting-response": AddresseeStatus.AWAITING,
    "overdue": AddresseeStatus.AWAITING,
    "awaiting-commentary": AddresseeStatus.SILENT,
    "action-planned": AddresseeStatus.PLANNED,
    "in-progress": AddresseeStatus.IN_PROGRESS,
    "claimed-done": AddresseeStatus.CLAIMED_DONE,
    "not-feasible": AddresseeStatus.NOT_FEASIBLE,
    # The committee confirms what a body has said to be done.
    "confirmed": AddresseeStatus.CLAIMED_DONE,
}
_STAGE_OF_TERM = {
    "action-planned": ProgressStage.PLANNED,
    "claimed-done": ProgressStage.CLAIMED_DONE,
    "confirmed": ProgressStage.CLAIMED_DONE,
    "not-feasible": ProgressStage.NOT_FEASIBLE,
}
# Said of all of a recommendation more than once, these are put one below the other.
_JOINED = (ImportColumn.RESPONSE, ImportColumn.ACTION, ImportColumn.FINDING)
# Of the parts of a recommendation the one that is furthest behind tells how far a body is.
_BEHIND = (
    AddresseeStatus.SILENT,
    AddresseeStatus.AWAITING,
    AddresseeStatus.ACCEPTED,
    AddresseeStatus.IN_PART,
    AddresseeStatus.IN_PRINCIPLE,
    AddresseeStatus.PLANNED,
    AddresseeStatus.IN_PROGRESS,
    AddresseeStatus.CLAIMED_DONE,
    AddresseeStatus.NOT_FEASIBLE,
    AddresseeStatus.NOT_ACCEPTED,
    AddresseeStatus.NOT_SENT,
)

Values = Mapping[str, Any]


@dataclass(frozen=True)
class RowSaid:
    """One row of a recommendation: what kind it is, and what was read from it."""

    number: int
    kind: str
    values: Values


@dataclass
class Asked:
    """One who is asked, with what rows say of it: of the whole, and of parts by their place (from 0)."""

    owner: Values
    sayings: list[Values] = field(default_factory=list)
    of_parts: list[tuple[int, Values]] = field(default_factory=list)

    @property
    def whole(self) -> dict[str, Any]:
        """What is said of the whole: the last of what is said twice, words one below the other."""
        return folded(self.sayings)

    @property
    def status(self) -> AddresseeStatus:
        """Where it is: by what is said of the whole, else by the part that is furthest behind."""
        of_parts = [status_of(values) for _place, values in self.of_parts]
        own = status_of(self.whole)
        if not of_parts or self.whole.get(ImportColumn.STATE):
            return own
        return min((own, *of_parts) if own != AddresseeStatus.NOT_SENT else of_parts, key=_BEHIND.index)

    @property
    def answer(self) -> str:
        """The answer to the whole, or what the answers to parts come to; empty where none is told."""
        if answer := self.whole.get(ImportColumn.ANSWER):
            return answer
        kinds = {
            values[ImportColumn.ANSWER] for _place, values in self.of_parts if ImportColumn.ANSWER in values
        }
        return kinds.pop() if len(kinds) == 1 else Answer.IN_PART if kinds else ""


@dataclass
class Unit:
    """One recommendation: its first row, its parts in order, and who is asked."""

    numbers: list[int]
    head: dict[str, Any]
    parts: list[Values]
    asked: list[Asked]

    @property
    def ended(self) -> str:
        """The term with which it ended or was shelved, of itself or of all its parts; empty for one that is open."""
        own = self.head.get(ImportColumn.STATE, "")
        if own or not self.parts:
            return own if own in ENDED else ""
        terms = {values.get(ImportColumn.STATE, "") for values in self.parts}
        return next(iter(terms)) if len(terms) == 1 and terms <= set(ENDED) else ""


def unit_of(rows: list[RowSaid]) -> Unit:
    """What the rows of one recommendation, the first of which has its wording, come to."""
    first, *others = rows
    named: dict[tuple, Asked] = {}
    heads: list[Values] = [first.values]
    parts: list[Values] = []
    owners = first.values.get(ImportColumn.OWNER, [])
    for owner in owners:
        _asked(named, owner).sayings.append(first.values)
    for row in others:
        place = len(parts)
        if row.kind == RowKind.PART:
            parts.append(row.values)
        elif not row.values.get(ImportColumn.OWNER):
            heads.append(row.values)
        for owner in row.values.get(ImportColumn.OWNER, owners):
            one = _asked(named, owner)
            if row.kind == RowKind.PART:
                one.of_parts.append((place, row.values))
            else:
                one.sayings.append(row.values)
    return Unit([row.number for row in rows], folded(heads), parts, list(named.values()))


def folded(sayings: list[Values]) -> dict[str, Any]:
    """Several rows as one: the last of what is said twice, words of answers one below the other."""
    whole: dict[str, Any] = {}
    for values in sayings:
        for name, value in values.items():
            if name in _JOINED and whole.get(name) and whole[name] != value:
                whole[name] = f"{whole[name]}\n{value}"
            elif value:
                whole[name] = value
    return whole


def status_of(values: Values) -> AddresseeStatus:
    """Where a body is by its state; an answer says more than that nothing has come."""
    status = _STATUS_OF_TERM.get(values.get(ImportColumn.STATE, ""))
    answer = values.get(ImportColumn.ANSWER)
    if answer and (status is None or status in (AddresseeStatus.AWAITING, AddresseeStatus.SILENT)):
        return AddresseeStatus(answer)
    if status is None and not values.get(ImportColumn.STATE):
        if values.get(ImportColumn.PROGRESS):
            return AddresseeStatus.IN_PROGRESS
        if values.get(ImportColumn.SENT_ON):
            return AddresseeStatus.AWAITING
    return status or AddresseeStatus.NOT_SENT


def stage_of(values: Values) -> ProgressStage:
    """How far a body says that it is."""
    return _STAGE_OF_TERM.get(values.get(ImportColumn.STATE, ""), ProgressStage.IN_PROGRESS)


def day_in(values: Values, *columns: str) -> dt.date | None:
    """The first of the days that is told."""
    return next((dt.date.fromisoformat(values[column]) for column in columns if values.get(column)), None)


def _asked(named: dict[tuple, Asked], owner: Values) -> Asked:
    return named.setdefault((owner["kind"], owner["organisation"], owner["name"]), Asked(owner))
