"""The bare words of blocks, for search, mails and counting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scrutiny.markup.blocks import (
    Block,
    Bold,
    Box,
    Figure,
    Italic,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    QuotedRecommendation,
    Reference,
    ReferenceKind,
    Span,
    Subheading,
    Table,
    Text,
)


def text_of(blocks: Sequence[Block]) -> str:
    """The words of the blocks without markup, one line per paragraph, entry or row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def numbered_depths(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The depth of each paragraph for which `render_blocks` will use a number, in order."""
    return tuple(block.depth for block in blocks if isinstance(block, Paragraph) and block.numbered)


def references(blocks: Sequence[Block]) -> Iterator[Reference]:
    """Every cross-reference of the blocks, in order; a quoted recommendation is one."""
    for block in blocks:
        if isinstance(block, QuotedRecommendation):
            yield Reference(ReferenceKind.RECOMMENDATION, block.target)
        elif isinstance(block, Box):
            yield from references_in(block.heading)
            yield from references(block.blocks)
        else:
            yield from (found for spans in _span_runs(block) for found in references_in(spans))


def references_in(spans: Sequence[Span]) -> Iterator[Reference]:
    """The cross-references among some spans."""
    for span in spans:
        if isinstance(span, Reference):
            yield span
        elif isinstance(span, Bold | Italic | Link):
            yield from references_in(span.spans)


def figures(blocks: Sequence[Block]) -> Iterator[Figure]:
    """The figures of the blocks, in order, those in boxes too."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Box):
            yield from figures(block.blocks)


def _span_runs(block: Block) -> Iterator[Sequence[Span]]:
    match block:
        case Paragraph(spans) | Subheading(spans):
            yield spans
        case ListBlock(_, _, items):
            for item in items:
                yield item.spans
                yield from (run for one in item.lists for run in _span_runs(one))
        case Table(caption, header, rows):
            yield caption
            yield from (cell for row in (header, *rows) for cell in row)
        case Figure(_, _, caption):
            yield caption


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
        case Reference():
            return ""  # its words depend on where its target stands just now


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(spans) | Subheading(spans):
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
        case Figure(_, alternative, caption):
            yield from filter(None, (span_text(caption), alternative))
        case QuotedRecommendation():
            return
