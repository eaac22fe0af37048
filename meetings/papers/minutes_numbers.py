"""The numbers of paragraphs in printed minutes: 51.1, 51.2 under minute OS.51.

They are counted over the whole minute, with what is kept from the public, so that the open and the exempt minutes of a
meeting call the same paragraph by the same number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from meetings import minute_numbers
from meetings.models import Committee, Minute
from meetings.papers.minutes_parts import PrintedPart
from meetings.services.minute_numbering import scheme_of
from scrutiny.markup import Paragraph, parse

Numbers = dict[int, tuple[str, ...]]
# The key of the narrative among those of parts.
NARRATIVE = 0


def paragraphs(committee: Committee, entries: Sequence[Minute], numbers: Sequence[str]) -> list[Numbers]:
    """The numbers of the paragraphs of each minute, by the key of the part that they stand in (no query).

    Empty for a committee that does not number them. `numbers` are those of the minutes, in the same order.
    """
    if not committee.numbers_paragraphs:
        return [{} for _entry in entries]
    counts = [_counts(entry) for entry in entries]
    shapes = [(number, sum(count.values())) for number, count in zip(numbers, counts, strict=True)]
    given = minute_numbers.paragraphs(scheme_of(committee), shapes)
    return [_dealt(count, told) for count, told in zip(counts, given, strict=True)]


def of_parts(parts: Iterable[PrintedPart], numbers: Numbers) -> tuple[PrintedPart, ...]:
    """Printed parts with the numbers of their paragraphs."""
    return tuple(replace(part, paragraphs=numbers.get(part.pk, ())) for part in parts)


def _counts(entry: Minute) -> dict[int, int]:
    """How many paragraphs stand in the narrative and in each part, in order."""
    parts = [part for part in entry.parts.all() if not part.is_beside]
    return {NARRATIVE: _many(entry.narrative)} | {part.pk: _many(part.text) for part in parts}


def _many(text: str) -> int:
    return sum(isinstance(block, Paragraph) and block.numbered for block in parse(text))


def _dealt(counts: dict[int, int], numbers: Iterable[str]) -> Numbers:
    left = iter(numbers)
    return {key: tuple(next(left) for _place in range(count)) for key, count in counts.items()}
