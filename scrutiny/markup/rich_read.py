"""From the HTML of the rich editor, or of a clipboard, to blocks. Never raises, and loses no word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny.markup.blocks import (
    Block,
    Bold,
    Box,
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
    ReferenceKind,
    Span,
    Subheading,
    Table,
    Text,
)
from scrutiny.markup.html_tree import HEADINGS, INLINE, LISTS, Element, read_tree
from scrutiny.markup.normal import normal
from scrutiny.markup.rich_tables import grid, is_headed
from scrutiny.markup.runs import TARGET, normal_spans, safe_address

_KINDS = {"a": ListKind.LETTER, "A": ListKind.LETTER, "i": ListKind.ROMAN, "I": ListKind.ROMAN}
_BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_NOT_BOLD_STYLE = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_ITALIC_STYLE = re.compile(r"font-style:\s*(?:italic|oblique)")
_BLANK = " \t\n\r\f"
_NEW_LINES = re.compile(r"\r\n?|\n")


def read_rich(html: str) -> tuple[Block, ...]:
    """The blocks of the editor's HTML. Headings of any level become sub-headings; colours and fonts are dropped."""
    return normal(tuple(_captioned(_blocks(read_tree(html)))))


class _Caption(Paragraph):
    """Words that belong to the table after them, if one comes."""


def _captioned(blocks: Iterator[Block]) -> Iterator[Block]:
    caption: _Caption | None = None
    for block in blocks:
        if isinstance(block, Table) and not block.header:
            # A table without cells is none; what stood over it stays.
            block = _Caption(block.caption)
        if isinstance(block, Table) and caption and not block.caption:
            yield Table(caption.spans, block.header, block.rows, block.header_column)
            caption = None
            continue
        if caption:
            yield Paragraph(caption.spans, numbered=False)
        caption = block if isinstance(block, _Caption) else None
        if not caption:
            yield block
    if caption:
        yield Paragraph(caption.spans, numbered=False)


def _blocks(parent: Element) -> Iterator[Block]:
    """The blocks of what stands in a tag; words that stand alone are a paragraph."""
    loose: list[Element | str] = []
    for child in parent.children:
        if isinstance(child, str) or child.tag in INLINE:
            loose.append(child)
            continue
        yield from _loose(loose)
        loose = []
        yield from _block(child)
    yield from _loose(loose)


def _loose(children: list[Element | str]) -> Iterator[Block]:
    words = Element("", children=children)
    yield from _figures_taken_out(words)
    spans = tuple(_spans(words))
    if normal_spans(spans):
        yield Paragraph(spans)


def _figures_taken_out(element: Element) -> Iterator[Block]:
    """The pictures that stand among the words of a paragraph; they are blocks of their own."""
    left: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and "data-picture" in child.attributes:
            yield Figure(child.attributes["data-picture"], child.attributes.get("alt", ""))
            continue
        left.append(child)
        if isinstance(child, Element):
            yield from _figures_taken_out(child)
    element.children = left


def _block(element: Element) -> Iterator[Block]:
    tag = element.tag
    if tag == "p":
        yield from _paragraph(element)
    elif tag in HEADINGS:
        yield Subheading(tuple(_spans(element)))
    elif tag in LISTS:
        yield _list(element)
    elif tag == "blockquote":
        yield _box(element)
    elif tag == "table":
        yield _table(element)
    elif tag == "figure":
        yield from _figure(element)
    elif tag == "pre":
        yield Paragraph(tuple(_spans(element, keeps_lines=True)))
    elif target := element.attributes.get("data-recommendation", ""):
        yield QuotedRecommendation(target)
    elif tag == "li":
        yield ListBlock(ListKind.BULLET, 1, (_item(element),))
    else:
        yield from _blocks(element)


def _paragraph(element: Element) -> Iterator[Block]:
    yield from _figures_taken_out(element)
    spans = tuple(_spans(element))
    kinds = element.attributes.get("class", "").split()
    if "caption" in kinds:
        yield _Caption(spans)
    elif "under" in kinds:
        yield Paragraph(spans, depth=2)
    else:
        yield Paragraph(spans, numbered="runs-on" not in kinds)


