import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import measures
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_measure, make_value, words


@pytest.fixture
def measure(priority, partnership_officer):
    return make_measure(priority, by=partnership_officer)


def edit(browser, measure, **changed):
    fields = {
        "name": measure.name,
        "unit": measure.unit,
        "good_direction": measure.good_direction,
        "target": "",
        "source": "",
        "version": measure.version,
    }
    dates = date_parts("start", measure.start) | date_parts("end", measure.end)
    url = reverse("partnerships:measure-edit", args=[measure.pk])
    return browser.post(url, fields | dates | changed, follow=True)


def test_the_other_way_is_good_from_now_on(client_for, clerk, measure):
    make_value(measure, 10, by=clerk, year=2023)
    make_value(measure, 20, by=clerk, year=2024)
    text = words(edit(client_for(clerk), measure, good_direction="up"))
    assert "Higher is better: improving" in text


def test_an_end_before_a_value_is_refused_beside_it(client_for, clerk, measure):
    make_value(measure, 10, by=clerk, year=2024)
    page = edit(client_for(clerk), measure, **date_parts("end", dt.date(2024, 3, 30)))
    assert "has a value up to 31 March 2024." in page.context["form"].errors["end"][0]


def test_a_stale_edit_shows_both_texts(client_for, clerk, measure):
    before = measure.version
    measures.change(measure=measure, by=clerk, source="Their source")
    text = words(edit(client_for(clerk), measure, source="My source", version=before))
    assert "Their source" in text
    assert "Someone else saved this while you were writing" in text


def test_another_council_finds_nothing(client_for, other_clerk, measure):
    assert edit(client_for(other_clerk), measure).status_code == 404
