"""A public PDF is searched for what only exempt papers say: pages, and everything else that its bytes hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pikepdf
from django.utils.translation import gettext

from scrutiny.pdf.extract import UnreadablePdf, open_pdf, page_texts
from scrutiny.pdf.leaks.needles import Needles
from scrutiny.pdf.leaks.pages import page_leaks, unshown_leaks
from scrutiny.pdf.leaks.paths import Paths
from scrutiny.pdf.leaks.pictures import mark_of_picture
from scrutiny.pdf.leaks.places import Leak, Place
from scrutiny.pdf.leaks.plain import BREAK
from scrutiny.pdf.leaks.raw_file import RawFile, RawObject, read
from scrutiny.pdf.leaks.standard_names import STANDARD
from scrutiny.pdf.leaks.strings import as_texts, comments_of, names_of, readings, strings_of, without_strings
from scrutiny.pdf.leaks.web import markup_texts

_END = re.compile(rb"%%EOF")
_TABLE = re.compile(rb"\d{10} \d{5} [nf]")
_LISTS = re.compile(rb"<<(?:[^<>]++|<[^<>]*+>|<<(?:[^<>]++|<[^<>]*+>)*+>>)*+>>")
_RUNS = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
# In the coded picture of a photograph, where shorter runs come about by chance.
_LONG_RUNS = re.compile(rb"[\x20-\x7e]{10,}")
_NO_TEXT = re.compile(rb"begincmap|/Type\s*/(?:XRef|ObjStm)|/FunctionType")
_KEPT_IN_PICTURE = re.compile(rb"/(?:DCTDecode|JPXDecode|DCT)\b")


def search_pdf(data: bytes, needles: Needles) -> list[Leak]:
    """Every place in which a PDF says what only exempt papers say, each once.

    Raises UnreadablePdf for what is broken, or encrypted so that it cannot be searched.
    """
    with open_pdf(data) as pdf:
        if pdf.is_encrypted:
            raise UnreadablePdf(
                gettext("The PDF is encrypted, so that it cannot be searched for exempt words.")
            )
        pictures = list(_picture_leaks(pdf, needles))
    if not needles:
        return []
    file = read(data)
    found = [
        *page_leaks(data, needles),
        *pictures,
        *_code_leaks(file, needles),
        *_stream_leaks(file, needles),
        *unshown_leaks(data, file, needles),
        *_earlier_leaks(data, needles),
    ]
    return list(dict.fromkeys(found))


def _code_leaks(file: RawFile, needles: Needles) -> Iterator[Leak]:
    """Strings, names and comments of all objects, those of property lists in drawings, and what stands between."""
    holders = [one.head for one in file.objects]
    lists = [b"\n".join(_LISTS.findall(one.content)) for one in file.objects if _is_drawing(one)]
    code = b"\n".join([*holders, *lists])
    tokens = {
        *strings_of(code),
        *(name for name in names_of(code) if name not in STANDARD),
        *comments_of(code),
    }
    paths = Paths(file)
    for token, words in found_in_each(tokens, needles):
        yield from _placed(file, paths, token, words)
    between = _TABLE.sub(b"", file.between)
    for token, words in found_in_each({*strings_of(between), *comments_of(between)}, needles):
        is_id = not token.startswith(b"%") and token in file.trailers
        place = Place.DOCUMENT_ID if is_id else Place.BETWEEN_OBJECTS
        yield from (Leak(place, None, word) for word in words)
    for phrase in needles.found_in("\n".join(as_texts(without_strings(between))), with_figures=False):
        yield Leak(Place.BETWEEN_OBJECTS, None, phrase)


def _placed(file: RawFile, paths: Paths, token: bytes, words: Iterable[str]) -> Iterator[Leak]:
    for one in file.objects:
        if token.startswith(b"%") and token not in without_strings(one.head):
            continue
        if token in one.head:
            place = paths.place_of(one, token)
        elif _is_drawing(one) and token in one.content:
            place = Place.ALTERNATIVE_TEXT
        else:
            continue
        yield from (Leak(place, paths.page_of(one), word) for word in words)


def found_in_each(tokens: Iterable[bytes], needles: Needles) -> Iterator[tuple[bytes, tuple[str, ...]]]:
    """Which of many short pieces of code have needles: they are searched as one text and looked at one by one after."""
    ordered = sorted(tokens)
    read_as = [_readable(token) for token in ordered]
    if not needles.found_in(f"\n{BREAK}\n".join(read_as)):
        return
    for token, text in zip(ordered, read_as, strict=True):
        if words := needles.found_in(text):
            yield token, words


def _readable(token: bytes) -> str:
    return "\n".join(markup_texts(readings(token)))


def _stream_leaks(file: RawFile, needles: Needles) -> Iterator[Leak]:
    paths = Paths(file)
    for one in file.objects:
        if one.stream is None or _NO_TEXT.search(one.head):
            continue
        text, has_figures = _text_of(one)
        words = needles.found_in(text, with_figures=has_figures)
        if not words and not has_figures:
            continue
        place = paths.place_of(one, b"") if words else Place.STREAM
        yield from (Leak(place, paths.page_of(one), word) for word in words)
        if one.content.startswith(b"%PDF"):
            yield from _nested(one, needles)


def _nested(one: RawObject, needles: Needles) -> Iterator[Leak]:
    try:
        inner = search_pdf(one.content, needles)
    except UnreadablePdf:
        return
    yield from (Leak(Place.ATTACHMENT, None, leak.words) for leak in inner)


def _text_of(one: RawObject) -> tuple[str, bool]:
    """What a stream says when it is read as text, and whether its figures are figures of a text."""
    data = one.stream or b"" if one.is_image and _KEPT_IN_PICTURE.search(one.head) else one.content
    if _is_drawing(one) or b"begincmap" in data:
        return "\n".join(as_texts(b"\n".join(comments_of(data)))), False
    sample = data[:4096].translate(None, b"\0")
    if _printable(sample) > 0.9 * max(len(sample), 1):
        return "\n".join(part for text in as_texts(data) for part in markup_texts(text)), True
    is_photograph = one.is_image and data.startswith(b"\xff\xd8") and b"\xff\xda" in data
    scan = data.index(b"\xff\xda") if is_photograph else len(data)
    runs = [*_RUNS.findall(data[:scan]), *_LONG_RUNS.findall(data[scan:])]
    if b"\0" in data[:scan]:
        runs += _RUNS.findall(data[:scan].replace(b"\0", b""))
    return f"\n{BREAK}\n".join(run.decode("latin-1") for run in runs), False


def _printable(sample: bytes) -> int:
    return sum(1 for sign in sample if sign >= 32 or sign in (9, 10, 13))


def _is_drawing(one: RawObject) -> bool:
    """Whether a stream draws on a page."""
    if one.stream is None or one.is_image or b"/Length1" in one.head:
        return False
    return bool(re.search(rb"\bBT\b|\bBDC\b|\bBMC\b|\bDo\b|\bre\s+f", one.content[:20000]))


def _earlier_leaks(data: bytes, needles: Needles) -> Iterator[Leak]:
    """The pages of earlier versions that the file still holds."""
    ends = [found.end() for found in _END.finditer(data)]
    for end in ends[:-1]:
        try:
            texts = page_texts(data[:end])
        except UnreadablePdf:
            continue
        for number, text in enumerate(texts, start=1):
            yield from (Leak(Place.REVISION, number, words) for words in needles.found_in(text))


def _picture_leaks(pdf: pikepdf.Pdf, needles: Needles) -> Iterator[Leak]:
    if not needles.pictures:
        return
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Stream) or not {"/Width", "/Height"} <= set(one.keys()):
            continue
        # A thumbnail need not say that it is an image. Nothing of this is saved.
        one.Subtype = pikepdf.Name.Image
        try:
            mark = mark_of_picture(pikepdf.PdfImage(one).as_pil_image())
        except (pikepdf.PdfError, NotImplementedError, ValueError, OSError, TypeError):
            continue
        if any(mark.is_like(other) for other in needles.pictures):
            yield Leak(Place.PICTURE, _page_with(pdf, one), "")


def _page_with(pdf: pikepdf.Pdf, picture: pikepdf.Stream) -> int | None:
    for number, page in enumerate(pdf.pages, start=1):
        shown = [page.obj.get("/Thumb"), *page.get_images().values()]
        if any(one is not None and one.objgen == picture.objgen for one in shown):
            return number
    return None
