"""The list of meetings and its filters."""

import datetime as dt

from tests.meetings.agenda_factories import make_meeting


def listed(browser, **query):
    return browser.get("/meetings/", query).content.decode()


def test_meetings_are_filtered_by_year_and_by_coming_or_past(client_for, clerk, committee):
    old = make_meeting(committee=committee, by=clerk, date=dt.date(2018, 3, 27), venue="Old chamber")
    make_meeting(committee=committee, by=clerk, venue="New chamber")
    browser = client_for(clerk)
    assert "2017/18" in listed(browser)
    past = listed(browser, when="past", committee=committee.pk)
    assert "Old chamber" in past
    assert "New chamber" not in past
    assert "Old chamber" not in listed(browser, when="coming")
    year = listed(browser, year="2017")
    assert old.get_absolute_url() in year
    assert "New chamber" not in year
    assert "No meeting fits." in listed(browser, year="2017", when="coming")


def test_a_wrong_filter_is_said_and_all_is_shown(client_for, clerk, meeting):
    page = listed(client_for(clerk), year="next")
    assert meeting.get_absolute_url() in page


def test_a_member_sees_the_meetings_of_their_committee(client_for, member, meeting):
    page = listed(client_for(member))
    assert meeting.get_absolute_url() in page
    assert "Arrange a meeting" not in page


def test_another_councils_officer_sees_none(client_for, other_clerk, meeting):
    assert meeting.get_absolute_url() not in listed(client_for(other_clerk))
