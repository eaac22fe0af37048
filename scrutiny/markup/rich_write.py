"""From blocks to the HTML that the rich editor works on: `read_rich(write_rich(blocks))` are the same blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from scrutiny.markup.anchors import NOWHERE, Anchors
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
from scrutiny.markup.normal import normal
from scrutiny.markup.plain import span_text

TYPES = {ListKind.LETTER: "a", ListKind.ROMAN: "i", ListKind.NUMBER: "1"}
# What stands for a thing that can't be found: the editor shows it, the paper says that it is lost.
_UNKNOWN = "?"


def write_rich(blocks: Sequence[Block], *, anchors: Anchors = NOWHERE) -> SafeString:
    """The HTML of a text for the rich editor; `anchors` say what references and pictures look like just now."""
    return _joined(_block(block, anchors) for block in normal(blocks))


def _block(block: Block, anchors: Anchors) -> SafeString:
    match block:
        case Paragraph(spans, numbered, depth):
            words = _spans(spans, anchors)
            if not numbered:
                return format_html('<p class="runs-on">{}</p>', words)
            return format_html('<p class="under">{}</p>' if depth > 1 else "<p>{}</p>", words)
        case Subheading(spans):
            return format_html("<h3>{}</h3>", _spans(spans, anchors))
        case ListBlock():
            return _list(block, anchors)
        case Box(heading, inside):
            lead = format_html('<p class="box-heading">{}</p>', _spans(heading, anchors)) if heading else ""
            return format_html(
                "<blockquote>{}{}</blockquote>", lead, _joined(_block(one, anchors) for one in inside)
            )
        case Table():
            return _table(block, anchors)
        case Figure():
            return _figure(block, anchors)
        case QuotedRecommendation(target):
            return _quoted(target, anchors)


def _quoted(target: str, anchors: Anchors) -> SafeString:
    quoted = anchors.quoted.get(target)
    words = f"{quoted.label}: {span_text(quoted.spans)}" if quoted else _UNKNOWN
    return format_html('<div data-recommendation="{}">{}</div>', target, words)


def _figure(figure: Figure, anchors: Anchors) -> SafeString:
    facts = anchors.pictures.get(figure.picture)
    return format_html(
        '<figure><img src="{}" alt="{}" data-picture="{}"><figcaption>{}</figcaption></figure>',
        facts.src if facts else "",
        figure.alternative,
        figure.picture,
        _spans(figure.caption, anchors),
    )


def _list(block: ListBlock, anchors: Anchors) -> SafeString:
    items = _joined(_item(item, anchors) for item in block.items)
    if block.kind is ListKind.BULLET:
        return format_html("<ul>{}</ul>", items)
    return format_html('<ol type="{}" start="{}">{}</ol>', TYPES[block.kind], block.start, items)


def _item(item: ListItem, anchors: Anchors) -> SafeString:
    below = _joined(_list(one, anchors) for one in item.lists)
    return format_html("<li><p>{}</p>{}</li>", _spans(item.spans, anchors), below)


def _table(table: Table, anchors: Anchors) -> SafeString:
    caption = (
        format_html('<p class="caption">{}</p>', _spans(table.caption, anchors)) if table.caption else ""
    )
    rows = _joined(_row(row, anchors, headed=table.header_column) for row in table.rows)
    header = _joined(_cell("th", cell, anchors) for cell in table.header)
    return format_html("{}<table><tbody><tr>{}</tr>{}</tbody></table>", caption, header, rows)


def _row(row: Sequence[Cell], anchors: Anchors, *, headed: bool) -> SafeString:
    tags = ("th" if headed and not place else "td" for place in range(len(row)))
    cells = _joined(_cell(tag, cell, anchors) for tag, cell in zip(tags, row, strict=True))
    return format_html("<tr>{}</tr>", cells)


def _cell(tag: str, cell: Cell, anchors: Anchors) -> SafeString:
    return format_html("<{0}><p>{1}</p></{0}>", SafeString(tag), _spans(cell, anchors))


def _spans(spans: Sequence[Span], anchors: Anchors) -> SafeString:
    return _joined(_span(span, anchors) for span in spans)


def _span(span: Span, anchors: Anchors) -> SafeString:
    match span:
        case Text(text):
            return conditional_escape(text)
        case LineBreak():
            return SafeString("<br>")
        case Bold(inner):
            return format_html("<strong>{}</strong>", _spans(inner, anchors))
        case Italic(inner):
            return format_html("<em>{}</em>", _spans(inner, anchors))
        case Link(inner, href):
            return format_html('<a href="{}">{}</a>', href, _spans(inner, anchors))
        case Reference(kind, target):
            referred = anchors.referred.get(span)
            words = referred.words if referred else _UNKNOWN
            return format_html('<span data-reference="{}:{}">{}</span>', kind, target, words)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
