"""Every object that the bytes of a PDF hold, also those that nothing refers to and those of earlier revisions.

No cross-reference table is believed: the bytes are read from the first to the last.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

_OBJECT = re.compile(rb"(\d+)[\s\0]+\d+[\s\0]+obj\b")
_BODY_END = re.compile(rb"endobj\b|(?<!d)stream\r?\n")
_LENGTH = re.compile(rb"/Length[\s\0]+(\d+)(?![\s\0]+\d+[\s\0]+R|\d)")
_LENGTH_REFERENCE = re.compile(rb"/Length[\s\0]+(\d+)[\s\0]+\d+[\s\0]+R")
_FILTER = re.compile(rb"/F(?:ilter)?[\s\0]*(\[[^\]]*\]|/\w+)(?=[\s\0]*[/>])")
_REFERENCE = re.compile(rb"(\d+)[\s\0]+\d+[\s\0]+R\b")
_IMAGE = re.compile(rb"/Subtype[\s\0]*/Image\b")
_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True)
class RawObject:
    """An object as it stands in the file: `head` is its bytes without its stream; number 0 for what is no object."""

    number: int
    head: bytes = field(repr=False)
    stream: bytes | None = field(default=None, repr=False)

    @cached_property
    def refers_to(self) -> frozenset[int]:
        return frozenset(int(number) for number in _REFERENCE.findall(self.head))

    @property
    def is_image(self) -> bool:
        return self.stream is not None and bool(_IMAGE.search(self.head))

    @cached_property
    def content(self) -> bytes:
        """Its stream as it reads when its filters are undone; as it stands when they can't be."""
        if self.stream is None:
            return b""
        found = _FILTER.search(self.head)
        filters = re.findall(rb"/(\w+)", found[1]) if found else []
        if not filters:
            return self.stream
        if filters[0] in (b"FlateDecode", b"Fl") and len(filters) == 1 and b"/Predictor" not in self.head:
            return _inflated(self.stream)
        return self._by_qpdf([name.decode() for name in filters])

    def _by_qpdf(self, filters: list[str]) -> bytes:
        data = self.stream or b""
        names = pikepdf.Array([pikepdf.Name(f"/{name}") for name in filters])
        numbers = {}
        for name in ("Predictor", "Columns", "Colors", "BitsPerComponent", "EarlyChange"):
            number = re.search(rf"/{name}\s+(\d+)".encode(), self.head)
            if number and len(filters) == 1:
                numbers[f"/{name}"] = int(number[1])
        with pikepdf.new() as pdf:
            stream = pikepdf.Stream(pdf, data, Filter=names)
            if numbers:
                stream.DecodeParms = pikepdf.Dictionary(numbers)
            try:
                return stream.read_bytes()
            except pikepdf.PdfError:
                return data


@dataclass(frozen=True)
class RawFile:
    """All objects in the order of the bytes, what stands between them, and the objects that a reader reaches."""

    objects: tuple[RawObject, ...]
    between: bytes
    trailers: bytes

    @cached_property
    def current(self) -> dict[int, RawObject]:
        """The last object of each number."""
        return {one.number: one for one in self.objects}

    @cached_property
    def reached(self) -> frozenset[int]:
        """The numbers of the objects that the trailers lead to."""
        waiting = [int(number) for number in _REFERENCE.findall(self.trailers)]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number not in seen and number in self.current:
                seen.add(number)
                waiting.extend(self.current[number].refers_to - seen)
        return frozenset(seen)

    def is_superseded(self, one: RawObject) -> bool:
        return self.current[one.number] is not one


def read(data: bytes) -> RawFile:
    """The objects of a file. What is no PDF has none, and all its bytes stand between."""
    objects: list[RawObject] = []
    between: list[bytes] = []
    trailers: list[bytes] = []
    place = 0
    while found := _OBJECT.search(data, place):
        between.append(data[place : found.start()])
        one, place = _object(data, found)
        if b"/Root" in one.head and one.stream is not None:
            trailers.append(one.head)
        objects.append(one)
        if b"/ObjStm" in one.head:
            objects.extend(_packed(one))
    between.append(data[place:])
    gaps = b"\n".join(between)
    trailers += re.findall(rb"trailer(.*?)startxref", gaps, re.DOTALL)
    return RawFile(tuple(objects), gaps, b"\n".join(trailers))


def _object(data: bytes, found: re.Match[bytes]) -> tuple[RawObject, int]:
    """The object that begins here and the place where it ends."""
    number, start = int(found[1]), found.end()
    end = _BODY_END.search(data, start)
    if not end:
        return RawObject(number, data[start:]), len(data)
    head = data[start : end.start()]
    if end[0] == b"endobj":
        return RawObject(number, head), end.end()
    length = _LENGTH.search(head) or _length_elsewhere(data, head)
    last = end.end() + int(length[1]) if length else -1
    if last < 0 or not data[last : last + 20].lstrip(b"\r\n\0 ").startswith(b"endstream"):
        last = data.find(b"endstream", end.end())
        last = len(data) if last < 0 else last
    return RawObject(number, head, data[end.end() : last]), last


def _length_elsewhere(data: bytes, head: bytes) -> re.Match[bytes] | None:
    """The length of a stream that stands in an object of its own."""
    named = _LENGTH_REFERENCE.search(head)
    return (
        re.search(rb"\b%s[\s\0]+\d+[\s\0]+obj[\s\0]*(\d+)[\s\0]*endobj" % named[1], data) if named else None
    )


def _packed(one: RawObject) -> Iterator[RawObject]:
    """The objects inside an object stream."""
    content = one.content
    first = re.search(rb"/First[\s\0]+(\d+)", one.head)
    if not first:
        return
    body = content[int(first[1]) :]
    numbers = [int(word) for word in content[: int(first[1])].split() if word.isdigit()]
    starts = [*numbers[1::2], len(body)]
    for number, start, end in zip(numbers[::2], starts, starts[1:], strict=False):
        yield RawObject(number, body[start:end])


def _inflated(data: bytes) -> bytes:
    """The stream inflated as far as it goes, with what stands behind its end."""
    machine = zlib.decompressobj()
    try:
        return machine.decompress(data, _LARGEST) + machine.unused_data
    except zlib.error:
        pass
    machine, found = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(data), 256):
            found += machine.decompress(data[start : start + 256], _LARGEST)
    except zlib.error:
        found += data
    return bytes(found)
