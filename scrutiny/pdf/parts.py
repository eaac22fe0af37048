"""Plain values that the part templates print (templates/papers/parts/), and how they are worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class HeaderRow:
    """A line of a report's header: "Report author" and one or more values; one of them may hold the title."""

    label: str
    values: tuple[str, ...]
    is_title: bool = False


@dataclass(frozen=True)
class Risk:
    """A risk of a report: its number there, and its place on the two scales (1 is lowest)."""

    number: int
    likelihood: int
    impact: int


@dataclass(frozen=True)
class RiskBand:
    """A rating: its word and its tint (low, medium, high, very-high)."""

    word: str
    tint: str


@dataclass(frozen=True)
class RiskCell:
    """A cell of the matrix: the rating's word and tint, and the numbers of the risks that stand in it."""

    word: str
    tint: str
    numbers: str


@dataclass(frozen=True)
class RiskRow:
    """A row of the matrix, for one likelihood."""

    score: int
    label: str
    cells: tuple[RiskCell, ...]


@dataclass(frozen=True)
class RiskMatrix:
    """A whole matrix: impacts across, with their scores, and likelihoods down, the highest first."""

    impacts: tuple[tuple[int, str], ...]
    rows: tuple[RiskRow, ...]


def risk_matrix(
    risks: Sequence[Risk],
    *,
    likelihoods: Sequence[str],
    impacts: Sequence[str],
    bands: Sequence[RiskBand],
    places: Sequence[Sequence[int]],
) -> RiskMatrix:
    """The matrix drawn from the risks themselves, so that it cannot differ from their table.

    Scales are words from lowest to highest; `places` says for each likelihood, and in it for each impact, which of
    the bands the cell has (from 0). Raises ValueError when a risk lies outside the scales.
    """
    for risk in risks:
        if not (1 <= risk.likelihood <= len(likelihoods) and 1 <= risk.impact <= len(impacts)):
            raise ValueError(f"Risk {risk.number} lies outside the scales.")
    rows = tuple(
        RiskRow(
            score,
            label,
            tuple(
                _cell(risks, score, impact, bands[places[score - 1][impact - 1]])
                for impact in range(1, len(impacts) + 1)
            ),
        )
        for score, label in reversed(list(enumerate(likelihoods, start=1)))
    )
    return RiskMatrix(tuple(enumerate(impacts, start=1)), rows)


def _cell(risks: Sequence[Risk], likelihood: int, impact: int, band: RiskBand) -> RiskCell:
    found = [str(risk.number) for risk in risks if (risk.likelihood, risk.impact) == (likelihood, impact)]
    return RiskCell(band.word, band.tint, ", ".join(found))
