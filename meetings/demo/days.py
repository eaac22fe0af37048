"""The days of the demonstration, reckoned from today so that it is always fresh.

A borough has a crime and disorder meeting last year (`last`), an ordinary meeting some weeks ago that looked at the
answers (`review`), and a crime and disorder meeting next month (`coming`). Where it has met again since, that was a few
days ago (`recent`).
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from scrutiny.calendar.bank_holidays import Nation, bank_holiday_name
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.templatetags.british import uk_date

WEEK = dt.timedelta(weeks=1)
DAY = dt.timedelta(days=1)
TUESDAY, WEDNESDAY, THURSDAY = 1, 2, 3
YEAR_START = (5, 15)
_SHIFTED = re.compile(r"^(?P<name>[a-z]+)_(?P<sign>minus|plus)_(?P<days>\d+)$")


@dataclass(frozen=True)
class Days:
    """The days of one borough."""

    today: dt.date
    last: dt.date
    review: dt.date
    recent: dt.date
    coming: dt.date

    @property
    def plan_start(self) -> dt.date:
        """The first of April before the meeting of last year."""
        first = dt.date(self.last.year, 4, 1)
        return first if first <= self.last - 4 * WEEK else dt.date(self.last.year - 1, 4, 1)

    def ago(self, days: int) -> dt.date:
        """A day before today."""
        return self.today - days * DAY

    def to_come(self, days: int) -> dt.date:
        """A day after today."""
        return self.today + days * DAY


def days_of(today: dt.date, *, weekday: int, nation: Nation) -> Days:
    """The days of a borough whose committee meets on a weekday (Monday is 0)."""
    coming = _meeting_day(today + 30 * DAY, weekday=weekday, nation=nation, step=WEEK)
    recent = _meeting_day(today - 8 * DAY, weekday=weekday, nation=nation, step=-WEEK)
    # Two weeks at least, over Christmas too, so that its minutes were out when they were agreed.
    earliest = min(today - 24 * DAY, recent - 2 * WEEK)
    review = _meeting_day(earliest, weekday=weekday, nation=nation, step=-WEEK)
    last = _meeting_day(coming - 48 * WEEK, weekday=weekday, nation=nation, step=-WEEK)
    while municipal_year(last, start=YEAR_START) == municipal_year(coming, start=YEAR_START):
        last = _meeting_day(last - WEEK, weekday=weekday, nation=nation, step=-WEEK)
    return Days(today, last, review, recent, coming)


def at_noon(day: dt.date) -> dt.datetime:
    """Noon of a day in London."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def quarters(count: int, today: dt.date) -> list[tuple[str, dt.date]]:
    """The last quarters of financial years that were over by a day, oldest first: their names and last days."""
    found = []
    month_start = today.replace(day=1)
    while len(found) < count:
        last_day = month_start - DAY
        if last_day.month % 3 == 0:
            found.append((_quarter(last_day), last_day))
        month_start = last_day.replace(day=1)
    return found[::-1]


class Words(Mapping):
    """What stands for $names in the texts: $last, $coming, $last_plus_9, $my_last, $fy_last, $latest_quarter …

    `$last` is a date in words; with `_plus_` or `_minus_` it is that many days away. `$my_` is a municipal year,
    `$fy_` a financial year, `$year_` a calendar year and `$month_` month and year.
    """

    def __init__(self, days: Days):
        quarter, ends = quarters(1, days.today)[0]
        self._days = {"last": days.last, "review": days.review, "recent": days.recent, "coming": days.coming}
        self._days |= {"today": days.today, "quarter": ends, "plan": days.plan_start}
        self._words = {"latest_quarter": quarter}

    def __getitem__(self, name: str) -> str:
        if name in self._words:
            return self._words[name]
        prefix, _sep, rest = name.partition("_")
        printed = _PRINTED.get(prefix)
        return printed(self._day(rest)) if printed else uk_date(self._day(name))

    def __iter__(self):
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def _day(self, name: str) -> dt.date:
        shifted = _SHIFTED.match(name)
        if not shifted:
            return self._days[name]
        distance = int(shifted["days"]) * DAY
        return self._days[shifted["name"]] + (distance if shifted["sign"] == "plus" else -distance)


def _financial_year(day: dt.date) -> str:
    return municipal_year(day, start=(4, 1))


def _quarter(last_day: dt.date) -> str:
    number = (last_day.month - 1) // 3 or 4
    return f"Quarter {number} {_financial_year(last_day)}"


_PRINTED = {
    "my": lambda day: municipal_year(day, start=YEAR_START),
    "fy": _financial_year,
    "year": lambda day: str(day.year),
    "month": lambda day: f"{day:%B %Y}",
}


def _meeting_day(earliest: dt.date, *, weekday: int, nation: Nation, step: dt.timedelta) -> dt.date:
    """The first day of that weekday on which a council would meet, going forward or back in weeks."""
    day = earliest + ((weekday - earliest.weekday()) % 7) * DAY
    while bank_holiday_name(day, nation=nation) or _is_christmas(day):
        day += step
    return day


def _is_christmas(day: dt.date) -> bool:
    return (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 4)


def figures(values: str) -> list[Decimal]:
    """Values of a measure as they stand in the facts: "412 398 377"."""
    return [Decimal(value) for value in values.split()]
