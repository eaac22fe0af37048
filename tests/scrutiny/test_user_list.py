"""The list of users: scoped to the council, narrowed, and cheap."""

import pytest

from tests import factories


def test_an_administrator_finds_people_by_name_and_role(
    client_for, administrator, clerk, partnership_officer
):
    browser = client_for(administrator)
    assert clerk.email in browser.get("/users/").text
    by_name = browser.get("/users/", {"q": "hale"}).text
    assert partnership_officer.email in by_name
    assert clerk.email not in by_name
    by_role = browser.get("/users/", {"role": "committee-officer"}).text
    assert clerk.email in by_role
    assert partnership_officer.email not in by_role
    assert "Nobody fits." in browser.get("/users/", {"q": "nobody at all"}).text


def test_people_of_another_council_are_not_listed(client_for, administrator, other_clerk):
    assert other_clerk.email not in client_for(administrator).get("/users/").text


def test_the_number_of_queries_does_not_grow(
    client_for, administrator, council, django_assert_max_num_queries
):
    for number in range(8):
        factories.make_user(f"Person {number}", council=council, by=administrator)
    browser = client_for(administrator)
    with django_assert_max_num_queries(12):
        browser.get("/users/")


@pytest.mark.parametrize("person", ["clerk", "member", "partner"])
def test_others_are_refused(person, client_for, request):
    assert client_for(request.getfixturevalue(person)).get("/users/").status_code == 403
