"""The pages of the business of a meeting, as a clerk uses them."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.minute_enums import ItemOutcome
from meetings.models import Minute, MinutePart
from tests.meetings.minutes_factories import make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def entry(minutes) -> Minute:
    return minutes.entries.get(title="Keeping the town centre safe")


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


def words(answer) -> str:
    return answer.content.decode()


def test_the_clerk_withdraws_an_item_and_tables_a_paper(browser, minutes, entry):
    page = reverse("meetings:business", args=[entry.pk])
    told = {"version": entry.version, "outcome": "withdrawn", "reason": "No data", "tabled": "A late note"}
    answer = browser.post(page, told, follow=True)
    assert "Withdrawn" in words(answer)
    entry.refresh_from_db()
    assert (entry.outcome, entry.outcome_reason) == (ItemOutcome.WITHDRAWN, "No data")
    assert entry.parts.get().text == "A late note was tabled at the meeting."


def test_a_missing_reason_is_asked_for_beside_the_field_and_what_was_typed_stays(browser, entry):
    page = reverse("meetings:business", args=[entry.pk])
    told = {"version": entry.version, "outcome": "deferred", "planned_for": "autumn 2027"}
    text = words(browser.post(page, told))
    assert "Write why. The minutes state the reason." in text
    assert "autumn 2027" in text


def test_what_two_clerks_recorded_at_once_is_shown(browser, entry):
    page = reverse("meetings:business", args=[entry.pk])
    told = {"version": entry.version, "outcome": "withdrawn", "reason": "No data"}
    browser.post(page, told)
    text = words(browser.post(page, told | {"outcome": "not-reached", "reason": "No time"}))
    assert "Someone else saved this while you were writing." in text


def test_the_order_is_varied_with_buttons(browser, minutes, entry):
    browser.post(reverse("meetings:business-vary", args=[entry.pk]), {"direction": "next"})
    page = words(browser.get(reverse("meetings:business-list", args=[minutes.pk])))
    assert "The minutes will say:" in page
    assert minutes.entries.first() == entry


def test_an_urgent_item_is_added_once(browser, minutes):
    page = reverse("meetings:urgent-create", args=[minutes.pk])
    form = browser.get(page).context["form"]
    assert "Special circumstances" in str(form["reason"].label)
    told = {"title": "Arson", "reason": "It is needed", "_once": "8b0c7d2e-5c0c-4a0e-9c85-5d6d5e8f4b11"}
    for _press in range(2):
        browser.post(page, told)
    assert minutes.entries.filter(title="Arson").count() == 1


def test_an_urgent_item_without_its_reason_is_not_added(browser, minutes):
    answer = browser.post(reverse("meetings:urgent-create", args=[minutes.pk]), {"title": "Arson"})
    assert "Fill in “Special circumstances”." in words(answer)
    assert not minutes.entries.filter(title="Arson").exists()


def test_the_meeting_is_adjourned_and_resumed(browser, minutes, entry):
    browser.post(reverse("meetings:business-adjourn", args=[entry.pk]), {"at": "8pm", "until": "8.15 pm"})
    page = words(browser.get(reverse("meetings:business-list", args=[minutes.pk])))
    assert "The meeting stands adjourned." in page
    browser.post(reverse("meetings:business-resume", args=[entry.pk]), {"at": "8.20pm"})
    answer = browser.get(minutes.get_absolute_url())
    assert "The meeting was adjourned at 8.00 pm until 8.15 pm." in words(answer)
    assert "The meeting resumed at 8.20 pm." in words(answer)
    assert MinutePart.objects.filter(minute=entry).count() == 2


def test_the_meeting_is_opened(browser, minutes):
    page = reverse("meetings:business-open", args=[minutes.pk])
    told = {"version": minutes.meeting.version, "opened_at": "19:12"}
    assert browser.post(page, told).status_code == 302
    assert "The meeting began at 7.12 pm." in words(browser.get(minutes.get_absolute_url()))


def test_once_minutes_are_published_their_business_is_fixed(browser, clerk, committee, chair):
    meeting = make_held_meeting(committee=committee, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    answer = browser.get(reverse("meetings:business-list", args=[minutes.pk]))
    assert answer.status_code == 403
    assert "These minutes are published and stay as they are." in words(answer)
