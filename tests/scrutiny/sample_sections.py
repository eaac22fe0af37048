"""Contents and numbered sections of the sample pack, from text in the markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from scrutiny.markup import numbered_depths, parse, render_blocks
from scrutiny.paragraph_numbers import ParagraphScheme, SectionShape, paragraph_numbers


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents: number, title, and the id it leads to. `level` 1 is an item, 2 a sub-item."""

    number: str
    title: str
    anchor: str
    level: int = 1


@dataclass(frozen=True)
class DraftSection:
    """A section as it was written: heading, text in the markup, and how it stands in the numbering.

    A list is the appendices or background papers. Boxed text is set in a box, as recommendations often are.
    """

    heading: str
    text: str
    is_list: bool = False
    numbered: bool = True
    boxed: bool = False


@dataclass(frozen=True)
class Section:
    """A section ready to print: its id, its number ("" for none), its heading and its safe HTML."""

    anchor: str
    number: str
    heading: str
    html: SafeString
    boxed: bool


def number_sections(
    drafts: Sequence[DraftSection],
    *,
    scheme: ParagraphScheme,
    id_prefix: str = "",
    heading_level: int = 3,
) -> tuple[Section, ...]:
    """The sections of a report with their headings and paragraphs numbered by the council's scheme.

    `id_prefix` keeps ids apart when several reports stand in one pack. `heading_level` is that of
    the sections' headings; sub-headings come one below.
    """
    blocks = [parse(draft.text) for draft in drafts]
    shapes = [
        SectionShape(numbered_depths(found), is_list=draft.is_list, numbered=draft.numbered)
        for draft, found in zip(drafts, blocks, strict=True)
    ]
    numbered = paragraph_numbers(shapes, scheme=scheme)
    return tuple(
        Section(
            anchor=f"{id_prefix}section-{place}",
            number=numbers.heading,
            heading=draft.heading,
            html=render_blocks(
                found, numbers=numbers.paragraphs, heading_level=heading_level + 1, id_prefix=id_prefix
            ),
            boxed=draft.boxed,
        )
        for place, (draft, found, numbers) in enumerate(zip(drafts, blocks, numbered, strict=True), start=1)
    )
