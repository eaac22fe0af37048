import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import Minute
from tests.meetings.minutes_factories import make_exempt_item, make_held_meeting, make_minutes


@pytest.fixture
def minutes(committee, clerk):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_exempt_item("Operation Heron", meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


def add_url(minutes):
    return reverse("meetings:minute-create", args=[minutes.pk])


def test_an_entry_without_an_item(client_for, clerk, minutes):
    page = client_for(clerk).post(add_url(minutes), {"title": "Chair's statement"}, follow=True)

    assert page.context["form"]["decision_word"].value() == "Resolved"
    assert minutes.entries.last().title == "Chair's statement"


def test_an_entry_for_an_item_takes_its_title_and_is_exempt_when_the_item_is(client_for, clerk, minutes):
    entry = minutes.entries.get(title="Operation Heron")
    item = entry.item
    browser = client_for(clerk)
    browser.post(reverse("meetings:minute-remove", args=[entry.pk]))

    browser.post(add_url(minutes), {"item": item.pk})

    again = Minute.objects.get(item=item)
    assert (again.title, again.is_exempt) == ("Operation Heron", True)


def test_an_item_has_one_entry(client_for, clerk, minutes):
    taken = minutes.entries.first().item
    page = client_for(clerk).post(add_url(minutes), {"item": taken.pk, "title": "Again"})

    assert page.status_code == 200
    assert Minute.objects.filter(item=taken).count() == 1


def test_neither_item_nor_heading_is_answered_beside_the_field(client_for, clerk, minutes):
    assert (
        "Write a heading, or choose an item." in client_for(clerk).post(add_url(minutes), {"title": ""}).text
    )


def test_the_same_form_sent_twice_adds_one_entry(client_for, clerk, minutes):
    data = {"title": "Chair's statement", "_once": "6f0f4b4e-1f7e-4e0c-9f52-6d6a3a1e0a12"}
    browser = client_for(clerk)
    browser.post(add_url(minutes), data)
    browser.post(add_url(minutes), data)

    assert minutes.entries.filter(title="Chair's statement").count() == 1


def test_published_minutes_take_no_more_entries(client_for, clerk, minutes):
    make_minutes(meeting=minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)

    page = client_for(clerk).post(add_url(minutes), {"title": "Late"})

    assert page.status_code == 403
    assert "These minutes are published and stay as they are." in page.text
