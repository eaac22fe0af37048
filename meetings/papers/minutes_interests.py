"""What was declared, as minutes print it beside the text: as a table, and at the item during which it was declared."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings import interest_words, visibility
from meetings.enums import Audience, InterestKind, ItemKind
from meetings.models import Attendance, Declaration, Meeting, Minute
from meetings.services import declared_texts

DECLARING = (ItemKind.INTERESTS, ItemKind.WHIP)


@dataclass(frozen=True)
class InterestRow:
    """One row of the table; `item` is empty for the whole meeting, `what` says what followed."""

    member: str
    item: str
    kind: str
    nature: str
    what: str


class Told:
    """The declarations of a meeting, read once for all its entries (one query)."""

    def __init__(self, meeting: Meeting, entries: Sequence[Minute], rows: Sequence[Attendance]):
        self.meeting, self.rows = meeting, rows
        self.declarations = list(meeting.declarations.select_related("person", "item"))
        self.has_whip_item = any(entry.item and entry.item.kind == ItemKind.WHIP for entry in entries)

    def table(self, entry: Minute, audience: Audience) -> tuple[InterestRow, ...]:
        """The rows printed under declarations of interest and of party whip, where the committee prints a table."""
        item = entry.item
        if item is None or item.kind not in DECLARING or not self.meeting.committee.interests_as_table:
            return ()
        here = [
            one
            for one in self.declarations
            if declared_texts.stands_under(one, item, has_whip_item=self.has_whip_item)
        ]
        return tuple(map(_row, self._facts(here, entry, audience)))

    def during(self, entry: Minute, audience: Audience) -> tuple[str, ...]:
        """A sentence for each declaration made while the item was taken."""
        if entry.item is None or entry.item.kind in DECLARING:
            return ()
        here = [one for one in self.declarations if one.declared_at_id == entry.item_id]
        return tuple(map(interest_words.sentence, self._facts(here, entry, audience)))

    def _facts(self, here: list[Declaration], entry: Minute, audience: Audience):
        if not here or not visibility.may_see_kept(entry.in_private, audience):
            return []
        return declared_texts.of(here, self.rows, self.meeting)


def _row(one: interest_words.Declared) -> InterestRow:
    return InterestRow(
        member=one.member,
        item=one.item,
        kind=str(InterestKind(one.kind).label),
        nature=one.nature,
        what=" ".join(interest_words.consequences(one)),
    )
