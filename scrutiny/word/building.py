"""From paragraphs and tables to the blocks of the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from scrutiny.markup import Box, Figure, ListKind, Paragraph, QuotedRecommendation, Subheading
from scrutiny.markup.blocks import Span
from scrutiny.word import style_names
from scrutiny.word.body import Grid, Item, Para
from scrutiny.word.captions import captions_of, is_blank
from scrutiny.word.document import WordBlock
from scrutiny.word.grids import only_cell, spread, table_of
from scrutiny.word.listing import Entry, lists_of
from scrutiny.word.marking import Mark, marks_of
from scrutiny.word.pieces import Piece, plain, spans_of, without_head
from scrutiny.word.source import Source

_FIGURE = re.compile(r"^\s*(?:Figure|Fig\.?|Ffigur)\s*(?P<number>\d{1,3})\s*[:.–—-]?\s*", re.IGNORECASE)


@dataclass
class Report:
    """What is known of the whole document while its blocks are built."""

    source: Source
    marks: dict[int, Mark]
    main: frozenset[str]
    heading_depths: dict[str, int] = field(default_factory=dict)
    figures: int = 0

    @property
    def has_numbers(self) -> bool:
        return bool(self.main)


class Builder:
    """Builds the blocks of one part, or of one box."""

    def __init__(self, report: Report, *, boxed: bool = False) -> None:
        self.report = report
        self.source = report.source
        self.boxed = boxed
        self.blocks: list[WordBlock] = []
        self._entries: list[tuple[Entry, Para]] = []
        self._bordered: list[Para] = []

    def build(self, items: Sequence[Item]) -> tuple[WordBlock, ...]:
        """The blocks of some items, in order."""
        captions = captions_of(items)
        taken = {id(caption) for caption in captions.values()}
        for item in items:
            if id(item) in taken or is_blank(item):
                continue
            self._add(item, captions.get(id(item)))
        self._end_box()
        self._end_lists()
        return tuple(self.blocks)

    def _add(self, item: Item, caption: Para | None) -> None:
        self.source.place = item.place
        is_bordered = isinstance(item, Para) and item.border and not self.boxed
        if self._bordered and not (is_bordered and isinstance(item, Para) and self._joins_box(item)):
            self._end_box()
        if isinstance(item, Grid):
            self._end_lists()
            self._grid(item, caption)
        elif is_bordered:
            self._end_lists()
            self._bordered.append(item)
        else:
            self._para(item, caption)

    def _joins_box(self, para: Para) -> bool:
        return para.border == self._bordered[-1].border and para.style.name != style_names.BOX_HEADING

    def _end_box(self) -> None:
        if self._bordered:
            together, self._bordered = self._bordered, []
            self._box(together)

    def _box(self, items: Sequence[Item]) -> None:
        first_item = items[0] if items else None
        if isinstance(first_item, Para) and first_item.quotes and not self.boxed:
            self.blocks.append(
                WordBlock(QuotedRecommendation(first_item.quotes), style=first_item.style.name)
            )
            return
        inside = inside_box(items, self.report)
        style = next((item.style.name for item in items if isinstance(item, Para)), "")
        if self.boxed or not inside:
            self.blocks += inside
            return
        heading: tuple[Span, ...] = ()
        first = inside[0].block
        if len(inside) > 1 and isinstance(first, Paragraph) and inside[0].words.rstrip().endswith(":"):
            heading, inside = first.spans, inside[1:]
        self.blocks.append(WordBlock(Box(heading, tuple(one.block for one in inside)), style=style))

    def _grid(self, grid: Grid, caption: Para | None) -> None:
        box = only_cell(grid)
        if box is not None:
            self._box(box)
            return
        spread_out = spread(grid)
        if not any(plain(cell).strip() for row in spread_out.rows for cell in row):
            self._figures(spread_out.figures, None)
            return
        words = spans_of(caption.pieces, keep_bold=False) if caption else spans_of_text(grid.caption)
        self.blocks.append(WordBlock(table_of(grid, words, spread_out, self.source)))
        self._figures(spread_out.figures, None)

    def _para(self, para: Para, caption: Para | None) -> None:
        mark = self.report.marks.get(para.place)
        if mark is not None and not mark.kept and self._is_entry(mark):
            self._entry(para, mark)
        elif para.text.strip():
            self._end_lists()
            self._plain(para, mark)
        if para.figures or para.boxes:
            self._end_lists()
            self._figures(para.figures, caption)
            for box in para.boxes:
                self._box(box)

    def _is_entry(self, mark: Mark) -> bool:
        return mark.kind is not ListKind.NUMBER or mark.run not in self.report.main or self.boxed

    def _entry(self, para: Para, mark: Mark) -> None:
        spans = spans_of(without_head(para.pieces, mark.length), keep_bold=not _is_bold_style(para))
        entry = Entry(mark.kind, mark.counts[-1], spans, para.indent, mark.level, mark.num_id)
        self._entries.append((entry, para))

    def _end_lists(self) -> None:
        if not self._entries:
            return
        entries, self._entries = self._entries, []
        lists, too_deep = lists_of([entry for entry, _para in entries])
        if too_deep:
            self.source.remark(
                _("A list was nested more than three deep: its deepest entries stand third now.")
            )
        style = entries[0][1].style.name
        self.blocks += [WordBlock(one, style=style) for one in lists]

    def _plain(self, para: Para, mark: Mark | None) -> None:
        name = para.style.name
        if name.casefold() in style_names.SUBHEADINGS:
            self.blocks.append(WordBlock(Subheading(spans_of(para.pieces, keep_bold=False)), style=name))
            return
        if mark is not None and mark.kept:
            self.source.remark(
                _("The number “%(words)s” does not follow on, and was left among the words."),
                words=mark.label,
            )
        is_counted = mark is not None and not mark.kept
        pieces = without_head(para.pieces, mark.length) if mark and is_counted else para.pieces
        block = Paragraph(
            spans_of(pieces, keep_bold=not _is_bold_style(para)),
            numbered=self._is_numbered(para, mark),
            depth=self._depth(mark, name) if mark and is_counted else _styled_depth(name),
        )
        if block.spans:
            label = mark.label if mark and is_counted else ""
            self.blocks.append(WordBlock(block, number=label, style=name, words=plain(pieces)))

    def _is_numbered(self, para: Para, mark: Mark | None) -> bool:
        """Where numbers are used, a paragraph without one runs on; where there are none, each takes one."""
        if para.style.name == style_names.RUNNING_ON:
            return False
        if self.boxed or para.style.name in (style_names.NUMBERED, style_names.NUMBERED_UNDER):
            return True
        if mark is not None and mark.kept:
            return False
        return mark is not None or not self.report.has_numbers

    def _depth(self, mark: Mark, style: str) -> int:
        if style in style_names.COUNTED:
            return _styled_depth(style)
        depth = len(mark.counts) - self.report.heading_depths.get(mark.run, 0)
        if depth > 2:
            self.source.remark(
                _("Paragraph %(words)s was numbered deeper than the report goes, and stands one higher now."),
                words=mark.label,
            )
        return min(max(depth, 1), 2)

    def _figures(self, figures: Iterable[tuple[str, str]], caption: Para | None) -> None:
        shown = list(figures)
        for number, (key, alternative) in enumerate(shown, 1):
            self.report.figures += 1
            words = self._caption(caption) if caption and number == len(shown) else ()
            if not alternative:
                self.source.remark(_("A picture has no description. Say in words what it shows."))
            self.blocks.append(WordBlock(Figure(key, alternative, words)))

    def _caption(self, caption: Para) -> tuple[Span, ...]:
        """The words under a picture without "Figure 2", which is printed anew, when that is its number."""
        found = _FIGURE.match(caption.text)
        is_right = found is not None and int(found["number"]) == self.report.figures
        if found is None or not is_right:
            return spans_of(caption.pieces, keep_bold=False)
        return spans_of(without_head(caption.pieces, found.end()), keep_bold=False)


def inside_box(items: Sequence[Item], report: Report) -> tuple[WordBlock, ...]:
    """The blocks of what stands in a box; lists there count for themselves."""
    paras = [item for item in items if isinstance(item, Para)]
    own = {**report.marks, **marks_of([para for para in paras if para.place not in report.marks])}
    return Builder(_within(report, own), boxed=True).build(items)


def _within(report: Report, marks: dict[int, Mark]) -> Report:
    inner = Report(report.source, marks, report.main, report.heading_depths)
    inner.figures = report.figures
    return inner


def spans_of_text(text: str) -> tuple[Span, ...]:
    """The spans of bare words."""
    return spans_of(_pieces(text))


def _pieces(text: str) -> list[Piece]:
    return [Piece(text)] if text else []


def _is_bold_style(para: Para) -> bool:
    """Whether the bold is the look of the style and no stress on these words."""
    return para.style.bold


def _styled_depth(name: str) -> int:
    return 2 if name == style_names.NUMBERED_UNDER else 1
