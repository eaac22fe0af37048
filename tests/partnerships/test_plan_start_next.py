import datetime as dt

import pytest
from django.urls import reverse

from partnerships.models import Plan
from partnerships.services import priorities
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_action, make_measure, words


@pytest.fixture
def url(plan):
    return reverse("partnerships:plan-start-next", args=[plan.pk])


def sent(plan):
    start, end = plan.next_period
    dates = date_parts("period_start", start) | date_parts("period_end", end)
    return {"title": "The next plan", "summary": ""} | dates


def test_it_copies_the_priorities_and_not_what_hangs_on_them(client_for, clerk, plan, priority, url):
    make_action(priority, by=clerk)
    make_measure(priority, by=clerk)
    priorities.change(priority=priority, by=clerk, description="Fewer complaints")
    text = words(client_for(clerk).post(url, sent(plan), follow=True))
    assert "The next plan" in text
    assert text.index("Anti-social behaviour") < text.index("Serious violence")
    assert "Fewer complaints" in text
    assert "Fit alley gates" not in text
    assert "Recorded incidents" not in text
    assert "No theme lead now" in text


def test_a_priority_that_has_ended_is_left_behind(client_for, clerk, plan, priority, url):
    priorities.end(priority=priority, by=clerk, on=plan.period_start)
    client_for(clerk).post(url, sent(plan))
    draft = Plan.objects.get(title="The next plan")
    assert [row.title for row in draft.priorities.all()] == ["Serious violence"]


def test_the_form_offers_as_many_years_again(client_for, clerk, plan, url):
    start, end = plan.next_period
    assert start == plan.period_end + dt.timedelta(days=1)
    assert (end.day, end.month, end.year) == (31, 3, plan.period_end.year + 3)
    assert f'value="{end.year}"' in client_for(clerk).get(url).content.decode()


def test_while_there_is_a_draft_it_is_refused(client_for, clerk, plan, url):
    browser = client_for(clerk)
    browser.post(url, sent(plan))
    assert "There is already a draft plan." in words(browser.post(url, sent(plan)))


def test_a_theme_lead_does_not_start_it(client_for, theme_lead, plan, url):
    assert client_for(theme_lead).post(url, sent(plan)).status_code == 403
