"""Which exempt part of a meeting says words that were found in a public paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.models import Meeting, Minute, Report
from meetings.report_rows import ReportRows, rows_for
from meetings.services import agenda
from scrutiny.pdf.leaks.plain import squeezed


@dataclass(frozen=True)
class Origins:
    """The exempt parts by name, each with what it says in letters and digits alone."""

    parts: tuple[tuple[str, str], ...]

    def of(self, words: str) -> str:
        """The name of the first part that says the words; empty when none does, as when a file says them."""
        wanted = squeezed(words)
        return next((name for name, text in self.parts if wanted and wanted in text), "")


def origins(*meetings: Meeting) -> Origins:
    """The exempt items, sections and minutes of meetings with their texts (four queries each)."""
    return Origins(
        tuple(part for meeting in meetings for part in (*_of_agenda(meeting), *_of_minutes(meeting)))
    )


def _of_agenda(meeting: Meeting) -> Iterator[tuple[str, str]]:
    nodes = agenda.nodes(agenda.outline(meeting))
    reports = rows_for([node.report for node in nodes if node.report])
    for node in nodes:
        named = _("Item %(label)s: %(title)s") % {"label": node.label, "title": node.item.title}
        if node.item.is_exempt:
            yield named, _text(node.item.text, node.item.urgency_reason, node.item.withdrawn_reason)
        if node.report:
            yield from _of_report(named, node.report, reports[node.report.pk], is_exempt=node.item.is_exempt)


def _of_report(named: str, report: Report, rows: ReportRows, *, is_exempt: bool) -> Iterator[tuple[str, str]]:
    for section in rows.sections:
        if is_exempt or section.exempt_paragraphs:
            yield f"{named}, {section.heading}", _text(section.heading, section.body)
    if is_exempt:
        lists = (*rows.recommendations, *rows.background_papers, *rows.risks)
        yield named, _text(report.title, *map(str, lists))


def _of_minutes(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Minutes that are kept, and what is kept of open ones."""
    rows = Minute.objects.filter(minutes__meeting=meeting).select_related(
        "item", "minutes__meeting__committee"
    )
    for minute in rows.prefetch_related("resolutions", "parts", "motions"):
        named = _("%(minutes)s, minute %(number)s") % {"minutes": minute.minutes, "number": minute.number}
        texts = [minute.title, minute.narrative, minute.action, minute.outcome_reason]
        if not (minute.is_exempt or minute.in_private):
            texts = []
        for row in (*minute.resolutions.all(), *minute.parts.all(), *minute.motions.all()):
            if minute.is_exempt or row.is_exempt or row.in_private:
                texts += [row.text, getattr(row, "answer", "")]
        if texts:
            yield named, _text(*texts)


def _text(*texts: str) -> str:
    return "\n".join(squeezed(text) for text in texts)
