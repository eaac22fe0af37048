import datetime as dt

import pytest
from django.urls import reverse

from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_leaver, words


@pytest.fixture
def url(priority):
    return reverse("partnerships:theme-lead-create", args=[priority.pk])


@pytest.fixture
def kofi(council, partnership_officer):
    return factories.make_person("Kofi Mensah", council=council, by=partnership_officer)


def sent(person, start=None, end=None):
    return {"person": person.pk} | date_parts("start", start) | date_parts("end", end)


def test_from_and_to_are_shown(client_for, partnership_officer, kofi, url):
    dates = (dt.date(2024, 4, 1), dt.date(2025, 3, 31))
    text = words(client_for(partnership_officer).post(url, sent(kofi, *dates), follow=True))
    assert "Kofi Mensah 1 April 2024 to 31 March 2025" in text


def test_the_new_lead_may_record_progress(client_for, partnership_officer, council, administrator, url, plan):
    user = factories.make_user("Kofi Mensah", council=council, by=administrator)
    person = factories.make_person("Kofi Mensah", council=council, by=partnership_officer, user=user)
    assert client_for(user).get(plan.get_absolute_url()).status_code == 404
    client_for(partnership_officer).post(url, sent(person, dt.date(2024, 4, 1)))
    assert "Record a value" not in words(client_for(factories.fresh(user)).get(plan.get_absolute_url()))


def test_overlapping_days_are_refused_beside_the_start(
    client_for, partnership_officer, theme_lead, kofi, url
):
    page = client_for(partnership_officer).post(url, sent(kofi, dt.date(2026, 1, 1)))
    assert page.context["form"].errors["start"] == [
        "The priority already has a theme lead on some of these days."
    ]
    assert page.context["form"]["person"].value() == str(kofi.pk)


def test_somebody_who_has_left_is_refused_beside_the_name(client_for, partnership_officer, council, url):
    leaver = make_leaver(council=council, by=partnership_officer)
    page = client_for(partnership_officer).post(url, sent(leaver, dt.date(2025, 1, 1)))
    assert "Ida Moss left their last post on 30 June 2023." in page.context["form"].errors["person"][0]


def test_an_end_before_the_start_is_said_beside_it(client_for, partnership_officer, kofi, url):
    page = client_for(partnership_officer).post(url, sent(kofi, dt.date(2025, 1, 1), dt.date(2024, 1, 1)))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_a_theme_lead_does_not_name_another(client_for, theme_lead, kofi, url):
    assert client_for(theme_lead).post(url, sent(kofi)).status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404
