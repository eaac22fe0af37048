import datetime as dt

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from tests.meetings.minutes_factories import make_held_meeting, make_minutes


@pytest.fixture
def minutes(committee, clerk):
    return make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)


def end_url(minutes):
    return reverse("meetings:minutes-end", args=[minutes.pk])


def test_the_time_the_meeting_ended_is_printed(client_for, clerk, minutes):
    page = client_for(clerk).post(end_url(minutes), {"ended_at": "8.30 pm", "version": 1}, follow=True)

    assert "(Meeting ended: 8.30 pm)" in page.text


def test_it_is_printed_as_written_where_that_differs(client_for, clerk, minutes):
    data = {"ended_at": "20:30", "ended_as_printed": "20.30pm", "version": 1}
    page = client_for(clerk).post(end_url(minutes), data, follow=True)

    assert "(Meeting ended: 20.30pm)" in page.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("half past", "Write the time with am or pm"),
        ("6.00 pm", "The meeting started at 7.00 pm. It cannot end before that."),
    ],
)
def test_bad_times_are_answered_beside_the_field(client_for, clerk, minutes, typed, sentence):
    page = client_for(clerk).post(end_url(minutes), {"ended_at": typed, "version": 1})

    assert sentence in page.text
    assert f'value="{typed}"' in page.text


def test_a_stale_edit_shows_both_times(client_for, clerk, minutes):
    browser = client_for(clerk)
    browser.post(end_url(minutes), {"ended_at": "8.30 pm", "version": 1})

    page = browser.post(end_url(minutes), {"ended_at": "8.45 pm", "version": 1})

    assert "Someone else saved this while you were writing." in page.text
    minutes.meeting.refresh_from_db()
    assert minutes.meeting.ended_at == dt.time(20, 30)


def test_it_is_fixed_once_the_minutes_are_published(client_for, clerk, minutes):
    make_minutes(meeting=minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)

    assert client_for(clerk).get(end_url(minutes)).status_code == 403
