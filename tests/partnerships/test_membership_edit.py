import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import memberships
from tests.partnerships.directory_factories import date_parts, make_person, make_post, make_seat


@pytest.fixture
def seat(council, clerk, partnership):
    return make_seat(
        partnership, by=clerk, person=make_person(council=council, by=clerk), start=dt.date(2022, 5, 1)
    )


def edit(browser, seat, **changed):
    sent = {"listed_as": seat.listed_as, "version": seat.version} | date_parts("start", seat.start) | changed
    return browser.post(reverse("partnerships:membership-edit", args=[seat.pk]), sent, follow=True)


def test_officer_changes_the_words_in_the_list(client_for, partnership_officer, seat):
    text = edit(client_for(partnership_officer), seat, listed_as="Independent Chair").content.decode()
    assert "Independent Chair" in text


def test_stale_edit_shows_both(client_for, clerk, seat):
    stale = seat.version
    memberships.change(membership=seat, by=clerk, listed_as="Theirs")
    text = edit(client_for(clerk), seat, listed_as="Mine", version=stale).content.decode()
    assert "Theirs" in text
    assert "Mine" in text


def test_words_can_be_corrected_after_the_person_has_left(client_for, clerk, seat):
    make_post(seat.person, by=clerk, start=dt.date(2022, 5, 1), end=dt.date(2024, 8, 31))
    browser = client_for(clerk)
    assert "Adviser" in edit(browser, seat, listed_as="Adviser").content.decode()
    listed = browser.get(reverse("partnerships:membership-list", args=[seat.partnership_id])).content.decode()
    assert "Left their post on 31 August 2024" in listed


def test_partner_may_not(client_for, partner, seat):
    assert edit(client_for(partner), seat).status_code == 403
