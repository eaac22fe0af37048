"""Numbers of minutes, given once at publication by the committee's scheme and never used again.

Pure: a scheme is data (NumberScheme); the numbers already used go in, the numbers to give come out. Gaps are allowed:
a number that was typed before publication, for a meeting held before these records began, is kept and the next one
goes on from it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.minute_enums import NumberRun

_FIRST_NUMBER = re.compile(r"\d+")
FIELDS = ("number", "code", "yy", "yyyy", "item", "second")


@dataclass(frozen=True)
class NumberScheme:
    """How a committee numbers its minutes.

    `pattern` has the fields {number} (the running count, `width` figures at least), {code}, {yy} and {yyyy} (the year
    in which the run began), {item} (the agenda number) and {second} (the place in the meeting).
    """

    run: str = NumberRun.MEETING
    pattern: str = "{number}"
    width: int = 2
    code: str = ""

    def written(self, count: int, *, year: int, item: str = "", second: int = 0) -> str:
        """One number as it is printed; `year` is the one in which the run began."""
        words = {
            "number": str(count).zfill(self.width),
            "code": self.code,
            "yy": f"{year % 100:02d}",
            "yyyy": str(year),
            "item": item,
            "second": str(second) if second else "",
        }
        return self.pattern.format_map(words)

    def count_of(self, number: str) -> int:
        """The running count in a number that this scheme wrote: 15 of "15/26", 85 of "12/85"; 0 when there is none."""
        parts = {
            "number": r"(?P<number>\d+)",
            "code": re.escape(self.code),
            "yy": r"\d{2}",
            "yyyy": r"\d{4}",
            "item": r".*?",
            "second": r"\d*",
        }
        pieces = re.split(r"(\{\w+\})", self.pattern)
        wanted = "".join(
            parts.get(piece.strip("{}"), "") if piece.startswith("{") else re.escape(piece)
            for piece in pieces
        )
        found = re.fullmatch(wanted, number)
        return int(found["number"]) if found else count_of(number)


@dataclass(frozen=True)
class Place:
    """What the number of one minute is made from: what was typed ("" for none yet) and its agenda number."""

    typed: str = ""
    item: str = ""


def assign(
    scheme: NumberScheme, places: Sequence[Place], *, used: Iterable[str] = (), year: int
) -> tuple[str, ...]:
    """The number of every minute in order.

    `used` are the numbers given earlier in the same run (see `first_day`). `year` is the one in which the run began.
    """
    taken = set(used) | {place.typed for place in places if place.typed}
    last = max(map(scheme.count_of, used), default=0)
    given = []
    for second, place in enumerate(places, 1):
        number = place.typed
        while not number:
            last += 1
            written = scheme.written(last, year=year, item=place.item, second=second)
            number = "" if written in taken else written
        taken.add(number)
        last = max(last, scheme.count_of(number))
        given.append(number)
    return tuple(given)


def first_day(run: str, meeting_date: dt.date, year_start: tuple[int, int]) -> dt.date | None:
    """The day on which the meeting's run of numbers began; None when each meeting begins its own.

    The municipal year begins on the month and day `year_start`.
    """
    if run == NumberRun.MEETING:
        return None
    if run == NumberRun.CALENDAR_YEAR:
        return dt.date(meeting_date.year, 1, 1)
    start = dt.date(meeting_date.year, *year_start)
    return start if start <= meeting_date else dt.date(meeting_date.year - 1, *year_start)


def last_day(run: str, meeting_date: dt.date, year_start: tuple[int, int]) -> dt.date | None:
    """The last day of the meeting's run of numbers; None when each meeting begins its own."""
    first = first_day(run, meeting_date, year_start)
    return None if first is None else dt.date(first.year + 1, first.month, first.day) - dt.timedelta(days=1)


def year_of(run: str, meeting_date: dt.date, year_start: tuple[int, int]) -> int:
    """The year that a number names: that in which the run began; the meeting's own when each meeting begins anew."""
    return (first_day(run, meeting_date, year_start) or meeting_date).year


def count_of(number: str) -> int:
    """The first number in a text: 7 of "07"; 0 when there is none."""
    found = _FIRST_NUMBER.search(number)
    return int(found[0]) if found else 0


def printed(number: str) -> str:
    """The number as it stands in the margin: a bare number takes a full stop."""
    return f"{number}." if number.isdecimal() else number
