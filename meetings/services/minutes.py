"""The minutes of a meeting as a whole: started, and published as draft with their numbers."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings import action_words, policies, ready_phrases, workflows
from meetings.enums import Event, ItemKind, MeetingStatus, MinutesStatus, Presence
from meetings.minute_enums import ItemOutcome, PartKind
from meetings.models import Committee, Meeting, Minute, Minutes
from meetings.services import (
    agreements,
    attendance,
    exclusions,
    issued_numbers,
    later_minutes,
    meetings,
    minute_entries,
    minute_mails,
    minute_papers,
    private_parts,
    standing_phrases,
)
from meetings.services.minute_numbering import left_out_by, numbers_for, scheme_of
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date, uk_time


@transaction.atomic
def start(*, meeting: Meeting, by: User) -> Minutes:
    """Start the minutes with one entry per agenda item, ready with the standing text of routine ones.

    A second call returns the minutes that the first one made. Raises Refused, and ValidationError for a meeting that
    is cancelled.
    """
    policies.check_record_minutes(by, meeting)
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    existing = Minutes.objects.filter(meeting=meeting).first()
    if existing:
        return existing
    if locked.status == MeetingStatus.CANCELLED:
        raise ValidationError(_("This meeting was cancelled, so it has no minutes."))
    minutes = Minutes(meeting=meeting)
    records.create(minutes, by=by, event=Event.MINUTES_CREATED, council=meeting.council)
    minute_entries.prepare(minutes=minutes, by=by)
    return minutes


@transaction.atomic
def end(
    *,
    minutes: Minutes,
    by: User,
    expected_version: int | None,
    ended_at: dt.time | None,
    ended_as_printed: str = "",
) -> Meeting:
    """Record when the meeting ended, and how that is printed where it differs ("20.30pm"); returns the meeting.

    The usual words of routine items then say what was recorded during the evening (standing_phrases.refresh).
    `expected_version` is the meeting's. Raises Refused once the minutes are published, StaleEdit, and
    ValidationError when it would end before it started.
    """
    policies.check_edit_minutes(by, minutes)
    start_time = minutes.meeting.start_time
    if ended_at and start_time and meetings.SMALL_HOURS <= ended_at < start_time:
        sentence = _("The meeting started at %(start)s. It cannot end before that.")
        raise ValidationError({"ended_at": sentence % {"start": uk_time(start_time)}})
    standing_phrases.refresh(minutes=minutes, by=by)
    return records.change(
        minutes.meeting,
        by=by,
        event=Event.MEETING_ENDED,
        council=minutes.council,
        expected_version=expected_version,
        ended_at=ended_at,
        ended_as_printed=ended_as_printed,
    )


@transaction.atomic
def publish(*, minutes: Minutes, by: User, at: dt.datetime | None = None) -> Minutes:
    """Give every entry its number, publish the minutes as draft and tell the members; the entries are then fixed.

    A worker makes the PDF and publishes it, and the exempt minutes apart when there are any.

    `at` is when they were published, for a meeting that is entered long after it was held.

    Raises Refused, WrongState when they are published already, and ValidationError when nothing is recorded, the
    meeting is still to come, or a typed number was used before.
    """
    policies.check_publish_minutes(by, minutes)
    Committee.objects.select_for_update(of=("self",)).get(pk=minutes.meeting.committee_id)
    _check_ready(minutes)
    private_parts.mark(minutes)
    entries = list(minutes.entries.exclude(outcome=ItemOutcome.NO_MINUTE).select_related("item"))
    _fix_action_columns(entries)
    for entry, number in zip(entries, numbers_for(minutes, entries), strict=True):
        entry.number = number
    published = workflows.MINUTES.apply(
        minutes, "publish", by=by, council=minutes.council, published_at=at or timezone.now()
    )
    Minute.objects.bulk_update(entries, ["number", "action"])
    scheme = scheme_of(minutes.meeting.committee)
    issued_numbers.issue(meeting=minutes.meeting, entries=entries, scheme=scheme, by=by)
    minute_papers.order(published, by=by, at=at)
    minute_mails.send(minutes=published, by=by, is_first=True)
    return published


# Agreement has a module of its own; with publication it makes the life of minutes, so both are found here.
agree = agreements.agree


def _fix_action_columns(entries: list[Minute]) -> None:
    """Write into each minute who does what, since an action may change afterwards and published minutes do not."""
    prefetch_related_objects(entries, "actions__organisation", "resolutions", "parts")
    for entry in entries:
        entry.action = action_words.column(entry)


def missing(minutes: Minutes) -> list[str]:
    """What is not recorded yet, a sentence each; nothing in it forbids publication (seven queries)."""
    meeting = minutes.meeting
    rows = list(meeting.attendances.all())
    entries = list(minutes.entries.select_related("item").prefetch_related("resolutions", "parts"))
    found = []
    if not rows:
        found.append(_("No attendance is recorded."))
    elif not any(row.in_the_chair for row in rows):
        found.append(_("It is not recorded who presided."))
    quorum = attendance.quorum(meeting, rows)
    is_told = any(part.kind == PartKind.QUORUM for entry in entries for part in entry.parts.all())
    if rows and not quorum.is_met and not is_told:
        words = {"present": quorum.present, "needed": quorum.needed}
        found.append(
            _("Voting members recorded as present: %(present)s. The committee's quorum is %(needed)s.")
            % words
        )
    if not (meeting.ended_at or meeting.ended_as_printed):
        found.append(_("The time at which the meeting ended is not recorded."))
    empty = [entry.title for entry in entries if not _says_something(entry)]
    found.extend(_("Nothing is recorded under “%(title)s”.") % {"title": title} for title in empty)
    bare = [entry.title for entry in entries if entry.item and entry.item.is_exempt and not entry.is_exempt]
    unmarked = _(
        "“%(title)s” is the minute of an exempt item and will be public: mark it exempt if it must not be."
    )
    found.extend(unmarked % {"title": title} for title in bare)
    unsettled = _("Words are kept beside “%(title)s” and not put in.")
    beside = [entry.title for entry in entries if any(part.is_beside for part in entry.parts.all())]
    found.extend(unsettled % {"title": title} for title in beside)
    found.extend(exclusions.unclear(minutes))
    unnamed = _("%(name)s sent apologies and is not named in the minute of apologies.")
    found.extend(unnamed % {"name": name} for name in _apologies_not_minuted(rows, entries))
    found.extend(later_minutes.differing_dates(entries))
    gap = _("“%(title)s” still has a gap (…) to fill in.")
    found.extend(gap % {"title": entry.title} for entry in entries if _has_gap(entry))
    left_out = _(
        "Publication leaves out the minute numbers from %(first)s to %(last)s. Say why in the list of minute numbers."
    )
    numbered = [entry for entry in entries if entry.outcome != ItemOutcome.NO_MINUTE]
    # Only a number that was typed can leave others out.
    for first, last in left_out_by(minutes, numbered) if any(entry.number for entry in numbered) else ():
        found.append(left_out % {"first": first, "last": last})
    if waiting := minutes.proposed_corrections.waiting().count():
        found.append(
            ngettext(
                "%(count)d correction that a member proposed waits for an answer.",
                "%(count)d corrections that members proposed wait for an answer.",
                waiting,
            )
            % {"count": waiting}
        )
    return found


def _apologies_not_minuted(rows, entries: Iterable[Minute]) -> list[str]:
    told = [entry for entry in entries if entry.item and entry.item.kind == ItemKind.APOLOGIES]
    if not told:
        return []
    words = " ".join(
        part for entry in told for part in (entry.narrative, *(c.text for c in entry.resolutions.all()))
    )
    return [row.name for row in rows if row.presence == Presence.APOLOGIES and row.name not in words]


def _has_gap(entry: Minute) -> bool:
    """Whether a standing phrase was put in whose field had nothing to print."""
    texts = (entry.narrative, *(clause.text for clause in entry.resolutions.all()))
    return any(ready_phrases.GAP in text for text in texts)


def _says_something(entry: Minute) -> bool:
    """Whether something is minuted, or it is told why nothing was."""
    return bool(
        entry.outcome != ItemOutcome.TAKEN
        or entry.narrative.strip()
        or entry.resolutions.all()
        or entry.parts.all()
    )


def _check_ready(minutes: Minutes) -> None:
    if minutes.status != MinutesStatus.DRAFT:
        return  # the workflow answers with the present state
    if minutes.meeting.date > timezone.localdate():
        raise ValidationError(
            _("The meeting is on %(date)s. Its minutes can be published once it has taken place.")
            % {"date": uk_date(minutes.meeting.date)}
        )
    if not any(map(_says_something, minutes.entries.prefetch_related("resolutions", "parts"))):
        raise ValidationError(_("Nothing is recorded yet. Write at least one minute, then publish."))
