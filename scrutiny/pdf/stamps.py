"""What a pack prints on the pages of its papers: the page's number at the foot, and whose page it is at the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scrutiny.pdf import syntax
from scrutiny.pdf.pack import PageNumbers
from scrutiny.pdf.prepared import Prepared, Stamp
from scrutiny.pdf.stamp_font import StampFont, stamp_font

_POINTS = 72 / 25.4  # in a millimetre
_SIZE = 9.0
_WORTH_PACKING = 300  # bytes
_COLOUR = b"0.22 0.247 0.263 rg"  # #383f43
# As in static/css/papers.css, measured from the edges of A4, in millimetres to the line the words stand on.
_A4 = (210 * _POINTS, 297 * _POINTS)
_LEFT, _RIGHT, _FOOT, _HEAD = (side * _POINTS for side in (25.0, 18.0, 13.75, 18.73))


class Stamps:
    """The stamps of a pack, page by page. `foot` and `head` are their fonts, None when no page needs them."""

    def __init__(self, papers: Sequence[Prepared], numbers: PageNumbers, fonts_dir: Path) -> None:
        self.numbers = numbers
        self.last = numbers.pages or numbers.first - 1 + sum(paper.pages for paper in papers)
        labels = tuple(paper.label for paper in papers if paper.label)
        has_foot = any(paper.is_numbered for paper in papers)
        self.foot = stamp_font(fonts_dir, 400, (numbers.words, numbers.prefix)) if has_foot else None
        self.head = stamp_font(fonts_dir, 600, labels) if labels else None
        self._next = numbers.first

    def of_paper(self, paper: Prepared) -> Iterator[tuple[int, bytes]]:
        """The number and the stream of each stamp of the next paper of the pack."""
        heads: dict[float, bytes] = {}
        for stamp in paper.stamps:
            page = self._next
            self._next += 1
            if not stamp.number:
                continue
            parts = [b"Q"]
            if paper.label:
                if stamp.width not in heads:
                    heads[stamp.width] = self._label(paper, stamp)
                parts.append(_artifact(b"Header/Attached[/Top]", stamp, heads[stamp.width], *_head_at(stamp)))
            if paper.is_numbered:
                parts.append(self._foot(paper, stamp, page))
            yield stamp.number, _stream(b"\n".join(parts))

    def words(self, page: int) -> str:
        """What stands at the foot of a page."""
        prefix = self.numbers.prefix
        return self.numbers.words.format(page=f"{prefix}{page}", pages=f"{prefix}{self.last}")

    def _foot(self, paper: Prepared, stamp: Stamp, page: int) -> bytes:
        font, words = _there(self.foot), self.words(page)
        shrink = _shrink(stamp)
        across = stamp.width - _RIGHT * shrink[0] - font.width(words, self.numbers.size)
        show = _show(paper.foot_font, font, words, self.numbers.size)
        return _artifact(b"Footer/Attached[/Bottom]", stamp, show, across, _FOOT * shrink[1])

    def _label(self, paper: Prepared, stamp: Stamp) -> bytes:
        font = _there(self.head)
        room = stamp.width - (_LEFT + _RIGHT) * _shrink(stamp)[0]
        return _show(paper.head_font, font, font.fit(paper.label, _SIZE, room))


def _stream(operators: bytes) -> bytes:
    """Compressed where that saves something; most stamps are shorter than what it costs."""
    if len(operators) < _WORTH_PACKING:
        return syntax.plain_stream(operators)
    return syntax.packed(operators)


def _there(font: StampFont | None) -> StampFont:
    if font is None:
        raise ValueError("A stamp has no font.")
    return font


def _show(name: str, font: StampFont, words: str, size: float = _SIZE) -> bytes:
    return b"/%s %g Tf %s Tj" % (name.encode("ascii"), size, font.encode(words))


def _artifact(kind: bytes, stamp: Stamp, show: bytes, across: float, up: float) -> bytes:
    matrix = b" ".join([b"%g" % round(part, 5) for part in stamp.matrix])
    place = b"1 0 0 1 %.2f %.2f Tm" % (across, up)
    return b"/Artifact<</Type/Pagination/Subtype/%s>>BDC q %s cm %s BT %s %s ET Q EMC" % (
        kind,
        matrix,
        _COLOUR,
        place,
        show,
    )


def _head_at(stamp: Stamp) -> tuple[float, float]:
    across, up = _shrink(stamp)
    return _LEFT * across, stamp.height - _HEAD * up


def _shrink(stamp: Stamp) -> tuple[float, float]:
    """By how much the margins are narrower on a page that is smaller than A4."""
    return min(1.0, stamp.width / _A4[0]), min(1.0, stamp.height / _A4[1])
