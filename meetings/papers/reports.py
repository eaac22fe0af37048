"""From the rows of a report to its paper: sections in order, numbers given, parts where the style prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from meetings import house_styles, visibility
from meetings.enums import Audience
from meetings.house_style_sheet import Fill, HouseStyleSheet
from meetings.models import Report, ReportSection
from meetings.papers import report_blocks
from meetings.papers.report_blocks import AppendixLink
from meetings.papers.report_header import facts_of, lines_of
from meetings.papers.report_paper import AppendixLine, ReportPaper, RisksPaper, SectionPaper
from meetings.papers.report_risks import risks_paper
from meetings.report_rows import ReportRows, rows_for, rows_of
from scrutiny.markup import Block, numbered_depths, parse
from scrutiny.paragraph_numbers import SectionNumbers, SectionShape, paragraph_numbers

AROUND = ("author", "item__meeting__committee__council")
LISTS = frozenset({Fill.BACKGROUND_PAPERS, Fill.APPENDICES})


def paper(
    report: Report,
    audience: Audience,
    *,
    item_label: str = "",
    level: int = 2,
    texts: Mapping[int, str] | None = None,
    appendix_link: AppendixLink | None = None,
    id_prefix: str = "",
    rows: ReportRows | None = None,
) -> ReportPaper:
    """A report as the audience may read it (one query when `author` and the item's meeting are loaded).

    `item_label` is the number of its agenda item, else the one it was published with; `level` that of the
    title's heading; `texts` (by key of the section) stands in for what is saved, for a preview; `appendix_link`
    gives the address of an appendix that may be read; `rows` are the report's own when they were read already.
    """
    prefetch_related_objects([report], *AROUND)
    shown = visibility.of_item(report.item, audience)
    label = item_label or report.item.label
    if not shown.report:
        return ReportPaper(
            report.pk, report.house_style, report.title, label, level, True, shown.exempt_notice
        )
    sheet = house_styles.BY_STYLE[report.house_style]
    rows = rows or rows_of(report)
    lines = _appendix_lines(report, rows, sheet, audience)
    draft = _Draft(report, rows, sheet, lines, texts or {}, appendix_link)
    facts = facts_of(report, label)
    return ReportPaper(
        id=report.pk,
        style=report.house_style,
        title=report.title,
        item_label=label,
        level=level,
        is_withheld=False,
        exempt_notice=shown.exempt_notice,
        header=lines_of(sheet.header, facts),
        header_is_table=sheet.header_is_table,
        capital_headings=sheet.capital_headings,
        metadata=lines_of(sheet.metadata, facts),
        sections=_sections(draft, level, id_prefix),
        contacts=lines_of(sheet.contacts, facts),
        contacts_heading=str(sheet.contacts_heading),
        appendices=lines,
    )


def papers_for(
    reports: Sequence[Report],
    audience: Audience,
    *,
    item_labels: Mapping[int, str] | None = None,
    level: int = 2,
    appendix_link: AppendixLink | None = None,
) -> dict[int, ReportPaper]:
    """The papers of many reports by report key, in as many queries as for one.

    `item_labels` is by item key. Ids inside each paper begin with "report-<key>-".
    """
    prefetch_related_objects(reports, *AROUND)
    rows = rows_for(reports)
    labels = item_labels or {}
    return {
        report.pk: paper(
            report,
            audience,
            item_label=labels.get(report.item_id, ""),
            level=level,
            appendix_link=appendix_link,
            id_prefix=f"report-{report.pk}-",
            rows=rows[report.pk],
        )
        for report in reports
    }


@dataclass(frozen=True)
class _Draft:
    """What the sections are made of."""

    report: Report
    rows: ReportRows
    sheet: HouseStyleSheet
    appendices: tuple[AppendixLine, ...]
    texts: Mapping[int, str]
    appendix_link: AppendixLink | None

    def fill_of(self, section: ReportSection) -> Fill:
        template = self.sheet.by_key.get(section.key)
        return template.fill if template else Fill.TEXT

    def own(self, section: ReportSection) -> tuple[Block, ...]:
        """The author's own text."""
        return parse(self.texts.get(section.pk, section.body))

    def printed(self, section: ReportSection) -> tuple[Block, ...]:
        """What is printed after it."""
        match self.fill_of(section):
            case Fill.KEY_DECISION:
                return report_blocks.key_decision(self.report)
            case Fill.RECOMMENDATIONS:
                return report_blocks.recommendations(self.rows.recommendations)
            case Fill.BACKGROUND_PAPERS:
                return report_blocks.background_papers(self.report, self.rows.background_papers)
            case Fill.APPENDICES:
                return report_blocks.appendices(self.appendices, self.appendix_link)
            case _:
                return ()

    def risks(self, section: ReportSection) -> RisksPaper | None:
        rows = self.rows.risks if self.fill_of(section) is Fill.RISKS else ()
        return risks_paper(rows, self.sheet.risk_scale) if rows and self.sheet.risk_scale else None

    def is_printed(self, section: ReportSection) -> bool:
        """Whether a section stands in the paper: one with nothing in it only where the style requires it."""
        template = self.sheet.by_key.get(section.key)
        return bool(
            self.own(section)
            or self.printed(section)
            or self.risks(section)
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
            if self.own(other):
                return True
        return False


def _sections(draft: _Draft, level: int, id_prefix: str) -> tuple[SectionPaper, ...]:
    rows = [row for row in draft.rows.sections if draft.is_printed(row)]
    shapes = [
        SectionShape(
            numbered_depths(draft.own(row)) + numbered_depths(draft.printed(row)), draft.fill_of(row) in LISTS
        )
        for row in rows
    ]
    numbered = paragraph_numbers(shapes, scheme=draft.sheet.scheme)
    return tuple(
        _section(draft, row, numbers, level, id_prefix) for row, numbers in zip(rows, numbered, strict=True)
    )


def _section(
    draft: _Draft, row: ReportSection, numbers: SectionNumbers, level: int, id_prefix: str
) -> SectionPaper:
    template = draft.sheet.by_key.get(row.key)
    own = draft.own(row)
    taken = len(numbered_depths(own))
    is_recommendations = draft.fill_of(row) is Fill.RECOMMENDATIONS
    lead_in = str(draft.sheet.recommendation_lead_in) % {"committee": draft.report.meeting.committee.name}
    return SectionPaper(
        anchor=f"{id_prefix}section-{row.pk}",
        number=numbers.heading,
        heading=row.heading,
        level=level + (template.level if template else 1),
        blocks=own,
        numbers=numbers.paragraphs[:taken],
        printed=draft.printed(row),
        printed_numbers=numbers.paragraphs[taken:],
        lead_in=lead_in if is_recommendations else "",
        in_box=is_recommendations and draft.sheet.recommendation_in_box,
        in_bold=is_recommendations and draft.sheet.recommendations_in_bold,
        risks=draft.risks(row),
        reviewed_by=row.reviewed_by,
        id_prefix=id_prefix,
    )


def _appendix_lines(
    report: Report, rows: ReportRows, sheet: HouseStyleSheet, audience: Audience
) -> tuple[AppendixLine, ...]:
    return tuple(
        AppendixLine(
            id=row.pk,
            mark=sheet.appendix_mark(place),
            label=sheet.appendix_label(place, row.title),
            title=row.title,
            pages=row.pages,
            is_exempt=row.is_exempt or report.item.is_exempt,
            is_shown=visibility.may_see_appendix(row.is_exempt, report.item, audience),
        )
        for place, row in enumerate(rows.appendices, 1)
    )
