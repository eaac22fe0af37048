"""What the minutes of a later meeting say of earlier minutes that it agreed, and in which minute it says so."""

from collections.abc import Sequence

from django.db.models import F, Q
from django.utils.translation import gettext as _

from meetings import agreement_words
from meetings.enums import Event, ItemKind, MinutesStatus
from meetings.models import Meeting, Minute, Minutes, Resolution
from meetings.services import minute_entries, private_parts, resolutions
from meetings.services.minute_entries import Evening
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


def entry_for(earlier: Meeting, *, at: Meeting | None = None) -> Minute | None:
    """The minute of the item under which minutes of an earlier meeting are agreed (one query).

    It is looked for at one meeting, or (None) in the first minutes still being written that have such an item.
    """
    named = Q(item__earlier_meeting=earlier) | Q(item__also_earlier=earlier)
    where = Q(minutes__meeting=at) if at else Q(minutes__status=MinutesStatus.DRAFT)
    return (
        Minute.objects.filter(named, where, item__kind=ItemKind.MINUTES)
        .select_related("item__earlier_meeting", "minutes__meeting__committee__council")
        .order_by("minutes__meeting__date", "position")
        .first()
    )


def is_open(entry: Minute) -> bool:
    """Whether the minutes of the later meeting can still be written."""
    return entry.minutes.status == MinutesStatus.DRAFT


def tell_agreed(
    entry: Minute, *, by: User, earlier: Sequence[Meeting], corrections: Sequence[str] = ()
) -> None:
    """Write in a later minute that the minutes of earlier meetings were agreed, and with which corrections.

    The standing clause is replaced. Where the clerk has worded the agreement otherwise that stays, and the
    corrections get a clause of their own.
    """
    dates = [uk_date(meeting.date) for meeting in earlier]
    words = agreement_words.agreed(dates, corrections)
    clauses = list(entry.resolutions.all())
    standing = _standing(entry, clauses, dates)
    if standing:
        if corrections or any(date not in dates for date in _dates_named(entry)):
            _say(standing, words, by=by)
        return
    told = " ".join([entry.narrative, *(clause.text for clause in clauses)])
    if any(date not in told for date in dates):
        _add(entry, words, len(clauses), by=by)
    elif corrections:
        _add(entry, agreement_words.corrected(dates, corrections), len(clauses), by=by)


def tell_agreed_elsewhere(entry: Minute, *, by: User, earlier: Sequence[Minutes]) -> None:
    """Write in a later minute that another body had agreed earlier minutes, which the standing clause tells no more."""
    dates = [uk_date(minutes.meeting.date) for minutes in earlier]
    standing = _standing(entry, list(entry.resolutions.all()), dates)
    waiting = [date for date in _dates_named(entry) if date not in dates]
    if standing and waiting:
        _say(standing, agreement_words.agreed(waiting), by=by)
    elif standing:
        resolutions.check_free(entry, standing)
        gone = {"text": standing.text}
        audit.record(Event.CLAUSE_REMOVED, by=by, subject=standing, council=entry.council, **gone)
        standing.delete()
    noted = [_noted(minutes, date) for minutes, date in zip(earlier, dates, strict=True)]
    new = [sentence for sentence in noted if sentence not in entry.narrative]
    if new:
        narrative = "\n\n".join(part for part in (entry.narrative.strip(), *new) if part)
        minute_entries.change(minute=entry, by=by, expected_version=None, narrative=narrative)


def _noted(minutes: Minutes, date: str) -> str:
    words = {"body": minutes.agreed_by_body, "on": uk_date(minutes.agreed_on)}
    return agreement_words.already_agreed(date, **words)


def _standing(entry: Minute, clauses: Sequence[Resolution], dates: Sequence[str]) -> Resolution | None:
    """The clause that still has the standing words, for these meetings or for all that the item names."""
    usual = minute_entries.standing_text(entry.item, Evening(entry.minutes.meeting))
    wordings = {agreement_words.agreed(dates), *usual.clauses}
    return next((clause for clause in clauses if clause.text in wordings), None)


def _dates_named(entry: Minute) -> list[str]:
    return [uk_date(meeting.date) for meeting in minute_entries.earlier_meetings(entry.item)]


def _say(clause: Resolution, words: str, *, by: User) -> None:
    if clause.text == words:
        return
    records.change(clause, by=by, event=Event.CLAUSE_CHANGED, council=clause.council, text=words)
    _touch(clause.minute_id)


def _add(entry: Minute, words: str, position: int, *, by: User) -> None:
    clause = Resolution(minute=entry, text=words, position=position)
    records.create(clause, by=by, event=Event.CLAUSE_ADDED, council=entry.council)
    private_parts.mark(entry.minutes)
    _touch(entry.pk)


def _touch(minute_id: int) -> None:
    """Clauses are edited together with their minute: who has it open is told that it changed."""
    Minute.objects.filter(pk=minute_id).update(version=F("version") + 1)


def differing_dates(entries: Sequence[Minute]) -> list[str]:
    """A sentence for every minute that names another date than the meeting on the agenda line.

    What is recorded stays as it is recorded: the difference is told and never put right here (a query for each
    minute of that kind).
    """
    found = []
    for entry in entries:
        said, planned = _dates_said(entry), _dates_named(entry) if entry.item else []
        if planned and said and not set(said) & set(planned):
            words = {"title": entry.title, "said": said[0], "planned": planned[0]}
            found.append(
                _("“%(title)s” speaks of the meeting of %(said)s. On the agenda it is that of %(planned)s.")
                % words
            )
    return found


def _dates_said(entry: Minute) -> list[str]:
    text = " ".join([entry.narrative, *(clause.text for clause in entry.resolutions.all())])
    return agreement_words.dates_in(text)
