"""Clear working days, response periods and municipal years, with the vectors of the sources they cite."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.calendar.bank_holidays import Nation, bank_holiday_name
from scrutiny.calendar.clear_days import (
    clear_days,
    last_day_to_publish,
    municipal_year,
    response_due,
    why_not_counted,
)

ENGLAND, WALES = Nation.ENGLAND, Nation.WALES

# meeting, last day for 5 clear days, last day for 3, answer due 28 days after the meeting
VECTORS = [
    (date(2018, 3, 27), date(2018, 3, 19), date(2018, 3, 21), date(2018, 4, 24)),
    (date(2019, 3, 5), date(2019, 2, 25), date(2019, 2, 27), date(2019, 4, 2)),
    (date(2019, 4, 23), date(2019, 4, 11), date(2019, 4, 15), date(2019, 5, 21)),
    (date(2020, 2, 13), date(2020, 2, 5), date(2020, 2, 7), date(2020, 3, 12)),
    (date(2021, 3, 2), date(2021, 2, 22), date(2021, 2, 24), date(2021, 3, 30)),
    (date(2021, 3, 11), date(2021, 3, 3), date(2021, 3, 5), date(2021, 4, 8)),
    (date(2025, 4, 22), date(2025, 4, 10), date(2025, 4, 14), date(2025, 5, 20)),
    (date(2026, 1, 6), date(2025, 12, 24), date(2025, 12, 30), date(2026, 2, 3)),
]


@pytest.mark.parametrize(("meeting", "five", "three", "answer"), VECTORS)
def test_vectors(meeting, five, three, answer):
    assert last_day_to_publish(meeting, notice_days=5, nation=ENGLAND).date == five
    assert last_day_to_publish(meeting, notice_days=3, nation=WALES).date == three
    assert response_due(meeting, days=28).date == answer


@pytest.mark.parametrize(("meeting", "five", "three", "_answer"), VECTORS)
def test_one_working_day_later_is_too_late(meeting, five, three, _answer):
    for last, notice, nation in ((five, 5, ENGLAND), (three, 3, WALES)):
        assert clear_days(last, meeting, nation=nation).enough_for(notice)
        later = last + timedelta(days=1)
        while why_not_counted(later, nation=nation):
            later += timedelta(days=1)
        assert not clear_days(later, meeting, nation=nation).enough_for(notice)


def test_elitestone_papers_gave_two_clear_days_not_three():
    """R v Swansea CC ex p Elitestone (1993): published Thursday 26 April 1990 for Tuesday 1 May 1990."""
    count = clear_days(date(1990, 4, 26), date(1990, 5, 1), nation=WALES)
    assert count.count == 2
    assert not count.enough_for(3)
    assert [day.date for day in count.days if day.counted] == [date(1990, 4, 27), date(1990, 4, 30)]
    assert [day.reason for day in count.skipped] == ["Saturday", "Sunday"]


def test_working_says_why_each_day_is_skipped():
    last = last_day_to_publish(date(2019, 4, 23), notice_days=5, nation=ENGLAND)
    assert [(day.date.day, day.reason) for day in last.working.skipped] == [
        (13, "Saturday"),
        (14, "Sunday"),
        (19, "Good Friday"),
        (20, "Saturday"),
        (21, "Sunday"),
        (22, "Easter Monday"),
    ]
    assert [day.reason for day in last.working.days if day.counted] == [f"Clear day {n}" for n in range(1, 6)]


def test_council_closure_is_not_counted_and_says_its_reason():
    shut = {date(2025, 12, 29): "Christmas closure"}
    count = clear_days(date(2025, 12, 24), date(2026, 1, 6), nation=ENGLAND, closures=shut)
    assert count.count == 4
    assert "Council closed: Christmas closure" in [day.reason for day in count.skipped]
    last = last_day_to_publish(date(2026, 1, 6), notice_days=5, nation=ENGLAND, closures=shut)
    assert last.date == date(2025, 12, 23)


def test_closures_may_be_a_plain_set_of_dates():
    count = clear_days(date(2026, 3, 2), date(2026, 3, 4), nation=ENGLAND, closures={date(2026, 3, 3)})
    assert [day.reason for day in count.days] == ["Council closed"]


def test_bank_holidays_have_the_names_that_councils_print():
    assert bank_holiday_name(date(2026, 8, 31), nation=ENGLAND) == "Summer bank holiday"
    assert bank_holiday_name(date(2026, 12, 28), nation=WALES) == "Boxing Day (substitute day)"
    assert bank_holiday_name(date(2022, 9, 19), nation=ENGLAND) == "State Funeral of Queen Elizabeth II"
    assert bank_holiday_name(date(2026, 8, 30), nation=ENGLAND) == ""


def test_published_on_or_after_the_meeting_gives_no_clear_days():
    meeting = date(2018, 3, 27)
    assert clear_days(meeting, meeting, nation=ENGLAND).days == ()
    assert clear_days(meeting + timedelta(days=3), meeting, nation=ENGLAND).count == 0


def test_negative_notice_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        last_day_to_publish(date(2018, 3, 27), notice_days=-1, nation=ENGLAND)


def test_response_due_says_how_it_was_counted():
    assert response_due(date(2018, 3, 27)).working == "28 calendar days after 27 March 2018 is 24 April 2018."


@pytest.mark.parametrize(
    ("on", "start", "label"),
    [
        (date(2017, 2, 27), (5, 16), "2016/17"),
        (date(2018, 3, 27), (5, 16), "2017/18"),
        (date(2018, 5, 16), (5, 16), "2018/19"),
        (date(2018, 5, 15), (5, 16), "2017/18"),
        (date(1999, 12, 31), (5, 1), "1999/00"),
    ],
)
def test_municipal_year(on, start, label):
    assert municipal_year(on, start=start) == label


@given(
    meeting=st.dates(date(1980, 1, 1), date(2060, 12, 31)),
    notice=st.integers(0, 10),
    nation=st.sampled_from(Nation),
)
def test_last_day_is_a_working_day_with_exactly_enough_notice(meeting, notice, nation):
    last = last_day_to_publish(meeting, notice_days=notice, nation=nation)
    assert not why_not_counted(last.date, nation=nation)
    assert last.working.count == notice
    assert len(last.working.days) == (meeting - last.date).days - 1
