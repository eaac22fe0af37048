import datetime as dt

import pytest
from django.urls import reverse

from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_measure, make_value, words


@pytest.fixture
def measure(priority, partnership_officer):
    return make_measure(priority, by=partnership_officer, start=dt.date(2022, 4, 1))


def end(browser, measure, day):
    url = reverse("partnerships:measure-end", args=[measure.pk])
    return browser.post(url, date_parts("end", day), follow=True)


def test_its_values_stay_in_the_plan(client_for, clerk, measure, plan):
    make_value(measure, 10, by=clerk, year=2024)
    browser = client_for(clerk)
    end(browser, measure, dt.date(2024, 3, 31))
    text = words(browser.get(plan.get_absolute_url()))
    assert "Recorded incidents Ended" in text
    assert "10 incidents" in text


def test_before_it_began_is_refused_beside_the_date(client_for, clerk, measure):
    page = end(client_for(clerk), measure, dt.date(2022, 3, 31))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_later_periods_take_no_value(client_for, clerk, measure):
    browser = client_for(clerk)
    end(browser, measure, dt.date(2024, 3, 31))
    url = reverse("partnerships:measure-record", args=[measure.pk])
    sent = {"period": "2024/25", "value": "9"} | date_parts("period_end", dt.date(2025, 3, 31))
    page = browser.post(url, sent)
    assert page.context["form"].errors["period_end"] == [
        "The measure ended on 31 March 2024. Enter an earlier day."
    ]


def test_a_theme_lead_does_not_end_it(client_for, theme_lead, measure):
    assert end(client_for(theme_lead), measure, dt.date(2024, 3, 31)).status_code == 403
