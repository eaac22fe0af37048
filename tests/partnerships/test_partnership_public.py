import pytest
from django.urls import reverse

from partnerships.services import partnerships
from tests.partnerships.directory_factories import (
    make_group,
    make_organisation,
    make_person,
    make_post,
    make_seat,
)


def page_of(client, partnership, council=None):
    slug = (council or partnership.council).slug
    return client.get(reverse("public:partnership", args=[slug, partnership.pk]))


def test_resident_reads_members_groups_plan_and_committee(
    client, clerk, council, partnership, plan, committee
):
    person = make_person(council=council, by=clerk, email="david@private.example")
    make_post(person, by=clerk)
    body = make_organisation(council=council, by=clerk, name="Larkshire Police")
    make_seat(partnership, by=clerk, person=person, organisation=body)
    make_group(partnership, by=clerk, chair=person)
    text = page_of(client, partnership).content.decode()
    assert "Safer Larkmere Partnership" in text
    assert "Chief Superintendent, Larkshire Police" in text
    assert "Joint Action Group" in text
    assert "Anti-social behaviour" in text
    assert "Adopted by Full Council" in text
    assert reverse("public:committee", args=[council.slug, committee.pk]) in text
    assert "david@private.example" not in text
    assert "Change" not in text


def test_resident_reads_nothing_that_is_not_public(client, clerk, council, partnership):
    partnerships.change(partnership=partnership, by=clerk, is_public=False)
    assert page_of(client, partnership).status_code == 404
    listed = client.get(reverse("public:partnership-list", args=[council.slug]))
    assert "Safer Larkmere" not in listed.content.decode()


def test_the_address_of_another_council_leads_nowhere(client, partnership, other_council):
    assert page_of(client, partnership, other_council).status_code == 404


def test_list_names_the_partnership(client, council, partnership):
    text = client.get(reverse("public:partnership-list", args=[council.slug])).content.decode()
    assert "Safer Larkmere Partnership" in text


@pytest.mark.parametrize("number", [3, 30])
def test_page_takes_twelve_queries(
    client, client_for, clerk, council, partnership, plan, committee, number, django_assert_max_num_queries
):
    for index in range(number):
        person = make_person(council=council, by=clerk, surname=f"Smith{index:02}")
        make_post(person, by=clerk)
        make_seat(partnership, by=clerk, person=person)
        make_group(partnership, by=clerk, name=f"Group {index:02}", chair=person)
    for browser in (client, client_for(clerk)):
        with django_assert_max_num_queries(12):
            assert f"Smith{number - 1:02}" in page_of(browser, partnership).content.decode()
