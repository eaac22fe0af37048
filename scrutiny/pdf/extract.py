"""What a PDF says: pages, text, bookmarks, metadata and links. For search, leak checks and tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from django.utils.translation import gettext

from scrutiny.pdf.metadata import Metadata, metadata_of

# What reading raises where an object of a file is of another kind than it has to be.
MALFORMED = (
    pikepdf.PdfError,
    AttributeError,
    LookupError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
# How PDFium writes a hyphen that it believes a line break put there.
_LINE_END_HYPHEN = re.compile(r"[\x02\ufffe]\s*|\u00ad\s*")


class UnreadablePdf(Exception):
    """The bytes are not a PDF that can be opened; the message is a sentence for a person."""


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its depth (1 is outermost) and its words."""

    level: int
    title: str


@dataclass(frozen=True)
class Link:
    """A link of a page (1 is the first): its address ("" inside the document) and its description."""

    page: int
    address: str
    description: str


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """Open a PDF for reading. Raises UnreadablePdf when it is broken or needs a password."""
    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as refusal:
        raise UnreadablePdf(gettext("The PDF needs a password to open.")) from refusal
    except (pikepdf.PdfError, ValueError, RuntimeError) as refusal:
        raise UnreadablePdf(gettext("The file is not a PDF that can be read.")) from refusal


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises UnreadablePdf."""
    with open_pdf(data) as pdf:
        return len(pdf.pages)


def page_texts(data: bytes) -> tuple[str, ...]:
    """The text of each page in turn, with words that were broken at a line's end made whole.

    Raises UnreadablePdf.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refusal:
        raise UnreadablePdf(gettext("The file is not a PDF that can be read.")) from refusal
    try:
        return tuple(_page_text(document, number) for number in range(len(document)))
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        return _LINE_END_HYPHEN.sub("", words.get_text_range().replace("\r\n", "\n"))
    finally:
        words.close()
        page.close()


def full_text(data: bytes) -> str:
    """The text of all pages. Raises UnreadablePdf."""
    return "\n".join(page_texts(data))


def bookmarks(data: bytes) -> tuple[Bookmark, ...]:
    """The outline in reading order. Raises UnreadablePdf."""
    with open_pdf(data) as pdf, pdf.open_outline() as outline:
        return tuple(_bookmarks(outline.root, level=1))


def _bookmarks(items: Iterable[pikepdf.OutlineItem], *, level: int) -> Iterator[Bookmark]:
    for item in items:
        yield Bookmark(level, item.title)
        yield from _bookmarks(item.children, level=level + 1)


def metadata(data: bytes) -> Metadata:
    """What the file says of itself. Raises UnreadablePdf."""
    with open_pdf(data) as pdf:
        return metadata_of(pdf)


def links(data: bytes) -> tuple[Link, ...]:
    """Every link of the file in page order. Raises UnreadablePdf."""
    with open_pdf(data) as pdf:
        return tuple(_links(pdf))


def _links(pdf: pikepdf.Pdf) -> Iterator[Link]:
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == "/Link":
                action = annotation.get("/A", pikepdf.Dictionary())
                yield Link(number, str(action.get("/URI", "")), str(annotation.get("/Contents", "")))
