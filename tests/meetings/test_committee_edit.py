"""Changing a committee, and ending it."""

import datetime as dt

from django.urls import reverse

from scrutiny.models import AuditEvent
from tests import factories
from tests.meetings.agenda_factories import make_meeting
from tests.meetings.test_committee_create import answers


def edit_url(committee):
    return reverse("meetings:committee-edit", args=[committee.pk])


def test_an_officer_changes_the_committee_and_the_log_says_what(client_for, clerk, committee):
    client_for(clerk).post(edit_url(committee), answers(version=committee.version, quorum="5"))
    committee.refresh_from_db()
    event = AuditEvent.objects.get(event="committee.changed")
    assert (committee.quorum, committee.name) == (5, "Overview and Scrutiny Board")
    assert event.detail["changed"]["quorum"] == [3, 5]


def test_a_stale_edit_shows_both_texts_and_saves_nothing(client_for, clerk, committee):
    browser = client_for(clerk)
    old = committee.version
    browser.post(edit_url(committee), answers(version=old, name="First"))
    page = browser.post(edit_url(committee), answers(version=old, name="Second")).content.decode()
    committee.refresh_from_db()
    assert committee.name == "First"
    assert "Someone else saved this while you were writing." in page
    assert 'value="Second"' in page


def test_a_committee_cannot_stand_under_one_that_stands_under_it(client_for, clerk, committee):
    browser = client_for(clerk)
    browser.post("/committees/new/", answers(parent=committee.pk))
    child = committee.children.get()
    typed = answers(name="Top", version=committee.version, parent=child.pk)
    page = browser.post(edit_url(committee), typed).content.decode()
    assert "A committee cannot stand under itself." in page


def test_ending_it_ends_the_seats(client_for, clerk, committee, member):
    answer = client_for(clerk).post(
        reverse("meetings:committee-end", args=[committee.pk]),
        {"end-day": "31", "end-month": "3", "end-year": "2026"},
        follow=True,
    )
    assert "Ended on 31 March 2026" in answer.content.decode()
    assert committee.memberships.get().end == dt.date(2026, 3, 31)


def test_it_cannot_end_before_a_meeting_that_is_arranged(client_for, clerk, committee):
    make_meeting(committee=committee, by=clerk)
    page = client_for(clerk).post(
        reverse("meetings:committee-end", args=[committee.pk]),
        {"end-day": "31", "end-month": "3", "end-year": "2026"},
    )
    assert "The committee has meetings arranged after this day. Cancel them first." in page.content.decode()


def test_days_for_corrections_and_the_body_that_agrees_the_minutes(client_for, council, clerk, committee):
    board = factories.make_committee(council=council, by=clerk, name="Overview Board", is_designated=False)
    data = answers(version=committee.version, minutes_agreed_by=board.pk, corrections_days="")
    page = client_for(clerk).post(edit_url(committee), data, follow=True)
    assert "agreed by the Overview Board" in page.text
    committee.refresh_from_db()
    assert (committee.corrections_days, committee.minutes_agreed_by) == (5, board)