def _box(element: Element) -> Box:
    children = [child for child in element.children if not isinstance(child, str) or child.strip(_BLANK)]
    first = children[0] if children else ""
    heading: tuple[Span, ...] = ()
    if isinstance(first, Element) and "box-heading" in first.attributes.get("class", "").split():
        heading = tuple(_spans(first))
        children = children[1:]
    return Box(heading, tuple(_captioned(_blocks(Element("", children=children)))))


def _figure(element: Element) -> Iterator[Block]:
    image = element.find("img")
    if not image or "data-picture" not in image.attributes:
        yield from _blocks(element)
        return
    caption = element.find("figcaption")
    spans = tuple(_spans(caption)) if caption else ()
    yield Figure(image.attributes["data-picture"], image.attributes.get("alt", ""), spans)


def _list(element: Element) -> ListBlock:
    kind = ListKind.BULLET
    if element.tag == "ol":
        kind = _KINDS.get(element.attributes.get("type", ""), ListKind.NUMBER)
    start = element.attributes.get("start", "")
    items: list[ListItem] = []
    for child in element.children:
        if isinstance(child, str):
            items.append(ListItem((Text(child),)))
        elif child.tag in LISTS and items:
            # Word and old pages put a list beside the entry that it belongs to.
            items[-1] = ListItem(items[-1].spans, (*items[-1].lists, _list(child)))
        else:
            items.append(_item(child))
    position = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 1
    return ListBlock(kind, position, tuple(items))


def _item(element: Element) -> ListItem:
    if element.tag != "li":
        element = Element("li", children=[element])
    lists = tuple(_list(child) for child in element.elements() if child.tag in LISTS)
    words = [child for child in element.children if isinstance(child, str) or child.tag not in LISTS]
    return ListItem(tuple(_spans(Element("", children=words))), lists)


def _table(element: Element) -> Table:
    caption = element.find("caption")
    rows = grid(element)
    spans = [tuple(tuple(_spans(cell)) for cell in row) for row in rows] or [()]
    words = tuple(_spans(caption)) if caption else ()
    return Table(words, spans[0], tuple(spans[1:]), header_column=is_headed(rows[1:]))


def _spans(element: Element, *, keeps_lines: bool = False) -> Iterator[Span]:
    """The words inside a tag; blocks in it, such as the paragraphs of a cell, begin on a new line."""
    at_start = True
    after_block = False
    for child in element.children:
        is_words = isinstance(child, str) or child.tag in INLINE
        if isinstance(child, str) and not child.strip(_BLANK) and not keeps_lines:
            yield Text(" ")
            continue
        if (after_block or not is_words) and not at_start:
            yield LineBreak()
        yield from _text(child, keeps_lines) if isinstance(child, str) else _span(child, keeps_lines)
        at_start, after_block = False, not is_words


def _text(text: str, keeps_lines: bool) -> Iterator[Span]:
    if not keeps_lines:
        yield Text(_NEW_LINES.sub(" ", text))
        return
    for number, line in enumerate(_NEW_LINES.split(text)):
        if number:
            yield LineBreak()
        yield Text(line)


def _span(element: Element, keeps_lines: bool) -> Iterator[Span]:
    if element.tag == "br":
        yield LineBreak()
        return
    if element.tag == "img":
        yield Text(element.attributes.get("alt", ""))
        return
    if found := _reference(element):
        yield found
        return
    if element.tag == "li":
        yield Text("• ")
    inner = tuple(_spans(element, keeps_lines=keeps_lines))
    if not inner:
        return
    address = safe_address(element.attributes.get("href", ""))
    if address:
        inner = (Link(inner, address),)
    yield from _marked(element, inner)


def _marked(element: Element, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    style = element.attributes.get("style", "").lower()
    is_bold = element.tag in ("b", "strong") and not _NOT_BOLD_STYLE.search(style)
    if is_bold or _BOLD_STYLE.search(style):
        spans = (Bold(spans),)
    if element.tag in ("i", "em") or _ITALIC_STYLE.search(style):
        spans = (Italic(spans),)
    return spans


def _reference(element: Element) -> Reference | None:
    kind, colon, target = element.attributes.get("data-reference", "").partition(":")
    if not colon or kind not in set(ReferenceKind) or not TARGET.fullmatch(target):
        return None
    return Reference(ReferenceKind(kind), target)
