"""Minute numbers as they are used up: written down at publication, explained where they were left out, never reused."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import minute_numbers, minute_policies
from meetings.enums import Event, MinutesStatus
from meetings.minute_numbers import NumberScheme
from meetings.models import Committee, IssuedNumber, Meeting, Minute
from meetings.services.minute_numbering import MEETING_RUN, run_of, scheme_of
from scrutiny import audit
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date

MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Given:
    """A number of a run that is used up: by a minute, or left out with a reason. `count` orders them."""

    number: str
    count: int
    minute: Minute | None = None
    reason: str = ""


@dataclass(frozen=True)
class Gap:
    """Counts that no minute has and nobody has explained, first and last with the numbers they would be."""

    first: int
    last: int
    first_number: str
    last_number: str


@dataclass(frozen=True)
class Run:
    """One run of a committee's numbers: how it is named, what was given, what is missing."""

    key: str
    label: str
    year: int
    rows: tuple[Given | Gap, ...]

    @property
    def gaps(self) -> list[Gap]:
        return [row for row in self.rows if isinstance(row, Gap)]


def issue(*, meeting: Meeting, entries: Iterable[Minute], scheme: NumberScheme, by: User) -> None:
    """Write down that the entries have their numbers; for minutes.publish, inside its transaction.

    Raises ValidationError when a number of the run is used up, also where another request was first.
    """
    run = run_of(meeting)
    taken = set(
        IssuedNumber.objects.filter(committee=meeting.committee, run=run).values_list("number", flat=True)
    )
    for entry in entries:
        if entry.number in taken:
            raise ValidationError(
                _("Minute number %(number)s is used up. Choose another.") % {"number": entry.number}
            )
    IssuedNumber.objects.bulk_create(
        IssuedNumber(
            committee=meeting.committee,
            run=run,
            number=entry.number,
            count=scheme.count_of(entry.number),
            minute=entry,
            issued_by=str(by),
        )
        for entry in entries
    )


@transaction.atomic
def explain(
    *, committee: Committee, by: User, run: str, first: int, last: int, reason: str
) -> list[IssuedNumber]:
    """Say why the numbers with the counts from `first` to `last` were left out; they are then never given.

    Raises Refused, and ValidationError when they are no gap of the run, or no reason is given.
    """
    minute_policies.check_explain_number(by, committee)
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the number is left out.")})
    found = run_for(committee, run)
    gap = next((gap for gap in found.gaps if gap.first <= first <= last <= gap.last), None)
    if gap is None or last - first >= MOST_AT_ONCE:
        raise ValidationError(_("These numbers are not left out any more. Go back to the list."))
    rows = [
        IssuedNumber(
            committee=committee,
            run=run,
            number=scheme_of(committee).written(count, year=found.year),
            count=count,
            reason=reason.strip(),
            issued_by=str(by),
        )
        for count in range(first, last + 1)
    ]
    IssuedNumber.objects.bulk_create(rows)
    audit.record(
        Event.NUMBER_LEFT_OUT,
        by=by,
        subject=committee,
        council=committee.council,
        run=run,
        numbers=[row.number for row in rows],
        reason=reason.strip(),
    )
    return rows


def runs(committee: Committee) -> list[tuple[str, str]]:
    """The key and name of every run that the committee has given numbers in, the newest first (three queries)."""
    days = {run_of(meeting): meeting.date for meeting in _numbered_meetings(committee)}
    kept = IssuedNumber.objects.filter(committee=committee).exclude(run__startswith=MEETING_RUN)
    for run in kept.values_list("run", flat=True).distinct():
        days.setdefault(run, _began(run))
    order = sorted(days, key=lambda run: days[run], reverse=True)
    return [(run, _label(run, days[run])) for run in order]


def run_for(committee: Committee, key: str) -> Run:
    """A run with its numbers in order and its gaps (two queries).

    Minutes that were published before numbers were written down are in it too. A run that there is not has no rows.
    """
    scheme = scheme_of(committee)
    kept = IssuedNumber.objects.filter(committee=committee, run=key)
    given = [
        Given(row.number, row.count, row.minute, row.reason)
        for row in kept.select_related("minute__item", "minute__minutes__meeting")
    ]
    known = {row.minute.pk for row in given if row.minute}
    older = Minute.objects.filter(minutes__meeting__committee=committee, issued_number=None)
    older = older.exclude(minutes__status=MinutesStatus.DRAFT).exclude(number="").exclude(pk__in=known)
    for minute in older.select_related("item", "minutes__meeting"):
        minute.minutes.meeting.committee = committee
        if run_of(minute.minutes.meeting) == key:
            given.append(Given(minute.number, scheme.count_of(minute.number), minute))
    if not given:
        return Run(key, key, 0, ())
    day = next((row.minute.minutes.meeting.date for row in given if row.minute), None)
    missing = [
        Gap(
            first,
            last,
            scheme.written(first, year=_year(key, day)),
            scheme.written(last, year=_year(key, day)),
        )
        for first, last in (minute_numbers.gaps(row.count for row in given) if scheme.counts else ())
    ]
    rows = sorted([*given, *missing], key=lambda row: row.first if isinstance(row, Gap) else row.count)
    return Run(key, _label(key, day), _year(key, day), tuple(rows))


def _year(run: str, day: dt.date | None) -> int:
    """The year that the numbers of a run name."""
    if run.startswith(MEETING_RUN) or not run[:4].isdecimal():
        return (day or timezone.localdate()).year
    return int(run[:4])


def _numbered_meetings(committee: Committee) -> list[Meeting]:
    meetings = Meeting.objects.filter(committee=committee, minutes__isnull=False)
    meetings = list(meetings.exclude(minutes__status=MinutesStatus.DRAFT).order_by("date"))
    for meeting in meetings:
        meeting.committee = committee
    return meetings


def _began(run: str) -> dt.date:
    return dt.date(int(run[:4]), 1, 1)


def _label(run: str, day: dt.date | None) -> str:
    if run.startswith(MEETING_RUN):
        return _("Meeting of %(date)s") % {"date": uk_date(day)} if day else _("Meeting")
    return _("Municipal year %(year)s") % {"year": run} if "/" in run else _("Year %(year)s") % {"year": run}
