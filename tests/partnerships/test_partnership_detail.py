import pytest

from tests import factories
from tests.partnerships.directory_factories import make_group, make_organisation, make_person, make_seat


@pytest.mark.parametrize("number", [3, 30])
def test_page_takes_twelve_queries_whatever_it_shows(
    client_for, clerk, council, partnership, plan, number, django_assert_max_num_queries
):
    body = make_organisation(council=council, by=clerk)
    for index in range(number):
        person = make_person(council=council, by=clerk, surname=f"Smith{index:02}")
        make_seat(partnership, by=clerk, person=person, organisation=body)
        make_group(partnership, by=clerk, name=f"Group {index:02}", chair=person)
    factories.make_committee(council=council, by=clerk, partnership=partnership)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        text = browser.get(partnership.get_absolute_url()).content.decode()
    assert f"Smith{number - 1:02}" in text
    assert f"Group {number - 1:02}" in text
    assert "Crime and Disorder Scrutiny Committee" in text


def test_partner_sees_their_partnership_and_no_button(client_for, partner, partnership):
    browser = client_for(partner)
    assert partnership.name in browser.get("/partnerships/").content.decode()
    text = browser.get(partnership.get_absolute_url()).content.decode()
    assert "Sam Cole" in text
    assert "Add a board or group" not in text


def test_member_of_the_committee_who_reads_no_partnership_finds_an_empty_list(
    client_for, member, partnership
):
    browser = client_for(member)
    assert "There is no partnership yet" in browser.get("/partnerships/").content.decode()
    assert browser.get(partnership.get_absolute_url()).status_code == 404
