"""The list of house styles and the page of one: who uses it, what it says, its versions and its sample."""

import pytest
from django.urls import reverse

from meetings.house_style_edits import adding_section
from meetings.models import HouseStyle
from meetings.services import committees
from tests.meetings import house_style_factories as styles
from tests.meetings.report_factories import make_report

LIST = reverse("meetings:house-style-list")


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk)


def test_the_list_says_who_uses_a_style(client_for, clerk, committee, meeting, style):
    make_report(meeting=meeting, by=clerk, style="decimal")
    committees.change(committee=committee, by=clerk, house_style=style)
    page = client_for(clerk).get(LIST).content.decode()
    assert "Larkmere reports" in page
    row = page.split("Larkmere reports")[1].split("</tr>")[0]
    assert committee.name in row
    decimal = page.split(str(HouseStyle.objects.ready("decimal")))[1].split("</tr>")[0]
    assert "No committee" in decimal
    assert ">1</td>" in decimal


def test_it_is_reached_from_the_committees(client_for, clerk, committee):
    browser = client_for(clerk)
    assert LIST in browser.get(reverse("meetings:committee-list")).content.decode()
    page = browser.get(committee.get_absolute_url()).content.decode()
    assert committee.house_style.get_absolute_url() in page


def test_a_page_shows_what_the_style_says_and_its_sample(client_for, clerk):
    style = HouseStyle.objects.ready("decimal")
    page = client_for(clerk).get(style.get_absolute_url()).content.decode()
    assert "Almost impossible, Very low" in page
    assert "Reviewed by Monitoring Officer, who must sign it off" in page
    assert "Safer streets: the first year" in page
    assert "Copy the house style" in page
    assert "Change the house style" not in page


def test_an_earlier_version_can_still_be_looked_at(client_for, clerk, style):
    styles.change(style, adding_section(heading="Climate"), by=clerk)
    styles.use(style, by=clerk, note="The climate has a section.")
    browser = client_for(clerk)
    page = browser.get(style.get_absolute_url()).content.decode()
    assert "The climate has a section." in page
    assert "Priya Nair" in page
    first = browser.get(reverse("meetings:house-style-version-detail", args=[style.pk, 1])).content.decode()
    second = browser.get(reverse("meetings:house-style-version-detail", args=[style.pk, 2])).content.decode()
    assert "Climate" not in first
    assert "Section “Climate” is added." in second
    assert browser.get(reverse("meetings:house-style-version-detail", args=[style.pk, 3])).status_code == 404


def test_a_version_is_a_pdf_too(client_for, clerk, style):
    answer = client_for(clerk).get(reverse("meetings:house-style-version-print", args=[style.pk, 1]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_style_of_another_council_is_not_there(client_for, other_clerk, style):
    browser = client_for(other_clerk)
    assert browser.get(style.get_absolute_url()).status_code == 404
    assert browser.get(reverse("meetings:house-style-draft-general", args=[style.pk])).status_code == 404
    assert "Larkmere reports" not in browser.get(LIST).content.decode()
