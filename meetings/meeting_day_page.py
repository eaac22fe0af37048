"""What the meeting's screen shows: each item with its boxes, and what another clerk's browser asks for every moment."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.enums import Presence
from meetings.forms import meeting_day as forms
from meetings.minute_enums import PartKind
from meetings.models import Minute, MinutePart, Minutes, Resolution
from meetings.services import standing_phrases
from meetings.services.meeting_day import DayEntry, Screen
from meetings.services.minute_texts import TYPED_KINDS
from meetings.services.standing_phrases import Offer

# What is called how on a button, and which key with Alt adds it.
BUTTONS = {
    PartKind.NOTE: (gettext_lazy("Note"), "O"),
    PartKind.QUESTION: (gettext_lazy("Question"), "Q"),
    PartKind.COMMENDATION: (gettext_lazy("Commendation"), "M"),
    PartKind.STATEMENT: (gettext_lazy("Statement"), "T"),
    PartKind.DISSENT: (gettext_lazy("Dissent"), "I"),
    PartKind.RULING: (gettext_lazy("Ruling"), "R"),
}


@dataclass(frozen=True)
class PartBox:
    """One part as it is shown: with its form when it is typed, as a line when it was recorded elsewhere."""

    part: MinutePart
    form: forms.PartTextForm | None

    @property
    def is_movable(self) -> bool:
        """What is kept beside has no place of its own yet."""
        return not self.part.is_beside

    @property
    def label(self) -> str:
        return self.part.get_kind_display()


@dataclass(frozen=True)
class ClauseBox:
    """One clause with its form."""

    clause: Resolution
    form: forms.ClauseTextForm


@dataclass(frozen=True)
class EntryBox:
    """One item with all its boxes."""

    entry: DayEntry
    form: forms.EntryTextForm
    parts: tuple[PartBox, ...]
    clauses: tuple[ClauseBox, ...]
    is_open: bool

    @property
    def minute(self) -> Minute:
        return self.entry.minute

    @property
    def lines(self) -> str:
        """By which a browser knows that something changed here that is no text of a box."""
        return lines_of(self.entry)


@dataclass(frozen=True)
class Addition:
    """A box that is empty yet, for a kind of part, and the key that opens it; a clause has no kind."""

    kind: str
    label: str
    key: str
    form: Any


@dataclass(frozen=True)
class OfferButton:
    """A standing phrase as a button, with its words for when it has to be put in without a connection."""

    offer: Offer

    @property
    def key(self) -> str:
        return self.offer.key

    @property
    def label(self) -> str:
        return self.offer.label

    @property
    def shortcut(self) -> str:
        return self.offer.shortcut

    @property
    def narrative(self) -> str:
        return self.offer.narrative

    @property
    def clauses_json(self) -> str:
        return json.dumps(self.offer.clauses)

    @property
    def words(self) -> str:
        """All that it puts in, on one line."""
        return " ".join(part for part in (self.offer.narrative, *self.offer.clauses) if part)


@dataclass(frozen=True)
class Offered:
    """The phrases for one item."""

    pk: int
    title: str
    offers: tuple[OfferButton, ...]


def offered(minutes: Minutes, entries: QuerySet[Minute]) -> list[Offered]:
    """The phrases for some items of minutes."""
    rows = list(entries.select_related("item__earlier_meeting").prefetch_related("item__also_earlier"))
    for row in rows:
        row.minutes = minutes
    found = standing_phrases.offered_all(minutes, rows)
    return [Offered(row.pk, row.title, tuple(map(OfferButton, found[row.pk]))) for row in rows]


def address(minute: Minute) -> str:
    """The page with an item open."""
    return f"{reverse('meetings:meeting-day', args=[minute.minutes_id])}?entry={minute.pk}"


def context_of(
    screen: Screen, opened: DayEntry | None, sent: dict[str, Any], *, alone: bool = False
) -> dict[str, Any]:
    """What the templates of the screen need; `sent` holds forms that could not be saved, by the name of their box.

    `alone` leaves out the items that are not open.
    """
    shown = [entry for entry in screen.entries if entry == opened] if alone else screen.entries
    return {
        "screen": screen,
        "minutes": screen.minutes,
        "meeting": screen.minutes.meeting,
        "opened": opened,
        "before": screen.beside(opened, -1) if opened else None,
        "after": screen.beside(opened, 1) if opened else None,
        "boxes": [_boxes(entry, entry == opened, sent) for entry in shown],
        "additions": _additions(screen, sent),
        "clause": _new_clause(screen, sent),
        "names": [row.name for row in screen.rows if row.presence != Presence.APOLOGIES],
        "sent": list(sent.values()),
    }


def _additions(screen: Screen, sent: dict[str, Any]) -> list[Addition]:
    """The kinds of part that can be added, in the order of how often they come; one that could not be added stays."""
    known = {f"part-{part.uid}" for entry in screen.entries for part in entry.parts}
    unsaved = {
        form.data.get("kind"): form
        for box, form in sent.items()
        if isinstance(form, forms.PartTextForm) and box not in known
    }
    return [
        Addition(
            kind,
            *BUTTONS[kind],
            unsaved.get(kind) or forms.new_part(kind, str(uuid.uuid4())),
        )
        for kind in TYPED_KINDS
    ]


def _new_clause(screen: Screen, sent: dict[str, Any]) -> Addition:
    known = {f"clause-{clause.uid}" for entry in screen.entries for clause in entry.clauses}
    unsaved = next(
        (form for box, form in sent.items() if isinstance(form, forms.ClauseTextForm) and box not in known),
        None,
    )
    return Addition("", _("Clause"), "C", unsaved or forms.new_clause(str(uuid.uuid4())))


def state_of(screen: Screen) -> dict[str, Any]:
    """How the evening stands, for a browser that shows it: versions of all boxes, the list and the room as HTML."""
    context = {"screen": screen, "minutes": screen.minutes, "meeting": screen.minutes.meeting}
    return {
        "at": screen.minutes.at_entry_id,
        "entries": {
            entry.pk: {"boxes": versions_of(entry), "lines": lines_of(entry)} for entry in screen.entries
        },
        "list": render_to_string("meetings/meeting_day/list.html", context),
        "room": render_to_string("meetings/meeting_day/room.html", context),
    }


def texts_of(minutes: Minutes) -> dict[str, Any]:
    """The versions of all texts of an evening, and nothing else of `state_of` (three queries)."""
    entries = {
        pk: {"boxes": {f"entry-{pk}": version}}
        for pk, version in minutes.entries.values_list("pk", "version")
    }
    for name, model in (("part", MinutePart), ("clause", Resolution)):
        rows = model.objects.filter(minute__minutes=minutes).values_list("minute_id", "uid", "version")
        for pk, uid, version in rows:
            if pk in entries:  # an entry that was added since is told the next time
                entries[pk]["boxes"][f"{name}-{uid}"] = version
    return {"at": minutes.at_entry_id, "entries": entries}


def versions_of(entry: DayEntry) -> dict[str, int]:
    """The version of each box of an item, by the name of the box."""
    return {
        f"entry-{entry.pk}": entry.minute.version,
        **{f"part-{part.uid}": part.version for part in entry.parts},
        **{f"clause-{clause.uid}": clause.version for clause in entry.clauses},
    }


def lines_of(entry: DayEntry) -> str:
    """What changes when something is recorded under an item that is no box, or boxes change places."""
    motions = [f"{motion.pk}.{motion.version}" for motion in entry.motions]
    places = [str(row.pk) for row in (*entry.parts, *entry.clauses)]
    kept = [str(row.pk) for row in entry.parts if row.is_beside]
    private = [
        str(int(is_so)) for is_so in (entry.is_private, entry.minute.in_private, entry.minute.is_exempt)
    ]
    return "|".join(",".join(told) for told in (motions, places, kept, private))


def _boxes(entry: DayEntry, is_open: bool, sent: dict[str, Any]) -> EntryBox:
    return EntryBox(
        entry=entry,
        form=sent.get(f"entry-{entry.pk}") or forms.of_entry(entry.minute),
        parts=tuple(_part(part, sent) for part in entry.parts),
        clauses=tuple(
            ClauseBox(clause, sent.get(f"clause-{clause.uid}") or forms.of_clause(clause))
            for clause in entry.clauses
        ),
        is_open=is_open,
    )


def _part(part: MinutePart, sent: dict[str, Any]) -> PartBox:
    if part.kind not in TYPED_KINDS:
        return PartBox(part, None)
    return PartBox(part, sent.get(f"part-{part.uid}") or forms.of_part(part))
