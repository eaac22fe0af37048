"""The run of paragraphs and tables in a Word file, each with what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from scrutiny.word.inline import read_inline
from scrutiny.word.names import Element, child, q, switch, value, whole, words_in
from scrutiny.word.numbering import AutoNumber
from scrutiny.word.pieces import Piece, plain
from scrutiny.word.source import DEEPEST, Source
from scrutiny.word.styles import StyleFacts, border_of, indent_of, outline_level

_WRAPPERS = frozenset(q(f"w:{name}") for name in ("ins", "moveTo", "customXml", "smartTag", "body"))


@dataclass
class Para:
    """A paragraph as it stood; `level` is that of a heading, `boxes` the text boxes hung on it."""

    place: int
    pieces: tuple[Piece, ...]
    style: StyleFacts
    level: int = 0
    number: AutoNumber | None = None
    border: str = ""
    indent: int = 0
    figures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[list[Item]] = field(default_factory=list)
    quotes: str = ""

    @property
    def text(self) -> str:
        return plain(self.pieces)


@dataclass
class Cell:
    """A cell: its content, over how many columns it goes, and whether it goes on from the one above."""

    items: list[Item]
    span: int = 1
    goes_on: bool = False


@dataclass
class Grid:
    """A table as it stood; the first `headers` rows are marked as repeated on every page."""

    place: int
    rows: list[list[Cell]]
    headers: int
    caption: str
    headed_column: bool


Item = Para | Grid


class Body:
    """Reads the paragraphs and tables below an element."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def items(self, element: Element, depth: int = 0) -> list[Item]:
        """The paragraphs and tables in order; a paragraph whose end was deleted runs into the next."""
        found: list[Item] = []
        runs_on: Para | None = None
        for item, ends in self._walk(element, depth):
            if runs_on is not None and isinstance(item, Para):
                _run_together(runs_on, item)
            else:
                found.append(item)
                runs_on = item if isinstance(item, Para) else None
            if ends:
                runs_on = None
        return found

    def _walk(self, element: Element, depth: int) -> Iterator[tuple[Item, bool]]:
        if depth > DEEPEST:
            self.source.remark(_("Nested too deep to be read: “%(words)s”."), words=words_in(element))
            return
        for one in element:
            if one.tag == q("w:p"):
                yield self._paragraph(one, depth)
            elif one.tag == q("w:tbl"):
                yield self._table(one, depth), True
            else:
                yield from self._wrapped(one, depth)

    def _wrapped(self, one: Element, depth: int) -> Iterator[tuple[Item, bool]]:
        if one.tag in _WRAPPERS:
            yield from self._walk(one, depth + 1)
        elif one.tag == q("w:sdt"):
            yield from self._content_control(one, depth)
        elif one.tag == q("mc:AlternateContent"):
            choice = child(one, "mc:Choice")
            yield from self._walk(choice if choice is not None else child(one, "mc:Fallback"), depth + 1)
        elif one.tag in (q("w:del"), q("w:moveFrom")):
            self._left_out(one, _("Words deleted by a tracked change were left out: “%(words)s”."))
        elif one.tag in (q("w:altChunk"), q("w:subDoc")):
            self.source.remark(_("A document inside the document was left out. Copy its text into this one."))
        elif one.tag in (q("m:oMathPara"), q("m:oMath")):
            self._left_out(one, _("An equation was left out: “%(words)s”."))

    def _content_control(self, one: Element, depth: int) -> Iterator[tuple[Item, bool]]:
        content = child(one, "w:sdtContent")
        if content is None:
            return
        if value(one, "w:sdtPr", "w:docPartObj", "w:docPartGallery") == "Table of Contents":
            self._left_out(content, _("The table of contents was left out: “%(words)s”."))
        elif switch(one, "w:sdtPr", "w:showingPlcHdr"):
            self._left_out(content, _("A field nobody filled in was left out: “%(words)s”."))
        else:
            yield from self._walk(content, depth + 1)

    def _left_out(self, element: Element, sentence: str) -> None:
        if words := words_in(element):
            self.source.remark(sentence, words=words)

    def _paragraph(self, element: Element, depth: int) -> tuple[Para, bool]:
        source = self.source
        source.count_paragraph()
        source.place += 1
        place = source.place
        layout = child(element, "w:pPr")
        style_id = value(layout, "w:pStyle")
        facts = source.styles.paragraph(style_id)
        inline = read_inline(element, facts, source)
        outline = value(layout, "w:outlineLvl")
        number = self._number(layout, style_id, facts) if plain(inline.pieces).strip() else None
        indent = number.indent if number and number.indent else facts.indent
        para = Para(
            place=place,
            pieces=tuple(inline.pieces),
            style=facts,
            level=outline_level(outline) if outline else facts.level,
            number=number,
            border=border_of(layout) or facts.border,
            indent=indent_of(layout, indent),
            figures=inline.figures,
            quotes=inline.quotes,
        )
        for box in inline.boxes:
            source.remark(_("A text box stands in the text now: “%(words)s”."), words=words_in(box))
            para.boxes.append(self.items(box, depth + 1))
        return para, child(layout, "w:rPr", "w:del") is None

    def _number(self, layout: Element, style_id: str, facts: StyleFacts) -> AutoNumber | None:
        own = value(layout, "w:numPr", "w:numId")
        num_id = own or facts.num_id
        if not num_id or num_id == "0":
            return None
        level = whole(value(layout, "w:numPr", "w:ilvl"), -1)
        if level < 0:
            level = facts.num_level
        if level < 0:
            level = self.source.numbering.level_of_style(num_id, style_id)
        return self.source.numbering.next(num_id, level)

    def _table(self, element: Element, depth: int) -> Grid:
        source = self.source
        source.place += 1
        place = source.place
        properties = child(element, "w:tblPr")
        rows: list[list[Cell]] = []
        headers = 0
        for row in _rows(element):
            if child(row, "w:trPr", "w:del") is not None:
                self._left_out(row, _("A row deleted by a tracked change was left out: “%(words)s”."))
                continue
            if switch(row, "w:trPr", "w:tblHeader") and headers == len(rows):
                headers += 1
            rows.append(self._row(row, depth))
        look = child(properties, "w:tblLook")
        return Grid(
            place=place,
            rows=rows,
            headers=headers,
            caption=value(properties, "w:tblCaption"),
            headed_column=look is not None and look.get(q("w:firstColumn")) in ("1", "true", "on"),
        )

    def _row(self, row: Element, depth: int) -> list[Cell]:
        cells = [Cell([]) for _missing in range(min(whole(value(row, "w:trPr", "w:gridBefore")), 60))]
        for one in _cells(row):
            self.source.count_cell()
            properties = child(one, "w:tcPr")
            merged = child(properties, "w:vMerge")
            cells.append(
                Cell(
                    items=self.items(one, depth + 1),
                    span=max(min(whole(value(properties, "w:gridSpan"), 1), 60), 1),
                    goes_on=merged is not None and merged.get(q("w:val"), "continue") == "continue",
                )
            )
        return cells


def _rows(table: Element) -> Iterator[Element]:
    return _below(table, q("w:tr"))


def _cells(row: Element) -> Iterator[Element]:
    return _below(row, q("w:tc"))


def _below(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and tracked changes too."""
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS or one.tag in (q("w:sdt"), q("w:sdtContent")):
            yield from _below(one, tag)


def _run_together(first: Para, second: Para) -> None:
    first.pieces += second.pieces
    first.figures += second.figures
    first.boxes += second.boxes
