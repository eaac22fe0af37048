"""The pages of one paper, with all that a page inherits written on it and room for a stamp."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from scrutiny.pdf import syntax
from scrutiny.pdf.pack import Paper
from scrutiny.pdf.page_content import unbalanced, write_out_inherited
from scrutiny.pdf.paper_names import PaperNames
from scrutiny.pdf.paper_writer import PaperWriter
from scrutiny.pdf.prepared import PackObject, Stamp

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_TAKEN_OVER = frozenset(
    {
        "/Type",
        "/Resources",
        "/Contents",
        "/Rotate",
        "/UserUnit",
        "/Group",
        "/Annots",
        "/StructParents",
        *_BOXES,
    }
)
_A4 = (0.0, 0.0, 595.28, 841.89)
_FONTS = {"PackFoot": PackObject.FOOT_FONT, "PackHead": PackObject.HEAD_FONT}


class PaperPages:
    """A paper's pages. `fonts` are the names under which all its pages know the fonts of the stamps.

    `stamps` says, once the pages are written, where they are stamped.
    """

    def __init__(self, pdf: pikepdf.Pdf, writer: PaperWriter, paper: Paper) -> None:
        self.pdf = pdf
        self.writer = writer
        self.paper = paper
        self.pages = [page.obj for page in pdf.pages]
        self.stamps: list[Stamp] = []
        self.node = writer.new_number()
        for page in self.pages:
            writer.fix(page, writer.new_number())
            write_out_inherited(page)
        self.is_stamped = paper.is_numbered or bool(paper.label)
        self.fonts = self._place_fonts() if self.is_stamped else {}
        self._node_object = pdf.make_indirect(Dictionary())
        self._saved_state = pdf.make_indirect(Dictionary())
        writer.fix(self._node_object, self.node)
        writer.fix(self._saved_state, PackObject.SAVED_STATE)

    def _place_fonts(self) -> dict[str, str]:
        """Name the fonts of the stamps in the resources of every page."""
        wanted = list(_FONTS) if self.paper.label else ["PackFoot"]
        holders = font_holders(self.pdf, self.pages)
        names = {}
        for own in wanted:
            font = self.pdf.make_indirect(Dictionary())
            self.writer.fix(font, _FONTS[own])
            name = free_name(own, list(holders.values()))
            for holder in holders.values():
                holder[f"/{name}"] = font
            names[own] = name
        return names

    def write(self, names: PaperNames) -> None:
        """Put each page right and write it and their node."""
        for page in self.pages:
            number = self.writer.new_number() if self.is_stamped else 0
            self.stamps.append(stamp_of(page, number))
            self._put_right(page, names, number)
            self.writer.write(self.writer.numbers[page.objgen], self.writer.text(page))
        kids = syntax.references(self.writer.numbers[page.objgen] for page in self.pages)
        self.writer.write(
            self.node,
            b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (PackObject.PAGES, len(self.pages), kids),
        )

    def _put_right(self, page: Object, names: PaperNames, stamp: int) -> None:
        annotations = names.annotations(self.pdf, page)
        for key in set(page.keys()) - _TAKEN_OVER:
            del page[key]
        page.Parent = self._node_object
        if annotations:
            page.Annots, page.Tabs = Array(annotations), Name.S
        elif "/Annots" in page:
            del page.Annots
        self.writer.share_resources(page.get("/Resources", Dictionary()))
        if stamp:
            holder = self.pdf.make_indirect(Dictionary())
            self.writer.fix(holder, stamp)
            page.Contents = Array([self._saved_state, *self._own_contents(page), holder])

    def _own_contents(self, page: Object) -> list[Object]:
        """The page's own streams; with what a page from elsewhere leaves open closed, so that stamps stand right."""
        contents = page.get("/Contents")
        held = contents if isinstance(contents, Array) else [contents]
        own: list[Object] = [one for one in held if isinstance(one, Stream)]
        tint = [self.pdf.make_stream(_tint(page, self.paper.tint))] if self.paper.tint else []
        if self.paper.keeps_names:
            return [*tint, *own]
        lacking, left = unbalanced(page)
        before = [*tint, *([self.pdf.make_stream(b"q " * lacking)] if lacking else [])]
        after = [self.pdf.make_stream(b"\n" + b"Q " * left)] if left else []
        return [*before, *own, *after]


def font_holders(pdf: pikepdf.Pdf, pages: Sequence[Object]) -> dict[tuple[int, int], Object]:
    """The dictionaries of the pages' fonts, by their numbers: pages may share one."""
    return {holder.objgen: holder for holder in (_font_holder(pdf, page) for page in pages)}


def _font_holder(pdf: pikepdf.Pdf, page: Object) -> Object:
    for parent, key in ((page, "/Resources"), (None, "/Font")):
        holder = page.Resources if parent is None else parent
        if not isinstance(holder.get(key), Dictionary):
            holder[key] = Dictionary()
        if not holder[key].is_indirect:
            holder[key] = pdf.make_indirect(holder[key])
    return page.Resources.Font


def free_name(wanted: str, holders: list[Object]) -> str:
    """A name that no page uses: a pack may itself be a paper of another."""
    name, count = wanted, 1
    while any(f"/{name}" in holder for holder in holders):
        count += 1
        name = f"{wanted}{count}"
    return name


def _tint(page: Object, colour: str) -> bytes:
    """The colour of the paper under all that a page shows."""
    left, bottom, right, top = _visible(page)
    shades = b" ".join(b"%.3g" % (int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    box = b"%g %g %g %g" % (left, bottom, right - left, top - bottom)
    return b"/Artifact BMC q %s rg %s re f Q EMC\n" % (shades, box)


def stamp_of(page: Object, number: int) -> Stamp:
    """Where the visible part of a page lies, turned upright, in points of paper."""
    left, bottom, right, top = _visible(page)
    unit = float(page.get("/UserUnit", 1)) or 1.0
    turns = int(page.get("/Rotate", 0)) // 90 % 4
    size = ((right - left) * unit, (top - bottom) * unit)
    scale = 1 / unit
    matrix = (
        (scale, 0.0, 0.0, scale, left, bottom),
        (0.0, scale, -scale, 0.0, right, bottom),
        (-scale, 0.0, 0.0, -scale, right, top),
        (0.0, -scale, scale, 0.0, left, top),
    )[turns]
    width, height = size if turns % 2 == 0 else size[::-1]
    return Stamp(number, round(width, 3), round(height, 3), tuple(round(one, 5) for one in matrix))


def _visible(page: Object) -> tuple[float, float, float, float]:
    media = _corners(page.get("/MediaBox")) or _A4
    crop = _corners(page.get("/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _corners(box: Object | None) -> tuple[float, float, float, float] | None:
    if not isinstance(box, Array) or len(box) != 4:
        return None
    x1, y1, x2, y2 = map(float, box)
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)) if x1 != x2 and y1 != y2 else None
