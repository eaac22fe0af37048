"""Workbooks and comma-separated text from outside, read in a child into rows of texts."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any

from scrutiny.uploads import sentences
from scrutiny.uploads.findings import MEGABYTE, TABLE, Reason, Refused
from scrutiny.uploads.guard import NONSENSE, UploadRefused, ask_child, refusal_in

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ReadSheet:
    """One sheet as texts. Row numbers count from 1 as Excel shows them, columns from 0.

    `down` and `across` are the cells (row, column) that a merged cell fills from above and from the left; `bare`
    those with a formula without a value.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    down: frozenset[tuple[int, int]]
    across: frozenset[tuple[int, int]]
    bare: frozenset[tuple[int, int]]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class ReadTable:
    """A file that can be taken: what it is by its content, and its sheets with something in them."""

    content_type: str
    sheets: tuple[ReadSheet, ...]


def read_sheets(data: bytes, *, max_mb: int) -> ReadTable:
    """Read an Excel workbook (.xlsx) or comma-separated text, by its content, in a child with limits.

    Raises UploadRefused, with a sentence, for anything else, and for what is locked, damaged, has macros, is over
    `max_mb` megabytes or has too many rows.
    """
    try:
        if len(data) > max_mb * MEGABYTE:
            raise Refused(Reason.TOO_LARGE, size=-(-len(data) // MEGABYTE), limit=max_mb)
        note, content = ask_child({"kind": TABLE, "max_mb": max_mb}, data)
        if "refused" in note:
            raise UploadRefused(refusal_in(note, ()))
        return ReadTable(str(note["facts"]["content_type"]), tuple(map(_sheet, json.loads(content))))
    except Refused as refused:
        raise UploadRefused(sentences.refusal(refused.reason, refused.numbers, ())) from refused
    except NONSENSE as nonsense:
        _log.warning("The child that read a table gave no sense: %r", nonsense)
        raise UploadRefused(sentences.refusal(Reason.DAMAGED, {}, ())) from nonsense


def _sheet(told: dict[str, Any]) -> ReadSheet:
    return ReadSheet(
        name=str(told["name"])[:100],
        rows=tuple(tuple(map(str, row)) for row in told["rows"]),
        down=_cells(told["down"]),
        across=_cells(told["across"]),
        bare=_cells(told["bare"]),
    )


def _cells(told: list[list[int]]) -> frozenset[tuple[int, int]]:
    return frozenset((int(row), int(column)) for row, column in told)
