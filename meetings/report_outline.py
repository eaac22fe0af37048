"""The sections of a report as the writer goes through them, with the numbers that they will print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meetings.models import ReportSection
from meetings.papers.report_paper import ReportPaper, SectionPaper
from meetings.report_rows import ReportRows


@dataclass(frozen=True)
class OutlineLine:
    """One section: its numbers as they print, and whether there is anything in it yet."""

    section: ReportSection
    number: str
    first: str
    last: str
    paper: SectionPaper | None

    @property
    def is_empty(self) -> bool:
        return not self.section.body.strip()


def outline(paper: ReportPaper, rows: ReportRows) -> tuple[OutlineLine, ...]:
    """All sections in order; one that is not printed, because nothing is in it, has no numbers."""
    printed = {section.id: section for section in paper.sections}
    return tuple(_line(row, printed.get(row.pk)) for row in rows.sections)


def numbers_of(paper: ReportPaper, section: ReportSection) -> tuple[str, ...]:
    """The numbers of the section's own paragraphs."""
    return next((one.numbers for one in paper.sections if one.id == section.pk), ())


def after(rows: ReportRows, section: ReportSection) -> ReportSection | None:
    """The section that comes next."""
    following: Iterator[ReportSection] = (row for row in rows.sections if row.position > section.position)
    return next(following, None)


def _line(row: ReportSection, paper: SectionPaper | None) -> OutlineLine:
    if paper is None:
        return OutlineLine(row, "", "", "", None)
    numbers = [number for number in (*paper.numbers, *paper.printed_numbers) if number]
    first, last = (numbers[0], numbers[-1]) if numbers else ("", "")
    return OutlineLine(row, paper.number, first, last if last != first else "", paper)
