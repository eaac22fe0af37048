"""What differs between two texts, word by word. Pure: texts in, pieces out."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\n+|\S+[^\S\n]*|[^\S\n]+")
# Where two stretches have nothing to do with each other, comparing their words would take long and say nothing.
_MOST_PAIRS = 1_000_000


class Change(enum.StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Piece:
    """A stretch of words, and what became of it."""

    change: Change
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """The later text with the words marked that are new in it, and those in place that it no longer has.

    The pieces that are not inserted make the earlier text again, those not deleted the later one.
    """
    return tuple(_joined(_by_line(_lines(before), _lines(after))))


def count_changed(pieces: Sequence[Piece]) -> int:
    """How many words changed: a word put in place of another counts once."""
    inserted, deleted = (
        sum(len(piece.text.split()) for piece in pieces if piece.change is change)
        for change in (Change.INSERTED, Change.DELETED)
    )
    return max(inserted, deleted)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").splitlines(keepends=True)


def _by_line(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for kind, old, old_end, new, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        earlier, later = "".join(before[old:old_end]), "".join(after[new:new_end])
        if kind == "equal":
            yield Piece(Change.SAME, later)
        else:
            yield from _by_word(_TOKEN.findall(earlier), _TOKEN.findall(later))


def _by_word(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if len(before) * len(after) > _MOST_PAIRS:
        yield from _replaced(before, after)
        return
    for kind, old, old_end, new, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Piece(Change.SAME, "".join(after[new:new_end]))
        else:
            yield from _replaced(before[old:old_end], after[new:new_end])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    yield Piece(Change.DELETED, "".join(before))
    yield Piece(Change.INSERTED, "".join(after))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, neighbours of one kind made one."""
    pending: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if pending and pending.change is piece.change:
            pending = Piece(piece.change, pending.text + piece.text)
            continue
        if pending:
            yield pending
        pending = piece
    if pending:
        yield pending
