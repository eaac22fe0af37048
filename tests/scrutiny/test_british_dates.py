"""Dates and times as British councils print them."""

import datetime as dt

import pytest

from scrutiny.templatetags.british import uk_date, uk_datetime, uk_duration, uk_time, uk_weekday_date


def test_dates():
    assert uk_date(dt.date(2018, 3, 27)) == "27 March 2018"
    assert uk_weekday_date(dt.date(2018, 3, 27)) == "Tuesday 27 March 2018"
    assert uk_date(None) == ""


@pytest.mark.parametrize(
    ("time", "printed"),
    [
        (dt.time(19, 0), "7.00 pm"),
        (dt.time(9, 5), "9.05 am"),
        (dt.time(12, 0), "noon"),
        (dt.time(12, 30), "12.30 pm"),
        (dt.time(0, 0), "midnight"),
        (dt.time(0, 15), "12.15 am"),
        (None, ""),
    ],
)
def test_times(time, printed):
    assert uk_time(time) == printed


def test_moments_are_told_by_the_clock_in_london():
    summer_evening = dt.datetime(2018, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert uk_datetime(summer_evening) == "1 July 2018 at 12.30 am"
    assert uk_date(summer_evening) == "1 July 2018"
    assert uk_time(dt.datetime(2018, 1, 2, 19, 0, tzinfo=dt.UTC)) == "7.00 pm"
    assert uk_datetime(None) == ""


@pytest.mark.parametrize(
    ("seconds", "printed"),
    [
        (None, ""),
        (0.2, "less than a second"),
        (1.2, "1 second"),
        (14, "14 seconds"),
        (59.7, "1 minute"),
        (138, "2 minutes and 20 seconds"),
        (594, "9 minutes and 50 seconds"),
        (596, "10 minutes"),
        (3585, "1 hour"),
        (3900, "1 hour and 5 minutes"),
        (7200, "2 hours"),
    ],
)
def test_durations_are_rounded_as_people_say_them(seconds, printed):
    assert uk_duration(seconds) == printed
