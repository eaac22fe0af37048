import datetime as dt
import uuid

import pytest
from django.urls import reverse

from partnerships.models import Plan
from scrutiny import audit
from scrutiny.once import FIELD
from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import words


@pytest.fixture
def url(partnership):
    return reverse("partnerships:plan-create", args=[partnership.pk])


def sent(start=dt.date(2020, 4, 1), end=dt.date(2024, 3, 31), **changed):
    fields = {"title": "Safer Larkmere 2020 to 2024", "summary": "What we will do."}
    return fields | date_parts("period_start", start) | date_parts("period_end", end) | changed


def test_partnership_officer_drafts_a_plan_of_four_years(client_for, partnership_officer, url):
    page = client_for(partnership_officer).post(url, sent(), follow=True)
    text = words(page)
    assert "1 April 2020 to 31 March 2024" in text
    assert "Draft" in text
    assert "What we will do." in text
    assert str(audit.history(Plan.objects.get()).get().actor) == "Tom Hale"


def test_the_partnership_page_leads_to_it(client_for, clerk, partnership, url):
    browser = client_for(clerk)
    assert "It has no plan yet." in words(browser.get(partnership.get_absolute_url()))
    browser.post(url, sent())
    assert "Safer Larkmere 2020 to 2024, 2020–2024 Draft" in words(
        browser.get(partnership.get_absolute_url())
    )


def test_there_is_one_draft_at_a_time(client_for, partnership_officer, url):
    browser = client_for(partnership_officer)
    browser.post(url, sent())
    page = browser.post(url, sent(title="Another"))
    assert "There is already a draft plan. Adopt or change that one first." in words(page)
    assert "Another" in page.content.decode()
    assert Plan.objects.count() == 1


def test_an_end_before_the_start_is_said_beside_it(client_for, partnership_officer, url):
    page = client_for(partnership_officer).post(url, sent(end=dt.date(2019, 1, 1)))
    assert page.context["form"].errors["period_end"] == ["The plan must end after it starts."]
    assert "What we will do." in page.content.decode()


def test_sent_twice_it_is_drafted_once(client_for, partnership_officer, url):
    browser = client_for(partnership_officer)
    token = {FIELD: str(uuid.uuid4())}
    first = browser.post(url, sent() | token)
    second = browser.post(url, sent() | token)
    assert first["Location"] == second["Location"]
    assert Plan.objects.count() == 1


def test_a_theme_lead_does_not_draft(client_for, theme_lead, url):
    answer = client_for(theme_lead).post(url, sent())
    assert answer.status_code == 403
    assert "Only partnership officers and committee officers" in words(answer)


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404


def test_the_partnership_page_stays_within_its_queries(
    client_for, clerk, partnership, partnership_officer, django_assert_max_num_queries
):
    plan = factories.make_plan(partnership=partnership, by=partnership_officer)
    for number in range(8):
        factories.make_priority(f"Priority {number}", plan=plan, by=partnership_officer)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(partnership.get_absolute_url())


def test_the_partnership_page_names_who_leads_each_priority(client_for, clerk, theme_lead, partnership):
    text = words(client_for(clerk).get(partnership.get_absolute_url()))
    assert "Anti-social behaviour, theme lead: Supt. Elin Rhys" in text
    assert "Serious violence, no theme lead" in text
