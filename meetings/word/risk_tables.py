"""The risks of a report as tables: with their mitigations, and the matrix in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from meetings.papers.report_paper import RisksPaper
from scrutiny.markup import Table
from scrutiny.markup.blocks import LineBreak, Span, Text
from scrutiny.pdf.parts import RiskMatrix


def risk_tables(risks: RisksPaper) -> Iterator[Table]:
    """The table of risks, which reading knows again, and the matrix that is drawn from it."""
    headings = (
        _("Risk no."),
        _("Risk description"),
        _("Likelihood"),
        _("Impact"),
        _("Risk"),
        _("Mitigation"),
    )
    rows = [
        (
            str(row.number),
            row.description,
            row.likelihood,
            row.impact,
            row.rating,
            row.mitigation or _("None"),
        )
        for row in risks.rows
    ]
    yield _table(_("Risks"), headings, rows)
    yield _matrix(risks.matrix)


def _matrix(matrix: RiskMatrix) -> Table:
    corner = _("Likelihood (down) and impact (across)")
    headings = (corner, *(f"{score} {label}" for score, label in matrix.impacts))
    rows = [
        (
            f"{row.score} {row.label}",
            *(
                cell.word + (": " + _("Risk %(numbers)s") % {"numbers": cell.numbers} if cell.numbers else "")
                for cell in row.cells
            ),
        )
        for row in matrix.rows
    ]
    return _table(_("Risk matrix"), headings, rows)


def _table(caption: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    return Table(
        (Text(caption),),
        tuple(_cell(words) for words in headings),
        tuple(tuple(_cell(words) for words in row) for row in rows),
        header_column=True,
    )


def _cell(words: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number, line in enumerate(words.splitlines()):
        if number:
            spans.append(LineBreak())
        if line:
            spans.append(Text(line))
    return tuple(spans)
