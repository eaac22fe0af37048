import pytest

from tests.partnerships.directory_factories import make_organisation


def fill(council, clerk, number):
    for index in range(number):
        make_organisation(council=council, by=clerk, name=f"Body {index:02}")


@pytest.mark.parametrize("number", [3, 30])
def test_list_takes_twelve_queries_whatever_its_length(
    client_for, clerk, council, number, django_assert_max_num_queries
):
    fill(council, clerk, number)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        text = browser.get("/organisations/").content.decode()
    assert f"Body {number - 1:02}" in text


def test_list_is_narrowed_by_kind(client_for, clerk, council):
    make_organisation(council=council, by=clerk, name="Victim Support Larkshire", kind="other")
    make_organisation(council=council, by=clerk, name="Larkshire Police")
    text = client_for(clerk).get("/organisations/?kind=other").content.decode()
    assert "Victim Support Larkshire" in text
    assert "Larkshire Police" not in text


def test_nonsense_in_the_address_narrows_nothing(client_for, clerk, council):
    make_organisation(council=council, by=clerk, name="Larkshire Police")
    assert "Larkshire Police" in client_for(clerk).get("/organisations/?kind=x&page=y").content.decode()


def test_long_list_has_pages(client_for, clerk, council):
    fill(council, clerk, 55)
    text = client_for(clerk).get("/organisations/?page=2").content.decode()
    assert "Body 54" in text
    assert "Body 01" not in text


def test_other_councils_bodies_are_not_listed(client_for, other_clerk, clerk, council):
    body = make_organisation(council=council, by=clerk, name="Larkshire Police")
    browser = client_for(other_clerk)
    assert "Larkshire Police" not in browser.get("/organisations/").content.decode()
    assert browser.get(body.get_absolute_url()).status_code == 404


def test_detail_takes_twelve_queries(client_for, clerk, council, django_assert_max_num_queries):
    body = make_organisation(council=council, by=clerk)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(body.get_absolute_url())
