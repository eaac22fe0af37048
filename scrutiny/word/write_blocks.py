"""The blocks of the markup as paragraphs, lists, tables and pictures of Word's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from scrutiny.markup import (
    Block,
    Box,
    Figure,
    ListBlock,
    Paragraph,
    QuotedRecommendation,
    Subheading,
    Table,
    text_of,
)
from scrutiny.markup.blocks import Span, Text
from scrutiny.markup.plain import span_text
from scrutiny.word import style_names as names
from scrutiny.word.paper import PaperText, WordPaper
from scrutiny.word.write_numbering import ListNumbers
from scrutiny.word.write_pictures import picture_run
from scrutiny.word.write_spans import IMAGE, Relations, bookmark_of, run, spans_xml
from scrutiny.word.write_styles import style_id
from scrutiny.word.xml_text import quoted, tag

_TEXT_WIDTH = 9026  # twips between the margins of A4
Number = tuple[int, int] | None


@dataclass
class Writing:
    """One paper while it is written: its lists, its links, how many pictures it has so far."""

    paper: WordPaper
    numbers: ListNumbers
    relations: Relations = field(default_factory=Relations)
    known: frozenset[str] = frozenset()
    media: dict[str, bytes] = field(default_factory=dict)
    drawings: int = 0
    bookmarks: int = 0

    def spans(self, spans: Sequence[Span], *, bold: bool = False) -> str:
        return spans_xml(spans, self.relations, self.paper.anchors, self.known, bold=bold)

    def bookmark(self, name: str) -> str:
        """A place to lead to; "" without a name."""
        if not name:
            return ""
        self.bookmarks += 1
        start = tag("bookmarkStart", id=self.bookmarks, name=name)
        return start + tag("bookmarkEnd", id=self.bookmarks)


def paragraph(
    inside: str, style: str, *, number: Number | str = "", left: int | None = None, keep_next: bool = False
) -> str:
    """A paragraph in a style. `number` is a list and a level; None takes away the number of the style."""
    layout = tag("pStyle", style_id(style)) + (tag("keepNext") if keep_next else "")
    if number is None:
        layout += tag("numPr", inside=tag("ilvl", 0) + tag("numId", 0))
    elif not isinstance(number, str):
        layout += tag("numPr", inside=tag("ilvl", number[1]) + tag("numId", number[0]))
    if left is not None:
        layout += tag("ind", left=left, firstLine=0)
    return f"<w:p>{tag('pPr', inside=layout)}{inside}</w:p>"


class BlockWriter:
    """Writes the blocks of one text; `level` is that of the section's heading."""

    def __init__(self, writing: Writing, text: PaperText, *, level: int = 1, boxed: bool = False) -> None:
        self.writing = writing
        self.style = text.style
        self.level = level
        self.boxed = boxed
        self.counted = bool(text.numbers)
        self._numbers = iter(text.numbers)
        self._keys = iter(text.keys)
        self._blocks = text.blocks

    def write(self) -> str:
        """The paragraphs and tables in order."""
        return "".join(part for block in self._blocks for part in self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Subheading(spans):
                style = names.SUBHEADING if self.level == 1 else names.SUBHEADING_UNDER
                yield paragraph(self.writing.spans(spans), style)
            case ListBlock():
                yield from self._list(block, 0)
            case Box():
                yield self._box(block)
            case Table():
                yield self._table(block)
            case Figure():
                yield from self._figure(block)
            case QuotedRecommendation(target):
                yield self._quoted(target)

    def _paragraph(self, block: Paragraph) -> str:
        words = self.writing.spans(block.spans)
        if not block.numbered:
            return paragraph(words, names.RUNNING_ON, left=0 if self.boxed else None)
        if self.boxed and not self.counted:
            return paragraph(words, names.BOX_TEXT)
        number = self.writing.numbers.report(next(self._numbers, ""))
        kind, target = next(self._keys, ("", ""))
        mark = self.writing.bookmark(bookmark_of(kind, target)) if kind else ""
        usual = names.NUMBERED if block.depth == 1 else names.NUMBERED_UNDER
        left = 0 if number is None and self.style else None
        return paragraph(mark + words, self.style or usual, number=number, left=left)

    def _list(self, block: ListBlock, level: int) -> Iterator[str]:
        number = self.writing.numbers.list(block.kind, level, block.start)
        style = names.RECOMMENDATION_PART if self.style == names.RECOMMENDATION else names.LIST
        for item in block.items:
            yield paragraph(self.writing.spans(item.spans), style, number=number)
            for inner in item.lists:
                yield from self._list(inner, min(level + 1, 2))

    def _box(self, box: Box) -> str:
        heading = paragraph(self.writing.spans(box.heading), names.BOX_HEADING) if box.heading else ""
        inside = BlockWriter(self.writing, PaperText(box.blocks), level=self.level, boxed=True).write()
        return one_cell(heading + inside, span_text(box.heading) or text_of(box.blocks)[:100])

    def _table(self, table: Table) -> str:
        caption = (
            paragraph(self.writing.spans(table.caption), names.CAPTION, keep_next=True)
            if table.caption
            else ""
        )
        width = max(len(table.header), 1)
        rows = [[self._cell(cell, heading=True) for cell in table.header]]
        for row in table.rows:
            rows.append(
                [
                    self._cell(cell, heading=table.header_column and not place)
                    for place, cell in enumerate(row)
                ]
            )
        headings = ", ".join(filter(None, (span_text(cell) for cell in table.header)))
        described = f"<w:tblDescription w:val={quoted(headings)}/>" if headings else ""
        if table.caption:
            described = f"<w:tblCaption w:val={quoted(span_text(table.caption))}/>"
        columns = [_TEXT_WIDTH // width] * width
        return caption + _grid(rows, columns, described, headed=table.header_column) + _APART

    def _cell(self, spans: Sequence[Span], *, heading: bool) -> str:
        style = names.TABLE_HEADING if heading else names.TABLE_TEXT
        return paragraph(self.writing.spans(spans), style)

    def _figure(self, figure: Figure) -> Iterator[str]:
        writing = self.writing
        picture = writing.paper.pictures.get(figure.picture)
        if picture is None:
            yield paragraph(run(_("[The picture is missing.]")), names.RUNNING_ON)
            return
        name = f"media/{figure.picture}.{picture.extension}"
        writing.media[f"word/{name}"] = picture.data
        writing.drawings += 1
        key = writing.relations.id_of(IMAGE, name)
        mark = writing.bookmark(bookmark_of("figure", figure.picture))
        yield paragraph(mark + picture_run(picture, key, writing.drawings, figure.alternative), names.PICTURE)
        label = f"{picture.label}: " if picture.label and figure.caption else picture.label
        caption = (Text(label), *figure.caption) if label else figure.caption
        if caption:
            yield paragraph(writing.spans(caption), names.CAPTION)

    def _quoted(self, target: str) -> str:
        writing = self.writing
        quotation = writing.paper.anchors.quoted.get(target)
        name = writing.bookmark(bookmark_of("quote", target))
        if quotation is None:
            return paragraph(name + run(_("[The recommendation is no longer in the report.]")), names.QUOTED)
        inside = paragraph(name + run(quotation.label, bold=True), names.QUOTED)
        inside += paragraph(writing.spans(quotation.spans), names.QUOTED)
        lists = BlockWriter(writing, PaperText(quotation.lists), level=self.level, boxed=True).write()
        return one_cell(inside + lists, quotation.label)


# Two tables in a row would be one; a low empty line between them is Word's own way.
_APART = tag("p", inside=tag("pPr", inside=tag("spacing", before=0, after=0, line=120, lineRule="exact")))


def one_cell(inside: str, described: str) -> str:
    """A box: a table of one cell, because a border joins only paragraphs that stand in alike."""
    words = f"<w:tblDescription w:val={quoted(described)}/>"
    return _grid([[inside]], [_TEXT_WIDTH], words, headed=False) + _APART


def _grid(rows: Sequence[Sequence[str]], columns: Sequence[int], described: str, *, headed: bool) -> str:
    """A table with its first row marked as its header."""
    look = tag(
        "tblLook",
        firstRow=1,
        lastRow=0,
        firstColumn=int(headed),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    properties = tag(
        "tblPr",
        inside=tag("tblStyle", "TableGrid") + tag("tblW", w=sum(columns), type="dxa") + look + described,
    )
    grid = tag("tblGrid", inside="".join(tag("gridCol", w=width) for width in columns))
    written = ""
    for place, row in enumerate(rows):
        repeated = tag("tblHeader") if not place else ""
        cells = "".join(
            tag("tc", inside=tag("tcPr", inside=tag("tcW", w=width, type="dxa")) + cell)
            for cell, width in zip(row, columns, strict=False)
        )
        written += tag(
            "tr", inside=tag("trPr", inside=(tag("cantSplit") if len(columns) > 1 else "") + repeated) + cells
        )
    return f"<w:tbl>{properties}{grid}{written}</w:tbl>"
