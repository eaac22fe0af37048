"""What a marked-up text consists of: blocks, and the spans of words inside them."""

from __future__ import annotations

import enum
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Words exactly as they were typed."""

    text: str


@dataclass(frozen=True)
class LineBreak:
    """A new line inside a block."""


@dataclass(frozen=True)
class Bold:
    """Words in bold."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Italic:
    """Words in italics."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to a web or e-mail address (http, https and mailto only)."""

    spans: tuple[Span, ...]
    href: str


class ReferenceKind(enum.StrEnum):
    """What a cross-reference leads to."""

    PARAGRAPH = "para"
    ITEM = "item"
    APPENDIX = "appendix"
    RECOMMENDATION = "recommendation"
    FIGURE = "figure"


@dataclass(frozen=True)
class Reference:
    """The number or mark that something else has just now, as a link to it: "4.2", "8.1", "B".

    `target` names the thing and never its number: the key of a paragraph or a picture, or that of a row.
    """

    kind: ReferenceKind
    target: str


Span = Text | LineBreak | Bold | Italic | Link | Reference


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `numbered` unless the writer marked it as running on from the one before.

    `depth` 1 counts in the report's run ("4.2"), 2 under the paragraph before it ("4.2.1").
    """

    spans: tuple[Span, ...]
    numbered: bool = True
    depth: int = 1


@dataclass(frozen=True)
class Subheading:
    """A heading without a number, inside a section."""

    spans: tuple[Span, ...]


class ListKind(enum.StrEnum):
    """How the entries of a list are marked."""

    BULLET = "bullet"
    LETTER = "letter"
    ROMAN = "roman"
    NUMBER = "number"


@dataclass(frozen=True)
class ListItem:
    """One entry of a list, with the lists that stand under it."""

    spans: tuple[Span, ...]
    lists: tuple[ListBlock, ...] = ()


@dataclass(frozen=True)
class ListBlock:
    """A list whose first entry has the position `start` (1 is a, i or 1)."""

    kind: ListKind
    start: int
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class Box:
    """Blocks set in a box, under a heading or a lead-in such as "That the committee:"."""

    heading: tuple[Span, ...]
    blocks: tuple[Block, ...]


Cell = tuple[Span, ...]


@dataclass(frozen=True)
class Table:
    """A table with a header row; every row has as many cells as the widest.

    With `header_column` the first cell of each row heads that row.
    """

    caption: tuple[Span, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_column: bool = False


@dataclass(frozen=True)
class Figure:
    """A picture of the report by its key, with the words that stand for it and those printed under it."""

    picture: str
    alternative: str
    caption: tuple[Span, ...] = ()


@dataclass(frozen=True)
class QuotedRecommendation:
    """The words of a proposed recommendation once more, in a box of their own: "Recommendation A"."""

    target: str


Block = Paragraph | Subheading | ListBlock | Box | Table | Figure | QuotedRecommendation
