"""From marked-up text to blocks."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from scrutiny.markup.blocks import (
    Block,
    Box,
    Figure,
    Paragraph,
    QuotedRecommendation,
    Subheading,
    Table,
)
from scrutiny.markup.lists import is_list_line, read_lists
from scrutiny.markup.normal import normal
from scrutiny.markup.runs import clean
from scrutiny.markup.spans import read_spans

Lines = deque[str]

_SUBHEADING = re.compile(r"^##\s+(?P<text>\S.*)$")
_RUNS_ON = re.compile(r"^(?P<sign>\+\+?)\s+(?P<text>\S.*)$")
_BOXED = re.compile(r"^>(?:\s|$)")
_BOX_HEADING = re.compile(r"^#\s+(?P<text>\S.*)$")
_CAPTION = re.compile(r"^Table:\s+(?P<text>\S.*)$")
_RULE_CELL = re.compile(r"^:?-+:?$")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_HEADED = "||"
_FIGURE = re.compile(
    r"^\s*!\[(?P<alternative>(?:[^\[\]\\]|\\.)*+)\]\(picture:(?P<picture>[A-Za-z0-9-]{1,40})\)\s*$"
)
_FIGURE_CAPTION = re.compile(r"^Figure:\s+(?P<text>\S.*)$")
_QUOTED = re.compile(r"^\s*\{recommendation[ ](?P<target>[A-Za-z0-9-]{1,40})\}\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text written in the markup (see `GUIDE`). Never raises; what is not markup is text."""
    lines = clean(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return normal(tuple(_blocks(deque(lines), boxed=False)))


def begins_block(line: str) -> bool:
    """Whether a line would be read as more than the words of a paragraph when it stood first in a block."""
    signs = (_SUBHEADING, _RUNS_ON, _BOXED, _BOX_HEADING, _FIGURE, _QUOTED)
    return any(sign.match(line) for sign in signs) or is_list_line(line) or line.lstrip().startswith("|")


def is_rule_cell(cell: str) -> bool:
    """Whether a row of nothing but such cells draws a line and is left out."""
    return bool(_RULE_CELL.match(cell))


def _blocks(lines: Lines, *, boxed: bool) -> Iterator[Block]:
    while lines:
        line = lines[0]
        if not line.strip():
            lines.popleft()
        elif match := _SUBHEADING.match(line):
            lines.popleft()
            yield Subheading(read_spans(match["text"]))
        elif _begins_table(lines):
            yield _read_table(lines)
        elif _begins_figure(lines):
            yield _read_figure(lines)
        elif match := _QUOTED.match(line):
            lines.popleft()
            yield QuotedRecommendation(match["target"])
        elif _BOXED.match(line) and not boxed:
            yield _read_box(lines)
        elif is_list_line(line):
            yield from read_lists(lines, ends=_begins_other_block)
        else:
            yield _read_paragraph(lines)


def _begins_other_block(lines: Lines) -> bool:
    """Whether the next line starts something that a paragraph or a list entry cannot run on into."""
    line = lines[0]
    if not line.strip() or any(sign.match(line) for sign in (_SUBHEADING, _RUNS_ON, _BOXED, _QUOTED)):
        return True
    return _begins_table(lines) or _begins_figure(lines)


def _read_paragraph(lines: Lines) -> Paragraph:
    first = lines.popleft()
    sign = _RUNS_ON.match(first)
    found = [sign["text"] if sign else first]
    while lines and not _begins_other_block(lines) and not is_list_line(lines[0]):
        found.append(lines.popleft())
    spans = read_spans("\n".join(line.strip() for line in found))
    if not sign:
        return Paragraph(spans)
    return Paragraph(spans, depth=2) if sign["sign"] == "++" else Paragraph(spans, numbered=False)


def _read_box(lines: Lines) -> Box:
    inside: Lines = deque()
    while lines and _BOXED.match(lines[0]):
        inside.append(lines.popleft()[2:])
    heading = ""
    if match := _BOX_HEADING.match(inside[0]):
        inside.popleft()
        heading = match["text"]
    elif len(inside) > 1 and inside[0].rstrip().endswith(":") and not is_list_line(inside[0]):
        heading = inside.popleft().strip()
    return Box(read_spans(heading), tuple(_blocks(inside, boxed=True)))


def _begins_table(lines: Lines) -> bool:
    if lines[0].lstrip().startswith("|"):
        return True
    return bool(_CAPTION.match(lines[0])) and len(lines) > 1 and lines[1].lstrip().startswith("|")


def _read_table(lines: Lines) -> Table:
    caption = _CAPTION.match(lines[0])
    if caption:
        lines.popleft()
    rows = []
    while lines and lines[0].lstrip().startswith("|"):
        rows.append(lines.popleft().strip())
    headed = any(row.startswith(_HEADED) for row in rows[1:])
    cells = [_cells(row, headed=headed and bool(place)) for place, row in enumerate(rows)]
    kept = [row for row in cells if not all(is_rule_cell(cell) for cell in row)] or [[""]]
    header, *body = [tuple(read_spans(cell) for cell in row) for row in kept]
    words = read_spans(caption["text"]) if caption else ()
    return Table(words, header, tuple(body), header_column=headed)


def _cells(line: str, *, headed: bool) -> list[str]:
    inside = line.removeprefix("|")
    if headed:
        inside = inside.removeprefix("|")
    cells = [cell.strip() for cell in _CELL_EDGE.split(inside)]
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _begins_figure(lines: Lines) -> bool:
    if _FIGURE.match(lines[0]):
        return True
    return bool(_FIGURE_CAPTION.match(lines[0])) and len(lines) > 1 and bool(_FIGURE.match(lines[1]))


def _read_figure(lines: Lines) -> Figure:
    caption = _FIGURE_CAPTION.match(lines[0])
    if caption:
        lines.popleft()
    alternative, picture = _FIGURE.findall(lines.popleft())[0]
    words = read_spans(caption["text"]) if caption else ()
    return Figure(picture, _ESCAPED.sub(r"\1", alternative), words)
