"""How a row of an imported tracker is shown: what was read from it in words, what is wrong, and what comes of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from meetings.enums import Answer
from meetings.models import TrackerImport, TrackerRow
from meetings.recommendation_enums import AddresseeKind, ImportColumn, ImportRowState
from meetings.tracker_reading.fields import DAYS
from meetings.tracker_reading.units import day_in
from meetings.tracker_reading.words import shortened
from meetings.tracker_states import UNION
from partnerships.enums import Rag
from scrutiny.templatetags.british import uk_date

# What stands in the heading of a row, or is told in its own way.
_APART = (ImportColumn.REFERENCE, ImportColumn.TEXT)
_LABELS = {union.term: union.label for union in UNION}
_CHOICES: dict[str, dict[str, Any]] = {
    ImportColumn.STATE: _LABELS,
    ImportColumn.ANSWER: dict(Answer.choices),
    ImportColumn.RAG: dict(Rag.choices),
}


@dataclass(frozen=True)
class RowShown:
    """A row with its facts as (label, words); `text` is its wording, or what its cells say where none was read."""

    row: TrackerRow
    reference: str
    text: str
    facts: list[tuple[str, str]]
    problems: list[str]

    @property
    def is_open(self) -> bool:
        """Whether it can still be corrected."""
        return self.row.state != ImportRowState.IMPORTED


@dataclass(frozen=True)
class Account:
    """Where the rows of a file are: every one in one of four places."""

    ready: int
    kept: int
    imported: int
    skipped: int

    @property
    def rows(self) -> int:
        """How many rows the sheet has."""
        return self.ready + self.kept + self.imported + self.skipped


def account(tracker: TrackerImport) -> Account:
    """Count the rows (one query)."""
    found = Counter(tracker.rows.order_by().values_list("state", flat=True))
    return Account(**{state.value: found[state] for state in ImportRowState})


def shown(rows: Iterable[TrackerRow]) -> list[RowShown]:
    """The rows as a page shows them; no query."""
    return [
        RowShown(
            row=row,
            reference=row.values.get(ImportColumn.REFERENCE, ""),
            text=row.values.get(ImportColumn.TEXT) or shortened(" | ".join(filter(None, row.cells)), 300),
            facts=[(str(ImportColumn(name).label), words) for name, words in _facts(row.values) if words],
            problems=[sentence for _name, sentence in row.problems],
        )
        for row in rows
    ]


def _facts(values: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for column in ImportColumn:
        value = values.get(column)
        if not value or column in _APART:
            continue
        if column == ImportColumn.OWNER:
            yield column, "; ".join(map(_owner, value))
        elif column in DAYS:
            day = day_in(values, column)
            yield column, uk_date(day) if day else ""
        elif column in _CHOICES:
            yield column, str(_CHOICES[column].get(value, value))
        else:
            yield column, shortened(str(value), 300)


def _owner(owner: dict[str, Any]) -> str:
    if owner["kind"] == AddresseeKind.OUTSIDE:
        return _("%(name)s (not in the register)") % {"name": owner["name"]}
    return owner["name"] or str(AddresseeKind(owner["kind"]).label)
