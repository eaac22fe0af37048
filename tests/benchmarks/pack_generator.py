"""Generated agenda packs, made by the product's own code from invented facts: front sheet to the last report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from django.template.loader import render_to_string

from meetings.enums import Audience
from meetings.papers import pictures as named_pictures
from meetings.papers.agenda_pack import AgendaPack, PackItem
from meetings.papers.front_sheet import FrontSheet, Seats
from meetings.papers.minutes_clauses import Clause
from meetings.papers.minutes_paper import AttendanceLine, MinuteEntry, MinutesPaper
from meetings.papers.pack_layout import PackLook, order, places_of
from meetings.papers.pack_parts import PackPart, parts_of, web_page
from partnerships.services.memberships import ListedMember
from scrutiny.paper_parts import HtmlPart
from scrutiny.pdf.paper import Frame
from scrutiny.pdf.render import Image
from tests.benchmarks import pack_reports
from tests.benchmarks.pack_words import SURNAMES, dice_of, paragraph, sentence, short

COUNCIL = "Northmere Borough Council"
COMMITTEE = "Crime and Disorder Committee"
DAY = "12 November 2026"
FRAME = Frame(
    title=f"Agenda pack: {COMMITTEE}, {DAY}",
    body=f"{COUNCIL}: {COMMITTEE}",
    date=DAY,
    label="Agenda pack",
)
_PAGE_NO = re.compile(r'<span class="paper-page-no"[^>]*></span>')
_CONTENTS = re.compile(r'<section( class="paper-contents".*?)</section>', re.DOTALL)
# How many reports make a pack of about 97, 317 and 1,016 pages.
REPORTS = {97: 7, 317: 26, 1016: 86}


@dataclass(frozen=True)
class GeneratedPack:
    """A pack as the product composes it: its parts, and the pictures that they show by their hash."""

    parts: tuple[PackPart, ...]
    images: Mapping[str, Image]

    @property
    def whole(self) -> str:
        """The pack as one document, its contents page counting the pages of this document."""
        html = _PAGE_NO.sub("", web_page(self.parts))
        html = _CONTENTS.sub(r"<nav\1</nav>", html)
        shown = [picture for part in self.parts for picture in part.pictures]
        body = named_pictures.named_for_layout(html, shown)
        return render_to_string("papers/document.html", {"frame": FRAME, "body": body})

    def order(self, part: PackPart, pages: Mapping[str, str]) -> HtmlPart:
        """What is laid out for a part; `pages` is where parts begin, as far as it is known."""
        ordered = order(part, PackLook(FRAME), self.places, pages)
        assert isinstance(ordered, HtmlPart)
        return ordered

    @cached_property
    def places(self) -> frozenset[str]:
        return places_of(self.parts)


def generated(size: int) -> GeneratedPack:
    """The pack of about that many pages: one of REPORTS."""
    count = REPORTS[size]
    reports = {f"{7 + number}": number for number in range(1, count + 1)}
    items = (
        *(_item(key, heading) for key, heading in enumerate(("Apologies for absence", "Declarations"), 1)),
        _item(3, "Minutes of the last meeting", minutes=_minutes()),
        *(_item(key, heading) for key, heading in enumerate(("Public questions", "Petitions"), 4)),
        *(_report_item(int(label), label, number) for label, number in reports.items()),
    )
    pack = AgendaPack(
        title=f"{COMMITTEE}, {DAY}",
        audience=Audience.PUBLIC,
        front=_front(),
        items=items,
        partnership_name="Safer Northmere Partnership",
        partnership_members=tuple(
            ListedMember(surname, "Cllr R.", sentence(dice_of(surname))) for surname in SURNAMES
        ),
    )
    images = {
        picture.sha256: image
        for number in reports.values()
        for picture, image, _size in pack_reports.pictures(number).values()
    }
    return GeneratedPack(parts_of(pack), images)


def _front() -> FrontSheet:
    return FrontSheet(
        council=COUNCIL,
        address="Town Hall, Mere Street, Northmere",
        committee=COMMITTEE,
        capacity="",
        day=f"Thursday {DAY}",
        time="7.00 pm",
        venue="Council Chamber, Town Hall",
        mode="",
        joining="",
        status="",
        quorum=4,
        seats=(Seats("Chair", SURNAMES[:1]), Seats("Members", SURNAMES[1:])),
        contact=("Rowan Tate, Democratic Services", "democratic@northmere.example"),
        partnership="Safer Northmere Partnership",
        late_reason="",
    )


def _report_item(key: int, label: str, number: int) -> PackItem:
    return _item(key, pack_reports.title(number), report=pack_reports.report(number, key=key, label=label))


def _item(key: int, heading: str, **shown: object) -> PackItem:
    facts: dict[str, object] = {
        "report": None,
        "text": sentence(dice_of(key)),
        "presenter": f"Councillor {SURNAMES[key % len(SURNAMES)]}",
        **shown,
    }
    return PackItem(
        key=key,
        label=str(key),
        depth=0,
        title=heading,
        ref=str(100 + key),
        on_behalf_of="",
        minutes_allotted=10,
        exempt_notice=(),
        public_interest_reason="",
        urgency_reason="",
        is_withdrawn=False,
        withdrawn_reason="",
        report_to_follow=False,
        **facts,
    )


def _minutes() -> MinutesPaper:
    dice = dice_of("minutes")
    return MinutesPaper(
        title="Minutes of the meeting of 9 September 2026",
        council=COUNCIL,
        body=COMMITTEE,
        day="9 September 2026",
        place="at 7.00 pm in the Council Chamber",
        status="Draft, to be agreed at the next meeting",
        is_draft=True,
        audience=str(Audience.PUBLIC),
        attendance=(
            AttendanceLine("Present", SURNAMES[:6], as_list=True),
            AttendanceLine("In attendance", SURNAMES[6:]),
        ),
        entries=tuple(_entry(dice, number) for number in range(1, 10)),
        ended="9.40 pm",
        corrections="",
        agreed="",
        signed_by="",
    )


def _entry(dice: Random, number: int) -> MinuteEntry:
    return MinuteEntry(
        pk=number,
        number=f"{number:02}.",
        title=short(dice),
        ref=str(90 + number),
        narrative="\n\n".join(paragraph(dice) for _ in range(3)),
        word="RESOLVED:",
        clauses=tuple(_clause(dice, place) for place in (1, 2)),
        action=f"Head of Licensing to report on {short(dice).lower()} by 30 November 2026",
        is_exempt=False,
        is_withheld=False,
        exempt_notice=(),
    )


def _clause(dice: Random, place: int) -> Clause:
    label = ("", "i", "ii")[place]
    return Clause(label, f"That {short(dice).lower()} be noted.", "", "", place, "")
