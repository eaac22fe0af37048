"""From marked-up text to blocks."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from scrutiny.markup.blocks import Block, Box, Paragraph, Subheading, Table
from scrutiny.markup.lists import is_list_line, read_lists
from scrutiny.markup.spans import parse_spans

Lines = deque[str]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SUBHEADING = re.compile(r"^##\s+(?P<text>\S.*)$")
_RUNS_ON = re.compile(r"^\+\s+(?P<text>\S.*)$")
_BOXED = re.compile(r"^>(?:\s|$)")
_CAPTION = re.compile(r"^Table:\s+(?P<text>\S.*)$")
_RULE_CELL = re.compile(r"^:?-+:?$")
_CELL_EDGE = re.compile(r"(?<!\\)\|")


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text written in the markup (see `GUIDE`). Never raises; what is not markup is text."""
    return tuple(_blocks(deque(_clean(text).split("\n")), boxed=False))


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _blocks(lines: Lines, *, boxed: bool) -> Iterator[Block]:
    while lines:
        line = lines[0]
        if not line.strip():
            lines.popleft()
        elif match := _SUBHEADING.match(line):
            lines.popleft()
            yield Subheading(parse_spans(match["text"].rstrip()))
        elif _begins_table(lines):
            yield _read_table(lines)
        elif _BOXED.match(line) and not boxed:
            yield _read_box(lines)
        elif is_list_line(line):
            yield from read_lists(lines, ends=_begins_other_block)
        else:
            yield _read_paragraph(lines)


def _begins_other_block(lines: Lines) -> bool:
    """Whether the next line starts something that a paragraph or a list entry cannot run on into."""
    line = lines[0]
    return bool(
        not line.strip() or _SUBHEADING.match(line) or _RUNS_ON.match(line) or _BOXED.match(line)
    ) or _begins_table(lines)


def _read_paragraph(lines: Lines) -> Paragraph:
    first = lines.popleft()
    runs_on = _RUNS_ON.match(first)
    found = [runs_on["text"] if runs_on else first]
    while lines and not _begins_other_block(lines) and not is_list_line(lines[0]):
        found.append(lines.popleft())
    return Paragraph(parse_spans("\n".join(line.strip() for line in found)), numbered=not runs_on)


def _read_box(lines: Lines) -> Box:
    inside: Lines = deque()
    while lines and _BOXED.match(lines[0]):
        inside.append(lines.popleft()[2:])
    heading = ""
    if len(inside) > 1 and inside[0].rstrip().endswith(":") and not is_list_line(inside[0]):
        heading = inside.popleft().strip()
    return Box(parse_spans(heading), tuple(_blocks(inside, boxed=True)))


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
        rows.append(_cells(lines.popleft()))
    kept = [row for row in rows if not all(_RULE_CELL.match(cell) for cell in row)] or [[""]]
    width = max(len(row) for row in kept)
    header, *body = [tuple(parse_spans(cell) for cell in [*row, *[""] * (width - len(row))]) for row in kept]
    return Table(parse_spans(caption["text"].rstrip() if caption else ""), header, tuple(body))


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    cells = [cell.strip() for cell in _CELL_EDGE.split(inside)]
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells
