"""The page numbers of the PDF on the web page of a paper: a place "page-143" for each page, where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_TAG = re.compile(r'<([a-z][a-z0-9]*)\b[^>]*?\sid="([^"]+)"[^>]*>')
# Before one of these a mark may stand; in these it stands at their beginning; elsewhere it would break the page.
_BEFORE = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "section", "div", "figure", "table", "ul", "ol"}
)
_INSIDE = frozenset({"li", "td", "th", "dd"})


def mark(number: str) -> SafeString:
    """The mark of one page; `number` is as printed ("143", "S2")."""
    return format_html('<span class="paper-page" id="page-{}">{}</span>', number, _("Page %s") % number)


def with_marks(html: str, page_of: Mapping[str, int], numbers: list[str]) -> SafeString:
    """The HTML of one paper with a mark where each of its pages begins.

    `page_of` gives the page (1 is the paper's first) on which each element with an id begins, `numbers` the printed
    number of each page. A page that begins inside an element is marked before the next one that can hold a mark, and
    one on which nothing begins together with the page before it.
    """
    places = _places(html, page_of)
    found: dict[int, list[str]] = {0: []}
    at = 0
    for page, number in enumerate(numbers, start=1):
        if page > 1:
            at = places.get(page, at)
        found.setdefault(at, []).append(number)
    return SafeString(_inserted(html, {place: map(mark, found[place]) for place in found}))


def _places(html: str, page_of: Mapping[str, int]) -> dict[int, int]:
    """For each page the place in the HTML at which its first element begins."""
    places: dict[int, int] = {}
    for tag in _TAG.finditer(html):
        page = page_of.get(tag[2])
        if page is not None and page not in places and tag[1] in _BEFORE | _INSIDE:
            places[page] = tag.start() if tag[1] in _BEFORE else tag.end()
    return places


def _inserted(html: str, marks: Mapping[int, Iterable[str]]) -> str:
    pieces, last = [], 0
    for place in sorted(marks):
        pieces += [html[last:place], *marks[place]]
        last = place
    return "".join([*pieces, html[last:]])
