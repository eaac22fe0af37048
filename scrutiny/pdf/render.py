"""From HTML to one tagged PDF (PDF/UA-1): same input, same bytes, and nothing fetched from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from weasyprint import HTML, Document

from scrutiny.pdf import fonts
from scrutiny.pdf.addresses import Image, OwnThingsOnly, RefusedAddress
from scrutiny.pdf.mend import mend
from scrutiny.pdf.press import Press, press, undisturbed

__all__ = ["Heading", "Image", "RefusedAddress", "Rendered", "render"]

# Signs that our fonts lack and that have a twin which looks the same: a hyphen and a space that do not break,
# and the bullet of Word's Symbol font.
_TWINS = str.maketrans({"\u2011": "-", "\u202f": "\u00a0", "\uf0b7": "•"})
# What stands for a character that no font has: a file with characters that are not there is not accessible.
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Heading:
    """A bookmark of the PDF: its depth (1 is outermost), its words and its page (1 is the first)."""

    level: int
    text: str
    page: int


@dataclass(frozen=True)
class Rendered:
    """A finished PDF and what is known about it.

    `page_of` gives the page on which each element with an id begins. `unprintable` holds the characters that
    no font of ours has; they print as �, and whoever publishes should be told.
    """

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str
    headings: tuple[Heading, ...]
    page_of: Mapping[str, int] = field(repr=False)
    unprintable: str


def render(
    html: str,
    *,
    title: str,
    fonts_dir: Path,
    language: str = "en-GB",
    stylesheets: Sequence[str] = (),
    images: Mapping[str, Image] = MappingProxyType({}),
) -> Rendered:
    """Lay out HTML as a tagged PDF/UA-1 file with bookmarks, title and language.

    `stylesheets` are texts of CSS, not addresses. Images are shown by `<img src="image:name" alt="…">`.
    Raises FontsMissing when `fonts_dir` lacks our fonts and RefusedAddress when the HTML asks for anything
    else than those fonts and images: files, the network and `data:` are closed.
    """
    machine = press(fonts_dir)
    html = html.translate(_TWINS)
    unprintable = fonts.unprintable(html, fonts_dir)
    html = html.translate(dict.fromkeys(map(ord, unprintable), _REPLACEMENT))
    source = HTML(string=html, url_fetcher=OwnThingsOnly(fonts_dir, images))
    return undisturbed(lambda: _printed(source, title, language, machine, stylesheets, unprintable))


def _printed(
    source: HTML, title: str, language: str, machine: Press, stylesheets: Sequence[str], unprintable: str
) -> Rendered:
    sheets, counters = machine.sheets(stylesheets)
    document = source.render(font_config=machine.font_config, counter_style=counters, stylesheets=sheets)
    document.metadata.title = title
    document.metadata.lang = language
    pdf = document.write_pdf(finisher=mend, pdf_variant="pdf/ua-1")
    return Rendered(
        pdf=pdf,
        pages=len(document.pages),
        sha256=sha256(pdf).hexdigest(),
        headings=tuple(_headings(document.make_bookmark_tree(), level=1)),
        page_of=MappingProxyType(_pages_of_ids(document)),
        unprintable=unprintable,
    )


def _headings(bookmarks: Sequence[Any], *, level: int) -> Iterator[Heading]:
    for text, (page, _x, _y), children, _state in bookmarks:
        yield Heading(level, text, page + 1)
        yield from _headings(children, level=level + 1)


def _pages_of_ids(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found
