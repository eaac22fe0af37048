"""The cells of an HTML table, with cells that span several columns or rows spread out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scrutiny.markup.html_tree import CELLS, Element

# A cell that says it spans more than this does so by mistake or malice.
WIDEST = 40


def grid(table: Element) -> list[list[Element]]:
    """The rows of a table. A cell stands where it begins; the other places that it spans are empty."""
    rows: list[list[Element]] = []
    held: dict[int, int] = {}  # for how many more rows a column is taken from above
    for row in _rows(table):
        cells: list[Element] = []
        for cell in (child for child in row.elements() if child.tag in CELLS):
            _fill_held(cells, held)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + width):
                held[column] = height
            cells += [cell, *(Element(cell.tag) for _empty in range(width - 1))]
        _fill_held(cells, held)
        held = {column: rows_left - 1 for column, rows_left in held.items() if rows_left > 1}
        if cells:
            rows.append(cells)
    return rows


def is_headed(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether the first cell of every one of the rows heads it."""
    return bool(rows) and all(row[0].tag == "th" for row in rows)


def _fill_held(cells: list[Element], held: dict[int, int]) -> None:
    while held.get(len(cells)):
        cells.append(Element("td"))


def _rows(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _span(cell: Element, name: str) -> int:
    typed = cell.attributes.get(name, "")
    return min(max(int(typed), 1), WIDEST) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 1
