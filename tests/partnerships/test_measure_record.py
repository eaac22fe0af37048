import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from scrutiny.once import FIELD
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_measure, make_value, words


@pytest.fixture
def measure(priority, partnership_officer):
    return make_measure(priority, by=partnership_officer, target=380)


def record(browser, measure, value="1,204", day=dt.date(2024, 3, 31), **more):
    url = reverse("partnerships:measure-record", args=[measure.pk])
    fields = {"period": "2023/24", "value": value, "note": "Counted anew"}
    return browser.post(url, fields | date_parts("period_end", day) | more, follow=True)


def test_a_theme_lead_records_a_value_typed_with_a_comma(client_for, theme_lead, measure):
    page = record(client_for(theme_lead), measure)
    text = words(page)
    assert "1,204 incidents (2023/24), target 380 incidents One value so far Target not met" in text
    assert "Counted anew" in text
    assert "<svg" in page.content.decode()


def test_lower_is_better_so_a_rise_is_getting_worse(client_for, theme_lead, measure, partnership_officer):
    make_value(measure, 400, by=partnership_officer, year=2023)
    assert "Lower is better: getting worse" in words(record(client_for(theme_lead), measure, "410"))


def test_a_period_with_a_value_is_refused_beside_its_last_day(client_for, theme_lead, measure):
    browser = client_for(theme_lead)
    record(browser, measure)
    page = record(browser, measure, "12.5")
    assert page.context["form"].errors["period_end"] == [
        "There is already a value for the period that ends on this day."
    ]
    assert 'value="12.5"' in page.content.decode()


def test_a_period_that_is_not_over_is_refused(client_for, theme_lead, measure):
    page = record(client_for(theme_lead), measure, day=timezone.localdate() + dt.timedelta(days=1))
    assert page.context["form"].errors["period_end"] == ["Enter today or an earlier day."]


def test_sent_twice_it_is_recorded_once(client_for, theme_lead, measure):
    browser = client_for(theme_lead)
    token = {FIELD: str(uuid.uuid4())}
    record(browser, measure, **token)
    assert "It was saved once." in words(record(browser, measure, **token))


def test_a_partner_does_not_record(client_for, partner, measure):
    assert record(client_for(partner), measure).status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, measure):
    assert record(client_for(other_clerk), measure).status_code == 404
