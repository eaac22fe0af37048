"""Line charts as SVG, drawn on the server; colours and type come from classes in static/css/plans.css.

A chart stands beside the table of its values, which says the same to who can't see it.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from partnerships.figures import figure

WIDTH, HEIGHT = 400, 230
LEFT, RIGHT, TOP, BOTTOM = 52, 388, 16, 190
STEPS = (1, 2, 2.5, 5, 10)
LABELS = 4
# Words longer than this (characters) leave room for one label fewer.
LONG_LABEL = 12


@dataclass(frozen=True)
class Point:
    """One value: the period it is of, the day it is placed at, and the number."""

    label: str
    day: dt.date
    value: Decimal


@dataclass(frozen=True)
class Scale:
    """From days and numbers to places in the picture (units of its viewBox)."""

    first: dt.date
    last: dt.date
    ticks: tuple[float, ...]

    def x(self, day: dt.date) -> float:
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return round(LEFT + 10 + share * (RIGHT - LEFT - 20), 1)

    def y(self, value: float | Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return round(BOTTOM - (float(value) - low) / (high - low) * (BOTTOM - TOP), 1)


def line_chart(
    points: Sequence[Point], *, key: str, title: str, description: str, target: Decimal | None = None
) -> SafeString:
    """Draw the values over time as an SVG picture with a title and a description; nothing without values.

    `points` stand in the order of their days, `key` makes the ids of this picture differ from others on the
    page, `target` is drawn as a line across.
    """
    if not points:
        return SafeString("")
    values = [float(point.value) for point in points]
    scale = Scale(
        points[0].day, points[-1].day, ticks(values + ([float(target)] if target is not None else []))
    )
    return format_html(
        '<svg class="app-chart__picture" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        *(key, key, key, title, key, description),
        _grid(scale),
        _line(scale, points),
        _target(scale, target, points[-1].value),
        _periods(scale, points),
    )


def ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Round numbers for the axis, from nought (or lower) to above the highest value, five or so."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = 1.0
    rough = (high - low) / 5
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * by for by in STEPS if size * by >= rough * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(round(number * step, 6) for number in range(first, last + 1))


def labelled(count: int, room: int = LABELS) -> set[int]:
    """Which of the points have their period written below: the first, the last and some between."""
    if count <= room:
        return set(range(count))
    return {round(place * (count - 1) / (room - 1)) for place in range(room)}


def _grid(scale: Scale) -> SafeString:
    rows = ((scale.y(tick), figure(Decimal(str(tick)))) for tick in scale.ticks)
    return _joined(
        '<line class="app-chart__grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="app-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        ((LEFT, RIGHT, y, y, LEFT - 6, y + 4, text) for y, text in rows),
    )


def _target(scale: Scale, target: Decimal | None, last: Decimal) -> SafeString:
    """The target's line, its words on the side where the last value is not."""
    if target is None:
        return SafeString("")
    y = scale.y(target)
    words = _("Target %(value)s") % {"value": figure(target)}
    return format_html(
        '<line class="app-chart__target" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="app-chart__text app-chart__text--target" x="{}" y="{}" text-anchor="end">{}</text>',
        *(LEFT, RIGHT, y, y, RIGHT, y + 15 if last > target else y - 6, words),
    )


def _line(scale: Scale, points: Sequence[Point]) -> SafeString:
    places = [(scale.x(point.day), scale.y(point.value)) for point in points]
    line = " ".join(f"{x},{y}" for x, y in places)
    dots = _joined('<circle class="app-chart__dot" cx="{}" cy="{}" r="3.5"/>', places)
    return format_html('<polyline class="app-chart__line" points="{}"/>{}', line, dots)


def _periods(scale: Scale, points: Sequence[Point]) -> SafeString:
    last = len(points) - 1
    room = LABELS - 1 if max(len(point.label) for point in points) > LONG_LABEL else LABELS
    shown = labelled(len(points), room)
    return _joined(
        '<text class="app-chart__text" x="{}" y="{}" text-anchor="{}">{}</text>',
        (
            (scale.x(point.day), BOTTOM + 20, _anchor(place, last), point.label)
            for place, point in enumerate(points)
            if place in shown
        ),
    )


def _anchor(place: int, last: int) -> str:
    """Words below the first point run to the right and below the last to the left, so that none is cut off."""
    if not last:
        return "middle"
    return {0: "start", last: "end"}.get(place, "middle")


def _joined(markup: str, rows: Iterable[tuple]) -> SafeString:
    return format_html_join("", markup, rows)
