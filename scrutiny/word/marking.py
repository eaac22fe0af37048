"""Which paragraphs carry a number or a mark, automatic or typed, and which counts are the report's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scrutiny.markup import ListKind
from scrutiny.word import style_names
from scrutiny.word.body import Para
from scrutiny.word.typed_numbers import TypedMark, follows, typed_mark


@dataclass(frozen=True)
class Mark:
    """What counts before a paragraph. `run` names the count; `length` is how many typed signs it takes up.

    With `kept` set a typed number does not follow on: it stays among the words.
    """

    kind: ListKind
    counts: tuple[int, ...]
    run: str
    label: str
    level: int = 0
    length: int = 0
    kept: bool = False
    num_id: str = ""


@dataclass
class _Typed:
    """How far typed numbers have counted: the report's own, those of a list aside, letters and numerals."""

    last: tuple[int, ...] = ()
    aside: int = 0
    asides: int = 0
    last_of: dict[ListKind, int] = field(default_factory=dict)

    def mark(self, found: TypedMark) -> Mark:
        kind, counts = found.readings[0]
        if kind is ListKind.BULLET:
            return Mark(kind, counts, "", found.label, length=found.length)
        if kind is ListKind.NUMBER:
            return self._number(found, counts)
        return self._letter(found)

    def _number(self, found: TypedMark, counts: tuple[int, ...]) -> Mark:
        run = "typed"
        if self.aside and counts == (self.aside + 1,):
            self.aside += 1
            run = f"typed-{self.asides}"
        elif follows(counts, self.last):
            self.last, self.aside = counts, 0
        elif counts == (1,):
            self.aside, self.asides = 1, self.asides + 1
            run = f"typed-{self.asides}"
        else:
            self.last, self.aside = counts, 0
            return Mark(ListKind.NUMBER, counts, run, found.label, length=found.length, kept=True)
        return Mark(ListKind.NUMBER, counts, run, found.label, length=found.length)

    def _letter(self, found: TypedMark) -> Mark:
        going_on = [(k, c) for k, c in found.readings if self.last_of.get(k, 0) == c[0] - 1 and c[0] > 1]
        beginning = [(k, c) for k, c in found.readings if c == (1,)]
        if not (going_on or beginning):
            kind, counts = found.readings[0]
            return Mark(kind, counts, "", found.label, length=found.length, kept=True)
        kind, counts = (going_on or beginning)[0]
        self.last_of[kind] = counts[0]
        return Mark(kind, counts, "", found.label, length=found.length)


def marks_of(paras: Iterable[Para]) -> dict[int, Mark]:
    """The marks of paragraphs by their places."""
    typed = _Typed()
    found: dict[int, Mark] = {}
    for para in paras:
        if number := para.number:
            if number.kind is ListKind.NUMBER and (para.level or len(number.counts) > 1):
                typed.last = number.counts
            found[para.place] = Mark(
                number.kind,
                number.counts,
                number.run,
                number.label,
                level=number.level,
                num_id=number.num_id,
            )
        elif mark := typed_mark(para.text):
            found[para.place] = typed.mark(mark)
        else:
            typed.aside = 0
    return found


def main_runs(paras: Sequence[Para], marks: dict[int, Mark], headings: Iterable[int]) -> frozenset[str]:
    """The counts that number the report's paragraphs; every other one numbers a list.

    A count is the report's own when it runs on across headings, has numbers such as 4.2, or numbers at least half
    of all plain paragraphs.
    """
    parts: dict[str, set[int]] = defaultdict(set)
    many: dict[str, int] = defaultdict(int)
    deep: set[str] = set()
    starts, part, plain = set(headings), 0, 0
    for para in paras:
        part += para.place in starts
        mark = marks.get(para.place)
        if mark is None or mark.kept:
            plain += para.place not in starts
        elif mark.kind is ListKind.NUMBER:
            parts[mark.run].add(part)
            many[mark.run] += para.place not in starts
            if len(mark.counts) > 1 or para.style.name in style_names.COUNTED:
                deep.add(mark.run)
    whole = plain + sum(many.values())
    return frozenset(
        run
        for run, where in parts.items()
        if many[run] and (run in deep or len(where) > 1 or (many[run] > 1 and many[run] * 2 >= whole))
    )
