"""The page of a committee: who sits on it, as they were on a date, and how many queries it takes."""

import datetime as dt

from meetings.enums import Office
from meetings.services import standing_items
from tests.factories import make_committee_member, make_person
from tests.meetings.agenda_factories import make_held_meeting, make_meeting


def test_members_stand_under_their_office(client_for, clerk, committee, chair, member, co_optee):
    page = client_for(clerk).get(committee.get_absolute_url()).content.decode()
    assert page.index("Cllr Margaret Ash") < page.index("Cllr Dev Patel") < page.index("Rev. Joan Firth")
    assert "without vote" in page


def test_members_as_they_were_on_a_date(client_for, clerk, committee, member):
    committee.memberships.update(end=dt.date(2025, 5, 20))
    browser = client_for(clerk)
    assert "Cllr Dev Patel" not in browser.get(committee.get_absolute_url()).content.decode()
    page = browser.get(committee.get_absolute_url(), {"on": "2025-05-20"}).content.decode()
    assert "Members on 20 May 2025" in page
    assert "Cllr Dev Patel" in page


def test_the_page_takes_twelve_queries_at_most(
    client_for, clerk, council, committee, django_assert_max_num_queries
):
    standing_items.start_with_usual(committee=committee, by=clerk)
    for n in range(8):
        person = make_person(f"Cllr Ann Number{n}", council=council, by=clerk, is_councillor=True)
        make_committee_member(person, committee=committee, by=clerk, office=Office.MEMBER)
        make_held_meeting(committee=committee, by=clerk, weeks=-8 * (n + 1))
        make_meeting(committee=committee, by=clerk, weeks=8 * (n + 1))
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(committee.get_absolute_url())
    with django_assert_max_num_queries(12):
        browser.get("/committees/")


def test_another_councils_officer_does_not_find_it(client_for, other_clerk, committee):
    assert client_for(other_clerk).get(committee.get_absolute_url()).status_code == 404
