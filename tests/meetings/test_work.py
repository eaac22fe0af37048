"""Your work: what of meetings waits for whom, and until when."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings import workflows
from meetings.services import agenda_items, minutes, reports


@pytest.fixture
def report(meeting, clerk, theme_lead, priority):
    """Asked of the theme lead for an item on the first priority."""
    item = agenda_items.add(
        meeting=meeting, by=clerk, title="Anti-social behaviour", kind="report", priority=priority
    )
    due = meeting.date - dt.timedelta(weeks=3)
    return reports.commission(item=item, by=clerk, author=theme_lead.people.get(), due=due)


def hand_in(report, by):
    """Whatever is still missing in it: this is not about what a report must say."""
    workflows.REPORT.apply(report, "submit", by=by, council=report.council)


def work_of(user, client_for):
    return client_for(user).get("/work/").text


def test_a_report_waits_for_its_author_and_then_for_the_officer(client_for, report, theme_lead, clerk):
    assert "Reports to write" in work_of(theme_lead, client_for)
    assert report.title in work_of(theme_lead, client_for)
    assert "Reports to clear" not in work_of(clerk, client_for)
    hand_in(report, by=theme_lead)
    assert "Reports to write" not in work_of(theme_lead, client_for)
    assert "Reports to clear" in work_of(clerk, client_for)


def test_a_returned_report_says_why(client_for, report, theme_lead, clerk):
    hand_in(report, by=theme_lead)
    reports.send_back(report=report, by=clerk, reason="Add the figures for the last quarter.")
    assert "Returned: Add the figures for the last quarter." in work_of(theme_lead, client_for)


def test_an_agenda_waits_with_the_last_day_the_law_allows(client_for, meeting, clerk, chair):
    page = work_of(clerk, client_for)
    assert "Agendas to publish" in page
    assert "5 clear working days before the meeting" in page
    assert "Agendas to publish" not in work_of(chair, client_for)


def test_a_meeting_that_has_passed_is_to_be_recorded(client_for, meeting, clerk):
    type(meeting).objects.update(date=timezone.localdate() - dt.timedelta(days=1))
    assert "Meetings to record" in work_of(clerk, client_for)


def test_draft_minutes_wait_for_the_officer(client_for, meeting, clerk):
    type(meeting).objects.update(date=timezone.localdate() - dt.timedelta(days=1), status="held")
    meeting.refresh_from_db()
    minutes.start(meeting=meeting, by=clerk)
    assert "Minutes to finish" in work_of(clerk, client_for)


@pytest.mark.parametrize("person", ["clerk", "theme_lead", "partner", "chair"])
def test_the_page_is_cheap(person, request, client_for, report, django_assert_max_num_queries):
    browser = client_for(request.getfixturevalue(person))
    with django_assert_max_num_queries(12):
        browser.get("/work/")


def test_what_waits_at_another_council_does_not_wait_here(client_for, report, other_clerk):
    assert "Nothing waits for you." in work_of(other_clerk, client_for)
