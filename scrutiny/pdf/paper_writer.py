"""Writes the objects of one paper under their final numbers, and finds those that papers can share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from scrutiny.pdf import syntax
from scrutiny.pdf.prepared import Loose

# What a pack does not take over from any object: scripts, attached files, and what editors remember.
_LEFT_BEHIND = ("/Metadata", "/PieceInfo", "/AF", "/AA", "/OPI", "/LastModified", "/Thumb")
_HAS_LEFT_BEHIND = re.compile(rb"/(?:Metadata|PieceInfo|AF|AA|OPI|LastModified|Thumb)\b")
# What belongs to one page or one tag, and so to one paper.
_OWN = re.compile(
    rb"/StructParents?\b|/Type\s*/(?:Pages?|Catalog|Annot|StructElem|StructTreeRoot|MCR|OBJR)\b"
)
_SHARED_RESOURCES = ("/Font", "/XObject", "/ColorSpace", "/Pattern", "/Shading", "/ExtGState")
_PER_STREAM = 400  # objects in one object stream

_Key = tuple[int, int]


class PaperWriter:
    """The numbers and the texts of a paper's objects. An object is written once something written names it."""

    def __init__(self, pdf: pikepdf.Pdf, base: int) -> None:
        self.pdf = pdf
        self.base = base
        self.next = base
        self.keys: dict[int, int] = {}  # of the parent tree: the paper's own, and the pack's
        self.numbers: dict[_Key, int] = {}
        self._waiting: list[Object] = []
        self._digests: dict[_Key, str | None] = {}
        self._shared: dict[int, str] = {}  # number: digest
        self._small: list[tuple[int, bytes]] = []
        self._loose: list[Loose] = []
        self._body = bytearray()
        self._entries: dict[int, bytes] = {}
        self._touches_shared = False

    def new_number(self) -> int:
        """The next number that is free."""
        self.next += 1
        return self.next - 1

    def number(self, obj: Object) -> int:
        """The number of an object, which will be written."""
        found = self.numbers.get(obj.objgen)
        if found is None:
            found = self.numbers[obj.objgen] = self.new_number()
            self._waiting.append(obj)
        return found

    def fix(self, obj: Object, number: int) -> None:
        """Give an object a number without writing it: the pack, or the caller, does."""
        self.numbers[obj.objgen] = number

    def write(self, number: int, text: bytes) -> None:
        """Write an object whose text is ready."""
        self._small.append((number, text))

    def text(self, obj: Object, *, known_only: bool = False) -> bytes:
        """The text of a value with final numbers; `known_only` names no object that has none yet."""
        return self._final(_plain(obj), known_only=known_only)

    def key(self, own: int) -> int:
        """The key in the pack's parent tree of a key in the paper's."""
        return self.keys.setdefault(own, self.base + len(self.keys))

    # -- sharing

    def share_resources(self, resources: Object) -> None:
        """Find what a page's resources hold that other papers may hold too: fonts, images, colour profiles."""
        for kind in _SHARED_RESOURCES:
            for value in dict(resources.get(kind, Dictionary()).items()).values():
                for key in _named_in(value):
                    self._digest(key)

    def _digest(self, key: _Key) -> str | None:
        """What identifies an object by all that it says, itself and through others; None when it is the paper's own."""
        if key in self._digests:
            return self._digests[key]
        self._digests[key] = None  # as long as it is not known: what contains itself is not shared
        if key in self.numbers:
            return None
        obj = self.pdf.get_object(key)
        if not isinstance(obj, Dictionary | Stream | Array):
            return None
        raw = _plain(obj)
        if _OWN.search(raw):
            return None
        inner = {named: self._identity(named) for named in _keys_in(raw)}
        if None in inner.values():
            return None
        words = syntax.TOKEN.sub(lambda found: _put(found, inner), raw)
        digest = sha256(words)
        if isinstance(obj, Stream):
            digest.update(b"stream" + obj.read_raw_bytes())
        self._digests[key] = digest.hexdigest()
        self._shared[self.number(obj)] = digest.hexdigest()
        return digest.hexdigest()

    def _identity(self, key: _Key) -> str | None:
        """How an object is named inside a digest; the pack's own objects by their numbers."""
        number = self.numbers.get(key)
        return str(number) if number is not None and number < self.base else self._digest(key)

    # -- writing

    def write_waiting(self) -> None:
        """Write every object that has a number and no text yet, and all that they name."""
        for obj in _growing(self._waiting):
            number = self.numbers[obj.objgen]
            self._touches_shared = False
            text = self._final(_plain(obj))
            data = obj.read_raw_bytes() if isinstance(obj, Stream) else None
            if number in self._shared or self._touches_shared:
                self._loose.append(Loose(number, text, data, self._shared.get(number, "")))
            elif data is not None:
                self._put_in_file(number, syntax.stream(text, data))
            else:
                self._small.append((number, text))

    def _final(self, raw: bytes, *, known_only: bool = False) -> bytes:
        def change(found: re.Match[bytes]) -> bytes:
            if found["owner"]:
                return b"/%s %d" % (found["owner"], self.key(int(found["key"])))
            if not found["number"]:
                return found[0]
            return self._reference((int(found["number"]), int(found["generation"])), known_only=known_only)

        return syntax.TOKEN.sub(change, raw)

    def _reference(self, key: _Key, *, known_only: bool) -> bytes:
        number = self.numbers.get(key)
        if number is None:
            obj = None if known_only else self.pdf.get_object(key)
            if obj is None or _is_structure(obj):
                return b"null"
            if not isinstance(obj, Object):
                return _scalar(obj)
            number = self.number(obj)
        if number in self._shared:
            self._touches_shared = True
        return syntax.reference(number)

    def _put_in_file(self, number: int, text: bytes) -> None:
        self._entries[number] = syntax.entry_at(len(self._body))
        self._body += syntax.numbered(number, text)

    def finish(self) -> tuple[bytes, bytes, tuple[int, ...], tuple[Loose, ...]]:
        """Body, entries, the numbers of those in the file itself, and the objects that are still loose."""
        for begin in range(0, len(self._small), _PER_STREAM):
            together = self._small[begin : begin + _PER_STREAM]
            container = self.new_number()
            self._put_in_file(container, syntax.object_stream(together))
            for index, (number, _text) in enumerate(together):
                self._entries[number] = syntax.entry_inside(container, index)
        entries = b"".join(self._entries.get(number, syntax.FREE) for number in range(self.base, self.next))
        in_file = tuple(sorted(number for number, entry in self._entries.items() if entry[0] == 1))
        return bytes(self._body), entries, in_file, tuple(self._loose)


