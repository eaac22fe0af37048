"""Numbers of minutes, given once at publication by the committee's scheme and never used again.

Pure: a scheme is data (NumberScheme); the numbers already used go in, the numbers to give come out. Gaps are allowed:
a number that was typed before publication, for a meeting held before these records began, is kept and the next one
goes on from it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count as counted
from string import ascii_uppercase

from django.utils.translation import gettext as _

from meetings.minute_enums import NumberRun

_FIRST_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2}")
FIELDS = ("number", "code", "yy", "yyyy", "item", "second")
LONGEST, WIDEST = 20, 6
_FIELD = re.compile(r"\{(\w+)\}")
_LETTERED = re.compile(r"^(?P<base>.*\d)[a-z]$")


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
        return _FIELD.sub(lambda found: words.get(found[1], found[0]), self.pattern)

    @property
    def counts(self) -> bool:
        """Whether its numbers have a running count, and not the number of the item alone."""
        return "{number}" in self.pattern

    def count_of(self, number: str) -> int:
        """The running count in a number that this scheme wrote: 15 of "15/26", 85 of "12/85"; 0 when there is none."""
        if not self.counts:
            return count_of(number)
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
    given: list[str] = []
    item = "0"
    for second, place in enumerate(places, 1):
        number = place.typed
        item = place.item or item
        if not number:
            ways = _written(scheme, place, last, second, year, item)
            number = next(written for written in ways if written not in taken)
        taken.add(number)
        last = max(last, scheme.count_of(number))
        given.append(number)
    return tuple(given)


def _written(
    scheme: NumberScheme, place: Place, last: int, second: int, year: int, item: str
) -> Iterator[str]:
    """The numbers that one minute could have, the first one first; without end.

    Where minutes carry the number of their item, one that has none, or the same again, follows the one before with a
    letter: 8A, as items that are added late do. `item` is the number of the last item that has one.
    """
    if scheme.counts:
        for count in counted(last + 1):
            yield scheme.written(count, year=year, item=place.item, second=second)
    if place.item:
        yield scheme.written(0, year=year, item=place.item, second=second)
    for letter in ascii_uppercase:
        yield scheme.written(0, year=year, item=f"{item}{letter}", second=second)
    for count in counted(1):
        yield f"{scheme.written(0, year=year, item=item, second=second)} {count}"


def problems(scheme: NumberScheme) -> dict[str, str]:
    """What is wrong with a scheme: a sentence for each of "pattern", "width" and "code" that has something wrong."""
    found = {}
    if sentence := _pattern_problem(scheme):
        found["pattern"] = sentence
    if not 1 <= scheme.width <= WIDEST:
        found["width"] = _("Enter a number of figures from 1 to %(most)s.") % {"most": WIDEST}
    if "{code}" in scheme.pattern and not scheme.code:
        found["code"] = _("Fill in the code, or take {code} out of how a number is written.")
    return found


def _pattern_problem(scheme: NumberScheme) -> str:
    pattern = scheme.pattern
    unknown = [name for name in _FIELD.findall(pattern) if name not in FIELDS]
    if unknown:
        words = {"field": unknown[0], "fields": ", ".join(map("{{{}}}".format, FIELDS))}
        return _("There is no field {%(field)s}. The fields are %(fields)s.") % words
    if {"{", "}"} & set(_FIELD.sub("", pattern)):
        return _("Write each field with a brace on either side, such as {number}.")
    if not scheme.counts and "{item}" not in pattern:
        return _("Write {number} where the running number stands, or {item} for the number of the item.")
    if not scheme.counts and scheme.run != NumberRun.MEETING:
        return _("Numbers that run through the year need {number}: item numbers begin again at each meeting.")
    if re.search(r"\{(number|item|second)\}\{(number|item|second)\}", pattern):
        return _("Put a sign between two numbers, such as a stroke or a full stop.")
    if len(scheme.written(999, year=2026, item="10", second=20)) > LONGEST:
        return _("Shorten it: a number may have %(most)s signs.") % {"most": LONGEST}
    return ""


def gaps(counts: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last count of each gap in a run that begins at 1: (3, 3) and (7, 9) of 1, 2, 4, 5, 6, 10."""
    last, found = 0, []
    for count in sorted({count for count in counts if count > 0}):
        if count > last + 1:
            found.append((last + 1, count - 1))
        last = count
    return found


def paragraphs(scheme: NumberScheme, minutes: Sequence[tuple[str, int]]) -> tuple[tuple[str, ...], ...]:
    """The numbers of the paragraphs under each minute: 51.1 and 51.2 under "OS.51".

    `minutes` are the number of each minute and how many paragraphs it has. Lettered parts of one item go on in one
    count: 12.1 under 12a, 12.2 and 12.3 under 12b.
    """
    used: dict[str, int] = {}
    told = []
    for number, many in minutes:
        base = _base(scheme, number)
        first = used.get(base, 0) + 1
        used[base] = first + many - 1
        told.append(tuple(f"{base}.{place}" for place in range(first, first + many)))
    return tuple(told)


def _base(scheme: NumberScheme, number: str) -> str:
    """What stands before the full stop in the numbers of the paragraphs of a minute."""
    lettered = _LETTERED.match(number)
    plain = lettered["base"] if lettered else number
    return str(scheme.count_of(plain) or plain) if scheme.counts else plain


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
    """The first number in a text: 7 of "07"; 0 for none, and for one with a date in it, as the foot of a page has."""
    found = None if _DATE.search(number) else _FIRST_NUMBER.search(number)
    return int(found[0]) if found else 0


def printed(number: str) -> str:
    """The number as it stands in the margin: a bare number takes a full stop."""
    return f"{number}." if number.isdecimal() else number
