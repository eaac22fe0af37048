"""Minutes as they are printed, on the screen and on paper: who came, numbered minutes, clauses, end, signature.

Exempt minutes are ruled by meetings.visibility: the public reads their number, the item's title and the Schedule 12A
description. The heading that the clerk wrote over an exempt minute stays with its text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from meetings import minute_numbers, visibility
from meetings.enums import Audience, ItemKind, MinutesStatus
from meetings.models import Minute, Minutes, Motion, Resolution
from meetings.papers import (
    minutes_agreement,
    minutes_attendance,
    minutes_motions,
    minutes_numbers,
    minutes_outcomes,
    minutes_parts,
    minutes_times,
)
from meetings.papers.minutes_agreement import Signing
from meetings.papers.minutes_attendance import AttendanceLine
from meetings.papers.minutes_motions import PrintedMotion
from meetings.papers.minutes_parts import PrintedPart
from meetings.services.attendance import in_order
from meetings.services.minute_numbering import numbers_for
from scrutiny import numbering
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Clause:
    """One clause of a decision; the label is empty when it stands alone. `pk` is the resolution's."""

    label: str
    text: str
    movers: str
    vote: str
    pk: int
    recommendation: str


@dataclass(frozen=True)
class MinuteEntry:
    """One numbered minute: `narrative` is in the markup, `word` is the decision word with its colon.

    `lead` are sentences before it: who presented, why it was urgent, what became of the item. `parts` and `motions`
    follow the narrative, in the order in which they happened. `paragraphs` are the numbers of those of the narrative.
    """

    pk: int
    number: str
    title: str
    ref: str
    lead: tuple[str, ...]
    narrative: str
    parts: tuple[PrintedPart, ...]
    motions: tuple[PrintedMotion, ...]
    word: str
    clauses: tuple[Clause, ...]
    action: str
    is_exempt: bool
    is_withheld: bool
    exempt_notice: tuple[str, ...]
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class MinutesPaper:
    """All that the minutes of one meeting print. Empty strings print nothing."""

    title: str
    council: str
    body: str
    day: str
    place: str
    status: str
    is_draft: bool
    audience: str
    attendance: tuple[AttendanceLine, ...]
    entries: tuple[MinuteEntry, ...]
    ended: str
    corrections: str
    corrected: tuple[str, ...]
    agreed: str
    signed_by: str
    signing: Signing | None


def compose(minutes: Minutes, audience: Audience) -> MinutesPaper:
    """The minutes for an audience, with the numbers that they have or would get now (a fixed number of queries)."""
    meeting = minutes.meeting
    entries = list(
        minutes.entries.select_related("item", "taken_with__item", "deferred_to").prefetch_related(
            Prefetch("resolutions", queryset=Resolution.objects.select_related("recommendation")),
            "parts__attendance",
            Prefetch("motions", queryset=Motion.objects.select_related("mover", "seconder", "amends")),
            "motions__votes__attendance",
            "exclusions__items",
        )
    )
    rows = in_order(meeting.attendances.select_related("person", "substitute_for", "arrived_at", "left_at"))
    has_apologies_minute = any(entry.item and entry.item.kind == ItemKind.APOLOGIES for entry in entries)
    return MinutesPaper(
        title=_("Minutes of the %(body)s, %(date)s")
        % {"body": meeting.body_name, "date": uk_date(meeting.date)},
        council=meeting.council.name,
        body=meeting.body_name,
        day=uk_date(meeting.date),
        place=minutes_times.place_line(meeting),
        status=_status(minutes),
        is_draft=minutes.status != MinutesStatus.AGREED,
        audience=str(audience),
        attendance=tuple(minutes_attendance.lines_of(rows, with_apologies=not has_apologies_minute)),
        entries=tuple(_numbered(minutes, entries, audience)),
        ended=minutes_times.ended(meeting),
        corrections=minutes.corrections,
        corrected=minutes_agreement.corrections(minutes, audience),
        agreed=minutes_agreement.agreed(minutes),
        signed_by=minutes.signed_by,
        signing=minutes_agreement.signing(minutes),
    )


def _status(minutes: Minutes) -> str:
    if minutes.status == MinutesStatus.AGREED:
        return _("Agreed as a correct record")
    return _("Draft, not yet agreed as a correct record")


def _numbered(minutes: Minutes, entries: list[Minute], audience: Audience) -> Iterable[MinuteEntry]:
    is_fixed = minutes.status != MinutesStatus.DRAFT
    numbers = [entry.number for entry in entries] if is_fixed else numbers_for(minutes, entries, refuse=False)
    under = minutes_numbers.paragraphs(minutes.meeting.committee, entries, numbers)
    for entry, number, paragraphs in zip(entries, numbers, under, strict=True):
        told = _entry(entry, minute_numbers.printed(number), audience)
        parts = minutes_numbers.of_parts(told.parts, paragraphs)
        yield replace(told, parts=parts, paragraphs=paragraphs.get(minutes_numbers.NARRATIVE, ()))


def _entry(entry: Minute, number: str, audience: Audience) -> MinuteEntry:
    item = entry.item
    notice = visibility.descriptions(item.exempt_paragraphs) if item and entry.is_exempt else ()
    if not visibility.may_see_minute(entry.is_exempt, audience):
        return _withheld(entry, number, notice)
    rows = [
        row
        for row in entry.resolutions.all()
        if visibility.may_see_kept(row.is_exempt or row.in_private, audience)
    ]
    return MinuteEntry(
        pk=entry.pk,
        number=number,
        title=entry.title,
        ref=item.ref if item else "",
        lead=minutes_outcomes.sentences(entry),
        narrative=entry.narrative if visibility.may_see_kept(entry.in_private, audience) else "",
        parts=minutes_parts.printed(entry, audience),
        motions=minutes_motions.printed(entry, audience),
        word=_word(entry.decision_word),
        clauses=tuple(_clause(row, place if len(rows) > 1 else None) for place, row in enumerate(rows, 1)),
        action=entry.action,
        is_exempt=entry.is_exempt,
        is_withheld=False,
        exempt_notice=notice,
    )


def _withheld(entry: Minute, number: str, notice: tuple[str, ...]) -> MinuteEntry:
    item = entry.item
    return MinuteEntry(
        pk=entry.pk,
        number=number,
        title=item.title if item else _("Exempt minute"),
        ref=item.ref if item else "",
        lead=(entry.summary,) if entry.summary else (),
        narrative="",
        parts=(),
        motions=(),
        word="",
        clauses=(),
        action="",
        is_exempt=True,
        is_withheld=True,
        exempt_notice=notice,
    )


def _word(word: str) -> str:
    return f"{word}:" if word[-1:].isalnum() else word


def _clause(row: Resolution, place: int | None) -> Clause:
    made = getattr(row, "recommendation", None)
    return Clause(
        label=numbering.clause(place) if place else "",
        text=row.text,
        movers=_movers(row),
        vote=row.vote,
        pk=row.pk,
        recommendation=made.reference if made else "",
    )


def _movers(row: Resolution) -> str:
    words = {"mover": row.mover, "seconder": row.seconder}
    if row.mover and row.seconder:
        return _("Moved by %(mover)s, seconded by %(seconder)s.") % words
    return _("Moved by %(mover)s.") % words if row.mover else ""


def frame(minutes: MinutesPaper) -> dict[str, str]:
    """What stands at the head and foot of every page, and the watermark of a draft."""
    status = str(_("Draft")) if minutes.is_draft else ""
    return {"body": minutes.body, "date": minutes.day, "label": minutes.council, "status": status}