def _growing(waiting: list[Object]) -> Iterator[Object]:
    """The objects of a list that grows while it is read; what was read is let go."""
    while waiting:
        together, waiting[:] = list(waiting), []
        yield from together


def _plain(obj: Object) -> bytes:
    """The text of an object in the paper's own numbers, without what is left behind."""
    of_stream = isinstance(obj, Stream)
    values = obj.stream_dict if of_stream else obj
    if of_stream:
        values.Length = len(obj.read_raw_bytes())
    text: bytes = values.unparse(resolved=True)
    if _HAS_LEFT_BEHIND.search(text) and isinstance(values, Dictionary):
        for key in _LEFT_BEHIND:
            if key in values:
                del values[key]
        text = values.unparse(resolved=True)
    return text


def _scalar(value: bool | int | Decimal) -> bytes:
    """A number or truth value that the paper keeps as an object of its own."""
    return str(value).lower().encode("ascii")


def _is_structure(obj: Object) -> bool:
    """Whether an object is part of what the pack writes anew: a reference to it leads nowhere by now."""
    return isinstance(obj, Dictionary) and obj.get("/Type") in (
        "/Page",
        "/Pages",
        "/Catalog",
        "/StructTreeRoot",
    )


def _named_in(value: Object) -> list[_Key]:
    """The objects that a value of the resources is, or names."""
    if not isinstance(value, Object):
        return []
    return [value.objgen] if value.is_indirect else _keys_in(value.unparse())


def _keys_in(raw: bytes) -> list[_Key]:
    return [
        (int(found["number"]), int(found["generation"]))
        for found in syntax.TOKEN.finditer(raw)
        if found["number"]
    ]


def _put(found: re.Match[bytes], inner: dict[_Key, str | None]) -> bytes:
    if not found["number"]:
        return found[0]
    return f"<{inner[int(found['number']), int(found['generation'])]}>".encode("ascii")
