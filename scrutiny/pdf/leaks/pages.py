"""The text of pages as PDFium reads it, whether or not anybody can see it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from django.utils.translation import gettext

from scrutiny.pdf.extract import UnreadablePdf, page_texts
from scrutiny.pdf.leaks.needles import Needles
from scrutiny.pdf.leaks.paths import Paths
from scrutiny.pdf.leaks.places import Leak, Place
from scrutiny.pdf.leaks.plain import squeezed
from scrutiny.pdf.leaks.raw_file import RawFile, RawObject

_CONTENT = re.compile(rb"\bBT\b.*?\b(?:Tj|TJ)\b|['\"]\s*\n.*?\bET\b", re.DOTALL)
_PAGE = re.compile(rb"/Type[\s\0]*/Page(?![A-Za-z])")
_CONTENTS = re.compile(rb"/Contents[\s\0]*(\[[^\]]*\]|\d+[\s\0]+\d+[\s\0]+R)")
_REFERENCES = re.compile(rb"(\d+)[\s\0]+\d+[\s\0]+R\b")
# How many sets of fonts are tried on text that no page shows.
_FONT_SETS = 12


def page_leaks(data: bytes, needles: Needles) -> Iterator[Leak]:
    """Needles in the text of each page."""
    for number, text in enumerate(page_texts(data), start=1):
        for words in needles.found_in(text):
            yield Leak(_seen(data, number, words), number, words)


def unshown_leaks(data: bytes, file: RawFile, needles: Needles) -> Iterator[Leak]:
    """Needles in drawings and in text that no page shows, which need a page to be read on."""
    paths = Paths(file)
    shown = _shown(file, paths)
    lost = [one for one in file.current.values() if one.number not in shown and _draws_words(one)]
    pages = [one for one in file.current.values() if _PAGE.search(one.head) and one.number not in paths.pages]
    if not lost and not pages:
        return
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            drawn, numbers = _drawn(pdf, [one.number for one in (*pages, *lost)])
    except (pikepdf.PdfError, ValueError, TypeError) as refusal:
        raise UnreadablePdf(
            gettext("The PDF has parts that cannot be read, so that it cannot be searched for exempt words.")
        ) from refusal
    for number, text in zip(numbers, page_texts(drawn), strict=False):
        place = Place.FORM_DRAWING if number in file.reached else Place.UNREFERENCED
        yield from (Leak(place, None, words) for words in needles.found_in(text))


def _shown(file: RawFile, paths: Paths) -> set[int]:
    """The numbers of the streams that the pages are made of."""
    found: set[int] = set()
    for number in paths.pages:
        contents = _CONTENTS.search(file.current[number].head)
        for one in map(int, _REFERENCES.findall(contents[1])) if contents else ():
            found.add(one)
            if one in file.current and file.current[one].stream is None:
                found |= file.current[one].refers_to
    return found


def _draws_words(one: RawObject) -> bool:
    return one.stream is not None and not one.is_image and bool(_CONTENT.search(one.content))


def _drawn(pdf: pikepdf.Pdf, lost: list[int]) -> tuple[bytes, list[int]]:
    """A file with a page for each drawing, and for each lost text with each set of fonts; and whose each page is."""
    fonts = _font_sets(pdf)
    numbers: list[int] = []
    kept = len(pdf.pages)
    for number in lost:
        one = pdf.get_object(number, 0)
        for contents, resources in _ways_to_draw(one, fonts):
            page = pdf.add_blank_page(page_size=(2000, 2000))
            page.obj.Resources, page.obj.Contents = resources, contents
            numbers.append(number)
    del pdf.pages[:kept]
    out = BytesIO()
    pdf.save(out)
    return out.getvalue(), numbers


def _ways_to_draw(one: pikepdf.Object, fonts: list[pikepdf.Object]) -> Iterator[tuple[Any, pikepdf.Object]]:
    """The contents and the fonts of a page that shows a page's or a drawing's words, or a stream's with any fonts."""
    own = one.get("/Resources") if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) else None
    sets = [own] if own is not None else fonts
    if isinstance(one, pikepdf.Stream):
        yield from ((one, resources) for resources in sets)
    elif isinstance(one, pikepdf.Dictionary) and "/Contents" in one:
        yield from ((one.Contents, resources) for resources in sets)


def _font_sets(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every set of fonts that something in the file draws with."""
    found: dict[tuple[str, ...], pikepdf.Object] = {}
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        resources = one.get("/Resources", one)
        if isinstance(resources, pikepdf.Dictionary) and isinstance(
            resources.get("/Font"), pikepdf.Dictionary
        ):
            key = tuple(sorted(f"{name}{font.objgen}" for name, font in resources.Font.items()))
            found.setdefault(key, resources)
    return list(found.values())[:_FONT_SETS]


def _seen(data: bytes, number: int, words: str) -> Place:
    """In what way the words are on the page."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number - 1]
        places = _characters(page, words)
        return _way(page, places) if places else Place.PAGE_TEXT
    finally:
        document.close()


def _characters(page: pypdfium2.PdfPage, words: str) -> list[int]:
    """The characters of the page's text that make the words, as PDFium counts them."""
    text = page.get_textpage()
    wanted = squeezed(words)
    signs, places = [], []
    for place in range(text.count_chars()):
        for sign in squeezed(chr(pdfium.FPDFText_GetUnicode(text, place))):
            signs.append(sign)
            places.append(place)
    start = "".join(signs).find(wanted)
    return places[start : start + len(wanted)] if start >= 0 and wanted else []


def _way(page: pypdfium2.PdfPage, places: list[int]) -> Place:
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in places]
    left, bottom, right, top = page.get_bbox()
    outside = [box for box in boxes if box[2] <= left or box[0] >= right or box[3] <= bottom or box[1] >= top]
    if outside:
        return Place.OUTSIDE_PAGE
    if _is_in_layer(page, text, places[0]) and not _is_visible(page, boxes):
        return Place.HIDDEN_LAYER
    return Place.PAGE_TEXT if _is_visible(page, boxes) else Place.INVISIBLE_TEXT


def _is_in_layer(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether a character is in optional content."""
    drawn = pdfium.FPDFText_GetTextObject(text, place)
    names = []
    for number in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, number)
        room = (pdfium.FPDF_WCHAR * 32)()
        size = pdfium.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, room, 64, size)
        names.append(bytes(room)[: max(size.value - 2, 0)].decode("utf-16-le"))
    return "OC" in names


def _is_visible(page: pypdfium2.PdfPage, boxes: list[tuple[float, float, float, float]]) -> bool:
    """Whether there is anything but one colour where the characters stand."""
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    scale = 2.0
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("L")
    x, y = page.get_bbox()[0], page.get_bbox()[3]
    area = (
        max(int((left - x) * scale), 0),
        max(int((y - top) * scale), 0),
        max(int((right - x) * scale) + 1, 1),
        max(int((y - bottom) * scale) + 1, 1),
    )
    darkest, lightest = picture.crop(area).getextrema()
    return bool(lightest - darkest > 24)
