"""Pictures by what they show: the same pixels in another file format, and the same picture scaled or saved anew."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

from PIL import Image

_SIDE = 16
# Of 256 comparisons, how many may differ between two copies of one picture.
_NEAR = 14
# A picture with fewer steps of brightness than this is plain, and says nothing by which to know it.
_LEAST = 24


@dataclass(frozen=True)
class PictureMark:
    """A picture's pixels as a hash, and whether each of 256 points is brighter than its neighbour, as bits."""

    pixels: str
    steps: int

    def is_like(self, other: PictureMark) -> bool:
        """Whether both show the same."""
        if self.pixels == other.pixels:
            return True
        is_plain = min(self.steps.bit_count(), other.steps.bit_count()) < _LEAST
        return not is_plain and (self.steps ^ other.steps).bit_count() <= _NEAR


def mark_of(data: bytes) -> PictureMark | None:
    """The mark of a picture file, None for what is no picture that can be read."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return mark_of_picture(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def mark_of_picture(picture: Image.Image) -> PictureMark:
    """The mark of an open picture, its transparent parts left out of account."""
    solid = picture.convert("RGB")
    size = f"{solid.width}x{solid.height}:".encode()
    grey = solid.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.BOX)
    points = grey.tobytes()
    steps = 0
    for row in range(_SIDE):
        line = points[row * (_SIDE + 1) : (row + 1) * (_SIDE + 1)]
        for left, right in pairwise(line):
            steps = steps << 1 | (left > right + 1)
    return PictureMark(sha256(size + solid.tobytes()).hexdigest(), steps)
