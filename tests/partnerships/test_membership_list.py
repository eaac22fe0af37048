import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import memberships, organisations, posts
from partnerships.services.memberships import ListedMember
from tests.partnerships.directory_factories import (
    date_parts,
    make_organisation,
    make_person,
    make_post,
    make_seat,
)

MEETING = dt.date(2018, 3, 27)


@pytest.fixture
def laura(council, clerk, partnership):
    """Listed as interim chief executive in 2018, moved on since; her body was renamed in 2022."""
    body = make_organisation(council=council, by=clerk, name="Clinical Commissioning Group")
    person = make_person(council=council, by=clerk, surname="Church", forename="Laura")
    post = make_post(person, by=clerk, title="Interim Chief Executive", organisation=body)
    make_seat(partnership, by=clerk, person=person, organisation=body, is_chair=True)
    posts.move(post=post, by=clerk, title="Corporate Director", organisation=body, on=dt.date(2019, 1, 1))
    organisations.rename(organisation=body, by=clerk, name="Integrated Care Board", on=dt.date(2022, 7, 1))
    return person


def page_of(browser, partnership, on=""):
    url = reverse("partnerships:membership-list", args=[partnership.pk])
    return browser.get(url + (f"?on={on}" if on else ""))


def test_members_stand_as_they_were_on_the_day(client_for, clerk, partnership, laura):
    browser = client_for(clerk)
    then = page_of(browser, partnership, "2018-03-27").content.decode()
    assert "As they were on 27 March 2018" in then
    assert "Interim Chief Executive, Clinical Commissioning Group / Chair" in then
    now = page_of(browser, partnership).content.decode()
    assert "Corporate Director, Integrated Care Board / Chair" in now


def test_printed_list_has_the_three_columns_in_manual_order(
    client_for, clerk, council, partnership, laura, django_assert_max_num_queries
):
    khan = make_person(council=council, by=clerk, surname="Khan", forename="A.", title="Cllr")
    make_seat(partnership, by=clerk, person=khan, listed_as="Councillor – Larkmere Council")
    with django_assert_max_num_queries(3):
        lines = memberships.printed_list(partnership, MEETING)
    assert lines == (
        ListedMember("Church", "Laura", "Interim Chief Executive, Clinical Commissioning Group / Chair"),
        ListedMember("Khan", "Cllr A.", "Councillor – Larkmere Council"),
    )
    url = reverse("partnerships:membership-printed", args=[partnership.pk])
    text = client_for(clerk).get(url + "?on=2018-03-27").content.decode()
    assert text.index("SURNAME") < text.index("FIRST NAME") < text.index("JOB TITLE")
    assert text.index("Church") < text.index("Khan")


def test_unreadable_day_is_answered_with_an_instruction(client_for, clerk, partnership, laura):
    text = page_of(client_for(clerk), partnership, "2018-02-31").content.decode()
    assert "There is a problem" in text
    assert 'value="31"' in text
    assert "Laura Church" in text


def test_day_before_all_members_says_so(client_for, clerk, council, partnership):
    make_seat(partnership, by=clerk, person=make_person(council=council, by=clerk), start=MEETING)
    assert (
        "It had no members on 26 March 2018."
        in page_of(client_for(clerk), partnership, "2018-03-26").content.decode()
    )


@pytest.mark.parametrize("number", [3, 30])
def test_list_takes_twelve_queries_whatever_its_length(
    client_for, clerk, council, partnership, number, django_assert_max_num_queries
):
    for index in range(number):
        body = make_organisation(council=council, by=clerk, name=f"Body {index:02}")
        person = make_person(council=council, by=clerk, surname=f"Smith{index:02}")
        make_post(person, by=clerk, organisation=body)
        make_seat(partnership, by=clerk, person=person, organisation=body)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        text = page_of(browser, partnership).content.decode()
    assert f"Chief Superintendent, Body {number - 1:02}" in text


def test_theme_lead_reads_the_list_without_buttons(client_for, theme_lead, partnership, laura):
    text = page_of(client_for(theme_lead), partnership).content.decode()
    assert "Laura Church" in text
    assert "Move up" not in text


def test_day_is_asked_for_in_three_boxes(client_for, clerk, partnership, laura):
    url = reverse("partnerships:membership-list", args=[partnership.pk])
    page = client_for(clerk).get(url, date_parts("on", MEETING))
    assert "As they were on 27 March 2018" in page.content.decode()
