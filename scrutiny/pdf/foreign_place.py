"""Where the pages of a paper from elsewhere come to stand on A4: upright and clear of the stamps. Needs no Django."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pikepdf import Array, Object

Corners = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_POINTS = 72 / 25.4  # in a millimetre
SHORT, LONG = 595.276, 841.89  # A4 in points
# What the stamps of a pack take at the head and at the foot (scrutiny/pdf/stamps.py), with a little air.
HEAD, FOOT, SIDE = 21.5 * _POINTS, 18 * _POINTS, 6 * _POINTS
_A4: Corners = (0.0, 0.0, SHORT, LONG)
_CUT = 1.0  # points by which a crop box may be smaller than the page before it counts as cutting


@dataclass(frozen=True)
class Placing:
    """How a page is placed: `matrix` leads from its own space to a page of `width` × `height` points.

    `box` is what is seen of it, in its own space; `is_cut` says that there is more of the page around that.
    """

    matrix: Matrix
    width: float
    height: float
    box: Corners
    is_cut: bool

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page comes to lie."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def corners(self, box: Corners) -> Corners:
        """Where a rectangle of the page comes to lie."""
        points = [self.point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, up = [x for x, _ in points], [y for _, y in points]
        return min(across), min(up), max(across), max(up)

    def shows(self, box: Corners) -> bool:
        """Whether any of a rectangle is seen."""
        left, bottom, right, top = self.box
        return box[0] < right and box[2] > left and box[1] < top and box[3] > bottom


def placing_of(page: Object) -> Placing:
    """Place a page that has its boxes, /Rotate and /UserUnit on itself.

    A page is turned as it is shown and made smaller until it fits between head and foot, never larger.
    """
    media = corners(page.get("/MediaBox")) or _A4
    box = _common(media, corners(page.get("/CropBox")) or media) or media
    unit = _unit(page)
    upright, (width, height) = _upright(box, _turns(page), unit)
    across, up = (LONG, SHORT) if width > height else (SHORT, LONG)
    scale = min(1.0, (across - 2 * SIDE) / width, (up - HEAD - FOOT) / height)
    left = (across - width * scale) / 2
    bottom = FOOT + (up - HEAD - FOOT - height * scale) / 2
    a, b, c, d, e, f = (part * scale for part in upright)
    is_cut = any(abs(own - seen) > _CUT for own, seen in zip(media, box, strict=True))
    return Placing((a, b, c, d, e + left, f + bottom), across, up, box, is_cut)


def corners(box: object) -> Corners | None:
    """A rectangle, with its corners in order; None for what is none."""
    found = numbers(box)
    if found is None or len(found) != 4:
        return None
    x1, y1, x2, y2 = found
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)) if x1 != x2 and y1 != y2 else None


def numbers(value: object) -> list[float] | None:
    """An array as numbers; None when anything in it is none."""
    if not isinstance(value, Array):
        return None
    try:
        return [float(part) for part in value]
    except (TypeError, ValueError):
        return None


def written(values: Iterable[float]) -> bytes:
    """Numbers as they are written into a content stream."""
    return b" ".join(_number(value) for value in values)


def rounded(values: Sequence[float]) -> Array:
    """Numbers as they are written into an object."""
    return Array([round(value, 3) for value in values])


def _number(value: float) -> bytes:
    return (f"{value:.6f}".rstrip("0").rstrip(".") or "0").encode("ascii")


def _common(one: Corners, other: Corners) -> Corners | None:
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if right > left and top > bottom else None


def _unit(page: Object) -> float:
    unit = float(page.get("/UserUnit", 1))
    return unit if unit > 0 else 1.0


def _turns(page: Object) -> int:
    return int(float(page.get("/Rotate", 0))) // 90 % 4


def _upright(box: Corners, turns: int, unit: float) -> tuple[Matrix, tuple[float, float]]:
    """The way from a page's own space to the page as it is shown, from its lower left corner, and its size there."""
    left, bottom, right, top = (edge * unit for edge in box)
    matrix = (
        (unit, 0.0, 0.0, unit, -left, -bottom),
        (0.0, -unit, unit, 0.0, -bottom, right),
        (-unit, 0.0, 0.0, -unit, right, top),
        (0.0, unit, -unit, 0.0, top, -left),
    )[turns]
    size = (right - left, top - bottom)
    return matrix, size if turns % 2 == 0 else (size[1], size[0])
