"""The file of a pack while it is written: pieces in order, and where each object begins."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from scrutiny.pdf import syntax
from scrutiny.pdf.prepared import SLOT_SIZE, PackObject, Prepared

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 2000


class PackFile:
    """Collects the pieces of the file. Objects that are no streams wait, and are compressed together at the end."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._hash = sha256()
        self._place = 0
        self._papers: dict[int, bytearray] = {}  # entries by base
        self._own: dict[int, bytes] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._put(_HEADER)

    def _put(self, piece: bytes) -> None:
        self._pieces.append(piece)
        self._hash.update(piece)
        self._place += len(piece)

    def add_paper(self, paper: Prepared) -> None:
        """The finished part of a paper, as it is."""
        entries = bytearray(paper.entries)
        for number in paper.in_file:
            begin = (number - paper.base) * syntax.ENTRY_SIZE
            place = int.from_bytes(entries[begin + 1 : begin + 6], "big") + self._place
            entries[begin + 1 : begin + 6] = place.to_bytes(5, "big")
        self._papers[paper.base] = entries
        self._put(paper.body)

    def add_streams(self, streams: Iterable[tuple[int, bytes]]) -> None:
        """Objects that must stand in the file itself."""
        place, pieces = self._place, []
        for number, text in streams:
            piece = syntax.numbered(number, text)
            self._note(number, syntax.entry_at(place))
            place += len(piece)
            pieces.append(piece)
        self._put(b"".join(pieces))

    def add(self, number: int, text: bytes) -> None:
        """An object that is no stream."""
        self._waiting.append((number, text))

    def _note(self, number: int, entry: bytes) -> None:
        entries = self._papers.get(self._base(number))
        if entries is None:
            self._own[number] = entry
        else:
            begin = (number - self._base(number)) * syntax.ENTRY_SIZE
            entries[begin : begin + syntax.ENTRY_SIZE] = entry

    def _base(self, number: int) -> int:
        """Where the numbers of the paper begin that has this one."""
        base = number - number % SLOT_SIZE
        while base and base not in self._papers:
            base -= SLOT_SIZE
        return base

    def finish(self) -> tuple[bytes, str]:
        """The whole file and its SHA-256."""
        for begin in range(0, len(self._waiting), _PER_STREAM):
            together = self._waiting[begin : begin + _PER_STREAM]
            container = PackObject.OBJECT_STREAM + begin // _PER_STREAM
            self.add_streams([(container, syntax.object_stream(together))])
            for index, (number, _text) in enumerate(together):
                self._note(number, syntax.entry_inside(container, index))
        identity = syntax.byte_string(self._hash.digest()[:16])
        start = self._place
        self._own[PackObject.CROSS_REFERENCE] = syntax.entry_at(start)
        self._put(syntax.numbered(PackObject.CROSS_REFERENCE, self._cross_reference(identity)))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._pieces), self._hash.hexdigest()

    def _cross_reference(self, identity: bytes) -> bytes:
        sections = sorted(
            [
                (0, syntax.FREE[:6] + b"\xff\xff"),
                *((number, entry) for number, entry in self._own.items()),
                *((base, bytes(entries)) for base, entries in self._papers.items()),
            ]
        )
        index = b" ".join(
            [b"%d %d" % (first, len(entries) // syntax.ENTRY_SIZE) for first, entries in sections]
        )
        first, entries = sections[-1]
        head = b"/Type/XRef/Size %d/W[1 5 2]/Index[%s]/Root %d 0 R/Info %d 0 R/ID[%s%s]" % (
            first + len(entries) // syntax.ENTRY_SIZE,
            index,
            PackObject.CATALOGUE,
            PackObject.INFORMATION,
            identity,
            identity,
        )
        return syntax.packed(b"".join([entries for _first, entries in sections]), more=head, level=1)
