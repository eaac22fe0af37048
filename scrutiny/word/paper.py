"""A paper as it is written into a Word file: plain facts in order, with every number already given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny.markup import Anchors, Block, Table


@dataclass(frozen=True)
class PaperLine:
    """A labelled line: "Date of Meeting:" and what follows, a line each. Either may be empty."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class PaperPicture:
    """A picture that the text shows: PNG, JPEG or GIF, its size in pixels, and its label: "Figure 1"."""

    data: bytes = field(repr=False)
    extension: str
    width: int
    height: int
    label: str = ""


@dataclass(frozen=True)
class PaperText:
    """Blocks with the numbers of their numbered paragraphs ("" for one that prints none).

    `keys` are those by which the numbered paragraphs are referred to: ("para", "k7d2"); fewer than paragraphs is
    fine. `style` is the paragraph style in place of the usual one.
    """

    blocks: tuple[Block, ...] = ()
    numbers: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    style: str = ""


@dataclass(frozen=True)
class PaperSection:
    """A headed part: its own text, then under a lead-in what is listed, tables, and lines such as "reviewed by"."""

    heading: str
    number: str
    level: int
    own: PaperText
    listed: PaperText = field(default_factory=PaperText)
    lead_in: str = ""
    in_box: bool = False
    in_bold: bool = False
    tables: tuple[Table, ...] = ()
    notes: tuple[PaperLine, ...] = ()


@dataclass(frozen=True)
class WordPaper:
    """A whole paper.

    `numbered_headings` says that paragraphs count under their headings (4, 4.1, 4.1.1). `bullet` is "disc", "dash" or
    "square"; `mark_form` of letters and numerals is "stop" (a.), "brackets" ((a)) or "bracket" (a)).
    """

    title: str
    header: tuple[PaperLine, ...]
    sections: tuple[PaperSection, ...]
    numbered_headings: bool
    below_title: tuple[PaperLine, ...] = ()
    contacts_heading: str = ""
    contacts: tuple[PaperLine, ...] = ()
    capital_headings: bool = False
    pictures: Mapping[str, PaperPicture] = field(default_factory=dict)
    anchors: Anchors = field(default_factory=Anchors)
    notices: tuple[str, ...] = ()
    bullet: str = "disc"
    mark_form: str = "stop"
    language: str = "en-GB"
    author: str = ""
