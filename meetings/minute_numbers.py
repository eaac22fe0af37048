"""Numbers of minutes, given once at publication by the committee's scheme and never used again.

Pure: the numbers already used go in, the numbers to give come out. Gaps are allowed: a number that was typed before
publication, for a meeting held before these records began, is kept and the next one goes on from it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from meetings.enums import MinuteNumbering

_FIRST_NUMBER = re.compile(r"\d+")
_WIDTH_PER_MEETING = 2


def assign(
    scheme: str, typed: Sequence[str], *, used: Iterable[str] = (), calendar_year: int
) -> tuple[str, ...]:
    """The number of every minute in order; `typed` holds "" where the scheme decides.

    `used` are the numbers given earlier in the same run (see `first_day`). `calendar_year` is the year of the
    meeting, printed by the scheme number/year.
    """
    taken = set(used) | {number for number in typed if number}
    last = 0 if scheme == MinuteNumbering.PER_MEETING else max(map(count_of, used), default=0)
    given = []
    for number in typed:
        if not number:
            last, number = _next_free(scheme, last, taken, calendar_year)
            taken.add(number)
        last = max(last, count_of(number))
        given.append(number)
    return tuple(given)


def first_day(scheme: str, meeting_date: dt.date, year_start: tuple[int, int]) -> dt.date | None:
    """The day on which the meeting's run of numbers began; None when each meeting begins its own.

    Running numbers follow the municipal year, whose month and day are `year_start`; number/year the calendar year,
    as councils that print 15/20 do.
    """
    if scheme == MinuteNumbering.PER_MEETING:
        return None
    if scheme == MinuteNumbering.YEAR_SUFFIX:
        return dt.date(meeting_date.year, 1, 1)
    start = dt.date(meeting_date.year, *year_start)
    return start if start <= meeting_date else dt.date(meeting_date.year - 1, *year_start)


def last_day(scheme: str, meeting_date: dt.date, year_start: tuple[int, int]) -> dt.date | None:
    """The last day of the meeting's run of numbers; None when each meeting begins its own."""
    first = first_day(scheme, meeting_date, year_start)
    return None if first is None else dt.date(first.year + 1, first.month, first.day) - dt.timedelta(days=1)


def count_of(number: str) -> int:
    """The running part of a number: 15 of "15/26", 7 of "07"; 0 when there is none."""
    found = _FIRST_NUMBER.search(number)
    return int(found[0]) if found else 0


def printed(number: str) -> str:
    """The number as it stands in the margin: a bare number takes a full stop."""
    return f"{number}." if number.isdecimal() else number


def _next_free(scheme: str, last: int, taken: set[str], year: int) -> tuple[int, str]:
    while True:
        last += 1
        number = _written(scheme, last, year)
        if number not in taken:
            return last, number


def _written(scheme: str, count: int, year: int) -> str:
    if scheme == MinuteNumbering.PER_MEETING:
        return str(count).zfill(_WIDTH_PER_MEETING)
    if scheme == MinuteNumbering.YEAR_SUFFIX:
        return f"{count}/{year % 100:02d}"
    return str(count)
