"""What a PDF says of itself. Needs no Django: the children that look through uploads ask it too."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from lxml import etree

# What pikepdf imports when a file has XMP; a child can import nothing once it has begun to read.
_READY = (etree,)


@dataclass(frozen=True)
class Metadata:
    """Title, language and author as the file states them; empty when it does not."""

    title: str
    language: str
    author: str
    tagged: bool
    is_pdf_ua: bool


def metadata_of(pdf: pikepdf.Pdf) -> Metadata:
    """What an open file says of itself, in its XMP packet or in its document information."""
    root = pdf.Root
    marked = root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        title = xmp.get("dc:title") or pdf.docinfo.get("/Title", "")
        author = xmp.get("dc:creator") or pdf.docinfo.get("/Author", "")
        is_pdf_ua = bool(xmp.get("pdfuaid:part"))
    return Metadata(
        title=str(title),
        language=str(root.get("/Lang", "")),
        author=str(author) if isinstance(author, (str, pikepdf.Object)) else ", ".join(author or ()),
        tagged=bool(marked) and "/StructTreeRoot" in root,
        is_pdf_ua=is_pdf_ua,
    )
