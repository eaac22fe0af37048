"""The risks of a report in the words of the council's scale; table, matrix and mitigations from the same rows."""

from __future__ import annotations

from collections.abc import Sequence

from meetings.house_style_sheet import RiskScale
from meetings.models import Risk
from meetings.papers.report_paper import RiskRow, RisksPaper
from scrutiny.pdf import parts


def risks_paper(risks: Sequence[Risk], scale: RiskScale) -> RisksPaper:
    """The table, matrix and mitigations of some risks, numbered in their order."""
    rows = tuple(
        RiskRow(
            number=number,
            description=risk.description,
            likelihood=str(scale.likelihoods[risk.likelihood - 1]),
            impact=str(scale.impacts[risk.impact - 1]),
            rating=str(scale.rating(risk.likelihood, risk.impact).words),
            mitigation=risk.mitigation,
        )
        for number, risk in enumerate(risks, 1)
    )
    matrix = parts.risk_matrix(
        [parts.Risk(number, risk.likelihood, risk.impact) for number, risk in enumerate(risks, 1)],
        likelihoods=[str(words) for words in scale.likelihoods],
        impacts=[str(words) for words in scale.impacts],
        bands=[parts.RiskBand(str(rating.word), rating.tint) for rating in scale.ratings],
        places=scale.matrix,
    )
    return RisksPaper(rows, matrix)
