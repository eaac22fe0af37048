"""Arranging a meeting: its draft agenda, its notice, and what is wrong with what was typed."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from meetings.services import standing_items
from tests.meetings.agenda_factories import a_tuesday, make_held_meeting, make_meeting, printed


def answers(day, **changed):
    typed = {"date-day": str(day.day), "date-month": str(day.month), "date-year": str(day.year)}
    return (
        typed | {"start_time": "7pm", "venue": "Town Hall", "mode": "in-person", "is_public": "on"} | changed
    )


def create_url(committee):
    return reverse("meetings:meeting-create", args=[committee.pk])


def test_arranging_copies_the_standing_items(client_for, clerk, committee):
    standing_items.start_with_usual(committee=committee, by=clerk)
    last = make_held_meeting(committee=committee, by=clerk)
    day = a_tuesday()
    typed = answers(day, capacity="Crime and Disorder Committee", is_designated="on")
    page = client_for(clerk).post(create_url(committee), typed, follow=True).content.decode()
    made = Meeting.objects.get(date=day)
    assert printed(made)[:2] == ["1 Apologies for absence", "2 Minutes of the last meeting"]
    assert made.items.get(kind="minutes").earlier_meeting == last
    assert (made.start_time, made.is_designated) == (dt.time(19), True)
    for words in ("Crime and Disorder Committee", "7.00 pm", "Publish by", "Apologies for absence"):
        assert words in page


def test_it_may_follow_another_meeting(client_for, clerk, committee):
    typed = answers(a_tuesday(), start_time="", follows="the Executive")
    page = client_for(clerk).post(create_url(committee), typed, follow=True).content.decode()
    assert "at the conclusion of the Executive" in page


def test_without_a_start_it_is_refused_beside_the_field(client_for, clerk, committee):
    page = client_for(clerk).post(create_url(committee), answers(a_tuesday(), start_time="")).content.decode()
    assert "Enter a start time, or below it the meeting that comes first." in page
    assert 'value="Town Hall"' in page
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"date-day": "31", "date-month": "2"}, "February 2026 has no day 31."),
        ({"date-day": ""}, "Enter a day too."),
        ({"date-month": "13"}, "Write the month as a number from 1 to 12."),
    ],
)
def test_a_wrong_date_is_said(client_for, clerk, committee, parts, sentence):
    typed = answers(dt.date(2026, 2, 10), **parts)
    assert sentence in client_for(clerk).post(create_url(committee), typed).content.decode()


def test_a_wrong_time_is_said(client_for, clerk, committee):
    page = (
        client_for(clerk).post(create_url(committee), answers(a_tuesday(), start_time="7")).content.decode()
    )
    assert "Write the time with am or pm" in page


def test_two_meetings_at_one_time_are_refused(client_for, clerk, committee):
    make_meeting(committee=committee, by=clerk)
    page = client_for(clerk).post(create_url(committee), answers(a_tuesday())).content.decode()
    assert "The committee already meets at this date and time." in page
    assert Meeting.objects.count() == 1


def test_a_form_sent_twice_arranges_one_meeting(client_for, clerk, committee):
    browser, typed = client_for(clerk), answers(a_tuesday(), _once="0d8f3e6e-6a1e-4dbb-9b4e-1c6f7b0c5a12")
    browser.post(create_url(committee), typed)
    browser.post(create_url(committee), typed)
    assert Meeting.objects.count() == 1


def test_a_bank_holiday_is_warned_of_and_allowed(client_for, clerk, committee):
    christmas = dt.date(timezone.localdate().year + 1, 12, 25)
    page = client_for(clerk).post(create_url(committee), answers(christmas), follow=True).content.decode()
    assert f"25 December {christmas.year} is not a working day" in page


def test_a_past_date_is_warned_of_and_allowed(client_for, clerk, committee):
    page = client_for(clerk).post(create_url(committee), answers(dt.date(2018, 3, 27)), follow=True)
    assert "27 March 2018 is past." in page.content.decode()


def test_before_the_committee_was_there_it_cannot_meet(client_for, clerk, committee):
    type(committee).objects.update(start=dt.date(2026, 5, 20))
    page = client_for(clerk).post(create_url(committee), answers(dt.date(2026, 5, 19))).content.decode()
    assert "The committee does not exist on this day." in page


def test_a_member_arranges_nothing(client_for, member, committee):
    answer = client_for(member).get(create_url(committee))
    assert answer.status_code == 403
    assert "Only committee officers arrange meetings." in answer.content.decode()
