"""Press and public excluded and re-admitted: Local Government Act 1972 s.100A(4)-(5), Schedule 12A.

An exclusion begins with one part of the minutes and ends with another, perhaps of a later item; what is minuted in
between is in private (meetings/services/private_parts.py), whoever adds it.
"""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import EXEMPT_BY_NATION, Event, ItemKind
from meetings.minute_enums import ExclusionOutcome, ItemOutcome, PartKind
from meetings.models import AgendaItem, Exclusion, Minute, MinutePart, Minutes, Motion
from meetings.services import minute_entries, minute_parts, private_parts, resolutions
from meetings.services.minute_entries import Evening
from meetings.services.resolutions import ClauseText
from scrutiny import audit, records
from scrutiny.models import User


@transaction.atomic
def exclude(
    *,
    minute: Minute,
    by: User,
    outcome: str = ExclusionOutcome.EXCLUDED,
    items: Iterable[AgendaItem] = (),
    after: MinutePart | None = None,
    at_start: bool = False,
    at: dt.time | None = None,
    stops_stream: bool = False,
    record_shown: str = "",
    **fields,
) -> Exclusion:
    """Record what was decided under an item about excluding press and public; `outcome` is an ExclusionOutcome.

    When they were excluded it begins `after` a part of the item (None: at the end of what is minuted so far) or, when
    `at_start`, before all that is minuted under it; `at` is the time. `stops_stream` records that the public stream
    was stopped. `record_shown` is a confidential record that was shown in private to those who signed for it.
    Other `fields`: proceedings, paragraphs, proposed_paragraphs,
    public_interest_reason, motion. Raises Refused once the minutes are published, and ValidationError: s.100A(5) wants
    the proceedings named, and the paragraphs are those of the council's nation.
    """
    minutes = minute.minutes
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    chosen = _named(minute, items, fields.get("proceedings", ""))
    exclusion = Exclusion(minute=minute, outcome=outcome, **fields)
    _check(exclusion, chosen)
    told = {"items": [item.title for item in chosen], "paragraphs": exclusion.paragraphs}
    if outcome == ExclusionOutcome.EXCLUDED:
        exclusion.began = _left(minute, by, after, at, at_start=at_start, stops_stream=stops_stream)
    records.create(exclusion, by=by, event=Event.PUBLIC_EXCLUDED, council=minute.council, **told)
    exclusion.items.set(chosen)
    private_parts.mark(minutes)
    if exclusion.began and record_shown.strip():
        words = _("%(record)s was shown to those who had signed that they keep it confidential.")
        minute_parts.add(
            minute=minute,
            by=by,
            kind=PartKind.NOTE,
            after=exclusion.began,
            text=words % {"record": record_shown.strip()},
        )
    return exclusion


@transaction.atomic
def change(
    *, exclusion: Exclusion, by: User, expected_version: int | None, items: Iterable[AgendaItem], **fields
) -> Exclusion:
    """Correct what was decided; where the public left and came back stays.

    Raises Refused, StaleEdit, and ValidationError when the outcome would say that the public stayed while something is
    minuted in private, or that it left.
    """
    minute = exclusion.minute
    policies.check_edit_minutes(by, minute.minutes)
    chosen = _named(minute, items, fields.get("proceedings", exclusion.proceedings))
    was_excluded = exclusion.began_id is not None
    if was_excluded != (fields.get("outcome", exclusion.outcome) == ExclusionOutcome.EXCLUDED):
        raise ValidationError(
            {
                "outcome": _(
                    "Take this record out and record anew what was decided: the public left or stayed."
                )
            }
        )
    for name, value in fields.items():
        setattr(exclusion, name, value)
    _check(exclusion, chosen)
    records.change(
        exclusion,
        by=by,
        event=Event.EXCLUSION_CHANGED,
        council=minute.council,
        expected_version=expected_version,
        **fields,
    )
    exclusion.items.set(chosen)
    private_parts.mark(minute.minutes)
    return exclusion


