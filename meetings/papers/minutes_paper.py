"""Minutes as they are printed, on the screen and on paper: who came, numbered minutes, clauses, end, signature.

Exempt minutes are ruled by meetings.visibility: the public reads their number, the item's title and the Schedule 12A
description. The heading that the clerk wrote over an exempt minute stays with its text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from meetings import action_words, minute_numbers, minute_rows, visibility
from meetings.enums import Audience, ItemKind, MinutesStatus
from meetings.models import Meeting, Minute, Minutes
from meetings.papers import (
    minutes_agreement,
    minutes_attendance,
    minutes_clauses,
    minutes_exclusions,
    minutes_interests,
    minutes_motions,
    minutes_numbers,
    minutes_outcomes,
    minutes_parts,
    minutes_times,
)
from meetings.papers.minutes_agreement import Signing
from meetings.papers.minutes_attendance import AttendanceLine
from meetings.papers.minutes_clauses import Clause
from meetings.papers.minutes_interests import InterestRow, Told
from meetings.papers.minutes_motions import PrintedMotion
from meetings.papers.minutes_parts import PrintedPart
from meetings.services.attendance import in_order
from meetings.services.minute_numbering import numbers_for
from scrutiny.templatetags.british import uk_date, uk_time


@dataclass(frozen=True)
class MinuteEntry:
    """One numbered minute: `narrative` is in the markup, `word` is the decision word with its colon.

    `lead` are sentences before it: who presented, why it was urgent, what became of the item. `interests` is the table
    of interests where the committee prints one, `declared` what was declared during the item. `parts` and `motions`
    follow, in the order in which they happened. `exclusions` tell that the public was to leave and stayed, `kept_note`
    and `kept_grounds` that a part is kept, `summary` what the public is told of that. `paragraphs` are the numbers of
    the paragraphs of the narrative.
    """

    pk: int
    number: str
    title: str
    ref: str
    lead: tuple[str, ...]
    narrative: str
    interests: tuple[InterestRow, ...]
    declared: tuple[str, ...]
    parts: tuple[PrintedPart, ...]
    motions: tuple[PrintedMotion, ...]
    word: str
    clauses: tuple[Clause, ...]
    action: str
    is_exempt: bool
    is_withheld: bool
    exempt_notice: tuple[str, ...]
    exclusions: tuple[str, ...] = ()
    kept_note: str = ""
    kept_grounds: tuple[str, ...] = ()
    summary: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class MinutesPaper:
    """All that the minutes of one meeting print. Empty strings print nothing; `manner` is a MinutesManner."""

    title: str
    council: str
    body: str
    day: str
    place: str
    status: str
    is_draft: bool
    audience: str
    manner: str
    attendance: tuple[AttendanceLine, ...]
    presided: tuple[str, ...]
    opened: str
    order: str
    entries: tuple[MinuteEntry, ...]
    ended: str
    corrections: str
    corrected: tuple[str, ...]
    agreed: str
    signed_by: str
    signing: Signing | None


def compose(minutes: Minutes, audience: Audience) -> MinutesPaper:
    """The minutes for an audience, with the numbers that they have or would get now (five queries)."""
    meeting = minutes.meeting
    rows = in_order(minute_rows.attendances_of(meeting))
    read = minute_rows.entries_of(minutes, rows)
    entries = [entry for entry in read if minutes_outcomes.is_printed(entry)]
    presided = minute_rows.presidings_of(rows, read)
    told = minutes_interests.Told(meeting, entries, rows)
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
        manner=meeting.committee.minutes_manner,
        attendance=tuple(
            minutes_attendance.lines_of(rows, with_apologies=not has_apologies_minute, presiding=presided)
        ),
        presided=tuple(filter(None, minutes_attendance.sentences(minutes, presided))),
        opened=_opened(meeting),
        order=minutes_outcomes.order(entries),
        entries=tuple(_numbered(minutes, entries, audience, told)),
        ended=minutes_times.ended(meeting),
        corrections=minutes.corrections,
        corrected=minutes_agreement.corrections(minutes, audience, read),
        agreed=minutes_agreement.agreed(minutes),
        signed_by=minutes.signed_by,
        signing=minutes_agreement.signing(minutes),
    )


def _opened(meeting: Meeting) -> str:
    """When the meeting began, where that was not the time for which it was called."""
    if meeting.opened_at is None or meeting.opened_at == meeting.start_time:
        return ""
    return _("The meeting began at %(time)s.") % {"time": uk_time(meeting.opened_at)}


def _status(minutes: Minutes) -> str:
    if minutes.status == MinutesStatus.AGREED:
        return _("Agreed as a correct record")
    return _("Draft, not yet agreed as a correct record")


def _numbered(
    minutes: Minutes, entries: list[Minute], audience: Audience, told: Told
) -> Iterable[MinuteEntry]:
    is_fixed = minutes.status != MinutesStatus.DRAFT
    numbers = [entry.number for entry in entries] if is_fixed else numbers_for(minutes, entries, refuse=False)
    under = minutes_numbers.paragraphs(minutes.meeting.committee, entries, numbers)
    for entry, number, paragraphs in zip(entries, numbers, under, strict=True):
        column = entry.action if is_fixed else action_words.column(entry)
        printed = _entry(entry, minute_numbers.printed(number), column, audience, told)
        printed = replace(
            printed,
            parts=minutes_numbers.of_parts(printed.parts, paragraphs),
            paragraphs=paragraphs.get(minutes_numbers.NARRATIVE, ()),
        )
        yield _without_kept(printed, entry, audience)


def _entry(entry: Minute, number: str, column: str, audience: Audience, told: Told) -> MinuteEntry:
    item = entry.item
    notice = visibility.descriptions(item.exempt_paragraphs) if item and entry.is_exempt else ()
    if not visibility.may_see_minute(entry.is_exempt, audience):
        return _withheld(entry, number, notice)
    return MinuteEntry(
        pk=entry.pk,
        number=number,
        title=entry.title,
        ref=item.ref if item else "",
        lead=minutes_outcomes.sentences(entry, audience),
        narrative=entry.narrative if visibility.may_see_kept(entry.in_private, audience) else "",
        interests=told.table(entry, audience),
        declared=told.during(entry, audience),
        parts=minutes_parts.printed(entry, audience),
        motions=minutes_motions.printed(entry, audience),
        word=_word(entry.decision_word),
        clauses=minutes_clauses.printed(entry, audience),
        action=column,
        is_exempt=entry.is_exempt,
        is_withheld=False,
        exempt_notice=notice,
    )


def _withheld(entry: Minute, number: str, notice: tuple[str, ...]) -> MinuteEntry:
    item = entry.item
    return MinuteEntry(
        pk=entry.pk,
        number=number,
        title=entry.open_title,
        ref=item.ref if item else "",
        lead=(),
        narrative="",
        interests=(),
        declared=(),
        parts=minutes_parts.facts(entry, Audience.PUBLIC),
        motions=(),
        word="",
        clauses=(),
        action="",
        is_exempt=True,
        is_withheld=True,
        exempt_notice=notice,
    )


def _without_kept(printed: MinuteEntry, entry: Minute, audience: Audience) -> MinuteEntry:
    """The entry less what stands outside its parts and is kept, and with what is told of the exclusion."""
    shows_own = visibility.may_see_kept(entry.in_private or entry.is_exempt, audience)
    partly = minutes_exclusions.is_partly_kept(entry) and not entry.is_exempt
    return replace(
        printed,
        title=printed.title if shows_own else entry.open_title,
        lead=printed.lead if shows_own else (),
        action=printed.action if visibility.may_see_kept(partly, audience) else "",
        exclusions=minutes_exclusions.sentences(entry, audience),
        kept_note=_("Part of this minute is not for publication.") if partly else "",
        kept_grounds=minutes_exclusions.notice(entry) if partly else (),
        summary=minutes_exclusions.summary(entry),
    )


def _word(word: str) -> str:
    return f"{word}:" if word[-1:].isalnum() else word


def frame(minutes: MinutesPaper) -> dict[str, str]:
    """What stands at the head and foot of every page, and the watermark of a draft."""
    status = str(_("Draft")) if minutes.is_draft else ""
    return {"body": minutes.body, "date": minutes.day, "label": minutes.council, "status": status}
