"""What of a Word file goes where in a report: texts of sections, rows of lists, facts of the header, and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny.markup import Block
from scrutiny.markup.blocks import Span
from scrutiny.word import Remark, WordPicture


@dataclass(frozen=True)
class PlacedSection:
    """The text of a section of the style by its key, or of one of the author's own ("")."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    reviewed_by: str = ""


@dataclass(frozen=True)
class PlacedRecommendation:
    """The wording of a proposed recommendation, the lettered parts under it, and the body it is for."""

    text: tuple[Span, ...]
    parts: tuple[tuple[Span, ...], ...] = ()
    addressee: str = ""
    verb: str = ""


@dataclass(frozen=True)
class PlacedBackgroundPaper:
    """A background paper, and where it can be read."""

    title: str
    location: str = ""


@dataclass(frozen=True)
class PlacedRisk:
    """A risk with its places on the council's scales, from 1 up."""

    description: str
    likelihood: int
    impact: int
    mitigation: str = ""


@dataclass(frozen=True)
class Placed:
    """A Word file placed in a house style.

    `facts` are those of the header by the key of their field; a fact of several lines has them one below another.
    `says_none` means that the file says there are no background papers. `unplaced` names what found no place, and
    `remarks` what is not as it was in Word.
    """

    title: str
    facts: Mapping[str, str]
    sections: tuple[PlacedSection, ...]
    recommendations: tuple[PlacedRecommendation, ...] = ()
    background_papers: tuple[PlacedBackgroundPaper, ...] = ()
    says_none: bool = False
    risks: tuple[PlacedRisk, ...] = ()
    pictures: Mapping[str, WordPicture] = field(default_factory=dict)
    unplaced: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
