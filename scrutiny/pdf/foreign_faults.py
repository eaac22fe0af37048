"""What is wrong with a paper from elsewhere, in codes (foreign_words has the sentences). Needs no Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

_LONGEST_NAME = 60
_MOST_NAMES = 8


class Fault(StrEnum):
    """What somebody who cannot see a paper, or who answers for it, has to know."""

    UNTAGGED = "untagged"
    TAGS_UNUSABLE = "tags-unusable"
    PICTURES_OF_TEXT = "pictures-of-text"
    UNREAD = "unread"
    HEADINGS = "headings"
    FIGURES = "figures"
    LINKS = "links"
    TABLES = "tables"
    IDENTIFIERS = "identifiers"
    NO_LANGUAGE = "no-language"
    FONTS_MISSING = "fonts-missing"
    LETTERS_UNKNOWN = "letters-unknown"
    CROPPED = "cropped"
    COMMENTS = "comments"
    FIELDS = "fields"
    HIDDEN_LAYERS = "hidden-layers"


# What keeps nobody from reading the paper: it is told, and the paper may be accessible all the same.
HARMLESS = frozenset({Fault.HIDDEN_LAYERS})


@dataclass(frozen=True)
class FoundFault:
    """A fault, with the pages it is on as spans (first, last; 1 is the first page) and names such as those of fonts."""

    code: Fault
    pages: tuple[tuple[int, int], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class FitFound:
    """A paper as it was fitted, told by a child. `has_text` has a 1 for each page with text and a 0 for others."""

    data: bytes = field(repr=False)
    pages: int
    has_text: str
    is_tagged: bool
    is_accessible: bool
    faults: tuple[FoundFault, ...]


def fault(code: Fault, pages: Iterable[int] = (), names: Iterable[str] = ()) -> FoundFault:
    """A fault with its page numbers as spans and with names that can be printed."""
    clean = dict.fromkeys(_printable(name) for name in names)
    return FoundFault(code, tuple(_spans(sorted(set(pages)))), tuple(clean)[:_MOST_NAMES])


def _printable(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable())[:_LONGEST_NAME]


def _spans(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for page in pages:
        if first and page == last + 1:
            last = page
            continue
        if first:
            yield first, last
        first = last = page
    if first:
        yield first, last
