"""One action makes an item and a report for every current priority and its theme lead."""

import pytest
from django.urls import reverse

from meetings.enums import ItemKind
from meetings.services import agenda_items
from tests.meetings.agenda_factories import make_frozen, make_items, printed


@pytest.fixture
def url(meeting, plan):
    return reverse("meetings:agenda-add-themes", args=[meeting.pk])


def test_every_priority_gets_an_item_and_a_report_under_a_new_heading(
    client_for, clerk, meeting, url, theme_lead
):
    make_items(meeting, "Apologies", by=clerk)
    browser = client_for(clerk)
    assert "Anti-social behaviour" in browser.get(url).content.decode()
    page = browser.post(url, {"title": "Theme lead reports"}, follow=True).content.decode()
    assert printed(meeting) == [
        "1 Apologies",
        "2 Theme lead reports",
        "2.1 Anti-social behaviour",
        "2.2 Serious violence",
    ]
    led = meeting.items.get(title="Anti-social behaviour")
    assert led.kind == ItemKind.REPORT
    assert led.presenter.surname == "Rhys"
    assert led.report.author == led.presenter
    assert "2 items with their reports were added." in page
    assert "no theme lead on the day of the meeting" in page
    assert "Serious violence." in page


def test_a_priority_without_a_lead_is_made_without_an_author(client_for, clerk, meeting, url, theme_lead):
    client_for(clerk).post(url, {"title": "Themes"})
    item = meeting.items.get(title="Serious violence")
    assert (item.presenter, item.report.author) == (None, None)


def test_run_twice_it_adds_nothing(client_for, clerk, meeting, url, theme_lead):
    browser = client_for(clerk)
    browser.post(url, {"title": "Themes"})
    before = printed(meeting)
    page = browser.post(url, {"title": "Themes"}, follow=True).content.decode()
    assert "Every priority is on the agenda already. Nothing was added." in page
    assert printed(meeting) == before


def test_only_what_is_missing_is_added_under_the_heading_chosen(client_for, clerk, meeting, url, priority):
    heading = agenda_items.add(meeting=meeting, by=clerk, title="Themes", kind=ItemKind.THEMES)
    agenda_items.add(meeting=meeting, by=clerk, title="ASB in the arcade", parent=heading, priority=priority)
    client_for(clerk).post(url, {"heading": heading.pk})
    assert printed(meeting) == ["1 Themes", "1.1 ASB in the arcade", "1.2 Serious violence"]


def test_without_a_heading_nothing_is_made(client_for, clerk, meeting, url):
    page = client_for(clerk).post(url, {"title": ""}).content.decode()
    assert "Choose a heading, or enter the words of a new one." in page
    assert printed(meeting) == []


def test_without_a_plan_it_says_so(client_for, clerk, meeting):
    url = reverse("meetings:agenda-add-themes", args=[meeting.pk])
    page = client_for(clerk).post(url, {"title": "Themes"}).content.decode()
    assert "The partnership has no adopted plan with priorities on the day of the meeting." in page


def test_on_a_published_agenda_the_items_are_late(client_for, clerk, meeting, url):
    make_items(meeting, "Apologies", by=clerk)
    make_frozen(meeting, by=clerk)
    client_for(clerk).post(url, {"title": "Themes"})
    assert printed(meeting) == [
        "1 Apologies",
        "1A Themes",
        "1A.1 Anti-social behaviour",
        "1A.2 Serious violence",
    ]
