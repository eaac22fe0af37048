"""A paper whose objects have their final numbers already, so that joining is copying (docs/decisions/0011)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from enum import IntEnum
from typing import Any

# What `prepare` writes is kept in storage: whoever changes what it writes gives the format a new number.
FORMAT = 2
SLOT_SIZE = 256
OWN_SLOTS = 16  # that the pack keeps for its own objects
HIGHEST_NUMBER = 4_194_303  # PDFium, and so Chrome, reads no object with a higher number
_MAGIC = b"scrutiny prepared paper\n"


class OtherFormat(ValueError):
    """The bytes were prepared by another version of this program: prepare the paper again."""


class PackObject(IntEnum):
    """The numbers of the pack's own objects; they stand below those of the first paper."""

    CATALOGUE = 1
    PAGES = 2
    TAGS = 3
    DOCUMENT = 4
    OUTLINE = 5
    INFORMATION = 6
    XMP = 7
    SAVED_STATE = 8
    PARENTS = 9
    IDENTIFIERS = 10
    DESTINATIONS = 11
    CROSS_REFERENCE = 13
    FOOT_FONT = 20
    HEAD_FONT = 30
    OBJECT_STREAM = 1000  # and those after it
    FIRST_LEAF = 2000  # of the destinations, and those after it


@dataclass(frozen=True)
class Stamp:
    """Where a page is stamped: the object that it goes to, the size of the visible page in points, and the matrix
    from the visible page (its lower left corner is 0, 0) to the page's own coordinates."""

    number: int
    width: float
    height: float
    matrix: tuple[float, ...]


@dataclass(frozen=True)
class Loose:
    """An object whose references may still change, because it shares or may be shared.

    `digest` is the same for all objects that say the same; "" for one that belongs to its paper alone.
    """

    number: int
    text: bytes
    data: bytes | None
    digest: str


@dataclass(frozen=True)
class Chapter:
    """The entry of a paper in the outline, and the first, the last and the count of the entries below it."""

    number: int
    first: int = 0
    last: int = 0
    count: int = 0


@dataclass(frozen=True)
class Leaf:
    """A paper's leaf of the parent tree or of the identifiers: its number and its limits."""

    number: int
    first: bytes
    last: bytes


@dataclass(frozen=True)
class Prepared:
    """A paper ready to be joined. Depends on the paper and its slot only.

    `slots` says how many slots of SLOT_SIZE numbers it takes: the next paper begins at slot + slots. `body` holds
    finished objects; `entries` the cross-reference of all numbers, counted from the beginning of `body`, where
    `in_file` names those that are moved with it.
    """

    slot: int
    title: str
    name: str
    label: str
    is_numbered: bool
    part: int
    page_node: int
    first_page: int
    chapter: Chapter
    slots: int = 1
    body: bytes = field(default=b"", repr=False)
    entries: bytes = field(default=b"", repr=False)
    in_file: tuple[int, ...] = field(default=(), repr=False)
    loose: tuple[Loose, ...] = field(default=(), repr=False)
    stamps: tuple[Stamp, ...] = field(default=(), repr=False)
    foot_font: str = ""
    head_font: str = ""
    parents: Leaf | None = None
    identifiers: Leaf | None = None
    destinations: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    wanted: tuple[str, ...] = field(default=(), repr=False)
    roles: tuple[tuple[bytes, bytes], ...] = field(default=(), repr=False)
    classes: tuple[tuple[bytes, bytes], ...] = field(default=(), repr=False)
    namespaces: tuple[int, ...] = field(default=(), repr=False)

    @property
    def base(self) -> int:
        """The lowest number of its objects."""
        return self.slot * SLOT_SIZE

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.stamps)

    def to_bytes(self) -> bytes:
        """For storage: a head in JSON, then what is binary in one piece."""
        blobs = [self.body, self.entries, *(loose.data or b"" for loose in self.loose)]
        slim = replace(
            self, body=b"", entries=b"", loose=tuple(replace(loose, data=None) for loose in self.loose)
        )
        head = {
            "format": FORMAT,
            "sizes": [len(blob) for blob in blobs],
            "streams": [loose.data is not None for loose in self.loose],
            "paper": asdict(slim),
        }
        text = json.dumps(head, default=_as_text, separators=(",", ":"), sort_keys=True).encode("ascii")
        return b"".join([_MAGIC, len(text).to_bytes(8, "big"), text, *blobs])

    @classmethod
    def from_bytes(cls, data: bytes) -> Prepared:
        """What `to_bytes` gave. Raises OtherFormat."""
        if not data.startswith(_MAGIC):
            raise OtherFormat("These bytes are no prepared paper.")
        begin = len(_MAGIC) + 8
        end = begin + int.from_bytes(data[len(_MAGIC) : begin], "big")
        head = json.loads(data[begin:end])
        if head["format"] != FORMAT:
            raise OtherFormat(f"The paper was prepared in format {head['format']}, not {FORMAT}.")
        blobs = []
        for size in head["sizes"]:
            blobs.append(data[end : end + size])
            end += size
        return cls(**_values(head, blobs))


def _as_text(value: bytes) -> str:
    return value.decode("latin-1")


def _as_bytes(value: str) -> bytes:
    return value.encode("latin-1")


def _values(head: dict[str, Any], blobs: list[bytes]) -> dict[str, Any]:
    """The values of a Prepared from its head and its binary pieces."""
    paper = head["paper"]
    pairs = ("roles", "classes")
    return {
        **paper,
        "body": blobs[0],
        "entries": blobs[1],
        "in_file": tuple(paper["in_file"]),
        "loose": tuple(
            Loose(one["number"], _as_bytes(one["text"]), blob if is_stream else None, one["digest"])
            for one, blob, is_stream in zip(paper["loose"], blobs[2:], head["streams"], strict=True)
        ),
        "stamps": tuple(Stamp(**{**one, "matrix": tuple(one["matrix"])}) for one in paper["stamps"]),
        "chapter": Chapter(**paper["chapter"]),
        "parents": _leaf(paper["parents"]),
        "identifiers": _leaf(paper["identifiers"]),
        "destinations": tuple((name, _as_bytes(place)) for name, place in paper["destinations"]),
        "wanted": tuple(paper["wanted"]),
        "namespaces": tuple(paper["namespaces"]),
        **{key: tuple((_as_bytes(a), _as_bytes(b)) for a, b in paper[key]) for key in pairs},
    }


def _leaf(value: dict[str, Any] | None) -> Leaf | None:
    if value is None:
        return None
    return Leaf(value["number"], _as_bytes(value["first"]), _as_bytes(value["last"]))
