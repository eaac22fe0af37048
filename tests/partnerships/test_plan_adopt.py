import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import words

DAY = dt.date(2024, 3, 26)


@pytest.fixture
def draft(partnership, partnership_officer):
    return factories.make_plan(partnership=partnership, by=partnership_officer, adopted=False)


def adopt(browser, plan, day=DAY, body="Full Council"):
    url = reverse("partnerships:plan-adopt", args=[plan.pk])
    return browser.post(url, date_parts("adopted_on", day) | {"adopted_by": body}, follow=True)


def test_partnership_officer_records_the_adoption(client_for, partnership_officer, draft):
    browser = client_for(partnership_officer)
    assert "Record that it was adopted" in words(browser.get(draft.get_absolute_url()))
    text = words(adopt(browser, draft))
    assert "26 March 2024, Full Council" in text
    assert "End the plan" in text


def test_residents_read_it_only_from_then_on(client, client_for, partnership_officer, draft):
    assert client.get(draft.get_public_url()).status_code == 404
    adopt(client_for(partnership_officer), draft)
    assert client.get(draft.get_public_url()).status_code == 200


def test_a_day_to_come_is_refused_beside_it(client_for, partnership_officer, draft):
    page = adopt(client_for(partnership_officer), draft, timezone.localdate() + dt.timedelta(days=1))
    assert page.context["form"].errors["adopted_on"] == ["Enter today or an earlier day."]
    assert "Full Council" in page.content.decode()


def test_who_adopted_it_is_asked_for(client_for, partnership_officer, draft):
    page = adopt(client_for(partnership_officer), draft, body="")
    assert page.context["form"].errors["adopted_by"] == ["Fill in “Adopted by”."]


def test_two_plans_are_not_in_force_on_one_day(client_for, partnership_officer, plan, partnership):
    second = factories.make_plan(partnership=partnership, by=partnership_officer, adopted=False)
    page = adopt(client_for(partnership_officer), second)
    assert "Another plan is in force on some of these days. End that one first" in words(page)


def test_twice_is_refused(client_for, partnership_officer, draft):
    browser = client_for(partnership_officer)
    adopt(browser, draft)
    assert "it is now “Adopted”" in words(adopt(browser, draft))


def test_a_report_author_does_not_adopt(client_for, report_author, draft):
    assert adopt(client_for(report_author), draft).status_code == 403
