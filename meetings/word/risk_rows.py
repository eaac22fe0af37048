"""Risks from the table of risks: each with its places on the council's own scales."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from meetings.house_style_sheet import RiskScale, Words
from meetings.word.placed import PlacedRisk
from scrutiny.markup import Block, Table
from scrutiny.markup.blocks import Cell
from scrutiny.markup.plain import span_text

_COLUMNS = {
    "description": ("risk description", "description", "risk", "hazard"),
    "likelihood": ("likelihood", "probability"),
    "impact": ("impact", "severity"),
    "mitigation": ("mitigation", "control", "action", "mitigating"),
}


def take_risks(
    blocks: Sequence[Block], scale: RiskScale
) -> tuple[tuple[PlacedRisk, ...], list[Block], list[str]]:
    """The risks of the first table that has them, the other blocks, and sentences on what was left out."""
    risks: tuple[PlacedRisk, ...] = ()
    kept: list[Block] = []
    left: list[str] = []
    mitigations: dict[str, str] = {}
    for block in blocks:
        if not isinstance(block, Table):
            kept.append(block)
        elif not risks and (found := _risks(block, scale)):
            risks = found
        elif risks and _is_matrix(block, scale):
            left.append(_("The risk matrix was left out: it is drawn from the risks."))
        elif risks and (more := _mitigations(block)):
            mitigations = more
        else:
            kept.append(block)
    return tuple(_mitigated(risks, mitigations)), kept, left


def _risks(table: Table, scale: RiskScale) -> tuple[PlacedRisk, ...]:
    """The rows as risks; none when a row has a word that is not of the scale, so that nothing is guessed."""
    columns = _columns(table)
    if not {"description", "likelihood", "impact"} <= columns.keys():
        return ()
    found = []
    for row in table.rows:
        likelihood = _place(row[columns["likelihood"]], scale.likelihoods)
        impact = _place(row[columns["impact"]], scale.impacts)
        if not (likelihood and impact):
            return ()
        mitigation = _words(row[columns["mitigation"]]) if "mitigation" in columns else ""
        found.append(
            PlacedRisk(_words(row[columns["description"]]), likelihood, impact, _or_empty(mitigation))
        )
    return tuple(found)


def _columns(table: Table) -> dict[str, int]:
    headings = [_words(cell).casefold() for cell in table.header]
    found: dict[str, int] = {}
    for name, words in _COLUMNS.items():
        for word in words:
            place = next((n for n, heading in enumerate(headings) if heading.startswith(word)), None)
            if (
                place is not None
                and place not in found.values()
                and not headings[place].endswith(("no.", "no", "number"))
            ):
                found[name] = place
                break
    return found


def _place(cell: Cell, scale: Sequence[Words]) -> int:
    """The place of a word on a scale, or of a number; 0 for neither."""
    words = _words(cell).casefold().strip(" .")
    named = next(
        (place for place, one in enumerate(scale, 1) if str(one).casefold() in (words, words[2:])), 0
    )
    if named:
        return named
    return int(words) if words.isdecimal() and 1 <= int(words) <= len(scale) else 0


def _is_matrix(table: Table, scale: RiskScale) -> bool:
    headings = " ".join(_words(cell).casefold() for cell in table.header)
    return all(str(impact).casefold() in headings for impact in scale.impacts)


def _mitigations(table: Table) -> dict[str, str]:
    """Mitigations by the number of the risk, from a table of their own."""
    headings = [_words(cell).casefold() for cell in table.header]
    if len(headings) != 2 or not headings[1].startswith("mitigation"):
        return {}
    return {_words(row[0]).strip(". "): _words(row[1]) for row in table.rows}


def _mitigated(risks: Sequence[PlacedRisk], mitigations: dict[str, str]) -> Iterator[PlacedRisk]:
    for number, risk in enumerate(risks, 1):
        words = risk.mitigation or _or_empty(mitigations.get(str(number), ""))
        yield PlacedRisk(risk.description, risk.likelihood, risk.impact, words)


def _words(cell: Cell) -> str:
    return "\n".join(" ".join(line.split()) for line in span_text(cell).split("\n"))


def _or_empty(words: str) -> str:
    return "" if words.casefold() in ("none", "n/a", "-", "–") else words
