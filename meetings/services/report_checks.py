"""What is looked at before a report is handed in: what is missing stops it, what looks wrong is only said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fill
from meetings.models import Report, ReportSection
from meetings.report_rows import ReportRows, rows_of

_APPENDIX = re.compile(
    r"\b[Aa]ppendi(?:x|ces)\s+((?:[A-Z]|\d{1,2})\b(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)(?:[A-Z]|\d{1,2})\b)*)"
)
_MARK = re.compile(r"\b(?:[A-Z]|\d{1,2})\b")


@dataclass(frozen=True)
class Finding:
    """One sentence on a report; it `blocks` when the report can't be handed in with it."""

    sentence: str
    blocks: bool = False


def findings(report: Report, rows: ReportRows | None = None) -> list[Finding]:
    """What is missing or looks wrong, in the order of the paper; `rows` when they were read already."""
    sheet = report.sheet
    rows = rows or rows_of(report)
    return [
        *_empty_sections(rows.sections, sheet),
        *_no_recommendation(rows),
        *_background_papers(report, rows),
        *_lost_appendices(rows, sheet),
    ]


def appendices_named(text: str) -> list[str]:
    """The marks of the appendices that a text speaks of: "Appendices B and C" gives B and C."""
    return [mark for found in _APPENDIX.finditer(text) for mark in _MARK.findall(found[1])]


def _empty_sections(sections: Iterable[ReportSection], sheet: HouseStyleSheet) -> Iterator[Finding]:
    present = {section.key: section for section in sections if section.key}
    for template in sheet.sections:
        section = present.get(template.key)
        if template.required and not (section and section.body.strip()):
            name = section.heading if section else template.heading
            yield Finding(_("Write the section “%(heading)s”.") % {"heading": name}, blocks=True)


def _no_recommendation(rows: ReportRows) -> Iterator[Finding]:
    written = any(section.key == Fill.RECOMMENDATIONS and section.body.strip() for section in rows.sections)
    if not rows.recommendations and not written:
        yield Finding(
            _("The report proposes no recommendation. Add at least one, such as noting the report.")
        )


def _background_papers(report: Report, rows: ReportRows) -> Iterator[Finding]:
    # Local Government Act 1972 s.100D: the report must list them, and "None" is an answer too.
    if not rows.background_papers and not report.no_background_papers:
        yield Finding(
            _(
                "List the background papers, or say that there are none: the Local Government Act 1972, "
                "section 100D, asks for one or the other."
            )
        )


def _lost_appendices(rows: ReportRows, sheet: HouseStyleSheet) -> Iterator[Finding]:
    there = {sheet.appendix_mark(place) for place, _row in enumerate(rows.appendices, 1)}
    for section in rows.sections:
        lost = sorted({mark for mark in appendices_named(section.body) if mark not in there})
        if lost:
            yield Finding(
                ngettext(
                    "“%(heading)s” speaks of appendix %(marks)s, which is not attached.",
                    "“%(heading)s” speaks of appendices %(marks)s, which are not attached.",
                    len(lost),
                )
                % {"heading": section.heading, "marks": ", ".join(lost)}
            )
