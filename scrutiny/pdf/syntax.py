"""The few forms of PDF's syntax that a pack is written in (ISO 32000-1, 7.3 and 7.5)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

# A whole string (so that nothing inside one is taken for syntax), a key of the parent tree, or a reference.
TOKEN = re.compile(
    rb"\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f]*>|/(?P<owner>StructParents?) (?P<key>\d+)|(?P<number>\d+) (?P<generation>\d+) R\b",
    re.DOTALL,
)
ENTRY_SIZE = 8  # bytes of one line of the cross-reference stream: kind 1, place 5, index 2
FREE = bytes(ENTRY_SIZE)
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})


def string(text: str) -> bytes:
    """A text string: readable when it is ASCII, else UTF-16."""
    if text.isascii():
        return b"(" + text.translate(_ESCAPES).encode("ascii") + b")"
    return byte_string(text_bytes(text))


def text_bytes(text: str) -> bytes:
    """What a text string holds: the order of a name tree goes by these."""
    return text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")


def byte_string(data: bytes) -> bytes:
    """A string of any bytes, in hexadecimal."""
    return b"<" + data.hex().encode("ascii") + b">"


def reference(number: int) -> bytes:
    """A reference to an object; every object of a pack is of generation 0."""
    return b"%d 0 R" % number


def references(numbers: Iterable[int]) -> bytes:
    """References to several objects, as they stand inside an array."""
    return b" ".join([b"%d 0 R" % number for number in numbers])


def numbered(number: int, text: bytes) -> bytes:
    """An object of the file itself."""
    return b"%d 0 obj\n%s\nendobj\n" % (number, text)


def stream(text: bytes, data: bytes) -> bytes:
    """A stream with its dictionary, which has its /Length already."""
    return b"%s\nstream\n%s\nendstream" % (text, data)


def plain_stream(data: bytes) -> bytes:
    """A stream that is not compressed and says nothing but its length."""
    return stream(b"<</Length %d>>" % len(data), data)


def packed(data: bytes, *, more: bytes = b"", level: int = 6) -> bytes:
    """A compressed stream; `more` are further entries of its dictionary."""
    squeezed = zlib.compress(data, level)
    return stream(b"<<%s/Filter/FlateDecode/Length %d>>" % (more, len(squeezed)), squeezed)


def object_stream(objects: Sequence[tuple[int, bytes]], *, level: int = 6) -> bytes:
    """Objects that are no streams, compressed together."""
    places, place = [], 0
    for number, text in objects:
        places.append(b"%d %d" % (number, place))
        place += len(text) + 1
    head = b" ".join(places) + b"\n"
    data = head + b"\n".join([text for _number, text in objects])
    return packed(data, more=b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)), level=level)


def entry_at(place: int) -> bytes:
    """The cross-reference entry of an object that begins at a byte of the file."""
    return b"\1" + place.to_bytes(5, "big") + b"\0\0"


def entry_inside(container: int, index: int) -> bytes:
    """The cross-reference entry of an object inside an object stream."""
    return b"\2" + container.to_bytes(5, "big") + index.to_bytes(2, "big")
