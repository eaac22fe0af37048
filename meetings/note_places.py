"""Where private notes stand in a report: at a paragraph by its key, else at the one with the nearest same words.

The module makes no query. A note that finds no place is an orphan; it keeps its quotation and can be put elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from meetings import visibility
from meetings.enums import Audience
from meetings.models import PrivateNote, ProposedRecommendation, ReportSection
from meetings.services.report_reading import Passage, Reading
from scrutiny.markup import Paragraph

# From this share of words in common a paragraph counts as the one that was noted, changed.
NEAR = 0.6
# Sections that are drawn from lists: their words have no keys of paragraphs.
DRAWN = {"recommendations", "key-decision"}


@dataclass(frozen=True)
class Place:
    """A paragraph or a proposed recommendation: `slug` names it in forms, empty where no note can stand."""

    slug: str
    words: str
    number: str = ""
    heading: str = ""
    section: ReportSection | None = None
    proposed: ProposedRecommendation | None = None

    @property
    def key(self) -> str:
        """The key of the paragraph; empty for a recommendation."""
        return self.slug.removeprefix("paragraph-") if self.section else ""


@dataclass(frozen=True)
class Placed:
    """A note where it stands now; `has_moved` when it was found by its words, `has_changed` when these changed."""

    note: PrivateNote
    has_moved: bool = False
    has_changed: bool = False


@dataclass(frozen=True)
class Attached:
    """The notes of a report: by place, on the report as a whole, and those whose place is gone."""

    by_slug: dict[str, list[Placed]]
    whole: list[Placed]
    orphans: list[PrivateNote]


def places_of(reading: Reading, audience: Audience) -> list[Place]:
    """What of a report the audience may read, in order: paragraph by paragraph, then the proposed recommendations."""
    found = list(_paragraphs(reading, audience))
    report = reading.report
    if not visibility.may_see_proposals(reading.rows.sections, report.sheet, report.item, audience):
        return found
    for number, row in enumerate(reading.rows.recommendations, start=1):
        found.append(Place(f"recommendation-{row.pk}", row.words, number=str(number), proposed=row))
    return found


def _paragraphs(reading: Reading, audience: Audience) -> Iterator[Place]:
    item = reading.report.item
    keys = {row.pk: iter(row.paragraph_keys) for row in reading.rows.sections}
    for passage in reading.passages:
        section = passage.section
        if section.key in DRAWN or not visibility.may_see_section(section, item, audience):
            continue
        key = next(keys[section.pk], "") if _is_numbered(passage) else ""
        slug = f"paragraph-{key}" if key else ""
        yield Place(slug, passage.text, passage.number if key else "", section.heading, section)


def _is_numbered(passage: Passage) -> bool:
    return isinstance(passage.block, Paragraph) and passage.block.numbered


def attach(
    notes: Iterable[PrivateNote], places: Sequence[Place], kept: Collection[int] = frozenset()
) -> Attached:
    """Each note at its place; none is lost.

    `kept` are keys of sections that their reader may not read any more: what was quoted of them is not looked for.
    """
    by_slug = {place.slug: place for place in places if place.slug}
    found = Attached({}, [], [])
    for note in notes:
        slug = slug_of(note)
        if not slug and not note.quotation:
            found.whole.append(Placed(note))
        elif slug in by_slug:
            changed = bool(note.quotation) and by_slug[slug].words != note.quotation
            found.by_slug.setdefault(slug, []).append(Placed(note, has_changed=changed))
        elif note.section_id not in kept and (near := nearest(note.quotation, by_slug.values())):
            placed = Placed(note, has_moved=True, has_changed=near.words != note.quotation)
            found.by_slug.setdefault(near.slug, []).append(placed)
        else:
            found.orphans.append(note)
    return found


def slug_of(note: PrivateNote) -> str:
    """The place that a note was written at."""
    if note.proposed_id:
        return f"recommendation-{note.proposed_id}"
    return f"paragraph-{note.paragraph_key}" if note.paragraph_key else ""


def nearest(quotation: str, places: Iterable[Place]) -> Place | None:
    """The place whose words are most like the quotation, if at least the share NEAR of them is the same."""
    words = quotation.lower().split()
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    best, likeness = None, NEAR
    for place in places:
        matcher.set_seq1(place.words.lower().split())
        if words and matcher.real_quick_ratio() >= likeness and (ratio := matcher.ratio()) >= likeness:
            best, likeness = place, ratio
    return best
