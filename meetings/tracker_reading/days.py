"""Dates as trackers write them, in British order; "ongoing" is not a date."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.tracker_reading.words import is_nothing, plain, shortened
from scrutiny.govuk.dates import MONTHS
from scrutiny.templatetags.british import uk_date

EARLIEST, LATEST = 1990, 2060
# Excel counts days from 30 December 1899; a cell without the format of a date shows the number alone.
_EXCEL_START = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(32874, 58800)
_NAMES = "|".join(sorted({name for month in MONTHS for name in (month, month[:3], month[:4])}, key=len)[::-1])
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T][\d:.]+)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/]*({_NAMES})\.?,?[\s\-/']*(\d{{4}}|\d{{2}})"
)
_MONTH = re.compile(
    rf"(?:(?:by|for|in|due|target)\s+)?(?:the\s+)?(end|start|beginning)?(?:\s+of\s+)?\s*({_NAMES})\.?,?[\s\-/']*(\d{{4}}|\d{{2}})"
)
_NOT_A_DATE = frozenset(
    {
        *("ongoing", "on going", "continuous", "continuing", "rolling", "in progress", "underway"),
        *("tbc", "tba", "t b c", "to be confirmed", "to be agreed", "to be decided", "awaited", "unknown"),
        *("asap", "as soon as possible", "immediate", "immediately", "various", "as required", "annually"),
        *("quarterly", "monthly", "annual", "not set", "no date", "complete", "completed"),
    }
)


@dataclass(frozen=True)
class DayRead:
    """What a cell says of a date: the day, or why there is none; `is_words` where it says words instead of a date."""

    day: dt.date | None = None
    note: str = ""
    problem: str = ""
    is_words: bool = False


def read_day(words: str, *, last: bool = False) -> DayRead:
    """The date that words name. A month alone is its first day, or its last when `last` (a date to be kept).

    Day comes before month. Two figures of a year are those since 1970. An empty cell has neither day nor problem.
    """
    said = " ".join(words.split())
    if is_nothing(said):
        return DayRead()
    lower = said.casefold()
    if plain(said) in _NOT_A_DATE:
        problem = _("“%(words)s” is not a date.") % {"words": shortened(said)}
        return DayRead(problem=problem, is_words=True)
    if found := _ISO.fullmatch(lower):
        return _day(said, found[3], int(found[2]), found[1])
    if found := _NUMBERS.fullmatch(lower):
        return _day(said, found[1], int(found[2]), found[3])
    if found := _NAMED.fullmatch(lower):
        return _day(said, found[1], _month(found[2]), found[3])
    if found := _MONTH.fullmatch(lower):
        return _of_month(said, found, last=last)
    if lower.isdigit() and int(lower) in _EXCEL_DAYS:
        day = _EXCEL_START + dt.timedelta(days=int(lower))
        note = _("%(words)s is read as Excel counts days: %(day)s.") % {"words": said, "day": uk_date(day)}
        return DayRead(day, note=note)
    return DayRead(
        problem=_("“%(words)s” is not a date that can be read. Write it as 12 March 2019.")
        % {"words": shortened(said)}
    )


def _day(said: str, day: str, month: int, year: str) -> DayRead:
    if not 1 <= month <= 12:
        sentence = _("“%(words)s” has no month %(month)d. Dates are read as day, month and year.")
        return DayRead(problem=sentence % {"words": said, "month": month})
    try:
        found = dt.date(_year(year), month, int(day))
    except ValueError:
        sentence = _("“%(words)s” is a day that there is not. Check day, month and year.")
        return DayRead(problem=sentence % {"words": said})
    if not EARLIEST <= found.year <= LATEST:
        return DayRead(problem=_("Check the year of “%(words)s”.") % {"words": said})
    return DayRead(found)


def _of_month(said: str, found: re.Match[str], *, last: bool) -> DayRead:
    month, year = _month(found[2]), _year(found[3])
    is_last = found[1] == "end" or (last and found[1] is None)
    read = _day(said, str(monthrange(year, month)[1] if is_last else 1), month, str(year))
    if read.day is None:
        return read
    return DayRead(
        read.day,
        note=_("“%(words)s” names no day and is read as %(day)s.")
        % {"words": said, "day": uk_date(read.day)},
    )


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _year(figures: str) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return 1900 + year if year >= 70 else 2000 + year
