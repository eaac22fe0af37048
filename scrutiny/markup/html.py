"""From blocks to safe HTML, with the class names of static/css/papers.css."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from scrutiny.markup.anchors import NOWHERE, Anchors, Referred
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
    ListItem,
    ListKind,
    Paragraph,
    QuotedRecommendation,
    Reference,
    Span,
    Subheading,
    Table,
    Text,
)
from scrutiny.markup.plain import span_text

_NOT_IN_ID = re.compile(r"[^0-9a-z]+")
_AMOUNT = re.compile(r"^[-+−]?£?[\d,]*\.?\d+%?$")
_FIGURES_CLASS = SafeString(' class="paper-figures"')
_BREAK = SafeString("<br>")


@dataclass
class _Writing:
    """How one run of blocks is written: the numbers not yet used, and what its references stand for."""

    numbers: Iterator[str]
    heading_level: int
    id_prefix: str
    anchors: Anchors


def render_blocks(
    blocks: Sequence[Block],
    *,
    numbers: Sequence[str] = (),
    heading_level: int = 3,
    id_prefix: str = "",
    anchors: Anchors = NOWHERE,
) -> SafeString:
    """The HTML of a text's blocks.

    `numbers` go to the numbered paragraphs in order, and make their ids: "4.2" is `para-4-2`, after
    `id_prefix` when several reports share one page. Paragraphs beyond the numbers print without one.
    `heading_level` (1 to 6) is that of sub-headings: one below the heading the text stands under.
    A reference, a quotation or a picture that `anchors` does not know prints a note that says so.
    """
    writing = _Writing(iter(numbers), min(max(heading_level, 1), 6), id_prefix, anchors)
    return _concatenated(_block(block, writing) for block in blocks)


def paragraph_id(number: str, *, id_prefix: str = "") -> str:
    """The id of a numbered paragraph: "4.2" is `para-4-2`."""
    return f"{id_prefix}para-{_NOT_IN_ID.sub('-', number.lower()).strip('-')}"


def figure_id(picture: str, *, id_prefix: str = "") -> str:
    """The id of a figure, by the key of its picture."""
    return f"{id_prefix}figure-{picture}"


def _block(block: Block, writing: _Writing) -> SafeString:
    match block:
        case Paragraph():
            return _paragraph(block, writing)
        case Subheading(spans):
            return format_html(
                '<h{0} class="paper-subheading">{1}</h{0}>',
                writing.heading_level,
                _spans(spans, writing.anchors),
            )
        case ListBlock():
            return _list(block, writing.anchors)
        case Box():
            return _box(block, writing)
        case Table():
            return _table(block, writing.anchors)
        case Figure():
            return _figure(block, writing)
        case QuotedRecommendation(target):
            return _quoted(target, writing.anchors)


def _paragraph(block: Paragraph, writing: _Writing) -> SafeString:
    number = next(writing.numbers, "") if block.numbered else ""
    words = _spans(block.spans, writing.anchors)
    if not number:
        return format_html('<p class="paper-para paper-para--plain">{}</p>', words)
    return format_html(
        '<p class="paper-para{}" id="{}"><span class="paper-para__no">{}</span> {}</p>',
        " paper-para--under" if block.depth > 1 else "",
        paragraph_id(number, id_prefix=writing.id_prefix),
        number,
        words,
    )


def _box(box: Box, writing: _Writing) -> SafeString:
    anchors = writing.anchors
    lead = ""
    if box.heading:
        lead = format_html('<p class="paper-box__heading">{}</p>', _spans(box.heading, anchors))
    # A box repeats or sets apart; its paragraphs are never numbered in the report's run.
    inner = _Writing(iter(()), writing.heading_level, writing.id_prefix, anchors)
    return format_html(
        '<div class="paper-box">{}{}</div>', lead, _concatenated(_block(block, inner) for block in box.blocks)
    )


def _figure(figure: Figure, writing: _Writing) -> SafeString:
    facts = writing.anchors.pictures.get(figure.picture)
    if facts is None:
        return _lost(gettext("The picture is missing."))
    caption = _spans(figure.caption, writing.anchors)
    return format_html(
        '<figure class="paper-figure" id="{}"><img src="{}" alt="{}" width="{}" height="{}">'
        "<figcaption><strong>{}</strong> {}</figcaption></figure>",
        figure_id(figure.picture, id_prefix=writing.id_prefix),
        facts.src,
        figure.alternative,
        facts.width,
        facts.height,
        facts.label,
        caption,
    )


def _quoted(target: str, anchors: Anchors) -> SafeString:
    quoted = anchors.quoted.get(target)
    if quoted is None:
        return _lost(gettext("The recommendation that stood here is no longer in the report."))
    return format_html(
        '<div class="paper-quoted"><p class="paper-box__heading">{}</p><p>{}</p>{}</div>',
        quoted.label,
        _spans(quoted.spans, anchors),
        _concatenated(_list(one, anchors) for one in quoted.lists),
    )


def _lost(sentence: str) -> SafeString:
    return format_html('<p class="paper-lost">[{}]</p>', sentence)


_TYPES = {ListKind.LETTER: "a", ListKind.ROMAN: "i", ListKind.NUMBER: "1"}


def _list(block: ListBlock, anchors: Anchors) -> SafeString:
    items = _concatenated(_item(item, anchors) for item in block.items)
    if block.kind is ListKind.BULLET:
        return format_html('<ul class="paper-list">{}</ul>', items)
    return format_html(
        '<ol class="paper-list paper-list--{}" type="{}" start="{}">{}</ol>',
        block.kind,
        _TYPES[block.kind],
        block.start,
        items,
    )


def _item(item: ListItem, anchors: Anchors) -> SafeString:
    below = _concatenated(_list(one, anchors) for one in item.lists)
    return format_html("<li>{}{}</li>", _spans(item.spans, anchors), below)


def _table(table: Table, anchors: Anchors) -> SafeString:
    caption = ""
    if table.caption:
        caption = format_html("<caption>{}</caption>", _spans(table.caption, anchors))
    header = format_html_join(
        "", '<th scope="col"{}>{}</th>', (_cell(cell, anchors) for cell in table.header)
    )
    rows = _concatenated(_row(row, anchors, headed=table.header_column) for row in table.rows)
    return format_html(
        '<table class="paper-table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        caption,
        header,
        rows,
    )


def _row(row: Sequence[Cell], anchors: Anchors, *, headed: bool) -> SafeString:
    head = ""
    if headed and row:
        head = format_html('<th scope="row">{}</th>', _spans(row[0], anchors))
        row = row[1:]
    cells = format_html_join("", "<td{}>{}</td>", (_cell(cell, anchors) for cell in row))
    return format_html("<tr>{}{}</tr>", head, cells)


def _cell(cell: Cell, anchors: Anchors) -> tuple[SafeString, SafeString]:
    is_amount = _AMOUNT.match(span_text(cell).replace(" ", ""))
    return _FIGURES_CLASS if is_amount else SafeString(""), _spans(cell, anchors)


def _spans(spans: Sequence[Span], anchors: Anchors) -> SafeString:
    return _concatenated(_span(span, anchors) for span in spans)


def _span(span: Span, anchors: Anchors) -> SafeString:
    match span:
        case Text(text):
            return conditional_escape(text)
        case LineBreak():
            return _BREAK
        case Bold(inner):
            return format_html("<strong>{}</strong>", _spans(inner, anchors))
        case Italic(inner):
            return format_html("<em>{}</em>", _spans(inner, anchors))
        case Link(inner, href):
            return format_html('<a href="{}">{}</a>', href, _spans(inner, anchors))
        case Reference():
            return _reference(anchors.referred.get(span))


def _reference(referred: Referred | None) -> SafeString:
    if referred is None:
        return format_html('<span class="paper-lost">[{}]</span>', gettext("reference lost"))
    if not referred.href:
        return conditional_escape(referred.words)
    return format_html('<a class="paper-reference" href="{}">{}</a>', referred.href, referred.words)


def _concatenated(parts: Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
