"""How the papers of a pack are laid out: each as a document of its own, with links that lead into the other papers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.papers import pictures
from meetings.papers.headings import shifted
from meetings.papers.pack_parts import PackPart
from scrutiny.paper_parts import FilePart, HtmlPart, PartImage, PartOrder
from scrutiny.pdf.pack import PACK_ADDRESS
from scrutiny.pdf.paper import Frame

IN_PACK = "papers-in-pack.css"
_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'<a\b[^>]*?\shref="#([^"]+)"[^>]*>')
_HREF = re.compile(r'\shref="#[^"]+"')
_PAGE_NO = re.compile(r'(<span class="paper-page-no" data-(page|pages)-of="([^"]+)">)(</span>)')
# The printed numbers of the pages of papers, by name.
PageLabels = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class PackLook:
    """What the papers of one pack have in common: their frame, and the style sheets beside those of every paper."""

    frame: Frame
    styles: tuple[str, ...] = (IN_PACK,)


def order(part: PackPart, look: PackLook, places: Collection[str], pages: PageLabels) -> PartOrder:
    """What is to be laid out for a part: `places` are all ids of the pack, `pages` the pages of its parts."""
    if part.file:
        return FilePart(
            title=part.label,
            path=part.file.path,
            sha256=part.file.sha256,
            language=look.frame.language,
        )
    html = part.html if part.name == "front" else shifted(part.html, -1)
    html = pictures.named_for_layout(_linked(with_page_numbers(html, pages), places), part.pictures)
    # Its own title, not that of the pack: so a paper is laid out once for public, restricted and later packs alike.
    frame = replace(look.frame, title=part.title)
    return HtmlPart(
        title=part.title,
        html=render_to_string("papers/document.html", {"frame": frame, "body": html}),
        language=look.frame.language,
        accent=look.frame.accent,
        styles=look.styles,
        images=tuple(PartImage(one.sha256, one.path, one.content_type) for one in part.pictures),
    )


def with_page_numbers(html: str, pages: PageLabels) -> SafeString:
    """The HTML with the number of the page on which each paper that it names begins, or with all its pages."""

    def numbered(found: re.Match[str]) -> str:
        labels = pages.get(found[3])
        if not labels:
            return found[0]
        words = page_range(labels[0], labels[-1]) if found[2] == "pages" else labels[0]
        return f"{found[1]}{escape(words)}{found[4]}"

    return SafeString(_PAGE_NO.sub(numbered, html))


def page_range(first: str, last: str) -> str:
    """The pages of a paper: "143", "143 to 156"."""
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def led_elsewhere(html: str, here: Collection[str], elsewhere: Mapping[str, str]) -> SafeString:
    """The HTML of one part with links to places `elsewhere` by their addresses; what is in neither becomes words.

    `here` are the parts of the same paper; links within the part itself stay.
    """
    own = {*_ID.findall(html), *here}

    def led(match: re.Match[str]) -> str:
        place = match[1]
        if place in own:
            return match[0]
        if place in elsewhere:
            return match[0].replace(f'href="#{place}"', f'href="{escape(elsewhere[place])}"')
        return _HREF.sub("", match[0])

    return SafeString(_LINK.sub(led, html))


def places_of(parts: Sequence[PackPart]) -> frozenset[str]:
    """Every place of a pack to which a link can lead."""
    return frozenset(place for part in parts for place in (part.name, *_ID.findall(part.html)))


def lost_links(parts: Sequence[PackPart]) -> tuple[str, ...]:
    """Places that links of a pack name and that are not in it, each once."""
    places = places_of(parts)
    return tuple(
        dict.fromkeys(place for part in parts for place in _LINK.findall(part.html) if place not in places)
    )


def _linked(html: str, places: Collection[str]) -> str:
    """Links within the paper stay; into other papers they get the pack's address; to nowhere they become words."""
    own = set(_ID.findall(html))

    def led(match: re.Match[str]) -> str:
        place = match[1]
        if place in own:
            return match[0]
        if place in places:
            return match[0].replace(f'href="#{place}"', f'href="{PACK_ADDRESS}{place}"')
        return _HREF.sub("", match[0])

    return _LINK.sub(led, html)
