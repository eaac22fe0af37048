"""Stacked columns as SVG, drawn on the server like the line charts and with the same classes.

A chart stands beside the table of its values, which says the same to who can't see it. Parts of a column differ by
pattern as well as by colour, and each has its outline.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerships.charts import BOTTOM, HEIGHT, LABELS, LEFT, RIGHT, TOP, WIDTH, labelled
from partnerships.figures import figure

# How much of a column's room stays empty, and the room in which every label has its place (units of the viewBox).
GAP = 0.25
ROOM_OF_A_LABEL = 34
WHOLE_STEPS = (1, 2, 5, 10)
# Styles that are hatched or dotted over their colour.
PATTERNS = {
    1: '<path d="M0,6 L6,0" stroke="#0b0c0c" stroke-width="1"/>',
    4: '<circle cx="3" cy="3" r="1.1" fill="#fff"/>',
}


@dataclass(frozen=True)
class Column:
    """One column: the words below it, and the size of each part from the bottom up."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Mark:
    """A line from top to bottom before the column with this number (from 0), and its words."""

    before: int
    words: str


@dataclass(frozen=True)
class LegendEntry:
    """A part's name and the sample of how it is drawn."""

    swatch: SafeString
    name: str


def stacked_columns(
    columns: Sequence[Column],
    *,
    key: str,
    title: str,
    description: str,
    styles: Sequence[int],
    axis: str = "",
    mark: Mark | None = None,
) -> SafeString:
    """Draw the columns as an SVG picture with a title and a description; nothing without columns.

    `key` makes the ids of this picture differ from others on the page, `styles` gives each part its colour and
    pattern (0 to 4), from the bottom up, `axis` says below the columns what their labels are.
    """
    if not columns:
        return SafeString("")
    scale = whole_ticks([sum(column.values) for column in columns])
    return format_html(
        '<svg class="app-chart__picture" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}{}{}{}</svg>',
        *(WIDTH, HEIGHT, key, key, key, title, key, description),
        _patterns(key),
        _grid(scale),
        format_html_join("", "{}", ((part,) for part in _parts(columns, scale, styles, key))),
        _labels(columns),
        _axis(axis),
        _mark(mark, len(columns)),
    )


def legend(names: Iterable[str], *, key: str, styles: Sequence[int]) -> list[LegendEntry]:
    """The parts from the bottom up, drawn as in the picture of this key."""
    return [LegendEntry(_swatch(style, key), name) for style, name in zip(styles, names, strict=True)]


def whole_ticks(values: Sequence[int]) -> tuple[int, ...]:
    """Round whole numbers for the axis, from nought to the highest value or above."""
    highest = max(1, *values)
    rough = highest / 5
    size = 10 ** max(0, math.floor(math.log10(rough)))
    step = next(size * by for by in WHOLE_STEPS if size * by >= rough)
    return tuple(step * number for number in range(math.ceil(highest / step) + 1))


def _y(value: float, scale: tuple[int, ...]) -> float:
    return round(BOTTOM - value / scale[-1] * (BOTTOM - TOP), 1)


def _slot(count: int) -> float:
    return (RIGHT - LEFT) / count


def _grid(scale: tuple[int, ...]) -> SafeString:
    return format_html_join(
        "",
        '<line class="app-chart__grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="app-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, RIGHT, _y(tick, scale), _y(tick, scale), LEFT - 6, _y(tick, scale) + 4, figure(tick))
            for tick in scale
        ),
    )


def _parts(
    columns: Sequence[Column], scale: tuple[int, ...], styles: Sequence[int], key: str
) -> Iterator[SafeString]:
    slot = _slot(len(columns))
    for place, column in enumerate(columns):
        left, below = LEFT + slot * (place + GAP / 2), 0
        for style, value in zip(styles, column.values, strict=True):
            if not value:
                continue
            top, bottom = _y(below + value, scale), _y(below, scale)
            box = (round(left, 1), top, round(slot * (1 - GAP), 1), round(bottom - top, 1))
            yield _box(style, key, *box)
            below += value


def _box(style: int, key: str, x: float, y: float, width: float, height: float) -> SafeString:
    place = format_html('x="{}" y="{}" width="{}" height="{}"', x, y, width, height)
    drawn = format_html('<rect class="app-column app-column--{}" {}/>', style, place)
    if style in PATTERNS:
        drawn += format_html('<rect fill="url(#{}-pattern-{})" {}/>', key, style, place)
    return drawn


def _patterns(key: str) -> SafeString:
    return format_html(
        "<defs>{}</defs>",
        format_html_join(
            "",
            '<pattern id="{}-pattern-{}" width="6" height="6" patternUnits="userSpaceOnUse">{}</pattern>',
            ((key, style, SafeString(drawn)) for style, drawn in PATTERNS.items()),
        ),
    )


def _labels(columns: Sequence[Column]) -> SafeString:
    slot = _slot(len(columns))
    shown = range(len(columns)) if slot >= ROOM_OF_A_LABEL else labelled(len(columns), LABELS)
    return format_html_join(
        "",
        '<text class="app-chart__text" x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (round(LEFT + slot * (place + 0.5), 1), BOTTOM + 20, column.label)
            for place, column in enumerate(columns)
            if place in shown
        ),
    )


def _axis(words: str) -> SafeString:
    return format_html(
        '<text class="app-chart__text" x="{}" y="{}" text-anchor="middle">{}</text>',
        *((LEFT + RIGHT) / 2, HEIGHT - 4, words),
    )


def _mark(mark: Mark | None, count: int) -> SafeString:
    if mark is None:
        return SafeString("")
    x = round(LEFT + _slot(count) * mark.before, 1)
    return format_html(
        '<line class="app-chart__target" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="app-chart__text app-chart__text--target" x="{}" y="{}">{}</text>',
        *(x, x, TOP - 12, BOTTOM, x + 5, TOP - 4, mark.words),
    )


def _swatch(style: int, key: str) -> SafeString:
    return format_html(
        '<svg class="app-legend__swatch" viewBox="0 0 18 18" aria-hidden="true" focusable="false">{}</svg>',
        _box(style, key, 1, 1, 16, 16),
    )
