"""How papers are numbered: agenda items, late items and clauses; paragraphs: scrutiny/paragraph_numbers.py.

Pure: trees and counts in, labels out. A label that was published is frozen and never moves; what is added
later takes a letter after the number before it (8A, 8.7A), as inserted sections of an Act do.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

_NUMBER_AND_LETTERS = re.compile(r"^(?P<number>.*\d)(?P<letters>[A-Z]*)$")
_NUMERALS = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}


@dataclass(frozen=True)
class AgendaNode:
    """One item of an agenda as numbering sees it: who it is, what it was published as, what stands under it.

    A node with `numbered=False` is a heading without a number; its children run on in its parent's count.
    """

    id: Hashable
    children: tuple[AgendaNode, ...] = ()
    frozen_label: str = ""
    numbered: bool = True


def agenda_labels(tree: Sequence[AgendaNode], *, start: int = 1) -> dict[Hashable, str]:
    """The printed number of every item: "8", "8.1" … "8.7", and "8A" or "8.7A" for items added late.

    An item is late when one beside it already has a frozen label. Headings without a number get "".
    `start` is the first number, for bodies whose numbers run on through the year.
    """
    labels: dict[Hashable, str] = {}
    _label_siblings(tree, prefix="", start=start, labels=labels)
    return labels


def _label_siblings(
    nodes: Sequence[AgendaNode], *, prefix: str, start: int, labels: dict[Hashable, str]
) -> None:
    siblings = list(_numbered_siblings(nodes, labels))
    frozen = {node.frozen_label for node in siblings if node.frozen_label}
    if frozen:
        _label_around_frozen(siblings, taken=frozen, prefix=prefix, labels=labels)
    else:
        labels.update({node.id: f"{prefix}{n}" for n, node in enumerate(siblings, start)})
    for node in siblings:
        _label_siblings(node.children, prefix=f"{labels[node.id]}.", start=1, labels=labels)


def _numbered_siblings(nodes: Sequence[AgendaNode], labels: dict[Hashable, str]) -> Iterator[AgendaNode]:
    for node in nodes:
        if node.numbered:
            yield node
        else:
            labels[node.id] = ""
            yield from _numbered_siblings(node.children, labels)


def _label_around_frozen(
    siblings: Sequence[AgendaNode], *, taken: set[str], prefix: str, labels: dict[Hashable, str]
) -> None:
    before = ""
    for node in siblings:
        label = node.frozen_label or _inserted_after(before, taken=taken, prefix=prefix)
        taken.add(label)
        labels[node.id] = before = label


def _inserted_after(before: str, *, taken: set[str], prefix: str) -> str:
    """The label of an item put in after `before`: the next letter, or one that sorts ahead of that."""
    matched = _NUMBER_AND_LETTERS.match(before)
    if not matched:
        return _first_free(f"{prefix}0", taken)
    number, last_letters = matched["number"], matched["letters"]
    following = f"{number}{letters(_position(last_letters) + 1).upper()}"
    if following not in taken:
        return following
    # 8A is taken: between 8 and 8A stands 8ZA, between 8A and 8B stands 8AA, as in Acts of Parliament.
    return _first_free(before if last_letters else f"{before}Z", taken)


def _first_free(stem: str, taken: set[str]) -> str:
    return next(label for n in count(1) if (label := f"{stem}{letters(n).upper()}") not in taken)


def letters(position: int) -> str:
    """The letters of a place in a list: 1 is "a", 26 "z", 27 "aa". Raises ValueError below 1."""
    _check_position(position)
    found = ""
    while position:
        position, index = divmod(position - 1, 26)
        found = chr(ord("a") + index) + found
    return found


def roman(position: int) -> str:
    """The small Roman numeral of a place in a list: 1 is "i", 4 "iv". Raises ValueError below 1."""
    _check_position(position)
    found = ""
    for numeral, value in _NUMERALS.items():
        times, position = divmod(position, value)
        found += numeral * times
    return found


def clause(position: int) -> str:
    """The label of a clause of a resolution: 1 is "(i)", 2 "(ii)"."""
    return f"({roman(position)})"


def _position(found: str) -> int:
    """The reverse of `letters`: "" is 0, "A" 1, "AA" 27."""
    place = 0
    for letter in found.lower():
        place = place * 26 + ord(letter) - ord("a") + 1
    return place


def _check_position(position: int) -> None:
    if position < 1:
        raise ValueError(f"Places in a list begin at 1, not {position}.")
