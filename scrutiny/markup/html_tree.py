"""Cleaned HTML as a small tree. What comes from an editor or a clipboard goes through nh3's allow-list first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

INLINE = frozenset({"a", "b", "br", "em", "i", "img", "span", "strong"})
LISTS = frozenset({"ul", "ol"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "caption"}) | CELLS
_SETTING_APART = frozenset(
    {"address", "article", "aside", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"header", "hr", "main", "nav", "pre", "section"}
)
ALLOWED = INLINE | LISTS | HEADINGS | _TABLES | _SETTING_APART | {"p", "li", "blockquote"}
_ATTRIBUTES = {
    "a": {"href"},
    "b": {"style"},
    "div": {"data-recommendation"},
    "img": {"alt", "data-picture"},
    "ol": {"type", "start"},
    "p": {"class"},
    "span": {"data-reference", "style"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_FOR_OTHERS = LISTS | _TABLES - CELLS - {"caption"}
_WITHOUT_END = frozenset({"br", "hr", "img"})
_DEEPEST = 60
# Marks that editors leave and nobody sees.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))


@dataclass
class Element:
    """A tag with what stands in it; text is a `str` among the children."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The tags directly inside."""
        return (child for child in self.children if isinstance(child, Element))

    def find(self, tag: str) -> Element | None:
        """The first such tag anywhere inside."""
        for child in self.elements():
            found = child if child.tag == tag else child.find(tag)
            if found:
                return found
        return None


def read_tree(html: str) -> Element:
    """The HTML as far as it is on the allow-list, as a tree; never raises. Of other tags the words stay."""
    cleaned = nh3.clean(
        html,
        tags=set(ALLOWED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        clean_content_tags={"script", "style", "title"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    builder = _Builder()
    builder.feed(cleaned)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Builds the tree of HTML that nh3 has made well-formed; what is nested absurdly deep stays shallow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]
        self.too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put a tag into the one that is open."""
        if len(self.open) >= _DEEPEST and tag not in _WITHOUT_END:
            self.too_deep += 1
            return
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _WITHOUT_END:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that is open."""
        if tag in _WITHOUT_END:
            return
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Put words into the tag that is open."""
        # Only a tag that was too deep can leave words where none can stand; they go to the one around it.
        holder = next(element for element in reversed(self.open) if element.tag not in _FOR_OTHERS)
        place = holder if self.too_deep else self.open[-1]
        place.children.append(data.translate(_UNSEEN))
