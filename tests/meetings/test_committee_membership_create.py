"""Giving a person a seat on a committee."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.enums import Office
from partnerships.models import Post
from tests.factories import make_person


@pytest.fixture
def person(council, clerk):
    return make_person("Cllr Iris Bell", council=council, by=clerk, is_councillor=True)


def add(browser, committee, person, **changed):
    typed = {
        "person": person.pk,
        "office": "member",
        "start-day": "20",
        "start-month": "5",
        "start-year": "2026",
    }
    url = reverse("meetings:committee-membership-create", args=[committee.pk])
    return browser.post(url, typed | changed, follow=True)


def test_several_vice_chairs_may_sit(client_for, clerk, council, committee, person):
    other = make_person("Cllr Owen Lake", council=council, by=clerk, is_councillor=True)
    browser = client_for(clerk)
    add(browser, committee, person, office="vice-chair")
    page = add(browser, committee, other, office="vice-chair").content.decode()
    assert "Vice-chairs" in page
    assert committee.memberships.filter(office=Office.VICE_CHAIR, has_vote=True).count() == 2


def test_a_second_chair_is_refused(client_for, clerk, committee, chair, person):
    page = add(client_for(clerk), committee, person, office="chair").content.decode()
    assert "The committee already has a chair on some of these days." in page


def test_a_co_opted_member_has_no_vote_unless_the_committee_says_so(client_for, clerk, committee, person):
    page = add(client_for(clerk), committee, person, office="co-opted-member", scope="Drugs").content.decode()
    seat = committee.memberships.get()
    assert (seat.has_vote, seat.sees_exempt, seat.scope) == (False, False, "Drugs")
    assert "limited to Drugs" in page


def test_a_co_opted_member_may_be_given_a_vote(client_for, clerk, committee, person):
    add(client_for(clerk), committee, person, office="co-opted-member", has_vote="yes", sees_exempt="on")
    seat = committee.memberships.get()
    assert (seat.has_vote, seat.sees_exempt) == (True, True)


def test_only_a_co_option_is_limited(client_for, clerk, committee, person):
    page = add(client_for(clerk), committee, person, scope="Drugs").content.decode()
    assert "Only a co-option can be limited to some matters." in page


def test_who_has_left_cannot_be_given_an_office(client_for, clerk, council, committee):
    gone = make_person("Mr Ned Gone", council=council, by=clerk)
    Post.objects.create(person=gone, title="Officer", start=dt.date(2020, 1, 1), end=dt.date(2024, 3, 31))
    page = add(client_for(clerk), committee, gone, office="co-opted-member").content.decode()
    assert "left their last post on 31 March 2024" in page
    assert not committee.memberships.exists()


def test_a_person_of_another_council_cannot_be_chosen(
    client_for, clerk, committee, other_council, other_clerk
):
    foreign = make_person("Cllr Far Away", council=other_council, by=other_clerk)
    page = add(client_for(clerk), committee, foreign).content.decode()
    assert "There is a problem" in page
    assert not committee.memberships.exists()


def test_an_end_before_the_start_is_refused(client_for, clerk, committee, person):
    end = {"end-day": "1", "end-month": "5", "end-year": "2026"}
    page = add(client_for(clerk), committee, person, **end).content.decode()
    assert "The end date must be the same as or after the start date." in page
    assert 'value="2026"' in page


def test_a_member_may_not_give_seats(client_for, member, committee):
    url = reverse("meetings:committee-membership-create", args=[committee.pk])
    answer = client_for(member).get(url)
    assert answer.status_code == 403
    assert "Only committee officers change a committee and its members." in answer.content.decode()
