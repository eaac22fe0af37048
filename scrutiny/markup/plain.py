"""The bare words of blocks, for search, mails and counting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scrutiny.markup.blocks import (
    Block,
    Bold,
    Box,
    Italic,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Span,
    Subheading,
    Table,
    Text,
)


def text_of(blocks: Sequence[Block]) -> str:
    """The words of the blocks without markup, one line per paragraph, entry or row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def count_numbered(blocks: Sequence[Block]) -> int:
    """How many numbers `render_blocks` will use."""
    return sum(isinstance(block, Paragraph) and block.numbered for block in blocks)


def span_text(spans: Sequence[Span]) -> str:
    """The words of some spans without markup."""
    return "".join(_words(span) for span in spans)


def _words(span: Span) -> str:
    match span:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Bold(inner) | Italic(inner) | Link(inner, _):
            return span_text(inner)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(spans, _) | Subheading(spans):
            yield span_text(spans)
        case ListBlock(_, _, items):
            for item in items:
                yield span_text(item.spans)
                yield from (line for one in item.lists for line in _lines(one))
        case Box(heading, inside):
            yield from [span_text(heading)] if heading else []
            yield from (line for one in inside for line in _lines(one))
        case Table(caption, header, rows):
            yield from [span_text(caption)] if caption else []
            yield from ("\t".join(span_text(cell) for cell in row) for row in (header, *rows))
