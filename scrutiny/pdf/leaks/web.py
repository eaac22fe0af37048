"""A public web page is searched for what only exempt papers say: its text, and all that its code holds besides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

from scrutiny.pdf.leaks.needles import Needles
from scrutiny.pdf.leaks.places import Leak, Place
from scrutiny.pdf.leaks.plain import BREAK, squeezed

_VOID_WORDS = """
area base br col embed hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_WORDS.split())
_INLINE_WORDS = """
a abbr b bdi bdo cite code dfn em i kbd mark q s small span strong sub sup u var wbr
"""
_INLINE = frozenset(_INLINE_WORDS.split())
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
)
_CODED = re.compile(r"%[0-9A-Fa-f]{2}|&#?\w+;|<")
_TAG = re.compile(r"<[^>]*>")


def search_html(page: str, needles: Needles) -> list[Leak]:
    """Every place in which a web page says what only exempt papers say, each once."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    found = [
        Leak(place, None, words)
        for place, text in reader.texts()
        for words in needles.found_in(text, with_figures=place != Place.HTML_CODE)
    ]
    known = squeezed(BREAK.join(leak.words for leak in found))
    found += [
        Leak(Place.HTML_CODE, None, words)
        for words in needles.found_in(page, with_figures=False)
        if squeezed(words) not in known
    ]
    return list(dict.fromkeys(found))


def markup_texts(text: str) -> Iterator[str]:
    """A text as it stands, and as it reads when percent signs, entities and tags are undone."""
    yield text
    if not _CODED.search(text):
        return
    plain = unquote(text) if "%" in text else text
    if "<" in plain:
        yield _TAG.sub("", plain)
    if "&" in plain:
        plain = html.unescape(plain)
    if plain != text:
        yield plain


class _Reader(HTMLParser):
    """Collects what a page says by the kind of place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: dict[Place, list[str]] = {}
        self.open: list[tuple[str, bool]] = []

    def texts(self) -> Iterator[tuple[Place, str]]:
        for place, parts in self.parts.items():
            joint = "" if place in (Place.HTML_TEXT, Place.HTML_HIDDEN) else f"\n{BREAK}\n"
            yield place, joint.join(parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self._add(Place.HTML_ATTRIBUTE, name)
            for text in markup_texts(value or ""):
                self._add(Place.HTML_ATTRIBUTE, text)
        self._part(tag)
        if tag not in _VOID:
            self.open.append((tag, _hides(tag, dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] in ("script", "style"):
            self._add(Place.HTML_SCRIPT, data)
        elif any(hides for _tag, hides in self.open):
            self._add(Place.HTML_HIDDEN, data)
        else:
            self._add(Place.HTML_TEXT, data)

    def handle_comment(self, data: str) -> None:
        self._add(Place.HTML_COMMENT, data)

    def handle_decl(self, decl: str) -> None:
        self._add(Place.HTML_COMMENT, decl)

    def handle_pi(self, data: str) -> None:
        self._add(Place.HTML_COMMENT, data)

    def unknown_decl(self, data: str) -> None:
        self._add(Place.HTML_COMMENT, data)

    def _part(self, tag: str) -> None:
        """Where a block begins or ends, words do not run on."""
        if tag not in _INLINE:
            self._add(Place.HTML_TEXT, "\n")
            self._add(Place.HTML_HIDDEN, "\n")

    def _add(self, place: Place, text: str) -> None:
        self.parts.setdefault(place, []).append(text)


def _hides(tag: str, attributes: dict[str, str | None]) -> bool:
    return (
        tag in ("template", "noscript")
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDING.search(attributes.get("style") or ""))
    )
