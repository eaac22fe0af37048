"""The pages of a paper from elsewhere, written anew with nothing but what they show. Needs no Django."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from scrutiny.pdf.foreign_drawn import Drawn
from scrutiny.pdf.foreign_place import Placing, rounded, written
from scrutiny.pdf.page_content import unbalanced, write_out_inherited

_KEPT = {"/Type", "/Parent", "/Resources", "/Contents", "/Group"}
_RESOURCES = {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/Properties"}
_PROPERTIES = {"/Type", "/MCID", "/Lang", "/Alt", "/ActualText", "/E", "/Subtype", "/BBox", "/Attached"}
# What streams may carry beside what they show: data of other programs, other pictures, tags, files outside.
_BESIDE = {
    "/PieceInfo", "/Metadata", "/LastModified", "/Thumb", "/AF", "/OPI", "/Alternates", "/Ref", "/StructParent",
    "/StructParents", "/OC", "/F", "/FFilter", "/FDecodeParms", "/Measure", "/PtData", "/ID", "/Name",
}  # fmt: skip
_MARKS = {"BDC", "BMC", "EMC", "MP", "DP"}


def own_attributes(pdf: pikepdf.Pdf) -> list[Object]:
    """The pages in order, each with what it has from the nodes above it, under one node."""
    pages: list[Object] = [page.obj for page in pdf.pages]
    for page in pages:
        write_out_inherited(page)
        if not isinstance(page.get("/Resources"), Dictionary):
            page.Resources = Dictionary()
    node = pdf.Root.Pages
    for key in set(node.keys()) - {"/Type"}:
        del node[key]
    node.Type, node.Kids, node.Count = Name.Pages, Array(pages), len(pages)
    for page in pages:
        page.Type, page.Parent = Name.Page, node
    return pages


def strip_beside(pdf: pikepdf.Pdf, pages: list[Object]) -> None:
    """Take out what is kept beside what is shown: in pages, in their resources, and in every stream."""
    for page in pages:
        for key in set(page.keys()) - _KEPT:
            del page[key]
        _strip_resources(page)
    for obj in pdf.objects:
        if isinstance(obj, Stream):
            _strip_stream(obj)


def _strip_stream(stream: Stream) -> None:
    if stream.get("/Subtype") == "/PS":  # a program for printers
        stream.write(b"")
        stream.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 0, 0]))
    for key in _BESIDE & set(stream.keys()):
        del stream[key]
    if "/Resources" in stream:
        _strip_resources(stream)


def _strip_resources(holder: Object) -> None:
    resources = holder.get("/Resources")
    if not isinstance(resources, Dictionary):
        return
    for key in set(resources.keys()) - _RESOURCES:
        del resources[key]
    properties = resources.get("/Properties")
    if isinstance(properties, Dictionary):
        for name, held in list(properties.items()):
            kept = held if isinstance(held, Dictionary) else Dictionary()
            properties[name] = Dictionary({key: kept[key] for key in _PROPERTIES & set(kept.keys())})


class PageWriter:
    """Writes the contents of pages anew."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf

    def keep_marks(self, page: Object, placing: Placing, drawn: list[tuple[Drawn, bytes]]) -> None:
        """Place a page whose content has the marks of its tags. `drawn` comes with the operator that opens its mark."""
        lacking, left = unbalanced(page)
        before = b"q %s cm\n%s re W n\n" % (written(placing.matrix), written(_rectangle(placing)))
        after = b"\n%sQ\n%s" % (b"Q " * left, _draws(placing, drawn))
        contents = page.get("/Contents")
        own = [
            one
            for one in (contents if isinstance(contents, Array) else [contents])
            if isinstance(one, Stream)
        ]
        page.Contents = Array(
            [self.pdf.make_stream(before + b"q " * lacking), *own, self.pdf.make_stream(after)]
        )
        self._finish(page, placing, [one for one, _ in drawn])

    def wrap(self, page: Object, placing: Placing, drawn: list[Drawn], opens: bytes) -> None:
        """Make a page's content one form, which cannot disturb what comes after it, inside one mark."""
        form = self.pdf.make_stream(
            self._unmarked(page),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=rounded(placing.box),
            Resources=page.Resources,
        )
        if isinstance(page.get("/Group"), Dictionary):
            form.Group = page.Group
        shows = b"%s BDC q %s cm /Whole Do Q\n%sEMC" % (
            opens,
            written(placing.matrix),
            _draws(placing, [(one, b"") for one in drawn]),
        )
        page.Resources = Dictionary(XObject=Dictionary(Whole=form))
        page.Contents = self.pdf.make_stream(shows)
        self._finish(page, placing, drawn)

    def _unmarked(self, page: Object) -> bytes:
        """The content without marks: those of tags that can't be used, and of layers."""
        source = pikepdf.Page(page)
        if "/Contents" not in page:
            return b""
        if not pikepdf.parse_content_stream(source, " ".join(_MARKS)):
            contents = page.Contents
            parts = contents if isinstance(contents, Array) else [contents]
            return b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
        kept = [one for one in pikepdf.parse_content_stream(source) if str(one.operator) not in _MARKS]
        return pikepdf.unparse_content_stream(kept)

    @staticmethod
    def _finish(page: Object, placing: Placing, drawn: list[Drawn]) -> None:
        page.MediaBox = rounded((0, 0, placing.width, placing.height))
        if drawn and not isinstance(page.Resources.get("/XObject"), Dictionary):
            page.Resources.XObject = Dictionary()
        elif drawn:
            page.Resources.XObject = Dictionary(dict(page.Resources.XObject.items()))
        for one in drawn:
            page.Resources.XObject[one.name] = one.look


def _draws(placing: Placing, drawn: list[tuple[Drawn, bytes]]) -> bytes:
    place = written(placing.matrix)
    return b"".join(
        b"%sq %s cm %s Q\n%s" % (opens and opens + b" BDC ", place, one.draws, opens and b"EMC\n")
        for one, opens in drawn
    )


def _rectangle(placing: Placing) -> tuple[float, float, float, float]:
    left, bottom, right, top = placing.box
    return left, bottom, right - left, top - bottom
