import datetime as dt

import pytest

from meetings.minute_enums import NumberRun
from meetings.minute_numbers import NumberScheme, Place, assign, first_day, last_day, printed

MAY = (5, 15)
PER_MEETING = NumberScheme()
PER_YEAR = NumberScheme(NumberRun.MUNICIPAL_YEAR, width=1)
YEAR_SUFFIX = NumberScheme(NumberRun.CALENDAR_YEAR, "{number}/{yy}", width=1)


def given_for(scheme, typed, *, used=(), year=2026):
    return assign(scheme, [Place(number) for number in typed], used=used, year=year)


def test_each_meeting_begins_at_01():
    assert given_for(PER_MEETING, ["", "", ""]) == (
        "01",
        "02",
        "03",
    )


def test_numbers_run_on_through_the_municipal_year():
    assert given_for(PER_YEAR, ["", ""], used=["31", "33"], year=2026) == ("34", "35")


def test_number_and_year():
    assert given_for(YEAR_SUFFIX, ["", ""], used=["14/26"], year=2026) == (
        "15/26",
        "16/26",
    )


def test_typed_numbers_stay_and_the_next_go_on_from_them():
    given = given_for(PER_MEETING, ["01", "", "7", ""], year=2018)

    assert given == ("01", "02", "7", "08")


def test_no_number_is_given_twice():
    given = given_for(PER_YEAR, ["", "", "2"], year=2026)

    assert given == ("1", "3", "2")


@pytest.mark.parametrize(
    ("scheme", "first", "last"),
    [
        (NumberRun.MEETING, None, None),
        (NumberRun.MUNICIPAL_YEAR, dt.date(2017, 5, 15), dt.date(2018, 5, 14)),
        (NumberRun.CALENDAR_YEAR, dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
    ],
)
def test_the_run_a_meeting_belongs_to(scheme, first, last):
    day = dt.date(2018, 3, 27)

    assert (first_day(scheme, day, MAY), last_day(scheme, day, MAY)) == (first, last)


def test_a_bare_number_is_printed_with_a_full_stop():
    assert [printed(number) for number in ("01", "15/26", "")] == ["01.", "15/26", ""]
