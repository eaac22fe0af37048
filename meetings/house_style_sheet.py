"""What a house style of reports consists of: header, sections, numbering, marks, risk scale and contacts."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from meetings.enums import HouseStyle
from scrutiny.numbering import letters
from scrutiny.paragraph_numbers import ParagraphScheme

Words = str | Promise


class Fill(enum.StrEnum):
    """What the system prints in a section after the author's own text."""

    TEXT = "text"
    KEY_DECISION = "key-decision"
    RECOMMENDATIONS = "recommendations"
    RISKS = "risks"
    BACKGROUND_PAPERS = "background-papers"
    APPENDICES = "appendices"


class ReportOf(enum.StrEnum):
    """Whose report it is said to be unless somebody writes otherwise."""

    PARTNERSHIP = "partnership"
    PRESENTER = "presenter"
    NOBODY = "nobody"


class Marks(enum.StrEnum):
    """How appendices are marked."""

    LETTERS = "letters"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class HeaderField:
    """One line of the header: which fact of the report, under which label."""

    key: str
    label: Words


@dataclass(frozen=True)
class SectionTemplate:
    """A headed part that every report of the style begins with.

    `level` 1 is a section and 2 stands under the one before it. A `required` section can't be empty or
    removed. `is_reviewed` asks who reviewed it, by role.
    """

    key: str
    heading: Words
    default: Words = ""
    required: bool = False
    fill: Fill = Fill.TEXT
    level: int = 1
    is_reviewed: bool = False
    hint: Words = ""


@dataclass(frozen=True)
class Rating:
    """An overall rating: its word in the matrix and words in the table, a tint, the highest product it covers."""

    word: Words
    words: Words
    tint: str
    up_to: int


@dataclass(frozen=True)
class RiskScale:
    """The council's words of likelihood and impact, from 1 up, and its ratings, from the mildest up."""

    likelihoods: tuple[Words, ...]
    impacts: tuple[Words, ...]
    ratings: tuple[Rating, ...]

    def rating(self, likelihood: int, impact: int) -> Rating:
        """The rating of a risk: the first whose highest product of likelihood and impact covers it."""
        return next(rating for rating in self.ratings if likelihood * impact <= rating.up_to)


@dataclass(frozen=True)
class HouseStyleSheet:
    """How one council's reports are headed, sectioned, numbered and signed.

    `header` stands above the title and `metadata` in a table under it; with `header_is_table` the header is a
    table under the title itself. `own_sections` lets authors add, rename, move and remove sections that aren't
    required.
    `recommendation_lead_in` takes %(committee)s.
    """

    style: HouseStyle
    header: tuple[HeaderField, ...]
    sections: tuple[SectionTemplate, ...]
    scheme: ParagraphScheme
    appendix_marks: Marks
    appendix_line: Words
    recommendation_lead_in: Words
    recommendation_in_box: bool
    own_sections: bool
    report_of: ReportOf
    header_is_table: bool = False
    metadata: tuple[HeaderField, ...] = ()
    contacts: tuple[HeaderField, ...] = ()
    contacts_heading: Words = ""
    risk_scale: RiskScale | None = None
    capital_headings: bool = False
    recommendations_in_bold: bool = False
    by_key: Mapping[str, SectionTemplate] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {section.key: section for section in self.sections})

    @property
    def has_risks(self) -> bool:
        return self.risk_scale is not None

    @property
    def uses(self) -> frozenset[str]:
        """The facts of a report that the style prints: what its header form asks for."""
        lines = (*self.header, *self.metadata, *self.contacts)
        decision = ("key_decision",) if "key-decision" in self.by_key else ()
        return frozenset((*(line.key for line in lines), *decision))

    def appendix_mark(self, place: int) -> str:
        """The mark of the appendix in a place from 1: "A" or "1"."""
        return letters(place).upper() if self.appendix_marks is Marks.LETTERS else str(place)

    def appendix_label(self, place: int, title: str) -> str:
        """An appendix as the style lists it: "A – Business plan", "Appendix 1 – Draft plan"."""
        return str(self.appendix_line) % {"mark": self.appendix_mark(place), "title": title}
