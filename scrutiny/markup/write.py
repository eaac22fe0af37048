"""From blocks to marked-up text: `parse(write_markup(blocks))` are the same blocks again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrutiny.markup.blocks import (
    Block,
    Bold,
    Box,
    Cell,
    Figure,
    Italic,
    LineBreak,
    Link,
    ListBlock,
    ListKind,
    Paragraph,
    QuotedRecommendation,
    Reference,
    Span,
    Subheading,
    Table,
    Text,
)
from scrutiny.markup.lists import Place, mark
from scrutiny.markup.normal import normal
from scrutiny.markup.parse import begins_block, is_rule_cell
from scrutiny.markup.spans import parse_spans

# A backslash means itself unless a sign comes after it.
_MEANS_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_EVERY_SIGN = re.compile(r"[\\*_\[\]{}|]")
_IN_ALTERNATIVE = re.compile(r"[\[\]]|\\(?=[!-/:-@\[-`{-~]|$)")
NOTHING = "{}"


def write_markup(blocks: Sequence[Block]) -> str:
    """The text that `parse` reads as these blocks, in the form that `normal` gives them."""
    return "\n\n".join("\n".join(lines) for lines in _written(normal(blocks)))


def _written(blocks: Sequence[Block]) -> Iterator[list[str]]:
    expected: Place | None = None
    for block in blocks:
        after, expected = expected, _after(block) if isinstance(block, ListBlock) else None
        match block:
            case ListBlock():
                yield list(_list(block, after, ""))
            case Box():
                yield list(_box(block))
            case Table():
                yield list(_table(block))
            case _:
                yield _short(block)


def _short(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Subheading(spans):
            return [f"## {_line(spans)}"]
        case Figure():
            alternative = _IN_ALTERNATIVE.sub(r"\\\g<0>", block.alternative)
            caption = [f"Figure: {_line(block.caption)}"] if block.caption else []
            return [*caption, f"![{alternative}](picture:{block.picture})"]
        case QuotedRecommendation(target):
            return [f"{{recommendation {target}}}"]
    raise TypeError(block)


def _paragraph(block: Paragraph) -> list[str]:
    sign = "+ " if not block.numbered else "++ " if block.depth > 1 else ""
    first, *rest = _lines(block.spans)
    return [f"{sign}{first}" if sign else _as_words(first), *map(_as_words, rest)]


def _as_words(line: str) -> str:
    """A line that is read as words wherever it stands."""
    if not begins_block(line):
        return line
    if line[0].isalnum():
        return line.replace(".", "\\.", 1)
    return f"{NOTHING}{line}" if line[0] in "{•" else f"\\{line}"


def _list(block: ListBlock, expected: Place | None, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items):
        place = Place(block.kind, block.start + number if block.kind is not ListKind.BULLET else 1)
        first, *rest = _lines(item.spans)
        yield f"{indent}{mark(place, expected)} {first or NOTHING}"
        yield from (f"{indent}  {_as_words(line)}" for line in rest)
        expected = Place(block.kind, place.position + 1)
        under: Place | None = None
        for one in item.lists:
            yield from _list(one, under, f"{indent}  ")
            under = _after(one)


def _after(block: ListBlock) -> Place:
    """The place that the next entry of the list would have."""
    return Place(block.kind, block.start + len(block.items))


def _box(box: Box) -> Iterator[str]:
    inside = [line for lines in _written(box.blocks) for line in (*lines, "")][:-1]
    if box.heading:
        yield f"> # {_line(box.heading)}"
    elif len(inside) > 1 and inside[0].endswith(":"):
        inside[0] += NOTHING  # else it would be the heading
    yield from (f"> {line}".rstrip() for line in inside)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"Table: {_line(table.caption)}"
    yield _row("|", table.header)
    yield from (_row("||" if table.header_column else "|", row) for row in table.rows)


def _row(edge: str, cells: Sequence[Cell]) -> str:
    written = [_spans(cell, new_line="{br}", in_cell=True) for cell in cells]
    if all(is_rule_cell(cell) for cell in written):
        written[0] += NOTHING  # else it would be a line that is drawn
    return " ".join([edge, *(f"{cell} |".lstrip() for cell in written)])


def _line(spans: Sequence[Span]) -> str:
    return _spans(spans, new_line="{br}")


def _lines(spans: Sequence[Span]) -> list[str]:
    return _spans(spans, new_line="\n").split("\n")


def _spans(spans: Sequence[Span], *, new_line: str, in_cell: bool = False) -> str:
    """The spans as they are best read; where that would be read as something else, with every sign escaped."""
    written = _write(spans, new_line, careful=False, in_cell=in_cell)
    if parse_spans(written) == tuple(spans):
        return written
    return _write(spans, new_line, careful=True, in_cell=in_cell)


def _write(spans: Sequence[Span], new_line: str, *, careful: bool, in_cell: bool) -> str:
    out = _Out(new_line, careful, in_cell)
    out.spans(spans)
    return "".join(out.pieces)


class _Out:
    """The text written so far, in pieces; a sign that would not be read where it stands gets `{}` beside it."""

    def __init__(self, new_line: str, careful: bool, in_cell: bool) -> None:
        self.pieces: list[str] = []
        self.new_line = new_line
        self.careful = careful
        self.in_cell = in_cell
        self.needs_no_word = False

    @property
    def last(self) -> str:
        """The character written last."""
        return self.pieces[-1][-1] if self.pieces else ""

    def spans(self, spans: Sequence[Span]) -> None:
        """Write spans in their one form."""
        for span in spans:
            match span:
                case Text(text):
                    self._words(self._escaped(text))
                case LineBreak():
                    # A line without words would end the block.
                    self._words("{br}" if self.last in ("", "\n") else self.new_line)
                case Reference(kind, target):
                    self._words(f"{{{kind} {target}}}")
                case Bold(inner):
                    self._marked("**", inner)
                case Italic(inner):
                    self._marked("_", inner)
                case Link(inner, href):
                    label = _write(inner, "{br}", careful=self.careful, in_cell=self.in_cell)
                    self._words(f"[{label}]({href})")

    def _escaped(self, text: str) -> str:
        if self.careful:
            return _EVERY_SIGN.sub(r"\\\g<0>", text)
        text = _MEANS_ESCAPE.sub(r"\\\\", text)
        return text.replace("|", "\\|") if self.in_cell else text

    def _words(self, text: str) -> None:
        if self.needs_no_word and text[0].isalnum():
            self.pieces.append(NOTHING)
        self.needs_no_word = False
        self.pieces.append(text)

    def _marked(self, sign: str, inner: Sequence[Span]) -> None:
        if sign == "_" and self.last.isalnum():
            self.pieces.append(NOTHING)
        self.needs_no_word = False
        self.pieces.append(sign)
        began = len(self.pieces)
        self.spans(inner)
        if self.pieces[began][0].isspace():
            self.pieces.insert(began, NOTHING)
        if self.last.isspace():
            self.pieces.append(NOTHING)
        self.pieces.append(sign)
        self.needs_no_word = sign == "_"
