"""A supplement: the papers that came after the pack, behind a first page that says what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.enums import Audience, SupplementNumbers
from meetings.models import Meeting
from meetings.papers import agenda_pack
from meetings.papers.agenda_pack import AgendaPack, agenda_lines
from meetings.papers.earlier_papers import EarlierPapers, earlier_papers
from meetings.papers.pack_layout import led_elsewhere, with_page_numbers
from meetings.papers.pack_parts import PackPart, parts_of
from meetings.papers.supplement_changes import Changes, changes_between
from scrutiny.templatetags.british import uk_date

OWN_PREFIX = "S"


@dataclass(frozen=True)
class SupplementPlace:
    """Where a supplement stands among the papers of its meeting: as its publication keeps it."""

    supplement_to_id: int
    letter: str
    first_page: int
    page_prefix: str


@dataclass(frozen=True)
class Supplement:
    """All that a supplement says; `pack` is what the whole pack would say now, and `day` when this was ordered."""

    title: str
    name: str
    day: str
    pack: AgendaPack
    changes: Changes
    earlier: EarlierPapers
    place: SupplementPlace
    bound: tuple[PackPart, ...]

    @property
    def first_label(self) -> str:
        """The printed number of its first page."""
        return f"{self.place.page_prefix}{self.place.first_page}"

    @property
    def is_restricted(self) -> bool:
        return self.pack.is_restricted


def compose(
    meeting: Meeting, audience: Audience, *, late_reason: str = "", day: dt.date | None = None
) -> Supplement:
    """The next supplement of a meeting as its rows stand now, in a number of queries that does not grow.

    Raises ValidationError with a sentence when no pack is published, and when nothing differs from what is.
    """
    earlier = earlier_papers(meeting, audience)
    pack = agenda_pack.compose(meeting, audience, late_reason=late_reason)
    parts = parts_of(pack)
    changes = changes_between(earlier, pack, parts)
    if not changes:
        raise ValidationError(
            _("Nothing is new, replaced or withdrawn since the papers that are published already.")
        )
    name = _("Restricted supplement") if audience == Audience.RESTRICTED else _("Supplement")
    return Supplement(
        title=pack.title,
        name=f"{name} {earlier.letter}",
        day=uk_date(day or timezone.localdate()),
        pack=pack,
        changes=changes,
        earlier=earlier,
        place=_place(meeting, earlier),
        bound=tuple(part for part in parts if part.name in changes.names),
    )


def parts(paper: Supplement) -> tuple[PackPart, ...]:
    """The papers of a supplement in the order in which they are bound: its first page, then as in the pack."""
    html = render_to_string("papers/supplement/front.html", {"supplement": paper, "front": paper.pack.front})
    front = PackPart("front", paper.name, html, level=0, shows_pages=True)
    return (front, *_papers(paper))


def kept(paper: Supplement) -> dict[str, Any]:
    """What the publication keeps beside its parts."""
    return {"agenda": agenda_lines(paper.pack), **paper.changes.to_facts()}


def _papers(paper: Supplement) -> Iterator[PackPart]:
    """The revised agenda leads into the earlier papers for all that stands there unchanged."""
    here = {part.name for part in paper.bound}
    elsewhere = {name: part for name, part in paper.earlier.parts.items() if name not in here}
    addresses = {name: part.address for name, part in elsewhere.items()}
    pages = {name: (part.first, part.last) for name, part in elsewhere.items()}
    for part in paper.bound:
        if part.name == "agenda":
            html = led_elsewhere(with_page_numbers(part.html, pages), here, addresses)
            yield replace(part, html=html)
        else:
            yield part


def _place(meeting: Meeting, earlier: EarlierPapers) -> SupplementPlace:
    """Its letter and its first page: after the pages of the papers before it, or with an S after all that have one."""
    goes_on = meeting.committee.supplement_numbers == SupplementNumbers.CONTINUE
    prefix = "" if goes_on else OWN_PREFIX
    return SupplementPlace(
        supplement_to_id=earlier.pack_id,
        letter=earlier.letter,
        first_page=earlier.last_pages[prefix] + 1,
        page_prefix=prefix,
    )
