import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import words


@pytest.fixture
def lead(theme_lead):
    return theme_lead.people.get().themes_led.get()


def end(browser, lead, day):
    url = reverse("partnerships:theme-lead-end", args=[lead.pk])
    return browser.post(url, date_parts("end", day), follow=True)


def test_nobody_leads_it_after_the_day(client_for, clerk, theme_lead, lead, plan):
    browser = client_for(clerk)
    end(browser, lead, timezone.localdate() - dt.timedelta(days=1))
    assert "No theme lead now" in words(browser.get(plan.get_absolute_url()))
    assert client_for(factories.fresh(theme_lead)).get(plan.get_absolute_url()).status_code == 404


def test_before_they_began_is_refused_beside_the_date(client_for, clerk, lead):
    page = end(client_for(clerk), lead, lead.start - dt.timedelta(days=1))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_another_council_finds_nothing(client_for, other_clerk, lead):
    assert end(client_for(other_clerk), lead, timezone.localdate()).status_code == 404
