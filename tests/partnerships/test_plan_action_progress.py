import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.services import plan_actions
from scrutiny.once import FIELD
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_action, words


@pytest.fixture
def action(priority, partnership_officer):
    return make_action(priority, by=partnership_officer)


def report(browser, action, day=dt.date(2026, 6, 30), **changed):
    url = reverse("partnerships:plan-action-progress", args=[action.pk])
    fields = {"rag": "amber", "text": "Two gates are in"}
    return browser.post(url, fields | date_parts("date", day) | changed, follow=True)


def test_a_theme_lead_says_how_it_goes_and_what_was_said_before_stays(client_for, theme_lead, action):
    browser = client_for(theme_lead)
    report(browser, action)
    text = words(report(browser, action, dt.date(2026, 9, 30), rag="green", text="All gates are in"))
    assert text.index("30 September 2026 Green: on track All gates are in") < text.index(
        "30 June 2026 Amber: at risk Two gates are in"
    )
    assert "Supt. Elin Rhys" in text


def test_an_older_word_does_not_stand_before_a_newer_one(client_for, theme_lead, action, plan):
    browser = client_for(theme_lead)
    report(browser, action, dt.date(2026, 9, 30), rag="green", text="All gates are in")
    report(browser, action, dt.date(2026, 6, 30), rag="red", text="None yet")
    action.refresh_from_db()
    assert (action.rag, action.progress) == ("green", "All gates are in")


def test_a_day_to_come_is_refused_beside_it(client_for, theme_lead, action):
    page = report(client_for(theme_lead), action, timezone.localdate() + dt.timedelta(days=1))
    assert page.context["form"].errors["date"] == ["Enter today or an earlier day."]
    assert "Two gates are in" in page.content.decode()


def test_sent_twice_it_is_recorded_once(client_for, theme_lead, action):
    token = {FIELD: str(uuid.uuid4())}
    for _ in range(2):
        report(client_for(theme_lead), action, **token)
    assert action.updates.count() == 1


def test_a_closed_action_takes_none(client_for, theme_lead, action):
    plan_actions.finish(action=action, by=theme_lead, on=dt.date(2026, 5, 1))
    page = report(client_for(theme_lead), action)
    assert "This action was closed on 1 May 2026. Open it again first." in words(page)


def test_a_partner_does_not_report(client_for, partner, action):
    answer = report(client_for(partner), action)
    assert answer.status_code == 403
    assert "Only theme leads and partnership officers record progress on the plan." in words(answer)


def test_another_council_finds_nothing(client_for, other_clerk, action):
    assert report(client_for(other_clerk), action).status_code == 404
