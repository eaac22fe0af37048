"""Bulleted, lettered and numbered lists, up to three deep."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scrutiny.markup.blocks import ListBlock, ListItem, ListKind
from scrutiny.markup.spans import parse_spans
from scrutiny.numbering import letters, roman

DEEPEST = 3
_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?:[-•*]|(?:(?P<letters>[a-z]|[ivxl]{2,7})|(?P<number>[1-9]\d{0,2}))\.)"
    r"[ \t]+(?P<text>\S.*)$"
)
_ROMAN = {roman(n): n for n in range(1, 90)}
_LETTER = {letters(n): n for n in range(1, 27)}
_MARKS = {*_ROMAN, *_LETTER}


@dataclass
class _Entry:
    lines: list[str]
    lists: list[_List] = field(default_factory=list)

    def frozen(self) -> ListItem:
        spans = parse_spans("\n".join(line.strip() for line in self.lines))
        return ListItem(spans, tuple(found.frozen() for found in self.lists))


@dataclass
class _List:
    kind: ListKind
    start: int
    entries: list[_Entry] = field(default_factory=list)

    @property
    def next_position(self) -> int:
        return self.start + len(self.entries)

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
    kind, position = _kind_and_position(match, siblings[-1] if siblings else None)
    same = siblings and siblings[-1].kind is kind
    if not same or (kind is not ListKind.BULLET and siblings[-1].next_position != position):
        siblings.append(_List(kind, position))
    entry = _Entry([match["text"]])
    siblings[-1].entries.append(entry)
    open_entries.append((indent, entry))


def _kind_and_position(match: re.Match[str], before: _List | None) -> tuple[ListKind, int]:
    if match["number"]:
        return ListKind.NUMBER, int(match["number"])
    typed = match["letters"]
    if not typed:
        return ListKind.BULLET, 1
    # What continues the list comes first: "i" after "h" is a letter, "v" after "iv" a numeral.
    if before and before.kind is ListKind.LETTER and _LETTER.get(typed) == before.next_position:
        return ListKind.LETTER, _LETTER[typed]
    if before and before.kind is ListKind.ROMAN and _ROMAN.get(typed) == before.next_position:
        return ListKind.ROMAN, _ROMAN[typed]
    if typed == "i" or typed not in _LETTER:
        return ListKind.ROMAN, _ROMAN[typed]
    return ListKind.LETTER, _LETTER[typed]
