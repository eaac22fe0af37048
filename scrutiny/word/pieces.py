"""Pieces of a paragraph with one look, and the spans of the markup made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from scrutiny.markup import Reference
from scrutiny.markup.blocks import Bold, Italic, LineBreak, Link, Span, Text

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u2028\u2029\ufeff\ufffe\uffff]")
_BLANK = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]+")


@dataclass(frozen=True)
class Piece:
    """Words that look alike; "\\n" is a new line and "\\t" a tab. A `reference` stands for its words."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    reference: Reference | None = None


def plain(pieces: Iterable[Piece]) -> str:
    """The words of some pieces, tabs and new lines too."""
    return "".join(piece.text for piece in pieces)


def without_head(pieces: Sequence[Piece], length: int) -> tuple[Piece, ...]:
    """The pieces without the first so many signs."""
    kept = []
    for piece in pieces:
        taken = min(length, len(piece.text))
        length -= taken
        if piece.text[taken:]:
            kept.append(replace(piece, text=piece.text[taken:]))
    return tuple(kept)


def is_all_bold(pieces: Sequence[Piece]) -> bool:
    """Whether every word of it is bold."""
    worded = [piece for piece in pieces if any(sign.isalnum() for sign in piece.text)]
    return bool(worded) and all(piece.bold for piece in worded)


def spans_of(pieces: Sequence[Piece], *, keep_bold: bool = True) -> tuple[Span, ...]:
    """The spans, with blanks made one and none at either end; signs that print nothing are left out."""
    tidy = list(_tidied(pieces))
    if not keep_bold:
        tidy = [replace(piece, bold=False) for piece in tidy]
    return tuple(_joined(_linked(tidy)))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with neighbouring texts made one."""
    for is_text, run in groupby(spans, key=lambda one: isinstance(one, Text)):
        if is_text:
            yield Text("".join(one.text for one in run if isinstance(one, Text)))
        else:
            yield from run


def _tidied(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Blanks made one, and none at a line's beginning or end."""
    cleaned = [replace(one, text=_BLANK.sub(" ", _UNPRINTABLE.sub("", one.text))) for one in pieces]
    lines = _as_lines([one for one in cleaned if one.text or one.reference])
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    for number, line in enumerate(line for line in lines if line):
        if number:
            yield Piece("\n")
        yield from line


def _as_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, words in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if words:
                lines[-1].append(replace(piece, text=words))
    return [_trimmed(line) for line in lines]


def _trimmed(line: list[Piece]) -> list[Piece]:
    trimmed: list[Piece] = []
    for piece in line:
        text = piece.text
        if not trimmed or trimmed[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            trimmed.append(replace(piece, text=text))
    while trimmed and not trimmed[-1].text.rstrip(" "):
        trimmed.pop()
    if trimmed:
        trimmed[-1] = replace(trimmed[-1], text=trimmed[-1].text.rstrip(" "))
    return trimmed


def _linked(pieces: Sequence[Piece]) -> Iterator[Span]:
    for (href, reference), run in groupby(pieces, key=lambda one: (one.href, one.reference)):
        together = list(run)
        if reference is not None:
            yield reference
        elif href:
            yield from _around(together, partial(Link, href=href), _bold)
        else:
            yield from _bold(together)


def _bold(pieces: Sequence[Piece]) -> Iterator[Span]:
    for bold, run in groupby(_settled(pieces, "bold"), key=lambda one: one.bold):
        together = list(run)
        yield from _around(together, Bold, _italic) if bold else _italic(together)


def _italic(pieces: Sequence[Piece]) -> Iterator[Span]:
    for italic, run in groupby(_settled(pieces, "italic"), key=lambda one: one.italic):
        together = list(run)
        yield from _around(together, Italic, _words) if italic else _words(together)


def _settled(pieces: Sequence[Piece], look: str) -> list[Piece]:
    """A blank or a new line has the look of the words before it when those after it have it too, else none."""
    settled = list(pieces)
    for place, piece in enumerate(settled):
        if piece.text.strip():
            continue
        around = (settled[place - 1] if place else None, *pieces[place + 1 : place + 2])
        both = len(around) == 2 and all(one is not None and getattr(one, look) for one in around)
        settled[place] = replace(piece, bold=both) if look == "bold" else replace(piece, italic=both)
    return settled


def _around(
    pieces: list[Piece],
    wrap: Callable[[tuple[Span, ...]], Span],
    inner: Callable[[Sequence[Piece]], Iterable[Span]],
) -> Iterator[Span]:
    """The wrapped spans, with the blanks at either end outside: "**bold **" would not be bold."""
    text = plain(pieces)
    if not text.strip():
        yield from _words(pieces)
        return
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    core = without_tail(without_head(pieces, len(before)), len(after))
    yield from _words([Piece(before)])
    yield wrap(tuple(_joined(inner(core))))
    yield from _words([Piece(after)])


def without_tail(pieces: Sequence[Piece], length: int) -> tuple[Piece, ...]:
    """The pieces without the last so many signs."""
    kept: list[Piece] = []
    for piece in reversed(pieces):
        taken = min(length, len(piece.text))
        length -= taken
        if piece.text[: len(piece.text) - taken]:
            kept.append(replace(piece, text=piece.text[: len(piece.text) - taken]))
    return tuple(reversed(kept))


def _words(pieces: Iterable[Piece]) -> Iterator[Span]:
    for number, line in enumerate(plain(pieces).split("\n")):
        if number:
            yield LineBreak()
        if line:
            yield Text(line)
