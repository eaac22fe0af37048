import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import theme_leads
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import words


@pytest.fixture
def lead(theme_lead):
    return theme_lead.people.get().themes_led.get()


def edit(browser, lead, start, end=None, version=None):
    url = reverse("partnerships:theme-lead-edit", args=[lead.pk])
    dates = date_parts("start", start) | date_parts("end", end)
    return browser.post(url, dates | {"version": version or lead.version}, follow=True)


def test_clerk_corrects_the_first_day(client_for, clerk, lead):
    text = words(edit(client_for(clerk), lead, dt.date(2024, 9, 2)))
    assert "Supt. Elin Rhys since 2 September 2024" in text


def test_an_end_before_the_start_is_said_beside_it(client_for, clerk, lead):
    page = edit(client_for(clerk), lead, dt.date(2024, 9, 2), dt.date(2024, 9, 1))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_a_stale_edit_is_not_saved(client_for, clerk, lead):
    before = lead.version
    theme_leads.change(theme_lead=lead, by=clerk, start=dt.date(2023, 1, 1))
    page = edit(client_for(clerk), lead, dt.date(2024, 9, 2), version=before)
    assert "Someone else saved this while you were writing" in words(page)
    lead.refresh_from_db()
    assert lead.start == dt.date(2023, 1, 1)


def test_another_council_finds_nothing(client_for, other_clerk, lead):
    assert edit(client_for(other_clerk), lead, None).status_code == 404
