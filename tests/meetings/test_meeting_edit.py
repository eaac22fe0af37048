"""Changing a meeting, and moving it to another date."""

import datetime as dt

from django.urls import reverse

from tests.meetings.agenda_factories import a_tuesday, make_frozen, make_held_meeting, make_meeting
from tests.meetings.test_meeting_create import answers


def edit_url(meeting):
    return reverse("meetings:meeting-edit", args=[meeting.pk])


def move(browser, meeting, day, reason="The police cannot attend.", **changed):
    typed = answers(day) | {"start_time": "", "reason": reason} | changed
    return browser.post(
        reverse("meetings:meeting-move", args=[meeting.pk]), typed, follow=True
    ).content.decode()


def test_an_officer_changes_the_details(client_for, clerk, meeting):
    typed = answers(meeting.date, venue="Library", mode="hybrid", joining="https://live.example/")
    page = client_for(clerk).post(edit_url(meeting), typed | {"version": meeting.version}, follow=True)
    assert "Library" in page.content.decode()
    assert "In person and online" in page.content.decode()


def test_a_stale_edit_saves_nothing(client_for, clerk, meeting):
    browser, typed = client_for(clerk), answers(meeting.date, version=meeting.version)
    browser.post(edit_url(meeting), typed | {"venue": "Library"})
    page = browser.post(edit_url(meeting), typed | {"venue": "School hall"}).content.decode()
    meeting.refresh_from_db()
    assert meeting.venue == "Library"
    assert "School hall" in page
    assert "Saved by someone else" in page


def test_the_date_of_a_published_agenda_is_moved_and_not_edited(client_for, clerk, meeting):
    make_frozen(meeting, by=clerk)
    browser = client_for(clerk)
    assert "date-day" not in browser.get(edit_url(meeting)).content.decode()
    typed = answers(a_tuesday(20), version=meeting.version, venue="Library")
    browser.post(edit_url(meeting), typed)
    before = meeting.date
    meeting.refresh_from_db()
    assert (meeting.date, meeting.venue) == (before, "Library")


def test_a_moved_meeting_keeps_its_old_date_and_says_moved(client_for, clerk, meeting):
    before, after = meeting.date, a_tuesday(8)
    page = move(client_for(clerk), meeting, after)
    meeting.refresh_from_db()
    assert (meeting.date, meeting.moved_from, meeting.start_time) == (after, before, dt.time(19))
    assert "MOVED from" in page
    assert "The police cannot attend." in page


def test_a_move_needs_a_reason_and_another_day(client_for, clerk, meeting):
    browser = client_for(clerk)
    assert "Fill in “Reason”." in move(browser, meeting, a_tuesday(8), reason="")
    assert "The meeting is already on this day." in move(browser, meeting, meeting.date)


def test_a_move_onto_another_meeting_is_refused(client_for, clerk, committee, meeting):
    make_meeting(committee=committee, by=clerk, weeks=8)
    page = move(client_for(clerk), meeting, a_tuesday(8))
    assert "The committee already meets at this date and time." in page


def test_a_meeting_that_was_held_is_not_moved(client_for, clerk, committee):
    held = make_held_meeting(committee=committee, by=clerk)
    page = move(client_for(clerk), held, a_tuesday(8))
    assert "Only a meeting that is still to be held can be moved." in page
