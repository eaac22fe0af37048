"""The yearly duty: in time, warned of after ten months, overdue after twelve; it never blocks."""

import datetime as dt

import pytest

from meetings.yearly_duty import DutyState, months_after, yearly_duty
from tests.meetings.agenda_factories import make_held_meeting


@pytest.mark.parametrize(
    ("last", "on", "state"),
    [
        (dt.date(2017, 2, 27), dt.date(2017, 12, 26), DutyState.IN_TIME),
        (dt.date(2017, 2, 27), dt.date(2017, 12, 27), DutyState.SOON),
        (dt.date(2017, 2, 27), dt.date(2018, 2, 27), DutyState.SOON),
        (dt.date(2017, 2, 27), dt.date(2018, 2, 28), DutyState.OVERDUE),
        (dt.date(2017, 2, 27), dt.date(2018, 3, 27), DutyState.OVERDUE),
        (dt.date(2018, 3, 27), dt.date(2019, 3, 5), DutyState.SOON),
        (None, dt.date(2019, 3, 5), DutyState.NEVER_MET),
    ],
)
def test_the_duty_by_dates(last, on, state):
    assert yearly_duty(last, on).state == state


def test_the_days_since_are_counted():
    assert yearly_duty(dt.date(2017, 2, 27), dt.date(2018, 3, 27)).days_since == 393


def test_a_month_that_is_shorter_ends_on_its_last_day():
    assert months_after(dt.date(2023, 8, 31), 6) == dt.date(2024, 2, 29)


def test_the_committee_page_warns(client_for, clerk, committee):
    make_held_meeting(committee=committee, by=clerk, weeks=-60)
    page = client_for(clerk).get(committee.get_absolute_url()).content.decode()
    assert "More than twelve months have passed" in page


def test_a_meeting_in_another_capacity_does_not_count(client_for, clerk, committee):
    make_held_meeting(committee=committee, by=clerk, is_designated=False)
    page = client_for(clerk).get(committee.get_absolute_url()).content.decode()
    assert "No meeting as the crime and disorder committee is recorded as held." in page
