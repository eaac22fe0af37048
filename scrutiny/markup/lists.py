"""Bulleted, lettered and numbered lists, up to three deep."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from scrutiny.markup.blocks import ListBlock, ListItem, ListKind
from scrutiny.markup.spans import read_spans
from scrutiny.numbering import letters, roman

DEEPEST = 3
LAST_START = 9_999
# "a9." and "i5." say kind and position where "i." and "v." would be read as the other kind.
_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?:[-•*]|(?:(?P<letters>[a-z]|[ivxl]{2,7})|(?P<number>[1-9]\d{0,2})"
    r"|(?P<sign>[ain])(?P<position>[1-9]\d{0,4}))\.)[ \t]+(?P<text>\S.*)$"
)
_KINDS = {"a": ListKind.LETTER, "i": ListKind.ROMAN, "n": ListKind.NUMBER}
_SIGNS = {kind: sign for sign, kind in _KINDS.items()}
_ROMAN = {roman(n): n for n in range(1, 90)}
_LETTER = {letters(n): n for n in range(1, 27)}
_MARKS = {*_ROMAN, *_LETTER}


class Place(NamedTuple):
    """A kind of list, and the position of an entry in it."""

    kind: ListKind
    position: int


@dataclass
class _Entry:
    lines: list[str]
    lists: list[_List] = field(default_factory=list)

    def frozen(self) -> ListItem:
        spans = read_spans("\n".join(line.strip() for line in self.lines))
        return ListItem(spans, tuple(found.frozen() for found in self.lists))


@dataclass
class _List:
    kind: ListKind
    start: int
    entries: list[_Entry] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return Place(self.kind, self.start + len(self.entries))

    def frozen(self) -> ListBlock:
        return ListBlock(self.kind, self.start, tuple(entry.frozen() for entry in self.entries))


def is_list_line(line: str) -> bool:
    """Whether a line begins an entry of a list."""
    return _matched(line) is not None


def _matched(line: str) -> re.Match[str] | None:
    match = _ITEM.match(line)
    if match and match["letters"] and match["letters"] not in _MARKS:
        return None
    return match


def read_lists(lines: deque[str], *, ends: Callable[[deque[str]], bool]) -> Iterator[ListBlock]:
    """Take the lists at the head of `lines` off it; entries stay together across blank lines.

    `ends` says whether the next line begins a block that cannot run on from an entry.
    """
    found: list[_List] = []
    open_entries: list[tuple[int, _Entry]] = []
    while lines:
        if match := _matched(lines[0]):
            lines.popleft()
            _place(match, found, open_entries)
        elif not ends(lines):
            open_entries[-1][1].lines.append(lines.popleft())
        elif not _another_entry_follows(lines):
            break
    yield from (one.frozen() for one in found)


def _another_entry_follows(lines: deque[str]) -> bool:
    """Whether only empty lines stand before the next entry; takes them off."""
    if lines[0].strip():
        return False
    while lines and not lines[0].strip():
        lines.popleft()
    return bool(lines) and is_list_line(lines[0])


def _place(match: re.Match[str], found: list[_List], open_entries: list[tuple[int, _Entry]]) -> None:
    """Put one entry where its indent says: beside, under or above the entry before it."""
    indent = len(match["indent"].expandtabs(2))
    while open_entries and (indent <= open_entries[-1][0] or len(open_entries) == DEEPEST):
        open_entries.pop()
    siblings = open_entries[-1][1].lists if open_entries else found
    place = _placed(match, siblings[-1].place if siblings else None)
    if not siblings or not _goes_on(siblings[-1].place, place):
        siblings.append(_List(*place))
    entry = _Entry([match["text"]])
    siblings[-1].entries.append(entry)
    open_entries.append((indent, entry))


def _goes_on(expected: Place, found: Place) -> bool:
    return found.kind is expected.kind and (found == expected or found.kind is ListKind.BULLET)


def _placed(match: re.Match[str], expected: Place | None) -> Place:
    """Where an entry stands by its mark; `expected` is the next place of the list before it."""
    if match["number"]:
        return Place(ListKind.NUMBER, int(match["number"]))
    if match["sign"]:
        return Place(_KINDS[match["sign"]], int(match["position"]))
    typed = match["letters"]
    if not typed:
        return Place(ListKind.BULLET, 1)
    letter, numeral = _LETTER.get(typed), _ROMAN.get(typed)
    # What continues the list comes first: "i" after "h" is a letter, "v" after "iv" a numeral.
    if letter and expected == (ListKind.LETTER, letter):
        return Place(ListKind.LETTER, letter)
    if numeral and (expected == (ListKind.ROMAN, numeral) or typed == "i" or not letter):
        return Place(ListKind.ROMAN, numeral)
    return Place(ListKind.LETTER, letter or 1)


def mark(place: Place, expected: Place | None) -> str:
    """The mark that is read as that place after a list whose next place is `expected`: "-", "b.", "iv.", "a9."."""
    if place.kind is ListKind.BULLET:
        return "-"
    short = f"{_counted(place)}."
    match = _matched(f"{short} x")
    if match and _placed(match, expected) == place:
        return short
    return f"{_SIGNS[place.kind]}{place.position}."


def _counted(place: Place) -> str:
    if place.kind is ListKind.NUMBER:
        return str(place.position)
    return letters(place.position) if place.kind is ListKind.LETTER else roman(place.position)
