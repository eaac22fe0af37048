"""What stands above the first heading: lines and table rows such as "Date of Meeting: 11 March 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrutiny.word import style_names
from scrutiny.word.body import Grid, Item, Para
from scrutiny.word.building import Builder, Report
from scrutiny.word.captions import is_blank
from scrutiny.word.document import HeaderLine
from scrutiny.word.grids import only_cell, spread
from scrutiny.word.pieces import plain

_LINE = re.compile(r"^\s*(?P<label>[^\t:]{2,80}?)\s*(?P<sign>[:\t])\s*(?P<words>.*?)\s*$", re.DOTALL)
_ADDRESS = re.compile(r"^\s*\w+://|^\s*\d{1,2}$")
LONGEST_LINE = 250


def header_lines(text: str) -> list[HeaderLine]:
    """The labels and words of a paragraph's lines; "09:30" and addresses have no label."""
    lines: list[HeaderLine] = []
    first = text.split("\n")[0]
    if "\t" in first and "\t" not in text[len(first) :]:
        # A label and a tab: the lines below go on with what is said there.
        label, _tab, words = text.partition("\t")
        kept = "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))
        if kept and len(label.strip()) > 1:
            return [HeaderLine(" ".join(label.split()).rstrip(": "), kept)]
    for line in text.split("\n"):
        found = _LINE.match(line)
        if found is None or _ADDRESS.match(found["label"]) or found["words"].startswith("//"):
            lines.append(HeaderLine("", " ".join(line.split())))
        else:
            lines.append(HeaderLine(found["label"].strip(), " ".join(found["words"].split())))
    return [line for line in lines if line.label or line.words]


def opening(items: Sequence[Item], report: Report) -> Iterator[HeaderLine]:
    """The lines of what stands above the first heading; long paragraphs, lists and pictures as their blocks."""
    for item in items:
        if is_blank(item):
            continue
        if isinstance(item, Grid) and only_cell(item) is None and len(item.rows[0] if item.rows else ()) > 1:
            yield from _rows(item, report)
        elif isinstance(item, Grid) and (inside := only_cell(item)) and _are_lines(inside):
            yield from opening(inside, report)
        elif isinstance(item, Para) and item.style.name == style_names.TITLE:
            yield HeaderLine("", " ".join(item.text.split()))
        elif isinstance(item, Para) and _are_lines([item]):
            report.source.place = item.place
            yield from header_lines(item.text)
        else:
            yield HeaderLine("", "", Builder(report).build([item]))


def _are_lines(items: Sequence[Item]) -> bool:
    return all(
        isinstance(item, Para)
        and len(item.text) <= LONGEST_LINE
        and not item.figures
        and not item.boxes
        and item.number is None
        for item in items
    )


def _rows(grid: Grid, report: Report) -> Iterator[HeaderLine]:
    """Label and words of each row; with four cells in a row, two of each."""
    spread_out = spread(grid)
    report.source.place = grid.place
    for row in spread_out.rows:
        cells = [plain(cell).strip() for cell in row]
        pairs = [cells[:2], cells[2:]] if len(cells) == 4 and cells[2] else [cells]
        for first, *rest in pairs:
            words = "\n".join(dict.fromkeys(part for part in rest if part))
            if first or words:
                yield HeaderLine(" ".join(first.split()).rstrip(": "), words)
    if spread_out.figures:
        builder = Builder(report)
        builder._figures(spread_out.figures, None)
        yield HeaderLine("", "", tuple(builder.blocks))
