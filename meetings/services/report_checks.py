"""What is looked at before a report is handed in: what is missing stops it, what looks wrong is only said.

Nothing is ever corrected. What is looked at in appendices and in cross-references has modules of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.house_style_words import Fill
from meetings.models import Report
from meetings.report_rows import ReportRows, rows_of
from meetings.services import appendix_checks, reference_checks
from meetings.services.report_reading import Finding, Reading

__all__ = ["Finding", "findings"]


def findings(report: Report, rows: ReportRows | None = None) -> list[Finding]:
    """What is missing or looks wrong; `rows` when they were read already."""
    reading = Reading(report, rows or rows_of(report))
    return [
        *_empty_sections(reading),
        *_no_recommendation(reading),
        *_background_papers(reading),
        *appendix_checks.findings(reading),
        *reference_checks.findings(reading),
    ]


def _empty_sections(reading: Reading) -> Iterator[Finding]:
    present = {section.key: section for section in reading.rows.sections if section.key}
    for template in reading.sheet.sections:
        section = present.get(template.key)
        if not template.required or (section and section.body.strip()):
            continue
        name = section.heading if section else template.heading
        sentence = _("Write the section “%(heading)s”.") % {"heading": name}
        yield (
            reading.in_section(section, sentence, blocks=True) if section else Finding(sentence, blocks=True)
        )


def _no_recommendation(reading: Reading) -> Iterator[Finding]:
    sections = reading.rows.sections
    written = any(section.key == Fill.RECOMMENDATIONS and section.body.strip() for section in sections)
    if not reading.rows.recommendations and not written:
        yield Finding(
            _("The report proposes no recommendation. Add at least one, such as noting the report."),
            where=_("Proposed recommendations"),
            url=reverse("meetings:proposed-recommendation-list", args=[reading.report.pk]),
        )


def _background_papers(reading: Reading) -> Iterator[Finding]:
    # Local Government Act 1972 s.100D: the report must list them, and "None" is an answer too.
    where = {
        "where": _("Background papers"),
        "url": reverse("meetings:background-paper-list", args=[reading.report.pk]),
    }
    if not _prints_background_papers(reading):
        yield Finding(
            _(
                "This report has no section for background papers. The Local Government Act 1972, section 100D, asks "
                "for their list or for “None”: choose a house style that prints them."
            ),
            **where,
        )
    if not reading.rows.background_papers and not reading.report.no_background_papers:
        yield Finding(
            _(
                "List the background papers, or say that there are none: the Local Government Act 1972, "
                "section 100D, asks for one or the other."
            ),
            **where,
        )


def _prints_background_papers(reading: Reading) -> bool:
    fills = (reading.sheet.fill_of(section.key) for section in reading.rows.sections)
    return any(fill is Fill.BACKGROUND_PAPERS for fill in fills)
