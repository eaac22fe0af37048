"""What each section of a report holds: the author's text, what the system prints after it, and their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from meetings import visibility
from meetings.enums import Audience
from meetings.house_style_sheet import HouseStyleSheet, SectionTemplate
from meetings.house_style_words import Fill
from meetings.models import Report, ReportSection
from meetings.papers import report_blocks
from meetings.papers.report_blocks import AppendixLink
from meetings.papers.report_paper import AppendixLine, RisksPaper
from meetings.papers.report_risks import risks_paper
from meetings.report_rows import ReportRows
from scrutiny.markup import Block, numbered_depths, parse
from scrutiny.paragraph_numbers import SectionNumbers, SectionShape, paragraph_numbers

LISTS = frozenset({Fill.BACKGROUND_PAPERS, Fill.APPENDICES})


@dataclass(frozen=True)
class Content:
    """One section that is printed: its row, its blocks, and the numbers of all that is numbered in it."""

    row: ReportSection
    template: SectionTemplate | None
    own: tuple[Block, ...]
    printed: tuple[Block, ...]
    risks: RisksPaper | None
    numbers: SectionNumbers

    @property
    def fill(self) -> Fill:
        return self.template.fill if self.template else Fill.TEXT

    @property
    def own_numbers(self) -> tuple[str, ...]:
        """The numbers of the author's own paragraphs."""
        return self.numbers.paragraphs[: len(numbered_depths(self.own))]

    @property
    def printed_numbers(self) -> tuple[str, ...]:
        """The numbers of what the system prints after them."""
        return self.numbers.paragraphs[len(numbered_depths(self.own)) :]


@dataclass(frozen=True)
class Contents:
    """All sections of a report for one audience, numbered alike for every audience.

    `texts` (by key of the section) stands in for what is saved, for a preview.
    """

    report: Report
    rows: ReportRows
    sheet: HouseStyleSheet
    audience: Audience
    appendices: tuple[AppendixLine, ...]
    texts: Mapping[int, str]
    appendix_link: AppendixLink | None

    @cached_property
    def sections(self) -> tuple[Content, ...]:
        """The sections that are printed, in order; those that the audience may not read are among them."""
        rows = [row for row in self.rows.sections if self._is_printed(row)]
        shapes = [self._shape(row) for row in rows]
        numbered = paragraph_numbers(shapes, scheme=self.sheet.scheme)
        return tuple(self._content(row, numbers) for row, numbers in zip(rows, numbered, strict=True))

    def may_see(self, section: ReportSection) -> bool:
        """Whether the audience may read a section."""
        return visibility.may_see_section(section, self.report.item, self.audience)

    def _content(self, row: ReportSection, numbers: SectionNumbers) -> Content:
        return Content(
            row,
            self.sheet.by_key.get(row.key),
            self._own[row.pk],
            self._printed[row.pk],
            self._risks[row.pk],
            numbers,
        )

    def _shape(self, row: ReportSection) -> SectionShape:
        template = self.sheet.by_key.get(row.key)
        depths = numbered_depths(self._own[row.pk]) + numbered_depths(self._printed[row.pk])
        fill = self.sheet.fill_of(row.key)
        if template is None:
            return SectionShape(depths)
        return SectionShape(depths, fill in LISTS, numbered=template.numbered, level=template.level)

    @cached_property
    def _own(self) -> dict[int, tuple[Block, ...]]:
        """The author's own text, by key of the section."""
        return {row.pk: parse(self.texts.get(row.pk, row.body)) for row in self.rows.sections}

    @cached_property
    def _printed(self) -> dict[int, tuple[Block, ...]]:
        """What the system prints after it, by key of the section."""
        return {row.pk: self._filled(row) for row in self.rows.sections}

    def _filled(self, section: ReportSection) -> tuple[Block, ...]:
        match self.sheet.fill_of(section.key):
            case Fill.KEY_DECISION:
                return report_blocks.key_decision(self.report)
            case Fill.RECOMMENDATIONS:
                return report_blocks.recommendations(self.rows.recommendations, self._opening)
            case Fill.BACKGROUND_PAPERS:
                return report_blocks.background_papers(self.report, self.rows.background_papers)
            case Fill.APPENDICES:
                return report_blocks.appendices(self.appendices, self.appendix_link)
            case _:
                return ()

    @property
    def _opening(self) -> str:
        names = {"committee": self.report.meeting.committee.name}
        return str(self.sheet.recommendation_opening) % names

    @cached_property
    def _risks(self) -> dict[int, RisksPaper | None]:
        """The risks that are printed in a section, by its key."""
        return {row.pk: self._weighed(row) for row in self.rows.sections}

    def _weighed(self, section: ReportSection) -> RisksPaper | None:
        scale = self.sheet.risk_scale
        if scale is None or self.sheet.fill_of(section.key) is not Fill.RISKS:
            return None
        rows = [risk for risk in self.rows.risks if scale.covers(risk.likelihood, risk.impact)]
        return risks_paper(rows, scale) if rows else None

    def _is_printed(self, section: ReportSection) -> bool:
        """Whether a section stands in the paper: one with nothing in it only where the style requires it."""
        template = self.sheet.by_key.get(section.key)
        return bool(
            self._own[section.pk]
            or self._printed[section.pk]
            or self._risks[section.pk]
            or (template and (template.required or self._heads_others(section)))
        )

    def _heads_others(self, section: ReportSection) -> bool:
        """Whether it stands above others, of which one has text."""
        own = self.sheet.by_key.get(section.key)
        if not own or own.level > 1:
            return False
        after = [other for other in self.rows.sections if other.position > section.position]
        for other in after:
            template = self.sheet.by_key.get(other.key)
            if not template or template.level == 1:
                return False
            if self._own[other.pk]:
                return True
        return False
