"""Which exempt part of a meeting says words that were found in a public paper."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.models import Meeting, Minute
from meetings.report_rows import rows_for
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


def origins(meeting: Meeting) -> Origins:
    """The exempt items, sections and minutes of a meeting with their texts (three queries)."""
    nodes = agenda.nodes(agenda.outline(meeting))
    rows = rows_for([node.report for node in nodes if node.report])
    parts: list[tuple[str, str]] = []
    for node in nodes:
        named = _("Item %(label)s: %(title)s") % {"label": node.label, "title": node.item.title}
        of_report = rows.get(node.report.pk) if node.report else None
        if node.item.is_exempt:
            parts.append((named, _text(node.item.text, node.item.urgency_reason, node.item.withdrawn_reason)))
        for section in of_report.sections if of_report else ():
            if node.item.is_exempt or section.exempt_paragraphs:
                parts.append((f"{named}, {section.heading}", _text(section.heading, section.body)))
        if of_report and node.item.is_exempt:
            lists = (*of_report.recommendations, *of_report.background_papers, *of_report.risks)
            parts.append((named, _text(node.report.title, *map(str, lists))))
    minutes = Minute.objects.filter(minutes__meeting=meeting, is_exempt=True).prefetch_related("resolutions")
    for minute in minutes:
        clauses = (clause.text for clause in minute.resolutions.all())
        parts.append(
            (
                _("Exempt minute %(number)s") % {"number": minute.number},
                _text(minute.title, minute.narrative, minute.action, *clauses),
            )
        )
    return Origins(tuple(parts))


def _text(*texts: str) -> str:
    return "\n".join(squeezed(text) for text in texts)
