"""The numbers of a report: headings, paragraphs and what counts under them, given once for page, PDF and citation.

Pure: shapes in, labels out. Whoever prints, links or cites a paragraph asks for the same labels.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class ParagraphScheme(enum.StrEnum):
    """How a council's house style numbers the paragraphs of a report."""

    CONTINUOUS = "continuous"
    CONTINUOUS_WITH_LISTS = "continuous_with_lists"
    DECIMAL = "decimal"
    NONE = "none"


@dataclass(frozen=True)
class SectionShape:
    """A section of a report as numbering sees it: the depth of each numbered paragraph, 1 or 2, in order.

    A list is the appendices or the background papers, which some councils number and others do not. A section of
    `level` 2 stands under the one before it. An unnumbered one takes no numbers and uses none up.
    """

    depths: tuple[int, ...]
    is_list: bool = False
    numbered: bool = True
    level: int = 1


@dataclass(frozen=True)
class SectionNumbers:
    """What is printed beside a section's heading ("" for nothing) and beside each of its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def paragraph_numbers(
    sections: Sequence[SectionShape], *, scheme: ParagraphScheme, start: int = 1
) -> tuple[SectionNumbers, ...]:
    """The numbers of a whole report, one entry per section in order; all are different.

    Continuous: 1, 2, 3 across headings, and 3.1, 3.2 under a paragraph. Continuous with lists: appendices and
    background papers take numbers too. Decimal: headings 1, 2, 3, paragraphs 1.1, 1.2, and 1.2.1 under one; a
    section of level 2 has no number of its own and goes on in the count of the section above it.
    """
    counts = _Decimal(start) if scheme is ParagraphScheme.DECIMAL else _Continuous(scheme, start)
    return tuple(counts.section(section) for section in sections)


class _Run:
    """One run of paragraphs: the number of the last one, and how many count under it."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.under = 0

    def next(self, depth: int) -> str:
        """The next number: "3", or "3.1" under it. Under nothing yet, the first number is used up unprinted."""
        if depth == 1 or not self.last:
            self.last += 1
            self.under = 0
        if depth == 1:
            return str(self.last)
        self.under += 1
        return f"{self.last}.{self.under}"


class _Continuous:
    """1, 2, 3 through the whole report."""

    def __init__(self, scheme: ParagraphScheme, start: int) -> None:
        self.scheme = scheme
        self.run = _Run(start - 1)

    def section(self, section: SectionShape) -> SectionNumbers:
        left_out = section.is_list and self.scheme is not ParagraphScheme.CONTINUOUS_WITH_LISTS
        if self.scheme is ParagraphScheme.NONE or left_out or not section.numbered:
            return SectionNumbers("", ("",) * len(section.depths))
        return SectionNumbers("", tuple(self._numbers(section.depths)))

    def _numbers(self, depths: tuple[int, ...]) -> Iterator[str]:
        for place, depth in enumerate(depths):
            if not place and depth > 1:
                # What counts under a paragraph does so inside its own section: a new one begins with a number.
                self.run.next(1)
            yield self.run.next(depth)


class _Decimal:
    """1, 1.1, 1.2, 1.2.1 section by section."""

    def __init__(self, start: int) -> None:
        self.heading = start - 1
        self.run = _Run(0)

    def section(self, section: SectionShape) -> SectionNumbers:
        if not section.numbered:
            return SectionNumbers("", ("",) * len(section.depths))
        # A sub-section with nothing above it heads itself.
        is_own = section.level == 1 or not self.heading
        if is_own:
            self.heading += 1
            self.run = _Run(0)
        numbers = tuple(f"{self.heading}.{self.run.next(depth)}" for depth in section.depths)
        return SectionNumbers(str(self.heading) if is_own else "", numbers)
