import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.partnerships.directory_factories import date_parts, make_organisation

JULY = dt.date(2022, 7, 1)


@pytest.fixture
def group(council, clerk):
    return make_organisation(
        council=council, by=clerk, name="Larkshire Clinical Commissioning Group", start=dt.date(2013, 4, 1)
    )


def rename(browser, body, name="Larkshire Integrated Care Board", on=JULY):
    url = reverse("partnerships:organisation-rename", args=[body.pk])
    return browser.post(url, {"name": name, **date_parts("on", on)}, follow=True)


def test_the_group_becomes_a_board_and_keeps_its_old_name(client_for, clerk, group):
    page = rename(client_for(clerk), group)
    text = page.content.decode()
    assert "Larkshire Integrated Care Board" in text
    assert "Larkshire Clinical Commissioning Group, 1 April 2013 to 30 June 2022" in text
    group.refresh_from_db()
    assert group.name_on(dt.date(2022, 6, 30)) == "Larkshire Clinical Commissioning Group"
    assert group.name_on(JULY) == "Larkshire Integrated Care Board"


def test_two_names_follow_one_another(client_for, clerk, group):
    browser = client_for(clerk)
    rename(browser, group)
    rename(browser, group, name="East of England Board", on=dt.date(2025, 4, 1))
    group.refresh_from_db()
    assert [group.name_on(dt.date(year, 5, 1)) for year in (2020, 2023, 2026)] == [
        "Larkshire Clinical Commissioning Group",
        "Larkshire Integrated Care Board",
        "East of England Board",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "Larkshire Clinical Commissioning Group"}, "Enter a new name: this is the one it has."),
        ({"on": dt.date(2012, 1, 1)}, "It has had its present name since 1 April 2013. Enter a later day."),
        ({"on": timezone.localdate() + dt.timedelta(days=1)}, "Until then it has its old name."),
        ({"on": None}, "First day of the new name"),
    ],
)
def test_refusals_stand_beside_the_field(client_for, clerk, group, change, sentence):
    page = rename(client_for(clerk), group, **change)
    assert page.context["form"].errors
    assert sentence in page.content.decode()


def test_a_name_that_another_body_has_is_refused(client_for, clerk, group, council):
    make_organisation(council=council, by=clerk, name="Larkshire Integrated Care Board")
    page = rename(client_for(clerk), group)
    assert page.context["form"].errors["name"] == ["There is already an organisation with this name."]
    assert not group.names.exists()


def test_an_earlier_name_is_corrected(client_for, clerk, group):
    browser = client_for(clerk)
    rename(browser, group)
    earlier = group.names.get()
    page = browser.post(
        reverse("partnerships:organisation-correct-name", args=[earlier.pk]),
        {
            "name": "NHS Larkshire CCG",
            **date_parts("start", earlier.start),
            **date_parts("end", earlier.end),
        },
        follow=True,
    )
    assert "NHS Larkshire CCG, 1 April 2013 to 30 June 2022" in page.content.decode()
