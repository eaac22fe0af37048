"""Bold, italics, links, references and escapes inside a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutiny.markup.blocks import Bold, Italic, LineBreak, Link, Reference, ReferenceKind, Span, Text
from scrutiny.markup.runs import normal_spans

# Every alternative stops at a character that it cannot contain, so that time grows with length and no faster.
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<label>(?:[^\[\]\n\\]|\\[^\n])++)\]\((?P<href>(?:https?://|mailto:)[^\s()<>\"\\]{1,2000})\)"
    r"|(?P<mark>\*\*|_)"
    r"|\{(?P<kind>para|item|appendix|recommendation|figure)[ ](?P<target>[A-Za-z0-9-]{1,40})\}"
    r"|(?P<break>\{br\})"
    r"|(?P<nothing>\{\})"
)


@dataclass(frozen=True)
class _Mark:
    """A `**` or `_` in the text, and whether it can begin or end something where it stands."""

    sign: str
    opens: bool
    closes: bool


_Token = Span | _Mark


def parse_spans(text: str) -> tuple[Span, ...]:
    """The spans of one block's text; a sign without its partner stays as text. Never raises."""
    return normal_spans(read_spans(text))


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans of one block's text as they were typed, not yet in their one form."""
    tokens = list(_tokens(text))
    return tuple(_spans(tokens, 0, len(tokens), open_signs=frozenset()))


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for match in _TOKEN.finditer(text):
        yield from _text_and_breaks(text[end : match.start()])
        end = match.end()
        if match["mark"]:
            before = text[max(match.start() - 1, 0) : match.start()]
            yield _mark(match["mark"], before=before, after=text[end : end + 1])
        elif not match["nothing"]:
            yield _span(match)
    yield from _text_and_breaks(text[end:])


def _span(match: re.Match[str]) -> Span:
    if match["escaped"]:
        return Text(match["escaped"])
    if match["href"]:
        return Link(read_spans(match["label"]), match["href"])
    if match["kind"]:
        return Reference(ReferenceKind(match["kind"]), match["target"])
    return LineBreak()


def _mark(sign: str, *, before: str, after: str) -> _Mark:
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if sign == "_":
        # file_names and e-mail addresses are not italics
        return _Mark(sign, opens and not before.isalnum(), closes and not after.isalnum())
    return _Mark(sign, opens, closes)


def _text_and_breaks(text: str) -> Iterator[Span]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield LineBreak()
        if line:
            yield Text(line)


def _spans(tokens: Sequence[_Token], first: int, last: int, *, open_signs: frozenset[str]) -> Iterator[Span]:
    never_closed = set(open_signs)
    place = first
    while place < last:
        token = tokens[place]
        place += 1
        if not isinstance(token, _Mark):
            yield token
            continue
        end = None
        if token.opens and token.sign not in never_closed:
            end = _closing(tokens, place, last, token.sign)
        if end is None:
            if token.opens:
                never_closed.add(token.sign)
            yield Text(token.sign)
            continue
        inner = tuple(_spans(tokens, place, end, open_signs=open_signs | {token.sign}))
        yield Bold(inner) if token.sign == "**" else Italic(inner)
        place = end + 1


def _closing(tokens: Sequence[_Token], first: int, last: int, sign: str) -> int | None:
    """The place of the next mark that closes `sign`, with something between."""
    for place in range(first + 1, last):
        token = tokens[place]
        if isinstance(token, _Mark) and token.sign == sign and token.closes:
            return place
    return None
