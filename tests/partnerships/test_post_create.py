import datetime as dt

import pytest
from django.urls import reverse

from tests.partnerships.directory_factories import date_parts, make_organisation, make_person, make_post

MAY = dt.date(2022, 5, 1)


@pytest.fixture
def person(council, clerk):
    return make_person(council=council, by=clerk)


def add(browser, person, *, title="Chief Superintendent", organisation="", start=None, end=None):
    sent = {"title": title, "organisation": organisation}
    sent |= date_parts("start", start) | date_parts("end", end)
    return browser.post(reverse("partnerships:post-create", args=[person.pk]), sent, follow=True)


def test_clerk_adds_a_post(client_for, clerk, council, person):
    body = make_organisation(council=council, by=clerk, name="Larkshire Police")
    text = add(client_for(clerk), person, organisation=body.pk, start=MAY).content.decode()
    assert "Chief Superintendent" in text
    assert "Larkshire Police" in text
    assert "since 1 May 2022" in text


def test_end_before_start_is_said_beside_the_end(client_for, clerk, person):
    page = add(client_for(clerk), person, start=MAY, end=dt.date(2021, 5, 1))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_impossible_date_is_kept_as_typed(client_for, clerk, person):
    sent = {"title": "Chief", "start-day": "31", "start-month": "2", "start-year": "2022"}
    page = client_for(clerk).post(reverse("partnerships:post-create", args=[person.pk]), sent)
    text = page.content.decode()
    assert page.context["form"].errors["start"]
    assert 'value="31"' in text


def test_overlapping_terms_in_one_body_are_refused(client_for, clerk, council, person):
    body = make_organisation(council=council, by=clerk)
    make_post(person, by=clerk, organisation=body, start=MAY)
    page = add(client_for(clerk), person, organisation=body.pk, start=dt.date(2023, 1, 1))
    assert page.context["form"].errors["start"] == [
        "This person already holds a post there on some of these days."
    ]


def test_other_councils_body_is_no_choice(client_for, clerk, other_clerk, other_council, person):
    body = make_organisation(council=other_council, by=other_clerk)
    assert add(client_for(clerk), person, organisation=body.pk).context["form"].errors["organisation"]


def test_partner_may_not(client_for, partner, person):
    assert add(client_for(partner), person).status_code == 403
