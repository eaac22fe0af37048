"""Tables: merged cells spread out, cells as lines of words, the header row found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from scrutiny.markup import Table
from scrutiny.markup.blocks import Span
from scrutiny.word.body import Cell, Grid, Item, Para
from scrutiny.word.pieces import Piece, is_all_bold, plain, spans_of
from scrutiny.word.source import Source

Pieces = tuple[Piece, ...]
_MOST_COLUMNS = 60


@dataclass
class SpreadTable:
    """A table with as many cells in every row; `figures` and `grids` stood inside its cells."""

    rows: list[list[Pieces]]
    figures: list[tuple[str, str]]
    merged: bool = False
    nested: bool = False


def spread(grid: Grid) -> SpreadTable:
    """The table with the words of a merged cell in each of its places; a row of one cell has them once."""
    table = SpreadTable([], [])
    for cells in grid.rows:
        above = table.rows[-1] if table.rows else []
        table.rows.append(list(_spread_row(cells, above, table))[:_MOST_COLUMNS])
    width = max((len(row) for row in table.rows), default=0)
    for row in table.rows:
        row.extend([()] * (width - len(row)))
    return table


def _spread_row(cells: Sequence[Cell], above: Sequence[Pieces], table: SpreadTable) -> Iterator[Pieces]:
    column = 0
    for cell in cells:
        words = tuple(_cell_pieces(cell.items, table))
        if cell.goes_on and not plain(words).strip() and column < len(above):
            words = above[column]
        table.merged = table.merged or cell.goes_on or cell.span > 1
        yield words
        yield from [() if len(cells) == 1 else words] * (cell.span - 1)
        column += cell.span


def _cell_pieces(items: Sequence[Item], table: SpreadTable) -> Iterator[Piece]:
    """The words of a cell, a line for each of its paragraphs; marks of lists stand before their words."""
    for number, pieces in enumerate(_lines(items, table)):
        if number:
            yield Piece("\n")
        yield from pieces


def _lines(items: Sequence[Item], table: SpreadTable) -> Iterator[Pieces]:
    for item in items:
        if isinstance(item, Grid):
            table.nested = True
            inner = spread(item)
            table.figures += inner.figures
            for row in inner.rows:
                worded = [cell for cell in row if plain(cell).strip()]
                yield tuple(piece for cell in worded for piece in (*cell, Piece(" ")))
            continue
        table.figures += item.figures
        if item.text.strip():
            mark = (Piece(item.number.label + " "),) if item.number else ()
            yield (*mark, *item.pieces)
        for box in item.boxes:
            yield from _lines(box, table)


def table_of(grid: Grid, caption: tuple[Span, ...], spread_out: SpreadTable, source: Source) -> Table:
    """The table of the markup. Its header is the rows that Word repeats, or the first."""
    rows = spread_out.rows
    _remark(grid, spread_out, source)
    headers = min(max(grid.headers, _merged_headers(grid)), max(len(rows) - 1, 1))
    first = [_joined(column) for column in zip(*rows[:headers], strict=True)]
    if headers > 1:
        source.remark(_("The %(count)s header rows of a table are now one."), count=str(headers))
    body = rows[headers:]
    columns_head = grid.headed_column or len(rows[0]) > 1
    headed = columns_head and bool(body) and all(is_all_bold(row[0]) for row in body if plain(row[0]).strip())
    headed = headed and any(plain(row[0]).strip() for row in body)
    return Table(
        caption,
        tuple(spans_of(cell, keep_bold=False) for cell in first),
        tuple(tuple(spans_of(c, keep_bold=not headed or n > 0) for n, c in enumerate(row)) for row in body),
        header_column=headed,
    )


def _merged_headers(grid: Grid) -> int:
    """How many rows the header takes up: two when a cell of it goes over columns and its first goes on below."""
    if len(grid.rows) < 3 or grid.headers:
        return 1
    first, second = grid.rows[0], grid.rows[1]
    is_split = any(cell.span > 1 for cell in first) and bool(second) and second[0].goes_on
    return 2 if is_split else 1


def _remark(grid: Grid, spread_out: SpreadTable, source: Source) -> None:
    source.place = grid.place
    if spread_out.merged:
        source.remark(_("A table has merged cells: their words stand in each of the cells now."))
    if spread_out.nested:
        source.remark(_("A table inside a table is now lines in its cell."))
    if spread_out.figures:
        source.remark(_("Pictures in a table stand after it now."))


def _joined(column: Sequence[Pieces]) -> Pieces:
    """The words of several header cells above one another, each once."""
    found: list[Pieces] = []
    for cell in column:
        if plain(cell).strip() and plain(cell).strip() not in {plain(one).strip() for one in found}:
            found.append(cell)
    joined: list[Piece] = []
    for number, cell in enumerate(found):
        joined += [Piece(" ")] if number else []
        joined += [replace(piece, text=piece.text.replace("\n", " ")) for piece in cell]
    return tuple(joined)


def only_cell(grid: Grid) -> list[Item] | None:
    """What stands in a table of one cell, which is a box; None for any other table."""
    if len(grid.rows) == 1 and len(grid.rows[0]) == 1:
        return grid.rows[0][0].items
    return None


def is_empty(items: Sequence[Item]) -> bool:
    """Whether nothing stands in some items."""
    return all(
        isinstance(item, Para) and not (item.text.strip() or item.figures or item.boxes) for item in items
    )
