"""Numbers and marks that somebody typed before the words of a paragraph: "4.2 The …", "a. …", "• …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrutiny.markup import ListKind
from scrutiny.numbering import letters, roman

_MARK = re.compile(
    r"^[\s\u00a0]*(?P<mark>"
    r"(?P<decimal>\d{1,3}(?:\.\d{1,3}){0,3})(?P<after>[.)]?)"
    r"|\((?P<bracketed>\d{1,3})\)"
    r"|\(?(?P<letters>[a-z]|[ivxl]{2,6})[.)]"
    r"|(?P<bullet>[•·▪▫■□◦●○‣⁃➢►✓✔–—*-]|o(?=\t))"
    r")(?P<gap>[ \t\u00a0]+)(?=\S)"
)
_BULLETS_BEFORE_A_SPACE = frozenset("•·▪▫■□◦●○‣⁃➢►✓✔")
_ROMAN = {roman(number): number for number in range(1, 90)}
_LETTER = {letters(number): number for number in range(1, 27)}


@dataclass(frozen=True)
class TypedMark:
    """A mark at the head of a paragraph: its words, how many signs it takes up, and what it may count.

    A letter such as "i" may be the ninth letter or the first Roman numeral: `readings` has both.
    """

    label: str
    length: int
    readings: tuple[tuple[ListKind, tuple[int, ...]], ...]


def typed_mark(text: str) -> TypedMark | None:
    """The mark before the words; None when there is none. "2017 was a hard year" and "1 January" have none."""
    found = _MARK.match(text)
    if found is None:
        return None
    readings = _readings(found, text)
    return TypedMark(found["mark"], found.end(), readings) if readings else None


def _readings(found: re.Match[str], text: str) -> tuple[tuple[ListKind, tuple[int, ...]], ...]:
    if found["bullet"]:
        is_mark = found["bullet"] in _BULLETS_BEFORE_A_SPACE or "\t" in found["gap"]
        return ((ListKind.BULLET, (1,)),) if is_mark else ()
    if typed := found["letters"]:
        both = ((ListKind.LETTER, _LETTER.get(typed)), (ListKind.ROMAN, _ROMAN.get(typed)))
        return tuple((kind, (number,)) for kind, number in both if number)
    counts = tuple(int(one) for one in (found["decimal"] or found["bracketed"]).split("."))
    if not all(counts):
        return ()
    # "1 January" and "2.5 million" are words; with a full stop, a bracket or a tab a number is a mark.
    plain = not found["bracketed"] and not found["after"] and "\t" not in found["gap"]
    follows = text[found.end()]
    if plain and (len(counts) == 1 or not (follows.isupper() or follows in "“‘\"'(")):
        return ()
    return ((ListKind.NUMBER, counts),)


def follows(counts: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """Whether a number can stand after another: the next one, the next of a level above, or the first below."""
    if not before:
        return set(counts) == {1}
    if counts == (*before, 1):
        return True
    return any(counts == (*before[:place], before[place] + 1) for place in range(len(before)))
