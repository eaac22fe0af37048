import pytest

from tests.partnerships.directory_factories import make_organisation, make_person, make_post


@pytest.mark.parametrize("number", [3, 30])
def test_list_takes_twelve_queries_whatever_its_length(
    client_for, clerk, council, number, django_assert_max_num_queries
):
    body = make_organisation(council=council, by=clerk)
    for index in range(number):
        person = make_person(council=council, by=clerk, surname=f"Smith{index:02}")
        make_post(person, by=clerk, organisation=body)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        text = browser.get("/people/").content.decode()
    assert f"Smith{number - 1:02}" in text
    assert "Chief Superintendent, Larkshire Integrated Care Board" in text


def test_surnames_stand_as_in_a_dictionary(client_for, clerk, council):
    for surname in ("Zeal", "edwards", "Éclair", "O'Brien", "Oakes", "Obel"):
        make_person(council=council, by=clerk, surname=surname, forename="")
    page = client_for(clerk).get("/people/")
    found = [person.surname for person in page.context["page"]]
    assert found == ["Éclair", "edwards", "Oakes", "Obel", "O'Brien", "Zeal"]


@pytest.mark.parametrize("typed", ["eclair", "ÉCLAIR anne", "an ecl", "dr éclair"])
def test_search_ignores_case_accents_and_order(client_for, clerk, council, typed):
    make_person(council=council, by=clerk, surname="Éclair", forename="Anne", title="Dr")
    make_person(council=council, by=clerk, surname="Boyle", forename="Ann")
    page = client_for(clerk).get("/people/", {"name": typed})
    assert [person.surname for person in page.context["page"]] == ["Éclair"]


def test_search_that_finds_nobody_says_so(client_for, clerk, council):
    assert "Nobody with this name" in client_for(clerk).get("/people/?name=%25").content.decode()


def test_detail_takes_twelve_queries(
    client_for, administrator, clerk, council, django_assert_max_num_queries
):
    person = make_person(council=council, by=clerk)
    make_post(person, by=clerk, organisation=make_organisation(council=council, by=clerk))
    browser = client_for(administrator)
    with django_assert_max_num_queries(12):
        browser.get(person.get_absolute_url())
