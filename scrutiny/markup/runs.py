"""The one form that spans have: neighbouring texts joined, spaces once, marks set as wide as they can be.

Texts come from typing, from the editor and from Word. Two that look alike on paper become equal here, so that
what is written down can be read back as exactly the same spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from scrutiny.markup.blocks import Bold, Italic, LineBreak, Link, Reference, Span, Text

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
TARGET = re.compile(r"[A-Za-z0-9-]{1,40}")
LONGEST_ADDRESS = 2000
_SPACES = re.compile(r"[ \t\n\r]+")
_NOT_IN_ADDRESS = re.compile(r"[\s()<>\"\\|]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece without anything inside it, and the marks it carries."""

    leaf: Text | LineBreak | Reference
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def is_space(self) -> bool:
        return isinstance(self.leaf, LineBreak) or (
            isinstance(self.leaf, Text) and not self.leaf.text.strip()
        )


def normal_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in their one form: what looks the same is the same. Loses no word."""
    runs = _without_spaces_at_the_edges(list(_flat(spans, _Run(LineBreak()))))
    runs = list(_single_spaced(runs))
    for mark in ("bold", "italic", "href"):
        runs = list(_trimmed(runs, mark))
    return tuple(_nested(list(_merged(runs)), frozenset()))


def clean(text: str) -> str:
    """The text without characters that can't be printed: a space stands in their place."""
    return UNPRINTABLE.sub(" ", text)


def plain_line(text: str) -> str:
    """A text without marks on one line: single spaces, none at its ends."""
    return _SPACES.sub(" ", clean(text)).strip()


def safe_address(href: str) -> str:
    """The address as it can be written down, "" when it is none that a link may lead to."""
    address = _NOT_IN_ADDRESS.sub(lambda found: quote(found[0]), clean(href).strip())
    scheme, colon, rest = address.partition(":")
    address = f"{scheme.lower()}{colon}{rest}"
    return address if _ADDRESS.fullmatch(address) and len(address) <= LONGEST_ADDRESS else ""


def _flat(spans: Sequence[Span], marks: _Run) -> Iterator[_Run]:
    for span in spans:
        match span:
            case Text(text):
                yield replace(marks, leaf=Text(clean(text)))
            case LineBreak():
                yield replace(marks, leaf=span)
            case Reference(_, target):
                if TARGET.fullmatch(target):
                    yield replace(marks, leaf=span, href="")  # a link can't stand in a link
            case Bold(inner):
                yield from _flat(inner, replace(marks, bold=True))
            case Italic(inner):
                yield from _flat(inner, replace(marks, italic=True))
            case Link(inner, href):
                yield from _flat_link(inner, href, marks)


def _flat_link(inner: Sequence[Span], href: str, marks: _Run) -> Iterator[_Run]:
    address = safe_address(href)
    runs = list(_flat(inner, replace(marks, href=marks.href or address)))
    yield from runs
    if all(run.is_space or isinstance(run.leaf, Reference) for run in runs):
        # A link without words shows its address.
        yield replace(marks, leaf=Text(clean(href)), href=marks.href or address)


def _without_spaces_at_the_edges(runs: list[_Run]) -> list[_Run]:
    """The runs without spaces at the ends of lines, and without new lines at the ends."""
    kept: list[_Run] = []
    for run in runs:
        if isinstance(run.leaf, LineBreak):
            _strip_end(kept)
            kept.append(run)
        else:
            at_start = not kept or isinstance(kept[-1].leaf, LineBreak)
            kept += _left_stripped(run) if at_start else [run]
    _strip_end(kept)
    while kept and isinstance(kept[-1].leaf, LineBreak):
        kept.pop()
        _strip_end(kept)
    first = next((place for place, run in enumerate(kept) if not isinstance(run.leaf, LineBreak)), len(kept))
    return kept[first:]


def _left_stripped(run: _Run) -> list[_Run]:
    if not isinstance(run.leaf, Text):
        return [run]
    text = run.leaf.text.lstrip()
    return [replace(run, leaf=Text(text))] if text else []


