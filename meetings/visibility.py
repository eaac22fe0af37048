"""Exempt material has one home: what of an item an audience may read. Pages, packs, minutes and letters ask here.

Source: Local Government Act 1972 s.100A(4)-(5), s.100B(2) and (5), Schedule 12A. The public may always read an item's
title and the description of the exempt information; everything else of an exempt item is in the restricted pack only.
The module is pure: it reads the attributes of what it is given and makes no query.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from meetings.enums import Audience, ExemptParagraph
from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fill


class Classified(Protocol):
    """An agenda item, as far as this module looks at it."""

    exempt_paragraphs: list[str]
    title: str


class Exemptible(Protocol):
    """A section of a report, as far as this module looks at it."""

    exempt_paragraphs: list[str]


class Headed(Exemptible, Protocol):
    """A section of a report with its heading."""

    key: str
    heading: str


@dataclass(frozen=True)
class Shown:
    """What of an item an audience may read."""

    title: str
    text: bool
    report: bool
    exempt_notice: tuple[str, ...]


def of_item(item: Classified, audience: Audience) -> Shown:
    """What the audience may read of an item; the notice lists paragraph and description for every audience."""
    exempt = bool(item.exempt_paragraphs)
    all_of_it = not exempt or audience == Audience.RESTRICTED
    return Shown(
        title=item.title, text=all_of_it, report=all_of_it, exempt_notice=descriptions(item.exempt_paragraphs)
    )


def descriptions(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The Schedule 12A description of each paragraph, in order: "Paragraph 7: Information relating to…"."""
    return tuple(
        f"Paragraph {number}: {ExemptParagraph(number).label}" for number in sorted(paragraphs, key=int)
    )


def may_see_appendix(appendix_is_exempt: bool, item: Classified, audience: Audience) -> bool:
    """Whether an appendix may be read: one of an exempt item is exempt whatever its own flag says."""
    return audience == Audience.RESTRICTED or not (appendix_is_exempt or item.exempt_paragraphs)


def may_see_section(section: Exemptible, item: Classified, audience: Audience) -> bool:
    """Whether a section of a report may be read: its own paragraphs count beside those of the item."""
    return audience == Audience.RESTRICTED or not (section.exempt_paragraphs or item.exempt_paragraphs)


def may_see_proposals(
    sections: Iterable[Headed], sheet: HouseStyleSheet, item: Classified, audience: Audience
) -> bool:
    """Whether what a report proposes may be read: the section that prints it counts beside the item."""
    printed = [section for section in sections if sheet.fill_of(section.key) is Fill.RECOMMENDATIONS]
    return of_item(item, audience).report and all(
        may_see_section(section, item, audience) for section in printed
    )


def open_heading(section: Headed, sheet: HouseStyleSheet) -> str:
    """The heading of a section as everybody may read it: one that an author gave may say what is to be kept."""
    if section.exempt_paragraphs and section.key not in sheet.by_key:
        return str(_("Exempt section"))
    return section.heading


def may_see_minute(minute_is_exempt: bool, audience: Audience) -> bool:
    """Whether the text of a minute may be read: none for the public of what was exempt."""
    return audience == Audience.RESTRICTED or not minute_is_exempt


def may_see_kept(is_kept: bool, audience: Audience) -> bool:
    """Whether one part, motion or clause of a minute may be read: none that was taken in private or marked exempt."""
    return audience == Audience.RESTRICTED or not is_kept
