"""How the parts of a PDF lead to each other, and so what kind of place a string stands in."""

from __future__ import annotations

import re
from collections import deque
from functools import cached_property

from scrutiny.pdf.leaks.places import Place
from scrutiny.pdf.leaks.raw_file import RawFile, RawObject
from scrutiny.pdf.leaks.strings import TOKEN

_REFERENCES = re.compile(rb"(\d+)[\s\0]+\d+[\s\0]+R\b")
_KEYS_AND_REFERENCES = re.compile(rb"/([A-Za-z0-9.#_+-]+)|(\d+)[\s\0]+\d+[\s\0]+R\b")
# The nearest of these keys above a string decides; the more particular come from deeper inside.
_KEYS = {
    **dict.fromkeys(("Alt", "ActualText", "E"), Place.ALTERNATIVE_TEXT),
    **dict.fromkeys(("IDTree", "ID", "IDS"), Place.TAG_IDENTIFIER),
    **dict.fromkeys(("ClassMap", "RoleMap", "C", "S", "NS", "Namespaces"), Place.TAG_CLASS),
    **dict.fromkeys(
        ("Info", "Metadata", "Author", "Subject", "Keywords", "Creator", "Producer"), Place.METADATA
    ),
    **dict.fromkeys(("Dests", "Dest", "D"), Place.DESTINATION),
    **dict.fromkeys(("URI", "Base"), Place.LINK),
    **dict.fromkeys(("Contents", "RC", "Subj", "NM", "Popup"), Place.ANNOTATION),
    **dict.fromkeys(("EmbeddedFiles", "EF", "F", "UF", "Desc", "AF", "Collection", "FS"), Place.ATTACHMENT),
    **dict.fromkeys(("JS", "JavaScript"), Place.SCRIPT),
    **dict.fromkeys(
        ("AcroForm", "Fields", "TU", "TM", "DV", "V", "Opt", "MK", "XFA", "FT"), Place.FORM_FIELD
    ),
    **dict.fromkeys(("OCGs", "OCProperties", "Properties", "OC"), Place.LAYER_NAME),
    **dict.fromkeys(
        ("BaseFont", "FontName", "FontFamily", "FontDescriptor", "Font", "FontFile2"), Place.FONT_NAME
    ),
    **dict.fromkeys(("PieceInfo", "Private", "LastModified"), Place.PRIVATE_DATA),
    **dict.fromkeys(("Threads", "B"), Place.ARTICLE),
    **dict.fromkeys(("OutputIntents", "OutputConditionIdentifier", "OutputCondition"), Place.OUTPUT_INTENT),
    **dict.fromkeys(("Thumb", "XObject"), Place.PICTURE_DATA),
    "Outlines": Place.BOOKMARK,
    "PageLabels": Place.PAGE_LABEL,
    "StructTreeRoot": Place.ALTERNATIVE_TEXT,
    "Annots": Place.ANNOTATION,
}