def _strip_end(runs: list[_Run]) -> None:
    while runs and isinstance(leaf := runs[-1].leaf, Text):
        last = runs.pop()
        if text := leaf.text.rstrip():
            runs.append(replace(last, leaf=Text(text)))
            return


def _single_spaced(runs: list[_Run]) -> Iterator[_Run]:
    after_space = False
    for run in runs:
        if not isinstance(run.leaf, Text):
            after_space = False
            yield run
            continue
        text = _SPACES.sub(" ", run.leaf.text)
        text = text.removeprefix(" ") if after_space else text
        if text:
            after_space = text.endswith(" ")
            yield replace(run, leaf=Text(text))


def _trimmed(runs: list[_Run], mark: str) -> Iterator[_Run]:
    """The runs with the mark taken off the spaces where it begins and ends."""
    place = 0
    while place < len(runs):
        value = getattr(runs[place], mark)
        end = _extent(runs, place, mark)
        found = runs[place:end]
        place = end
        if not value:
            yield from found
            continue
        off: dict[str, bool | str] = {mark: "" if mark == "href" else False}
        before, found = _edge(found, off, at_end=False)
        after, found = _edge(found, off, at_end=True)
        yield from (*before, *found, *after)


def _edge(runs: list[_Run], off: dict[str, bool | str], *, at_end: bool) -> tuple[list[_Run], list[_Run]]:
    """The space at one end of the runs, without the mark, and what is left of them."""
    runs = runs[::-1] if at_end else list(runs)
    taken = 0
    while taken < len(runs) and runs[taken].is_space:
        taken += 1
    space = [_changed(run, off) for run in runs[:taken]]
    rest = runs[taken:]
    if rest and isinstance(leaf := rest[0].leaf, Text):
        text = leaf.text.rstrip() if at_end else leaf.text.lstrip()
        blank = leaf.text[len(text) :] if at_end else leaf.text[: len(leaf.text) - len(text)]
        if blank:
            space.append(_changed(replace(rest[0], leaf=Text(blank)), off))
            rest[0] = replace(rest[0], leaf=Text(text))
    return (space[::-1], rest[::-1]) if at_end else (space, rest)


def _changed(run: _Run, off: dict[str, bool | str]) -> _Run:
    return replace(run, **off)  # type: ignore[arg-type]  # one mark, with the value that means "without"


def _extent(runs: Sequence[_Run], place: int, mark: str) -> int:
    """Where the mark that the run at `place` carries ends."""
    value = getattr(runs[place], mark)
    end = place + 1
    while end < len(runs) and getattr(runs[end], mark) == value:
        end += 1
    return end


def _merged(runs: list[_Run]) -> Iterator[_Run]:
    pending: list[_Run] = []
    for run in runs:
        if pending and not (isinstance(run.leaf, Text) and _marks(run) == _marks(pending[0])):
            yield _one(pending)
            pending = []
        if isinstance(run.leaf, Text):
            pending.append(run)
        else:
            yield run
    if pending:
        yield _one(pending)


def _marks(run: _Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.href


def _one(runs: list[_Run]) -> _Run:
    return replace(runs[0], leaf=Text("".join(run.leaf.text for run in runs if isinstance(run.leaf, Text))))


def _nested(runs: Sequence[_Run], done: frozenset[str]) -> Iterator[Span]:
    """Spans out of runs: of the marks that begin at one place, the one that reaches furthest stands outside."""
    place = 0
    while place < len(runs):
        run = runs[place]
        ends = {
            mark: _extent(runs, place, mark)
            for mark in ("href", "bold", "italic")
            if mark not in done and getattr(run, mark)
        }
        if not ends:
            yield run.leaf
            place += 1
            continue
        outer = max(ends, key=ends.__getitem__)
        inner = tuple(_nested(runs[place : ends[outer]], done | {outer}))
        place = ends[outer]
        if outer == "href":
            yield Link(inner, run.href)
        else:
            yield Bold(inner) if outer == "bold" else Italic(inner)
