"""Automatic numbers: what Word prints before a paragraph, counted as Word counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from scrutiny.markup import ListKind
from scrutiny.numbering import letters, roman
from scrutiny.word.names import Element, child, q, switch, value, whole
from scrutiny.word.styles import indent_of

_LEVELS = 9
_HIGHEST = 30_000
_PLACE = re.compile(r"%([1-9])")
_KINDS = {
    "bullet": ListKind.BULLET,
    "lowerLetter": ListKind.LETTER,
    "upperLetter": ListKind.LETTER,
    "lowerRoman": ListKind.ROMAN,
    "upperRoman": ListKind.ROMAN,
}
_NUMBERS = ListKind.NUMBER


@dataclass(frozen=True)
class AutoNumber:
    """The number of a paragraph: its label as printed, and the counts that the label shows.

    `run` names the count it belongs to: a new one begins wherever its first level begins again.
    """

    label: str
    kind: ListKind
    counts: tuple[int, ...]
    level: int
    num_id: str
    run: str
    indent: int


@dataclass(frozen=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int = -1
    legal: bool = False
    indent: int = 0
    style: str = ""


@dataclass
class _Count:
    """Where the levels of one list stand; Word counts by the list's definition, not by its uses."""

    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    used: set[str] = field(default_factory=set)
    begun: int = 0


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, _Count] = {}
        self._style_links: dict[str, str] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        linked = {}
        for one in root.iter(q("w:abstractNum")):
            key = str(one.get(q("w:abstractNumId"), ""))
            self._abstract[key] = {
                whole(level.get(q("w:ilvl"), "0")): _level(level) for level in one.iter(q("w:lvl"))
            }
            if name := value(one, "w:styleLink"):
                self._style_links[name] = key
            if name := value(one, "w:numStyleLink"):
                linked[key] = name
        for key, name in linked.items():
            self._abstract[key] = self._abstract.get(self._style_links.get(name, ""), self._abstract[key])
        for one in root.iter(q("w:num")):
            self._read_num(one)

    def _read_num(self, element: Element) -> None:
        key = str(element.get(q("w:numId"), ""))
        abstract = value(element, "w:abstractNumId")
        levels = dict(self._abstract.get(abstract, {}))
        starts = {}
        for one in element.iter(q("w:lvlOverride")):
            place = whole(one.get(q("w:ilvl"), "0"))
            if (level := child(one, "w:lvl")) is not None:
                levels[place] = _level(level)
            if start := value(one, "w:startOverride"):
                starts[place] = whole(start, 1)
        self._nums[key] = (abstract, levels)
        self._starts[key] = starts

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level of a list that is tied to a paragraph style; the first when none is."""
        _abstract, levels = self._nums.get(num_id, ("", {}))
        return next((place for place, level in levels.items() if level.style == style_id and style_id), 0)

    def next(self, num_id: str, place: int) -> AutoNumber | None:
        """Count one paragraph; None for a list that isn't there, and for one that prints nothing."""
        abstract, levels = self._nums.get(num_id, ("", {}))
        if place not in levels or not 0 <= place < _LEVELS:
            return None
        count = self._counts.setdefault(abstract, _Count())
        self._begin(count, num_id, levels)
        level = levels[place]
        before = count.values[place]
        count.values[place] = level.start if before is None else min(before + 1, _HIGHEST)
        if place == 0 and before is None:
            count.begun += 1
        for below in range(place + 1, _LEVELS):
            restart = levels[below].restart if below in levels else -1
            if restart != 0 and (restart < 0 or place < restart):
                count.values[below] = None
        return self._number(num_id, place, count, levels, f"{abstract}/{count.begun}")

    def _begin(self, count: _Count, num_id: str, levels: dict[int, _Level]) -> None:
        """The first use of a list that has starts of its own begins there again."""
        if num_id in count.used:
            return
        count.used.add(num_id)
        for place, start in self._starts[num_id].items():
            if not 0 <= place < _LEVELS:
                continue
            levels[place] = replace(levels.get(place, _Level()), start=start)
            for below in range(place, _LEVELS):
                count.values[below] = None

    def _number(
        self, num_id: str, place: int, count: _Count, levels: dict[int, _Level], run: str
    ) -> AutoNumber | None:
        level = levels[place]
        if level.format == "none" or (not level.text.strip() and level.format != "bullet"):
            return None
        kind = _KINDS.get(level.format, _NUMBERS)
        shown = [whole(one) - 1 for one in _PLACE.findall(level.text)] or [place]
        counts = tuple(_value(count, levels, one) for one in shown if one <= place)
        label = _PLACE.sub(lambda found: _shown(count, levels, whole(found[1]) - 1, level), level.text)
        if kind is ListKind.BULLET:
            label, counts = "•", (1,)
        return AutoNumber(label.strip(), kind, counts, place, num_id, run, level.indent)


def _level(element: Element) -> _Level:
    return _Level(
        start=whole(value(element, "w:start"), 1),
        format=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText"),
        restart=whole(value(element, "w:lvlRestart"), -1),
        legal=bool(switch(element, "w:isLgl")),
        indent=indent_of(child(element, "w:pPr"), 0),
        style=value(element, "w:pStyle"),
    )


def _value(count: _Count, levels: dict[int, _Level], place: int) -> int:
    found = count.values[place]
    return levels.get(place, _Level()).start if found is None else found


def _shown(count: _Count, levels: dict[int, _Level], place: int, asking: _Level) -> str:
    number = _value(count, levels, place)
    form = "decimal" if asking.legal else levels.get(place, _Level()).format
    if number < 1 or form not in _SHOWN:
        return str(number)
    return _SHOWN[form](number)


_SHOWN: dict[str, Callable[[int], str]] = {
    "lowerLetter": lambda number: letters((number - 1) % 26 + 1) * ((number - 1) // 26 + 1),
    "upperLetter": lambda number: letters((number - 1) % 26 + 1).upper() * ((number - 1) // 26 + 1),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
