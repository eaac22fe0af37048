import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_action, words


@pytest.fixture
def action(priority, partnership_officer):
    return make_action(priority, by=partnership_officer, due=dt.date(2026, 1, 1))


def close(browser, action, verb, day=dt.date(2026, 5, 30), text=""):
    url = reverse(f"partnerships:plan-action-{verb}", args=[action.pk])
    return browser.post(url, date_parts("on", day) | {"text": text}, follow=True)


def test_a_theme_lead_records_that_it_is_done(client_for, theme_lead, action):
    text = words(close(client_for(theme_lead), action, "finish", text="Every household has a key"))
    assert "Done 30 May 2026" in text
    assert "Overdue" not in text
    assert "Every household has a key" in text


def test_why_it_was_stopped_is_asked_for_and_shown(client_for, theme_lead, action):
    browser = client_for(theme_lead)
    page = close(browser, action, "stop")
    assert page.context["form"].errors["text"] == ["Say why it was stopped."]
    text = words(close(browser, action, "stop", text="The railway said no"))
    assert "Stopped 30 May 2026" in text
    assert "The railway said no" in text


def test_a_day_to_come_is_refused_beside_it(client_for, theme_lead, action):
    page = close(client_for(theme_lead), action, "finish", timezone.localdate() + dt.timedelta(days=1))
    assert page.context["form"].errors["on"] == ["Enter today or an earlier day."]


def test_twice_is_refused(client_for, theme_lead, action):
    browser = client_for(theme_lead)
    close(browser, action, "finish")
    assert "it is now “Done”" in words(close(browser, action, "finish"))


def test_it_is_opened_again(client_for, theme_lead, action):
    browser = client_for(theme_lead)
    close(browser, action, "finish")
    page = browser.post(reverse("partnerships:plan-action-reopen", args=[action.pk]), follow=True)
    assert "Overdue" in words(page)
    assert "Record that it is done" in words(page)


def test_a_partner_does_not_close_it(client_for, partner, action):
    assert close(client_for(partner), action, "finish").status_code == 403
    assert "disabled" in client_for(partner).get(action.get_absolute_url()).content.decode()


def test_another_council_finds_nothing(client_for, other_clerk, action):
    assert close(client_for(other_clerk), action, "finish").status_code == 404