class Paths:
    """The ways from the trailer to each object of a file."""

    def __init__(self, file: RawFile) -> None:
        self.file = file

    def place_of(self, one: RawObject, token: bytes) -> Place:
        """The kind of place in which an object has a string, a name or a comment; token "" for its stream."""
        if one.number and self.file.is_superseded(one):
            return Place.REVISION
        if one.number not in self.ways:
            return Place.UNREFERENCED
        inner = inner_path(one.head, token) if token else ()
        if token.startswith(b"%"):
            return Place.BETWEEN_OBJECTS
        return self._place((*self.ways[one.number], *inner), one, inner)

    def _place(self, path: tuple[str, ...], one: RawObject, inner: tuple[str, ...]) -> Place:
        if inner[-1:] == ("T",):
            is_field = b"/FT" in one.head or "AcroForm" in path
            return Place.FORM_FIELD if is_field else Place.ALTERNATIVE_TEXT
        if inner[-1:] == ("Title",):
            return self._title(path)
        if "OutputIntents" in path:
            return Place.OUTPUT_INTENT
        if inner[-1:] == ("Name",) and b"/OCG" in one.head:
            return Place.LAYER_NAME
        if one.is_image and not inner:
            return Place.PICTURE_DATA
        if one.stream is not None and not inner:
            path = (*path, *(key for key in ("Metadata",) if b"/Metadata" in one.head))
        for key in reversed(path):
            if key in _KEYS:
                return _KEYS[key]
        return Place.STREAM if one.stream is not None and not inner else Place.OBJECT

    @staticmethod
    def _title(path: tuple[str, ...]) -> Place:
        for key in ("Threads", "Outlines"):
            if key in path:
                return _KEYS[key]
        return Place.METADATA

    @cached_property
    def ways(self) -> dict[int, tuple[str, ...]]:
        """By the number of each object that is reached, the keys of the shortest way to it."""
        ways: dict[int, tuple[str, ...]] = {}
        waiting: deque[tuple[tuple[str, ...], bytes]] = deque([((), self.file.trailers)])
        while waiting:
            way, head = waiting.popleft()
            for key, number in _references(head):
                if number in ways or number not in self.file.current:
                    continue
                ways[number] = (*way, *key)
                waiting.append((ways[number], self.file.current[number].head))
        return ways

    @cached_property
    def pages(self) -> dict[int, int]:
        """The number of each page by the number of its object."""
        current = self.file.current
        root = re.search(rb"/Root[\s\0]+(\d+)", self.file.trailers)
        catalog = current.get(int(root[1])) if root else None
        top = re.search(rb"/Pages[\s\0]+(\d+)", catalog.head) if catalog else None
        found: dict[int, int] = {}
        waiting = [int(top[1])] if top else []
        while waiting:
            number = waiting.pop()
            head = current[number].head if number in current else b""
            kids = re.search(rb"/Kids[\s\0]*\[([^\]]*)\]", head)
            if kids:
                waiting.extend(int(kid) for kid in reversed(_REFERENCES.findall(kids[1])))
            elif number not in found:
                found[number] = len(found) + 1
        return found

    def page_of(self, one: RawObject) -> int | None:
        """The page that an object is, or that its tag or link names."""
        if one.number in self.pages:
            return self.pages[one.number]
        for named in re.findall(rb"/(?:Pg|P)[\s\0]+(\d+)[\s\0]+\d+[\s\0]+R", one.head):
            if int(named) in self.pages:
                return self.pages[int(named)]
        return self._annotated(one)

    def _annotated(self, one: RawObject) -> int | None:
        for number, page in self.pages.items():
            if one.number in self.file.current[number].refers_to:
                return page
        return None


def inner_path(head: bytes, token: bytes) -> tuple[str, ...]:
    """The keys under which a token stands in an object, the outermost first."""
    keys: list[str] = []
    last = ""
    for found in TOKEN.finditer(head):
        one = found[0]
        if one == token and not _is_key(head, found, last):
            return tuple(key for key in (*keys, last) if key)
        if one in (b"<<", b"["):
            keys.append(last)
            last = ""
        elif one in (b">>", b"]"):
            last = keys.pop() if keys else ""
            last = ""
        elif one.startswith(b"/"):
            if one == token:
                return tuple(key for key in (*keys, last) if key)
            last = one[1:].decode("latin-1")
    return ()


def _is_key(head: bytes, found: re.Match[bytes], last: str) -> bool:
    """Whether a name is the key of a value that follows, and not a value itself."""
    return found[0].startswith(b"/") and not last and head[found.end() : found.end() + 1] != b">"


def _references(head: bytes) -> list[tuple[tuple[str, ...], int]]:
    """Each reference in an object with the key before it."""
    found: list[tuple[tuple[str, ...], int]] = []
    key = ""
    for match in _KEYS_AND_REFERENCES.finditer(head):
        if match[1]:
            key = match[1].decode("latin-1")
        else:
            found.append(((key,) if key else (), int(match[2])))
    return found
