import datetime as dt
import uuid

import pytest
from django.urls import reverse

from tests.partnerships.directory_factories import (
    date_parts,
    make_organisation,
    make_person,
    make_post,
    make_seat,
)

MAY = dt.date(2024, 5, 1)


@pytest.fixture
def person(council, clerk):
    return make_person(council=council, by=clerk)


def add(browser, partnership, person, *, start=MAY, end=None, **fields):
    url = reverse("partnerships:membership-create", args=[partnership.pk])
    sent = {"person": person.pk, "organisation": "", "listed_as": "", **fields}
    return browser.post(url, sent | date_parts("start", start) | date_parts("end", end), follow=True)


def test_officer_adds_a_member_with_post_and_body(
    client_for, partnership_officer, council, partnership, person
):
    body = make_organisation(council=council, by=partnership_officer, name="Larkshire Police")
    make_post(person, by=partnership_officer, organisation=body)
    page = add(client_for(partnership_officer), partnership, person, organisation=body.pk, is_chair="on")
    text = page.content.decode()
    assert "David Boyle" in text
    assert "Chief Superintendent, Larkshire Police / Chair" in text
    assert "since 1 May 2024" in text


def test_words_of_the_list_are_printed_as_given(client_for, clerk, partnership, person):
    page = add(client_for(clerk), partnership, person, listed_as="Interim Chief Executive / Chair of CSP")
    assert "Interim Chief Executive / Chair of CSP" in page.content.decode()


def test_twice_is_once(client_for, clerk, partnership, person):
    browser, token = client_for(clerk), str(uuid.uuid4())
    add(browser, partnership, person, _once=token)
    text = add(browser, partnership, person, _once=token).content.decode()
    assert "It was saved once" in text
    assert partnership.memberships.count() == 1


def test_overlapping_seats_are_refused_beside_the_person(client_for, clerk, partnership, person):
    make_seat(partnership, by=clerk, person=person, start=MAY)
    page = add(client_for(clerk), partnership, person, start=dt.date(2025, 1, 1), listed_as="Typed")
    assert page.context["form"].errors["person"] == ["This person is already a member on some of these days."]
    assert "Typed" in page.content.decode()


def test_second_chair_is_refused_beside_the_tick(client_for, clerk, council, partnership, person):
    make_seat(partnership, by=clerk, person=person, is_chair=True)
    other = make_person(council=council, by=clerk, surname="Church", forename="Laura")
    page = add(client_for(clerk), partnership, other, is_chair="on")
    assert page.context["form"].errors["is_chair"] == [
        "Somebody else chairs the partnership on some of these days."
    ]


def test_somebody_who_has_left_gets_no_seat(client_for, clerk, partnership, person):
    make_post(person, by=clerk, start=dt.date(2020, 1, 1), end=dt.date(2024, 8, 31))
    page = add(client_for(clerk), partnership, person)
    assert page.context["form"].errors["person"] == [
        "David Boyle left their last post on 31 August 2024. Add their new post, or choose somebody else."
    ]


def test_the_seat_they_had_while_they_were_there_can_be_recorded(client_for, clerk, partnership, person):
    make_post(person, by=clerk, start=dt.date(2020, 1, 1), end=dt.date(2024, 8, 31))
    page = add(client_for(clerk), partnership, person, end=dt.date(2024, 8, 31))
    assert partnership.memberships.count() == 1
    assert "form" in page.context


def test_end_before_start_stands_beside_the_end(client_for, clerk, partnership, person):
    page = add(client_for(clerk), partnership, person, end=dt.date(2023, 5, 1))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_person_of_another_council_is_no_choice(client_for, clerk, other_clerk, other_council, partnership):
    stranger = make_person(council=other_council, by=other_clerk, surname="Stranger")
    page = add(client_for(clerk), partnership, stranger)
    assert page.context["form"].errors["person"]
    assert "Stranger" not in page.content.decode()


def test_report_author_may_not_and_other_clerk_finds_nothing(
    client_for, report_author, other_clerk, partnership, person
):
    assert add(client_for(report_author), partnership, person).status_code == 403
    assert add(client_for(other_clerk), partnership, person).status_code == 404
