import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import plan_actions
from tests.partnerships.plan_factories import make_action, words


@pytest.fixture
def listed(plan, priority, partnership_officer):
    """Four actions: overdue and red, due later, done, and one of the other priority."""
    late = make_action(priority, by=partnership_officer, text="Late one", due=dt.date(2024, 1, 1))
    plan_actions.report_progress(
        action=late, by=partnership_officer, rag="red", text="Stuck", date=dt.date(2024, 1, 2)
    )
    make_action(priority, by=partnership_officer, text="Later one", due=dt.date(2090, 1, 1))
    done = make_action(priority, by=partnership_officer, text="Done one", due=dt.date(2024, 1, 1))
    plan_actions.finish(action=done, by=partnership_officer, on=dt.date(2024, 1, 1))
    make_action(plan.priorities.last(), by=partnership_officer, text="Other one")
    return plan


def shown(browser, plan, **filters):
    page = browser.get(reverse("partnerships:plan-action-list", args=[plan.pk]), filters)
    text = words(page)
    return {name for name in ("Late", "Later", "Done", "Other") if f"{name} one" in text}


def test_each_filter_narrows_it(client_for, clerk, listed, priority):
    browser = client_for(clerk)
    assert shown(browser, listed) == {"Late", "Later", "Done", "Other"}
    assert shown(browser, listed, state="overdue") == {"Late"}
    assert shown(browser, listed, state="open") == {"Late", "Later", "Other"}
    assert shown(browser, listed, state="done") == {"Done"}
    assert shown(browser, listed, rag="red") == {"Late"}
    assert shown(browser, listed, rag="none", state="open") == {"Later", "Other"}
    assert shown(browser, listed, priority=priority.pk) == {"Late", "Later", "Done"}


def test_what_cannot_be_read_narrows_nothing(client_for, clerk, listed):
    assert len(shown(client_for(clerk), listed, rag="purple")) == 4


def test_the_queries_do_not_grow(client_for, clerk, listed, priority, django_assert_max_num_queries):
    for number in range(60):
        make_action(priority, by=clerk, text=f"Action {number}")
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        shown(browser, listed)


def test_another_council_finds_nothing(client_for, other_clerk, plan):
    url = reverse("partnerships:plan-action-list", args=[plan.pk])
    assert client_for(other_clerk).get(url).status_code == 404
