"""What a pack is made of, as plain values: papers that are laid out already, and what the pack says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

# A link of a paper to a place in another paper of the pack is written as this address and becomes a link
# inside the file when the pack is joined. The host can never exist (RFC 2606).
PACK_ADDRESS = "https://pack.invalid/#"


@dataclass(frozen=True)
class Paper:
    """One paper of a pack: a tagged PDF of its own.

    `title` is its bookmark and the title of its tag. `name` is the destination of its first page, unique in the pack.
    `keeps_names` says that its own destinations are unique in the pack; those of other papers get `name` before them.
    `language` when it differs from the pack's. `label` stands at the head of each page of a paper from elsewhere
    ("Item 8, Appendix A: Strategy"); empty on papers that print their own. `is_numbered` is false for a paper whose
    pages are counted without showing their number. `tint` is the colour (#rrggbb) of the paper on which a paper from
    elsewhere is printed, empty for white.
    """

    pdf: bytes = field(repr=False)
    title: str
    name: str
    keeps_names: bool = True
    language: str = ""
    label: str = ""
    is_numbered: bool = True
    tint: str = ""


@dataclass(frozen=True)
class PackFacts:
    """What a pack says of itself. `made_at` is aware; `is_accessible` claims PDF/UA-1, which a pack with a paper that
    does not hold it must not."""

    title: str
    language: str
    author: str
    subject: str
    made_at: dt.datetime
    is_accessible: bool = True


@dataclass(frozen=True)
class PageNumbers:
    """How the pages of a pack are numbered: `words` is printed on each, with {page} and {pages}.

    `first` is the number of the first page; `pages` of a supplement whose numbers go on from the pack is the last
    number, None for the number of the last page. `prefix` stands before each number ("S" for S1, S2). `size` is that of
    the type, in points.
    """

    words: str = "Page {page} of {pages}"
    first: int = 1
    pages: int | None = None
    prefix: str = ""
    size: float = 9.0


@dataclass(frozen=True)
class Joined:
    """A finished pack. `first_page` gives the page (1 is the first of the file) on which each paper begins, by name.

    `missing` holds the names that links lead to and that no paper has: nobody should publish such a pack.
    """

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str
    first_page: Mapping[str, int]
    missing: tuple[str, ...] = ()
