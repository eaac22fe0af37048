"""The names of the XML in a Word file, with short prefixes."""

from __future__ import annotations

from typing import Any

# What lxml gives; it carries no types of its own.
Element = Any

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# The ISO "strict" form of the same names.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/picture",
        b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_OFF = frozenset({"0", "false", "off", "none"})


def q(name: str) -> str:
    """The full name of "w:p"."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


VAL = q("w:val")


def child(element: Element, *names: str) -> Element:
    """The element that is reached by the names one after another, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(q(name))
    return element


def value(element: Element, *names: str, attribute: str = "w:val") -> str:
    """An attribute of the element reached by the names; "" when there is none."""
    found = child(element, *names)
    return "" if found is None else str(found.get(q(attribute)) or "")


def switch(element: Element, *names: str) -> bool | None:
    """Whether a property such as w:b is on; None when it isn't set."""
    found = child(element, *names)
    if found is None:
        return None
    return str(found.get(VAL, "1")).lower() not in _OFF


def whole(text: str, default: int = 0) -> int:
    """A whole number from an attribute; what isn't one is the default. Files from outside hold anything."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return default


def words_in(element: Element) -> str:
    """All the words below an element, deleted ones too, with spaces between paragraphs."""
    if element is None:
        return ""
    paragraphs = ["".join(_texts(one)) for one in element.iter(q("w:p"), q("a:p"))]
    return " ".join(" ".join(paragraphs or _texts(element)).split())


def _texts(element: Element) -> list[str]:
    texts = element.iter(q("w:t"), q("w:delText"), q("a:t"), q("m:t"), q("w:tab"), q("w:br"))
    return [one.text or "" if one.tag not in (q("w:tab"), q("w:br")) else " " for one in texts]
