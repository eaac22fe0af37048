"""From blocks to safe HTML, with the class names of static/css/papers.css."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from scrutiny.markup.blocks import (
    Block,
    Bold,
    Box,
    Cell,
    Italic,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    ListKind,
    Paragraph,
    Span,
    Subheading,
    Table,
    Text,
)
from scrutiny.markup.plain import span_text

_NOT_IN_ID = re.compile(r"[^0-9a-z]+")
_FIGURE = re.compile(r"^[-+−]?£?[\d,]*\.?\d+%?$")
_FIGURES_CLASS = SafeString(' class="paper-figures"')
_BREAK = SafeString("<br>")


def render_blocks(
    blocks: Sequence[Block], *, numbers: Sequence[str] = (), heading_level: int = 3, id_prefix: str = ""
) -> SafeString:
    """The HTML of a text's blocks.

    `numbers` go to the numbered paragraphs in order, and make their ids: "4.2" is `para-4-2`, after
    `id_prefix` when several reports share one page. Paragraphs beyond the numbers print without one.
    `heading_level` (1 to 6) is that of sub-headings: one below the heading the text stands under.
    """
    unused = iter(numbers)
    return _concatenated(_block(block, unused, heading_level, id_prefix) for block in blocks)


def paragraph_id(number: str, *, id_prefix: str = "") -> str:
    """The id of a numbered paragraph: "4.2" is `para-4-2`."""
    return f"{id_prefix}para-{_NOT_IN_ID.sub('-', number.lower()).strip('-')}"


def _block(block: Block, numbers: Iterator[str], heading_level: int, id_prefix: str) -> SafeString:
    match block:
        case Paragraph(spans, numbered):
            return _paragraph(spans, next(numbers, "") if numbered else "", id_prefix)
        case Subheading(spans):
            return format_html(
                '<h{0} class="paper-subheading">{1}</h{0}>', min(max(heading_level, 1), 6), _spans(spans)
            )
        case ListBlock():
            return _list(block)
        case Box(heading, inside):
            lead = format_html('<p class="paper-box__heading">{}</p>', _spans(heading)) if heading else ""
            # A box repeats or sets apart; its paragraphs are never numbered in the report's run.
            inner = render_blocks(inside, heading_level=heading_level)
            return format_html('<div class="paper-box">{}{}</div>', lead, inner)
        case Table():
            return _table(block)


def _paragraph(spans: tuple[Span, ...], number: str, id_prefix: str) -> SafeString:
    if not number:
        return format_html('<p class="paper-para paper-para--plain">{}</p>', _spans(spans))
    return format_html(
        '<p class="paper-para" id="{}"><span class="paper-para__no">{}</span> {}</p>',
        paragraph_id(number, id_prefix=id_prefix),
        number,
        _spans(spans),
    )


_TYPES = {ListKind.LETTER: "a", ListKind.ROMAN: "i", ListKind.NUMBER: "1"}


def _list(block: ListBlock) -> SafeString:
    items = _concatenated(_item(item) for item in block.items)
    if block.kind is ListKind.BULLET:
        return format_html('<ul class="paper-list">{}</ul>', items)
    return format_html(
        '<ol class="paper-list paper-list--{}" type="{}" start="{}">{}</ol>',
        block.kind,
        _TYPES[block.kind],
        block.start,
        items,
    )


def _item(item: ListItem) -> SafeString:
    return format_html("<li>{}{}</li>", _spans(item.spans), _concatenated(_list(one) for one in item.lists))


def _table(table: Table) -> SafeString:
    caption = format_html("<caption>{}</caption>", _spans(table.caption)) if table.caption else ""
    header = format_html_join("", '<th scope="col"{}>{}</th>', (_cell(cell) for cell in table.header))
    rows = _concatenated(
        format_html("<tr>{}</tr>", format_html_join("", "<td{}>{}</td>", (_cell(cell) for cell in row)))
        for row in table.rows
    )
    return format_html(
        '<table class="paper-table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        caption,
        header,
        rows,
    )


def _cell(cell: Cell) -> tuple[SafeString, SafeString]:
    is_figure = _FIGURE.match(span_text(cell).replace(" ", ""))
    return _FIGURES_CLASS if is_figure else SafeString(""), _spans(cell)


def _spans(spans: Sequence[Span]) -> SafeString:
    return _concatenated(_span(span) for span in spans)


def _span(span: Span) -> SafeString:
    match span:
        case Text(text):
            return conditional_escape(text)
        case LineBreak():
            return _BREAK
        case Bold(inner):
            return format_html("<strong>{}</strong>", _spans(inner))
        case Italic(inner):
            return format_html("<em>{}</em>", _spans(inner))
        case Link(inner, href):
            return format_html('<a href="{}">{}</a>', href, _spans(inner))


def _concatenated(parts: Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
