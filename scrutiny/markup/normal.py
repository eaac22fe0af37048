"""The one form that blocks have: the form in which they can be written down and read back unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny.markup.blocks import (
    Block,
    Box,
    Cell,
    Figure,
    ListBlock,
    ListItem,
    ListKind,
    Paragraph,
    QuotedRecommendation,
    Subheading,
    Table,
    Text,
)
from scrutiny.markup.lists import DEEPEST, LAST_START
from scrutiny.markup.runs import TARGET, normal_spans, plain_line


def normal(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks in their one form; no word is lost.

    What holds nothing is left out, lists that run on from each other are one, a list deeper than three stands on
    the third step, a box in a box is opened, and the rows of a table have one width.
    """
    return tuple(_joined(_each(blocks, boxed=False)))


def normal_lists(lists: Sequence[ListBlock], *, depth: int = 1) -> tuple[ListBlock, ...]:
    """Lists in their one form, as they stand under an entry `depth` - 1 deep."""
    found = (one for block in lists for one in _list(block, depth))
    return tuple(block for block in _joined(found) if isinstance(block, ListBlock))


def _each(blocks: Sequence[Block], *, boxed: bool) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Box):
            yield from _box(block, boxed=boxed)
        else:
            yield from _one(block)


def _one(block: Block) -> Iterator[Block]:
    match block:
        case Paragraph():
            yield from _paragraph(block)
        case Subheading(spans):
            if words := normal_spans(spans):
                yield Subheading(words)
        case ListBlock():
            yield from _list(block, 1)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case QuotedRecommendation(target):
            if TARGET.fullmatch(target):
                yield block


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, a list that runs on from the list before it being one with it."""
    before: ListBlock | None = None
    for block in blocks:
        if before and isinstance(block, ListBlock) and _runs_on(before, block):
            before = replace(before, items=(*before.items, *block.items))
            continue
        if before:
            yield before
            before = None
        if isinstance(block, ListBlock):
            before = block
        else:
            yield block
    if before:
        yield before


def _runs_on(before: ListBlock, block: ListBlock) -> bool:
    if before.kind is not block.kind:
        return False
    return block.kind is ListKind.BULLET or block.start == before.start + len(before.items)


def _paragraph(block: Paragraph) -> Iterator[Paragraph]:
    spans = normal_spans(block.spans)
    if spans:
        depth = min(max(block.depth, 1), 2) if block.numbered else 1
        yield Paragraph(spans, numbered=block.numbered, depth=depth)


def _list(block: ListBlock, depth: int) -> Iterator[ListBlock]:
    """A list, in parts where one below the third step has to stand between its entries."""
    position = 1 if block.kind is ListKind.BULLET else min(max(block.start, 1), LAST_START)
    items: list[ListItem] = []
    for item in block.items:
        spans, lists = normal_spans(item.spans), normal_lists(item.lists, depth=min(depth + 1, DEEPEST))
        if not spans and not lists:
            continue
        under = lists if depth < DEEPEST else ()
        if spans or under:
            items.append(ListItem(spans, under))
        if lists and depth == DEEPEST:
            if items:
                yield ListBlock(block.kind, position, tuple(items))
            yield from lists
            position += len(items) if block.kind is not ListKind.BULLET else 0
            items = []
    if items:
        yield ListBlock(block.kind, position, tuple(items))


def _box(block: Box, *, boxed: bool) -> Iterator[Block]:
    heading = normal_spans(block.heading)
    inside = tuple(_joined(_each(block.blocks, boxed=True)))
    if not boxed:
        if heading or inside:
            yield Box(heading, inside)
        return
    if heading:
        yield Paragraph(heading)
    yield from inside


def _table(block: Table) -> Iterator[Table]:
    rows = (block.header, *block.rows)
    width = max(len(row) for row in rows)
    if not width:
        return
    header, *body = (_row(row, width) for row in rows)
    headed = block.header_column and bool(body)
    yield Table(normal_spans(block.caption), header, tuple(body), header_column=headed)


def _row(row: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    cells = tuple(normal_spans(cell) for cell in row)
    return (*cells, *[()] * (width - len(cells)))


def _figure(block: Figure) -> Iterator[Block]:
    caption, alternative = normal_spans(block.caption), plain_line(block.alternative)
    if TARGET.fullmatch(block.picture):
        yield Figure(block.picture, alternative, caption)
        return
    for spans in (caption, normal_spans((Text(alternative),))):
        if spans:
            yield Paragraph(spans, numbered=False)