@transaction.atomic
def readmit(
    *,
    exclusion: Exclusion,
    by: User,
    minute: Minute,
    after: MinutePart | None = None,
    at: dt.time | None = None,
    starts_stream: bool = False,
    decided_in_private: bool = True,
) -> Exclusion:
    """Record that press and public came back during an item: `after` one of its parts (None: at its end so far).

    Decisions have no place among the parts: those that this item has by now stay not for publication unless they were
    not `decided_in_private`. Raises Refused once the minutes are published, and ValidationError when the public is
    back already or would come back before it left.
    """
    minutes = exclusion.minute.minutes
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    exclusion.refresh_from_db()
    if exclusion.began_id is None:
        raise ValidationError(_("The public was not excluded, so there is nobody to re-admit."))
    if exclusion.ended_id:
        raise ValidationError(_("It is recorded already that the public came back."))
    if minute.minutes_id != minutes.pk:
        raise ValidationError({"minute": _("Choose an item of this meeting.")})
    back = minute_parts.add(minute=minute, by=by, kind=PartKind.READMITTED, after=after, at=at)
    if starts_stream:
        minute_parts.add(minute=minute, by=by, kind=PartKind.STREAM_STARTED, after=back, at=at)
    if decided_in_private:
        _keep_decisions(minute)
    records.change(exclusion, by=by, event=Event.PUBLIC_READMITTED, council=exclusion.council, ended=back)
    private_parts.mark(minutes, releases=True)
    return exclusion


@transaction.atomic
def take_back_end(*, exclusion: Exclusion, by: User) -> Exclusion:
    """Take out that the public came back: all that follows is in private again. Raises Refused and ValidationError."""
    minutes = exclusion.minute.minutes
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    exclusion.refresh_from_db()
    end = exclusion.ended
    if end is None:
        raise ValidationError(_("It is not recorded that the public came back."))
    records.change(exclusion, by=by, event=Event.EXCLUSION_CHANGED, council=exclusion.council, ended=None)
    minute_parts.remove(part=end, by=by)
    return exclusion


@transaction.atomic
def remove(*, exclusion: Exclusion, by: User, releases: bool = False) -> Minutes:
    """Take out what was recorded by mistake, and return the minutes.

    What was minuted in private stays not for publication by its own mark, unless it `releases` that to the public.
    Raises Refused once the minutes are published.
    """
    minutes = exclusion.minute.minutes
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    exclusion.refresh_from_db()
    edges = [part for part in (exclusion.began, exclusion.ended) if part]
    said = {"paragraphs": exclusion.paragraphs, "proceedings": exclusion.proceedings, "released": releases}
    audit.record(Event.EXCLUSION_REMOVED, by=by, subject=exclusion, council=exclusion.council, **said)
    exclusion.delete()
    # Marked while the edges still stand, so that nothing else moves between the two.
    private_parts.mark(minutes, releases=releases)
    for part in edges:
        minute_parts.remove(part=part, by=by)
    return minutes


def running(entries: Iterable[Minute]) -> Exclusion | None:
    """The exclusion in force where the minutes end so far, None when the public is there.

    `entries` are those of meetings.minute_rows (no query).
    """
    found = None
    for entry in entries:
        for part in entry.parts.all():
            if hasattr(part, "ended_exclusion"):
                found = None
            found = getattr(part, "began_exclusion", found)
    return found


def unclear(entries: Iterable[Minute]) -> list[str]:
    """What is not recorded about the exclusion of the public in the entries of minutes, a sentence each (no query when
    their exclusions were read along)."""
    rows = list(entries)
    excluded = [(entry, row) for entry in rows for row in entry.exclusions.all() if row.began_id]
    bare = _("The public was excluded under “%(title)s” and no paragraph of Schedule 12A is recorded.")
    found = [bare % {"title": entry.title} for entry, row in excluded if not row.paragraphs]
    kept = any(entry.is_exempt and entry.item and entry.outcome == ItemOutcome.TAKEN for entry in rows)
    if kept and not excluded:
        found.append(_("There are exempt minutes, and it is not recorded that the public was excluded."))
    return found


