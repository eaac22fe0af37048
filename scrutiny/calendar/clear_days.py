"""Periods that council law sets, each counted with its working shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, ngettext

from scrutiny.calendar.bank_holidays import Nation, bank_holiday_name

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class DayWorking:
    """One day between publication and meeting: whether it counts, and why."""

    date: date
    counted: bool
    reason: str


@dataclass(frozen=True)
class ClearDays:
    """The clear working days between two dates, with every day that was looked at."""

    published: date
    meeting: date
    count: int
    days: tuple[DayWorking, ...]

    def enough_for(self, notice_days: int) -> bool:
        """Whether the count reaches the council's notice period (working days)."""
        return self.count >= notice_days

    @property
    def skipped(self) -> tuple[DayWorking, ...]:
        """The days that do not count, each with its reason."""
        return tuple(day for day in self.days if not day.counted)


@dataclass(frozen=True)
class LastDay:
    """The last day on which papers may be published in time, and the count from that day."""

    date: date
    working: ClearDays


@dataclass(frozen=True)
class CountedBack:
    """The working day that lies so many working days before another, with every day that was looked at."""

    date: date
    days: tuple[DayWorking, ...]

    @property
    def skipped(self) -> tuple[DayWorking, ...]:
        """The days that do not count, each with its reason."""
        return tuple(day for day in self.days if not day.counted)


@dataclass(frozen=True)
class CountedOn:
    """The working day that lies so many working days after another, with every day that was looked at."""

    date: date
    days: tuple[DayWorking, ...]


@dataclass(frozen=True)
class Due:
    """The day by which an answer is due, and one sentence that says how it was counted."""

    date: date
    working: str


def clear_days(
    published: date, meeting: date, *, nation: Nation, closures: Collection[date] = frozenset()
) -> ClearDays:
    """Count the clear working days between publication and meeting; neither of the two days counts.

    `closures` are days on which the council is shut: a set of dates, or a mapping of date to reason.
    Local Government Act 1972 s.100B(3) (England) and s.100BA (Wales); R v Swansea CC ex p Elitestone (1993).
    """
    days = []
    count = 0
    for day in _days_between(published, meeting):
        reason = why_not_counted(day, nation=nation, closures=closures)
        if not reason:
            count += 1
        days.append(
            DayWorking(day, not reason, reason or gettext("Clear day %(number)d") % {"number": count})
        )
    return ClearDays(published, meeting, count, tuple(days))


def last_day_to_publish(
    meeting: date, *, notice_days: int, nation: Nation, closures: Collection[date] = frozenset()
) -> LastDay:
    """The latest working day on which papers can be published with `notice_days` clear working days' notice.

    Raises ValueError when `notice_days` is below 0. The period is a setting of the council (5 in England,
    3 in Wales: Local Government Act 1972 ss.100A(6), 100B(3), 100BA); this function never assumes one.
    """
    if notice_days < 0:
        raise ValueError(f"Notice must be 0 or more working days, not {notice_days}.")
    day = meeting
    still_needed = notice_days
    while True:
        day -= ONE_DAY
        if why_not_counted(day, nation=nation, closures=closures):
            continue
        if not still_needed:
            return LastDay(day, clear_days(day, meeting, nation=nation, closures=closures))
        still_needed -= 1


def working_days_before(
    day: date, count: int, *, nation: Nation, closures: Collection[date] = frozenset()
) -> CountedBack:
    """The day that lies `count` working days before a day, counted backwards from the day before it.

    Raises ValueError when `count` is below 1.
    """
    if count < 1:
        raise ValueError(f"Count 1 working day or more, not {count}.")
    days: list[DayWorking] = []
    counted = 0
    while counted < count:
        day -= ONE_DAY
        reason = why_not_counted(day, nation=nation, closures=closures)
        counted += not reason
        words = reason or gettext("Working day %(number)d before") % {"number": counted}
        days.append(DayWorking(day, not reason, words))
    return CountedBack(day, tuple(days))


def working_days_after(
    day: date, count: int, *, nation: Nation, closures: Collection[date] = frozenset()
) -> CountedOn:
    """The day that lies `count` working days after a day, counted from the day after it.

    Raises ValueError when `count` is below 1.
    """
    words = gettext("Working day %(number)d after")
    return _counted_on(day + ONE_DAY, count, words, nation=nation, closures=closures)


def working_days_from(
    day: date, count: int, *, nation: Nation, closures: Collection[date] = frozenset()
) -> CountedOn:
    """The last of `count` working days that start with a day, which counts itself when it is one.

    Raises ValueError when `count` is below 1.
    """
    return _counted_on(day, count, gettext("Working day %(number)d"), nation=nation, closures=closures)


def _counted_on(
    day: date, count: int, words: str, *, nation: Nation, closures: Collection[date]
) -> CountedOn:
    if count < 1:
        raise ValueError(f"Count 1 working day or more, not {count}.")
    days: list[DayWorking] = []
    counted = 0
    while counted < count:
        reason = why_not_counted(day, nation=nation, closures=closures)
        counted += not reason
        days.append(DayWorking(day, not reason, reason or words % {"number": counted}))
        day += ONE_DAY
    return CountedOn(days[-1].date, tuple(days))


def why_not_counted(day: date, *, nation: Nation, closures: Collection[date] = frozenset()) -> str:
    """Why a day is not a working day ("Saturday", "Good Friday", "Council closed: …"); empty when it is one."""
    if day.weekday() >= SATURDAY:
        return str(WEEKDAYS[day.weekday()])
    if holiday := bank_holiday_name(day, nation=nation):
        return holiday
    if day not in closures:
        return ""
    if isinstance(closures, Mapping) and closures[day]:
        return gettext("Council closed: %(reason)s") % {"reason": closures[day]}
    return gettext("Council closed")


def response_due(sent: date, *, days: int = 28) -> Due:
    """The day by which a body must answer: `days` calendar days after the report was sent to it.

    Police and Justice Act 2006 s.19(8) and SI 2009/942 reg 7. The period is a setting of the council.
    """
    due = sent + timedelta(days=days)
    working = ngettext(
        "%(days)d calendar day after %(sent)s is %(due)s.",
        "%(days)d calendar days after %(sent)s is %(due)s.",
        days,
    )
    return Due(due, working % {"days": days, "sent": _printed(sent), "due": _printed(due)})


def municipal_year(on: date, *, start: tuple[int, int]) -> str:
    """The label of the municipal year that a date falls in, such as "2017/18".

    `start` is (month, day) of the council's year: its annual meeting (Local Government Act 1972 sch 12).
    """
    first = on.year if (on.month, on.day) >= start else on.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def _days_between(first: date, last: date) -> Iterator[date]:
    for offset in range(1, (last - first).days):
        yield first + timedelta(days=offset)


def _printed(day: date) -> str:
    return format_date(day, "j F Y")
