import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import plans
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import words


@pytest.fixture
def url(plan):
    return reverse("partnerships:plan-edit", args=[plan.pk])


def sent(plan, **changed):
    fields = {"title": plan.title, "summary": plan.summary, "version": plan.version}
    dates = date_parts("period_start", plan.period_start) | date_parts("period_end", plan.period_end)
    return fields | dates | changed


def test_clerk_changes_the_summary(client_for, clerk, plan, url):
    page = client_for(clerk).post(url, sent(plan, summary="A safer town"), follow=True)
    assert "A safer town" in words(page)


def test_a_stale_edit_shows_both_texts(client_for, clerk, plan, url):
    mine = sent(plan, summary="My words")
    plans.change(plan=plan, by=clerk, summary="Their words")
    browser = client_for(clerk)
    text = words(browser.post(url, mine))
    assert "Someone else saved this while you were writing" in text
    assert "Their words" in text
    assert "My words" in text
    plan.refresh_from_db()
    assert browser.post(url, mine | {"version": plan.version}).status_code == 302


def test_a_period_that_runs_into_another_plan_is_refused_beside_it(client_for, clerk, plan, url):
    later = plans.start_next(
        plan=plan,
        by=clerk,
        title="The next one",
        period_start=plan.period_end + dt.timedelta(days=1),
        period_end=plan.period_end + dt.timedelta(days=400),
    )
    plans.adopt(plan=later, by=clerk, adopted_on=plan.period_start, adopted_by="Cabinet")
    longer = date_parts("period_end", plan.period_end + dt.timedelta(days=30))
    page = client_for(clerk).post(url, sent(plan) | longer)
    assert "Another plan is in force on some of these days." in page.context["form"].errors["period_start"][0]


def test_a_plan_that_has_ended_stays_as_it_was(client_for, clerk, plan, url):
    plans.end(plan=plan, by=clerk, on=plan.period_start)
    page = client_for(clerk).post(url, sent(plan, summary="Too late"))
    assert "and stays as it was." in words(page)


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404
