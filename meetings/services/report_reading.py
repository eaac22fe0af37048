"""A report as it is read before it is handed in: its text passage by passage, each with the number it stands under."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from meetings.enums import Audience
from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fill
from meetings.models import Report, ReportSection
from meetings.number_mentions import items_named
from meetings.papers import reports as report_papers
from meetings.papers.report_anchors import anchors_of, item_keys
from meetings.papers.report_contents import Content, Contents
from meetings.papers.report_paper import AppendixLine
from meetings.report_rows import ReportRows
from meetings.services import agenda
from scrutiny.markup import Anchors, Block, Paragraph, Reference, text_of
from scrutiny.markup.blocks import Text
from scrutiny.markup.html import paragraph_id


@dataclass(frozen=True)
class Finding:
    """One sentence on a report; it `blocks` when the report can't be handed in with it.

    `where` names the section and the paragraph, and `url` leads there.
    """

    sentence: str
    blocks: bool = False
    where: str = ""
    url: str = ""


@dataclass(frozen=True)
class Passage:
    """A block of the text; `number` is that of its paragraph, or of the one that it belongs to.

    In `text` cross-references have the words that they print.
    """

    section: ReportSection
    number: str
    block: Block
    text: str


@dataclass(frozen=True)
class Reading:
    """All that the checks of a report look at; the agenda is read (one query) only when the text speaks of items."""

    report: Report
    rows: ReportRows

    @property
    def sheet(self) -> HouseStyleSheet:
        return self.report.sheet

    @cached_property
    def appendices(self) -> tuple[AppendixLine, ...]:
        return report_papers.appendix_lines(self.report, self.rows, self.sheet, Audience.RESTRICTED)

    @cached_property
    def contents(self) -> Contents:
        return Contents(
            self.report, self.rows, self.sheet, Audience.RESTRICTED, self.appendices, {}, appendix_link=None
        )

    @cached_property
    def item_labels(self) -> dict[int, str]:
        """The numbers on the agenda by the keys of the items; none when the text speaks of no item."""
        speaks = item_keys(self.contents) or any(items_named(row.body) for row in self.rows.sections)
        outline = agenda.outline(self.report.meeting) if speaks else ()
        return {node.item.pk: node.label for node in agenda.nodes(outline)}

    @cached_property
    def anchors(self) -> Anchors:
        """What a cross-reference of the text can lead to."""
        return anchors_of(
            self.contents,
            id_prefix="",
            item_labels=self.item_labels,
            item_href=lambda _key: "",
            picture_link=lambda _picture: "",
        )

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number that the report gives to a heading or a paragraph."""
        given = (content.numbers for content in self.contents.sections)
        return frozenset(chain.from_iterable((one.heading, *one.paragraphs) for one in given)) - {""}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The author's text and the proposed recommendations, in the order of the paper."""
        return tuple(chain.from_iterable(self._passages_of(content) for content in self.contents.sections))

    def at(self, passage: Passage, sentence: str) -> Finding:
        """A finding on a passage."""
        return self.in_section(passage.section, sentence, number=passage.number)

    def in_section(
        self, section: ReportSection, sentence: str, *, number: str = "", blocks: bool = False
    ) -> Finding:
        """A finding on a section, or on a paragraph of it."""
        words = {"heading": section.heading, "number": number}
        where = _("“%(heading)s”, paragraph %(number)s") if number else _("“%(heading)s”")
        anchor = paragraph_id(number) if number else f"section-{section.pk}"
        return Finding(sentence, blocks, where % words, f"{self.report.get_absolute_url()}#{anchor}")

    def _passages_of(self, content: Content) -> Iterator[Passage]:
        is_written = content.fill in (Fill.RECOMMENDATIONS, Fill.KEY_DECISION)
        numbers, number = iter(content.numbers.paragraphs), ""
        for block in (*content.own, *(content.printed if is_written else ())):
            if isinstance(block, Paragraph) and block.numbered:
                number = next(numbers, "")
            yield Passage(content.row, number, block, text_of((_in_words(block, self._words),)))

    def _words(self, reference: Reference) -> str:
        referred = self.anchors.referred.get(reference)
        return referred.words if referred else ""


def _in_words(part: Any, words: Callable[[Reference], str]) -> Any:
    """A block or a part of one with its cross-references replaced by what they print."""
    if isinstance(part, Reference):
        return Text(words(part))
    if isinstance(part, tuple):
        return tuple(_in_words(one, words) for one in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    return replace(part, **{one.name: _in_words(getattr(part, one.name), words) for one in fields(part)})
