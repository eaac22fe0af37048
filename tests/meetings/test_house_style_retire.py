"""No longer offering a house style, and offering it again."""

import pytest
from django.urls import reverse

from meetings.services import committees
from tests.meetings import house_style_factories as styles


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk)


def url_of(style, verb: str) -> str:
    return reverse(f"meetings:house-style-{verb}", args=[style.pk])


def test_a_style_is_no_longer_offered_and_offered_again(client_for, clerk, committee, style):
    browser = client_for(clerk)
    offered = reverse("meetings:committee-edit", args=[committee.pk])
    assert "Larkmere reports" in browser.get(offered).content.decode()
    page = browser.post(url_of(style, "retire"), follow=True).content.decode()
    assert "The house style is no longer offered." in page
    assert "Larkmere reports" not in browser.get(offered).content.decode()
    browser.post(url_of(style, "offer"))
    assert "Larkmere reports" in browser.get(offered).content.decode()


def test_committees_that_use_it_choose_another_first(client_for, clerk, committee, style):
    committees.change(committee=committee, by=clerk, house_style=style)
    browser = client_for(clerk)
    assert (
        "Choose another house style for each of them first"
        in browser.get(url_of(style, "retire")).content.decode()
    )
    page = browser.post(url_of(style, "retire"), follow=True).content.decode()
    assert f"Choose another house style first for: {committee.name}." in page
    style.refresh_from_db()
    assert not style.is_retired
