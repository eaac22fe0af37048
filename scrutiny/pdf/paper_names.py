"""The destinations of one paper and the links and bookmarks that lead to them, under the names of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from scrutiny.pdf.pack import PACK_ADDRESS, Paper

# Annotations that carry a file, or that run something.
_LEFT_BEHIND = ("/FileAttachment", "/Screen", "/Movie", "/Sound", "/RichMedia", "/3D")


class PaperNames:
    """Where a paper's names lead, and which names it wants.

    `places` maps the names as the pack knows them to explicit destinations (arrays that begin with a page).
    """

    def __init__(self, pdf: pikepdf.Pdf, paper: Paper) -> None:
        self.paper = paper
        self.pages = [page.obj for page in pdf.pages]
        self._numbers = {page.objgen for page in self.pages}
        self.wanted: dict[str, None] = {}
        self.places: dict[str, Object] = {}
        for name, value in _named_places(pdf):
            place = self._explicit(value.get("/D") if isinstance(value, Dictionary) else value)
            if place is not None:
                self.places.setdefault(self._in_pack(name), place)
        self.places.setdefault(paper.name, Array([self.pages[0], Name.XYZ, None, None, None]))

    def _in_pack(self, name: str) -> str:
        return name if self.paper.keeps_names else f"{self.paper.name}:{name}"

    def _explicit(self, value: Any) -> Object | None:
        """A destination whose page is one of the paper's; None for any other."""
        if not isinstance(value, Array) or not len(value):
            return None
        if isinstance(value[0], int) and 0 <= value[0] < len(self.pages):
            value[0] = self.pages[value[0]]
        page = value[0]
        return value if isinstance(page, Object) and page.objgen in self._numbers else None

    def destination(self, holder: Object) -> Object | None:
        """Where a link or bookmark leads inside the pack: a name (which is noted as wanted), a place or None."""
        action = holder.get("/A", Dictionary())
        kind = action.get("/S")
        value = action.get("/D") if kind == "/GoTo" else holder.get("/Dest")
        if kind == "/URI" and (address := str(action.get("/URI", ""))).startswith(PACK_ADDRESS):
            return self._want(unquote(address.removeprefix(PACK_ADDRESS)))
        if isinstance(value, String | Name):
            return self._want(self._in_pack(_name(value)))
        return self._explicit(value)

    def _want(self, name: str) -> Object:
        self.wanted[name] = None
        return String(name)

    def annotations(self, pdf: pikepdf.Pdf, page: Object) -> list[Object]:
        """The annotations of a page that the pack takes over, their links put right."""
        found = []
        for annotation in page.get("/Annots", []):
            if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") in _LEFT_BEHIND:
                continue
            whole = annotation if annotation.is_indirect else pdf.make_indirect(annotation)
            self._put_right(whole, page)
            found.append(whole)
        return found

    def _put_right(self, annotation: Object, page: Object) -> None:
        annotation.P = page
        place = self.destination(annotation)
        leads_out = place is None and annotation.get("/A", Dictionary()).get("/S") == "/URI"
        for key in ("/Dest", "/PA", *(() if leads_out else ("/A",))):
            if key in annotation:
                del annotation[key]
        if leads_out:
            annotation.A = Dictionary(S=Name.URI, URI=annotation.A.get("/URI", String("")))
        if place is not None:
            annotation.Dest = place


def _named_places(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every destination that has a name; before PDF 1.2 the catalogue itself held them."""
    names = pdf.Root.get("/Names", Dictionary())
    if "/Dests" in names:
        yield from ((str(name), place) for name, place in pikepdf.NameTree(names.Dests).items())
    for name, place in dict(pdf.Root.get("/Dests", Dictionary()).items()).items():
        yield name.removeprefix("/"), place


def _name(value: Object) -> str:
    return str(value).removeprefix("/") if isinstance(value, Name) else str(value)
