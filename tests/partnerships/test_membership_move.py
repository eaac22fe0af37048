import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import memberships
from scrutiny import audit
from tests.partnerships.directory_factories import make_person, make_seat


@pytest.fixture
def seats(council, clerk, partnership):
    """Five seats in order; the second ended long ago."""
    made = {}
    for name in ("Boyle", "Gone", "Church", "Holloway", "Collins"):
        end = dt.date(2019, 1, 1) if name == "Gone" else None
        person = make_person(council=council, by=clerk, surname=name, forename="")
        made[name] = make_seat(partnership, by=clerk, person=person, end=end)
    return made


def listed(browser, partnership, on=""):
    page = browser.get(reverse("partnerships:membership-list", args=[partnership.pk]) + on)
    return [row["seat"].person.surname for row in page.context["rows"]]


def move(browser, seat, direction):
    return browser.post(reverse("partnerships:membership-move", args=[seat.pk]), {"direction": direction})


def test_officer_moves_a_member_up_and_down(client_for, partnership_officer, partnership, seats):
    browser = client_for(partnership_officer)
    assert listed(browser, partnership) == ["Boyle", "Church", "Holloway", "Collins"]
    move(browser, seats["Church"], "up")
    assert listed(browser, partnership) == ["Church", "Boyle", "Holloway", "Collins"]
    move(browser, seats["Boyle"], "down")
    assert listed(browser, partnership) == ["Church", "Holloway", "Boyle", "Collins"]
    assert audit.history(seats["Boyle"]).first().event == "partnership-membership.moved"


def test_at_the_ends_nothing_moves(client_for, clerk, partnership, seats):
    browser = client_for(clerk)
    move(browser, seats["Boyle"], "up")
    move(browser, seats["Collins"], "down")
    move(browser, seats["Church"], "sideways")
    assert listed(browser, partnership) == ["Boyle", "Church", "Holloway", "Collins"]


def test_the_list_of_an_earlier_day_keeps_who_was_there(client_for, clerk, partnership, seats):
    browser = client_for(clerk)
    move(browser, seats["Church"], "up")
    assert sorted(listed(browser, partnership, "?on=2018-03-27")) == sorted(seats)


def test_moving_does_not_make_an_open_form_stale(clerk, partnership, seats):
    seat = seats["Church"]
    memberships.move(membership=seat, by=clerk, direction="up")
    memberships.change(membership=seat, by=clerk, expected_version=seat.version, listed_as="Director")
    seat.refresh_from_db()
    assert (seat.position, seat.listed_as) == (1, "Director")


def test_partner_may_not_and_looking_moves_nothing(client_for, partner, clerk, seats):
    assert move(client_for(partner), seats["Church"], "up").status_code == 403
    url = reverse("partnerships:membership-move", args=[seats["Church"].pk])
    assert client_for(clerk).get(url).status_code == 405