def _left(
    minute: Minute,
    by: User,
    after: MinutePart | None,
    at: dt.time | None,
    *,
    at_start: bool,
    stops_stream: bool,
) -> MinutePart:
    """The part with which an exclusion begins. What was said before is put among the parts, where it has its place."""
    _take_out_standing(minute, by=by)
    if not at_start:
        _move_opening(minute, by)
    left = []
    if stops_stream:
        left.append(minute_parts.add(minute=minute, by=by, kind=PartKind.STREAM_STOPPED, at=at, after=after))
        after = left[0]
    left.append(minute_parts.add(minute=minute, by=by, kind=PartKind.EXCLUDED, at=at, after=after))
    if at_start:
        _put_first(minute, left)
    return left[-1]


def _move_opening(minute: Minute, by: User) -> None:
    """Make what was said under an item before the public left its first part.

    It was said in public, while the text of an entry during which the public is excluded is kept.
    """
    minute.refresh_from_db()
    if minute.in_private or not minute.narrative.strip():
        return
    part = minute_parts.add(minute=minute, by=by, kind=PartKind.NOTE, text=minute.narrative)
    _put_first(minute, [part])
    minute_entries.change(minute=minute, by=by, expected_version=None, narrative="")


def _put_first(minute: Minute, first: list[MinutePart]) -> None:
    others = minute.parts.exclude(pk__in=[part.pk for part in first])
    for place, row in enumerate([*first, *others]):
        row.position = place
        row.save(update_fields=["position"])


def _take_out_standing(minute: Minute, *, by: User) -> None:
    """The resolution is printed from the record, so the ready sentence for the item would say it twice."""
    if minute.item is None or minute.item.kind != ItemKind.EXCLUSION:
        return
    ready = minute_entries.standing_text(minute.item, Evening(minute.minutes.meeting)).clauses
    gone = [
        ClauseText(row.text, pk=row.pk, remove=True) for row in minute.resolutions.all() if row.text in ready
    ]
    if gone:
        resolutions.write(minute=minute, by=by, clauses=gone)


def _keep_decisions(minute: Minute) -> None:
    """Mark the motions and clauses of an item that were recorded in private as not for publication."""
    for rows in (minute.motions, minute.resolutions):
        for row in rows.filter(in_private=True, is_exempt=False):
            row.is_exempt = True
            row.version += 1
            row.save(update_fields=["is_exempt", "version"])


def _named(minute: Minute, items: Iterable[AgendaItem], proceedings: str) -> list[AgendaItem]:
    """The items that the resolution names; without any, and without other words, the item under which it was taken."""
    chosen = list(items)
    if any(item.meeting_id != minute.minutes.meeting_id for item in chosen):
        raise ValidationError({"items": _("Choose items of this meeting.")})
    if chosen or proceedings.strip():
        return chosen
    if minute.item is None or minute.item.kind == ItemKind.EXCLUSION:
        raise ValidationError(
            {"items": _("Choose the items for which the public was to leave, or write for which business.")}
        )
    return [minute.item]


def _check(exclusion: Exclusion, items: list[AgendaItem]) -> None:
    here = {paragraph.value for paragraph in EXEMPT_BY_NATION[exclusion.council.nation]}
    for name in ("paragraphs", "proposed_paragraphs"):
        if not set(getattr(exclusion, name)) <= here:
            raise ValidationError({name: _("Choose paragraphs that hold in the council's nation.")})
    motion: Motion | None = exclusion.motion
    if motion and motion.minute.minutes_id != exclusion.minute.minutes_id:
        raise ValidationError({"motion": _("Choose a motion of this meeting.")})
