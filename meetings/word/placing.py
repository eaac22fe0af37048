"""What has been found while a Word file is placed in a house style."""

from __future__ import annotations

from dataclasses import dataclass, field

from meetings.house_style_sheet import HouseStyleSheet
from meetings.word import rows
from meetings.word.facts import Facts
from meetings.word.placed import PlacedBackgroundPaper, PlacedRecommendation, PlacedRisk, PlacedSection
from scrutiny.word import Remark, WordBlock, WordDocument

LONG_LINE = 250


@dataclass
class Section:
    """A section while it is filled."""

    key: str
    heading: str
    blocks: list[WordBlock] = field(default_factory=list)


@dataclass
class Placing:
    """What was found so far."""

    document: WordDocument
    sheet: HouseStyleSheet
    facts: Facts
    words: rows.Opening
    title: str = ""
    sections: list[Section] = field(default_factory=list)
    placed: list[PlacedSection] = field(default_factory=list)
    recommendations: list[PlacedRecommendation] = field(default_factory=list)
    background_papers: list[PlacedBackgroundPaper] = field(default_factory=list)
    says_none: bool = False
    risks: tuple[PlacedRisk, ...] = ()
    unplaced: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
