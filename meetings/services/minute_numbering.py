"""Numbers of minutes, from what the committee's earlier minutes have used."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import DateField, F, Value
from django.utils.translation import gettext as _

from meetings import minute_numbers
from meetings.enums import MinutesStatus
from meetings.minute_enums import NumberRun
from meetings.minute_numbers import NumberScheme, Place
from meetings.models import Committee, IssuedNumber, Meeting, Minute, Minutes
from meetings.services import agenda
from scrutiny.templatetags.british import uk_date

# How the run of one meeting is named, before its key.
MEETING_RUN = "meeting "


def scheme_of(committee: Committee) -> NumberScheme:
    """How the committee numbers its minutes."""
    return NumberScheme(
        committee.number_run, committee.number_pattern, committee.number_width, committee.number_code
    )


def run_of(meeting: Meeting) -> str:
    """The run that the numbers of a meeting belong to: "2026/27", "2026", or the meeting itself."""
    committee = meeting.committee
    first = minute_numbers.first_day(committee.number_run, meeting.date, committee.council.year_start)
    if first is None:
        return f"{MEETING_RUN}{meeting.pk}"
    if committee.number_run == NumberRun.CALENDAR_YEAR:
        return str(first.year)
    return f"{first.year}/{(first.year + 1) % 100:02d}"


def numbers_for(minutes: Minutes, entries: Iterable[Minute], *, refuse: bool = True) -> tuple[str, ...]:
    """The number that each entry has or would be given if the minutes were published now (one query).

    Raises ValidationError when a typed number was used at another meeting of the same run, or was left out of it,
    unless told not to.
    """
    return _given(minutes, list(entries), _used(minutes.meeting, minutes), refuse=refuse)


def _given(
    minutes: Minutes, entries: list[Minute], used: dict[str, dt.date | None], *, refuse: bool
) -> tuple[str, ...]:
    """The numbers of the entries, where these are used up."""
    meeting = minutes.meeting
    labels = _labels(meeting, entries)
    places = [Place(entry.number, labels.get(entry.item_id, "")) for entry in entries]
    clash = next((place.typed for place in places if place.typed in used), None)
    if refuse and clash:
        raise ValidationError(_refusal(clash, used[clash]))
    return minute_numbers.assign(scheme_of(meeting.committee), places, used=used, year=year_of(meeting))


def left_out_by(minutes: Minutes, entries: Iterable[Minute]) -> list[tuple[str, str]]:
    """The first and last number of each gap that publication now would leave before a number (one query)."""
    scheme, year = scheme_of(minutes.meeting.committee), year_of(minutes.meeting)
    if not scheme.counts:
        return []
    used = _used(minutes.meeting, minutes)
    new = {scheme.count_of(number) for number in _given(minutes, list(entries), used, refuse=False)}
    return [
        (scheme.written(first, year=year), scheme.written(last, year=year))
        for first, last in minute_numbers.gaps(new | set(map(scheme.count_of, used)))
        if last + 1 in new
    ]


def _labels(meeting: Meeting, entries: list[Minute]) -> dict[int | None, str]:
    """The number of each item; one that is not fixed yet is counted where the committee's numbers have it in them."""
    told = {entry.item.pk: entry.item.label for entry in entries if entry.item}
    if "{item}" not in meeting.committee.number_pattern or all(told.values()):
        return told
    return {node.item.pk: node.label for node in agenda.nodes(agenda.outline(meeting))}


def next_numbers(committee: Committee, day: dt.date, many: int = 2) -> tuple[str, ...]:
    """The numbers that the next minutes get at a meeting on a day, as far as can be told (one query at most)."""
    meeting = Meeting(committee=committee, date=day)
    places = [Place("", str(place)) for place in range(1, many + 1)]
    return minute_numbers.assign(
        scheme_of(committee), places, used=_used(meeting, None), year=year_of(meeting)
    )


def year_of(meeting: Meeting) -> int:
    """The year that the numbers of a meeting name."""
    committee = meeting.committee
    return minute_numbers.year_of(committee.number_run, meeting.date, committee.council.year_start)


def _used(meeting: Meeting, minutes: Minutes | None) -> dict[str, dt.date | None]:
    """The numbers used up at other meetings of the same run, with the day; None for those that were left out."""
    committee = meeting.committee
    span = (committee.number_run, meeting.date, committee.council.year_start)
    first = minute_numbers.first_day(*span)
    if first is None:
        return {}
    published = (
        Minute.objects.filter(minutes__meeting__committee=committee)
        .filter(minutes__meeting__date__range=(first, minute_numbers.last_day(*span)))
        .exclude(minutes__status=MinutesStatus.DRAFT)
    )
    if minutes:
        published = published.exclude(minutes=minutes)
    left_out = IssuedNumber.objects.filter(committee=committee, run=run_of(meeting), minute=None)
    never = left_out.annotate(day=Value(None, DateField())).values_list("number", "day")
    given = published.order_by().annotate(day=F("minutes__meeting__date")).values_list("number", "day")
    return dict(never.order_by().union(given, all=True))


def _refusal(number: str, day: dt.date | None) -> str:
    words = {"number": number, "date": uk_date(day)}
    if day is None:
        return _("Minute number %(number)s was left out and is not given again. Choose another.") % words
    return (
        _("Minute number %(number)s was used at the meeting of %(date)s. Choose another for this meeting.")
        % words
    )
