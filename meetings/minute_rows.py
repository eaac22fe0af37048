"""The entries of minutes with all that stands under them, read in one query however much that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef

from meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Exclusion,
    Meeting,
    Minute,
    MinutePart,
    Minutes,
    Motion,
    Presiding,
    Recommendation,
    Resolution,
    VoteCast,
)
from partnerships.models import Organisation
from scrutiny.json_rows import has_none, hold, in_an_array, instance, link


@dataclass(frozen=True)
class Kind:
    """One kind of row under a minute: the path from it to the minute, and its order there."""

    model: type[models.Model]
    path: str = "minute"
    order: tuple[str, ...] = ("position", "pk")


KINDS = {
    "parts": Kind(MinutePart),
    "resolutions": Kind(Resolution),
    "recommendations": Kind(Recommendation, "resolution__minute", ("pk",)),
    "motions": Kind(Motion),
    "votes": Kind(VoteCast, "motion__minute", ("attendance__position", "pk")),
    "actions": Kind(Action, order=("due_on", "pk")),
    "organisations": Kind(Organisation, "actions__minute", ("pk",)),
    "exclusions": Kind(Exclusion, order=("pk",)),
    "excluded": Kind(Exclusion.items.through, "exclusion__minute", ("agendaitem__position", "pk")),
    "items": Kind(AgendaItem, "exclusions__minute"),
}


class Read:
    """All rows under the entries of one set of minutes, by kind and entry, and of each kind by key."""

    def __init__(self, entries: Iterable[Minute]):
        self.of_entry: dict[int, dict[str, list[Any]]] = {}
        self.known: dict[str, dict[int, Any]] = defaultdict(dict)
        for entry in entries:
            self.of_entry[entry.pk] = {
                name: [self._kept(name, one) for one in entry.__dict__.pop(f"{name}_read")] for name in KINDS
            }

    def _kept(self, name: str, values: dict[str, Any]) -> Any:
        """A row, the same one wherever it is named."""
        row = instance(KINDS[name].model, values)
        return self.known[name].setdefault(row.pk, row)

    def all(self, name: str) -> Iterable[Any]:
        return self.known[name].values()


def entries_of(minutes: Minutes, attendances: Iterable[Attendance] = ()) -> list[Minute]:
    """The entries in order, with agenda item, the entry that each was taken with and the meeting it was deferred to
    (one query).

    Read along, so that they are asked for no more: `parts`, `resolutions` with their `recommendation`, `motions` with
    `votes`, `actions`, `exclusions` with `items`; and of each who it names, if among the `attendances` of the meeting.
    """
    # The aliases can't be the names of the relations themselves.
    rows = {
        f"{name}_read": in_an_array(
            kind.model._base_manager.filter(**{kind.path: OuterRef("pk")}).order_by(*kind.order)
        )
        for name, kind in KINDS.items()
    }
    entries = list(
        minutes.entries.select_related("item", "taken_with__item", "deferred_to").annotate(**rows).all()
    )
    read = Read(entries)
    read.known["attendances"] = {row.pk: row for row in attendances}
    _link_decisions(read)
    _link_exclusions(read)
    for entry in entries:
        _hold(entry, read.of_entry[entry.pk])
    return entries


def attendances_of(meeting: Meeting) -> list[Attendance]:
    """Who came to a meeting or sent apologies, as they were entered, with whom each stood in for and the items at which
    they arrived and left (one query).

    Read along, so that they are asked for no more: the `items` for which each was there alone, and `presidings`.
    """
    links = Attendance.items.through._base_manager.filter(attendance=OuterRef(OuterRef("pk")))
    items = AgendaItem._base_manager.filter(pk__in=links.values("agendaitem")).order_by("position", "pk")
    presided = Presiding._base_manager.filter(attendance=OuterRef("pk")).order_by("pk")
    rows = list(
        meeting.attendances.select_related("substitute_for", "arrived_at", "left_at").annotate(
            items_read=in_an_array(items), presidings_read=in_an_array(presided)
        )
    )
    for row in rows:
        for name, model in (("items", AgendaItem), ("presidings", Presiding)):
            hold(row, name, [instance(model, one) for one in row.__dict__.pop(f"{name}_read")])
        for turn in row.presidings.all():
            turn.attendance = row
    return rows


def presidings_of(attendances: Iterable[Attendance], entries: Iterable[Minute]) -> list[Presiding]:
    """Who presided, the opening first, then in the order of the entries; of rows that were read along (no query)."""
    known = {entry.pk: entry for entry in entries}
    turns = [turn for row in attendances for turn in row.presidings.all()]
    for turn in turns:
        link(turn, "from_minute", known)
    return sorted(turns, key=lambda turn: turn.from_minute.position if turn.from_minute else -1)


def _link_decisions(read: Read) -> None:
    """Recommendations to their clauses; parts, motions and votes to who was there."""
    attendances, motions = read.known["attendances"], read.known["motions"]
    for clause in read.all("resolutions"):
        has_none(clause, "recommendation")
        link(clause, "motion", motions)
    for made in read.all("recommendations"):
        link(made, "resolution", read.known["resolutions"])
    for part in read.all("parts"):
        link(part, "attendance", attendances)
    for action in read.all("actions"):
        link(action, "clause", read.known["resolutions"])
        link(action, "organisation", read.known["organisations"])
    votes = defaultdict(list)
    for vote in read.all("votes"):
        link(vote, "attendance", attendances)
        link(vote, "motion", motions)
        votes[vote.motion_id].append(vote)
    for motion in motions.values():
        link(motion, "mover", attendances)
        link(motion, "seconder", attendances)
        link(motion, "amends", motions)
        hold(motion, "votes", votes[motion.pk])


def _link_exclusions(read: Read) -> None:
    """Exclusions to their motions and items, and to the parts with which they began and ended."""
    parts = read.known["parts"]
    for part in parts.values():
        has_none(part, "began_exclusion")
        has_none(part, "ended_exclusion")
    items = defaultdict(list)
    for row in read.all("excluded"):
        items[row.exclusion_id].append(read.known["items"][row.agendaitem_id])
    for exclusion in read.all("exclusions"):
        link(exclusion, "motion", read.known["motions"])
        link(exclusion, "began", parts)
        link(exclusion, "ended", parts)
        hold(exclusion, "items", items[exclusion.pk])


def _hold(entry: Minute, rows: dict[str, list[Any]]) -> None:
    for name in ("parts", "resolutions", "motions", "actions", "exclusions"):
        for row in rows[name]:
            row.minute = entry
        hold(entry, name, rows[name])
