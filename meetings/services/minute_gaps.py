"""What is not recorded yet in the minutes of a meeting: told before they are published, and forbidding nothing."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings import minute_rows, ready_phrases
from meetings.enums import ItemKind, Presence
from meetings.minute_enums import ItemOutcome, PartKind
from meetings.models import Minute, Minutes
from meetings.services import attendance, exclusions, later_minutes
from meetings.services.minute_numbering import left_out_by


def missing(minutes: Minutes) -> list[str]:
    """What is not recorded yet, a sentence each; nothing in it forbids publication (five queries, six when co-opted
    members came)."""
    meeting = minutes.meeting
    rows = list(meeting.attendances.all())
    entries = minute_rows.entries_of(minutes, rows)
    prefetch_related_objects(
        [entry.item for entry in entries if entry.item], "earlier_meeting", "also_earlier"
    )
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
    empty = [entry.title for entry in entries if not says_something(entry)]
    found.extend(_("Nothing is recorded under “%(title)s”.") % {"title": title} for title in empty)
    bare = [entry.title for entry in entries if entry.item and entry.item.is_exempt and not entry.is_exempt]
    unmarked = _(
        "“%(title)s” is the minute of an exempt item and will be public: mark it exempt if it must not be."
    )
    found.extend(unmarked % {"title": title} for title in bare)
    unsettled = _("Words are kept beside “%(title)s” and not put in.")
    beside = [entry.title for entry in entries if any(part.is_beside for part in entry.parts.all())]
    found.extend(unsettled % {"title": title} for title in beside)
    found.extend(exclusions.unclear(entries))
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
    spans = left_out_by(minutes, numbered) if any(entry.number for entry in numbered) else ()
    found.extend(left_out % {"first": first, "last": last} for first, last in spans)
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


def says_something(entry: Minute) -> bool:
    """Whether something is minuted, or it is told why nothing was."""
    return bool(
        entry.outcome != ItemOutcome.TAKEN
        or entry.narrative.strip()
        or entry.resolutions.all()
        or entry.parts.all()
    )


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
