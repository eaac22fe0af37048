"""How the rows of a report are listed while it is written: in their order, with parts under their recommendation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from meetings.house_style_sheet import HouseStyleSheet
from meetings.models import BackgroundPaper, ProposedRecommendation, Report, ReportSection, Risk
from meetings.report_rows import ReportRows
from scrutiny.numbering import letters


@dataclass(frozen=True)
class ListedRow:
    """One row: its mark, its words and a second line; the first and last among its neighbours can't move on."""

    id: int
    mark: str
    words: str
    note: str
    is_part: bool
    is_first: bool
    is_last: bool


def listed(
    rows: ReportRows, kind: str, sheet: HouseStyleSheet, *, committee: str = ""
) -> tuple[ListedRow, ...]:
    """The rows of one list of a report (see meetings.report_kinds), recommendations as they are printed."""
    if kind == "recommendations":
        opening = str(sheet.recommendation_opening) % {"committee": committee}
        return tuple(_recommendations(rows.recommendations, opening))
    found: dict[str, Sequence[Any]] = {
        "sections": rows.sections,
        "background-papers": rows.background_papers,
        "risks": rows.risks,
    }
    notes: dict[str, Callable[[Any], str]] = {
        "sections": lambda row: _section_note(row, sheet),
        "background-papers": _paper_note,
        "risks": lambda row: _risk_note(row, sheet),
    }
    of_kind = found[kind]
    marked = kind == "risks"
    return tuple(
        _row(row, of_kind, str(place) if marked else "", notes[kind](row))
        for place, row in enumerate(of_kind, 1)
    )


def marked_appendices(report: Report) -> list[dict[str, Any]]:
    """The appendices of a report, each `row` with the `label` under which it is listed (one query)."""
    rows = list(report.appendices.all())
    return [
        {"row": row, "label": report.sheet.appendix_label(place, row.title, of=len(rows))}
        for place, row in enumerate(rows, 1)
    ]


def _recommendations(rows: Sequence[ProposedRecommendation], opening: str) -> Iterator[ListedRow]:
    top = [row for row in rows if row.parent_id is None]
    for place, row in enumerate(top, 1):
        whole = _row(row, top, str(place), _addressee_note(row))
        yield replace(whole, words=f"{opening} {row.words}".strip()) if row.verb else whole
        parts = [part for part in rows if part.parent_id == row.pk]
        for letter, part in enumerate(parts, 1):
            yield _row(part, parts, f"{letters(letter)}.", _addressee_note(part), is_part=True)


def _row(row: Any, neighbours: Sequence[Any], mark: str, note: str, *, is_part: bool = False) -> ListedRow:
    words = row.words if isinstance(row, ProposedRecommendation) else str(row)
    return ListedRow(row.pk, mark, words, note, is_part, row is neighbours[0], row is neighbours[-1])


def _addressee_note(row: ProposedRecommendation) -> str:
    return _("To be passed on to %(body)s") % {"body": row.addressee} if row.addressee else ""


def _paper_note(row: BackgroundPaper) -> str:
    return row.location


def _section_note(row: ReportSection, sheet: HouseStyleSheet) -> str:
    template = sheet.by_key.get(row.key)
    return _("Required by the house style") if template and template.required else ""


def _risk_note(row: Risk, sheet: HouseStyleSheet) -> str:
    scale = sheet.risk_scale
    if scale is None:
        return ""
    words = {
        "likelihood": scale.likelihoods[row.likelihood - 1],
        "impact": scale.impacts[row.impact - 1],
        "rating": scale.rating(row.likelihood, row.impact).words,
    }
    weighed = _("Likelihood: %(likelihood)s. Impact: %(impact)s. %(rating)s.") % words
    return f"{weighed} {row.mitigation}".strip()
