"""The name of the reader at the foot of every page of the copy that this reader is given."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
from django.utils.translation import gettext
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from scrutiny.pdf.extract import MALFORMED, UnreadablePdf, open_pdf
from scrutiny.pdf.page_content import write_out_inherited
from scrutiny.pdf.paper_pages import font_holders, free_name, stamp_of
from scrutiny.pdf.prepared import Stamp
from scrutiny.pdf.rewrite import rewritten
from scrutiny.pdf.stamp_font import StampFont, stamp_font

_POINTS = 72 / 25.4  # in a millimetre
_SIZE = 8.0
# From the edges of the page, in millimetres: below the number of the page, above what printers cannot reach.
_LEFT, _RIGHT, _FOOT = (side * _POINTS for side in (25.0, 18.0, 8.0))
_LONGEST_NAME = 300


def with_reader_mark(pdf: bytes, *, name: str, when: str, words: str, fonts_dir: Path) -> bytes:
    """The file with `words`, in which {name} and {when} stand for those, at the foot of each page.

    The file is written anew: nothing of how it was without the mark is left in it. Tags, bookmarks and links stay, and
    the mark is an artifact. Same file and words, same bytes. A name that is too long for the line is shortened, and
    characters that no font has are printed as �. Raises UnreadablePdf and FontsMissing.
    """
    name = _one_line(name)
    font = stamp_font(fonts_dir, 400, (words, name, when))
    with open_pdf(pdf) as opened:
        try:
            _mark(opened, font, name, when, words)
            return rewritten(opened)
        except MALFORMED as malformed:
            raise UnreadablePdf(gettext("The file is not built as a PDF has to be.")) from malformed


def _mark(pdf: pikepdf.Pdf, font: StampFont, name: str, when: str, words: str) -> None:
    pages: list[Object] = [page.obj for page in pdf.pages]
    for page in pages:
        write_out_inherited(page)
    known = _name_font(pdf, pages, font)
    saved = pdf.make_stream(b"q")
    marks: dict[tuple[object, ...], Object] = {}
    for page in pages:
        stamp = stamp_of(page, 0)
        key = (stamp.width, stamp.matrix)
        if key not in marks:  # most pages are of one size, and share one mark
            marks[key] = pdf.make_stream(_operators(stamp, font, known, name, when, words))
        page.Contents = Array([saved, *_own_contents(page), marks[key]])


def _name_font(pdf: pikepdf.Pdf, pages: list[Object], font: StampFont) -> str:
    """Embed the font, and let all pages know it by one name."""
    holders = list(font_holders(pdf, pages).values())
    name = free_name("ReaderMark", holders)
    embedded = _embedded(pdf, font)
    for holder in holders:
        holder[f"/{name}"] = embedded
    return name


def _own_contents(page: Object) -> list[Object]:
    held = page.get("/Contents")
    return [one for one in (held if isinstance(held, Array) else [held]) if isinstance(one, Stream)]


def _operators(stamp: Stamp, font: StampFont, known: str, name: str, when: str, words: str) -> bytes:
    matrix = b" ".join([b"%g" % part for part in stamp.matrix])
    room = stamp.width - _LEFT - _RIGHT - font.width(words.format(name="", when=when), _SIZE)
    line = words.format(name=font.fit(name, _SIZE, room), when=when)
    return (
        b"Q /Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC q %s cm 0.22 0.247 0.263 rg "
        b"BT /%s %g Tf 1 0 0 1 %.2f %.2f Tm %s Tj ET Q EMC"
        % (matrix, known.encode("ascii"), _SIZE, _LEFT, _FOOT, font.encode(line))
    )


def _embedded(pdf: pikepdf.Pdf, font: StampFont) -> Object:
    name = Name(f"/{font.name}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=984,
        Descent=-273,
        CapHeight=660,
        StemV=80,
        FontFile2=_packed(pdf, font.program, Length1=len(font.program)),
    )
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        CIDToGIDMap=Name.Identity,
        DW=0,
        W=Array([0, Array(font.widths)]),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(glyphs)]),
            ToUnicode=_packed(pdf, font.to_unicode()),
        )
    )


def _packed(pdf: pikepdf.Pdf, data: bytes, **more: int) -> Object:
    return Stream(pdf, zlib.compress(data), Filter=Name.FlateDecode, **more)


def _one_line(name: str) -> str:
    """A name without line breaks and signs that print nothing."""
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(shown.split())[:_LONGEST_NAME]
