"""Links and bookmarks of a paper from elsewhere, moved with its pages. Needs no Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, String

from scrutiny.pdf.foreign_place import Corners, Placing, corners, numbers, rounded

_SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
_RESERVED = (
    "https://pack.invalid/"  # scrutiny.pdf.pack.PACK_ADDRESS: a paper from elsewhere knows no place of a pack
)
_KEPT = {"/Rect", "/QuadPoints", "/Border", "/C", "/Contents"}
_MOST_BOOKMARKS, _DEEPEST, _LONGEST = 5000, 12, 300
_WITH_TOP = ("/FitH", "/FitBH")


@dataclass(frozen=True)
class LinkWords:
    """How a link that has no words of its own is described; {address} and {page} are put in."""

    address: str
    page: str


class Links:
    """Where the links of a document lead once its pages have been placed."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[Object], placings: Sequence[Placing]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.placings = placings
        self._numbers = {page.objgen: number for number, page in enumerate(pages)}
        self._seen: set[tuple[int, int]] = set()

    @cached_property
    def _named(self) -> Mapping[str, Any]:
        names = self.pdf.Root.get("/Names", Dictionary())
        found = dict(self.pdf.Root.get("/Dests", Dictionary()).items())
        found = {name.removeprefix("/"): place for name, place in found.items()}
        if "/Dests" in names:
            found |= {str(name): place for name, place in pikepdf.NameTree(names.Dests).items()}
        return found

    def place(self, holder: Object) -> Array | None:
        """Where a link or bookmark leads inside the document, as a destination on a placed page."""
        action = holder.get("/A")
        is_jump = isinstance(action, Dictionary) and action.get("/S") == "/GoTo"
        value = action.get("/D") if is_jump else holder.get("/Dest")  # type: ignore[union-attr]
        if isinstance(value, String | Name):
            value = self._named.get(str(value).removeprefix("/"))
        if isinstance(value, Dictionary):
            value = value.get("/D")
        return self._moved(value) if isinstance(value, Array) and len(value) else None

    def _moved(self, value: Array) -> Array | None:
        number = self._number(value[0])
        if number is None:
            return None
        placing, page = self.placings[number], self.pages[number]
        kind, rest = str(value[1]) if len(value) > 1 else "", list(value)[2:]
        left, _, _, top = placing.box
        if kind == "/XYZ" and len(rest) >= 2:
            point = _given(rest[0], left), _given(rest[1], top)
        elif kind in _WITH_TOP and rest:
            point = left, _given(rest[0], top)
        elif kind == "/FitR" and len(rest) == 4:
            point = _given(rest[0], left), _given(rest[3], top)
        else:
            return Array([page, Name.Fit])
        return Array([page, Name.XYZ, *rounded(placing.point(*point)), None])

    def _number(self, page: object) -> int | None:
        if isinstance(page, int):
            return page if 0 <= page < len(self.pages) else None
        return self._numbers.get(page.objgen) if isinstance(page, Object) else None

    def number_in(self, place: Array) -> int:
        """The page that a placed destination is on; 1 is the first."""
        return self._numbers[place[0].objgen] + 1

    def moved(self, annotation: Object, placing: Placing, page: Object, words: LinkWords) -> Object | None:
        """The link on its placed page, with nothing but what a link needs; None when it is unseen or leads nowhere."""
        box = corners(annotation.get("/Rect"))
        place, address = self.place(annotation), _address(annotation)
        if box is None or not placing.shows(box) or (place is None and not address):
            return None
        own = self._own(annotation)
        quads = numbers(own.get("/QuadPoints"))
        for key in set(own.keys()) - _KEPT:
            del own[key]
        self._lay(own, placing, box, quads)
        own.Type, own.Subtype, own.F, own.P = Name.Annot, Name.Link, 4, page
        if place is not None:
            own.Dest = place
        else:
            own.A = Dictionary(S=Name.URI, URI=String(address))
        if not str(own.get("/Contents", "")).strip():
            said = words.address.replace("{address}", address)
            if place is not None:
                said = words.page.replace("{page}", str(self.number_in(place)))
            own.Contents = String(said)
        return own

    def _own(self, annotation: Object) -> Object:
        """The annotation as an object that no other page has."""
        if not annotation.is_indirect or annotation.objgen in self._seen:
            annotation = self.pdf.make_indirect(Dictionary(dict(annotation.items())))
        self._seen.add(annotation.objgen)
        return annotation

    @staticmethod
    def _lay(own: Object, placing: Placing, box: Corners, quads: list[float] | None) -> None:
        own.Rect = rounded(placing.corners(box))
        if quads and len(quads) % 8 == 0:
            pairs = zip(quads[::2], quads[1::2], strict=True)
            own.QuadPoints = rounded([part for x, y in pairs for part in placing.point(x, y)])
        elif "/QuadPoints" in own:
            del own["/QuadPoints"]
        if numbers(own.get("/Border")) is None:
            own.Border = Array([0, 0, 0])
        if "/C" in own and numbers(own.C) is None:
            del own["/C"]

    def bookmarks(self) -> list[OutlineItem]:
        """The bookmarks that lead to a page, and those above them."""
        outline = self.pdf.Root.get("/Outlines")
        if not isinstance(outline, Dictionary):
            return []
        return list(self._bookmarks(outline, set(), depth=1))

    def _bookmarks(self, parent: Object, seen: set[tuple[int, int]], *, depth: int) -> Iterator[OutlineItem]:
        entry = parent.get("/First")
        while (
            isinstance(entry, Dictionary)
            and entry.is_indirect
            and entry.objgen not in seen
            and len(seen) < _MOST_BOOKMARKS
        ):
            seen.add(entry.objgen)
            below = list(self._bookmarks(entry, seen, depth=depth + 1)) if depth < _DEEPEST else []
            title = " ".join(str(entry.get("/Title", "")).split())[:_LONGEST]
            place = self.place(entry)
            if title and (place is not None or below):
                item = OutlineItem(title, place)
                item.is_closed = depth > 1
                item.children.extend(below)
                yield item
            entry = entry.get("/Next")


def _given(value: object, else_: float) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return else_


def _address(annotation: Object) -> str:
    """The address of a link that may stay; empty for any other."""
    action = annotation.get("/A")
    if not isinstance(action, Dictionary) or action.get("/S") != "/URI":
        return ""
    address = str(action.get("/URI", "")).strip()
    plain = address.lower()
    if plain.startswith(_RESERVED):
        return ""
    return address if plain.startswith(_SAFE_ADDRESSES) or ":" not in plain else ""
