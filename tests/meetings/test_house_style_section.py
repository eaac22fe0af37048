"""The sections of a house style in its draft, among them the council's own implications."""

import uuid

import pytest
from django.urls import reverse

from meetings.house_style_edits import adding_section, changing_section
from meetings.services import house_style_drafts
from tests.meetings import house_style_factories as styles
from tests.meetings.house_style_factories import sent


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk)


def url_of(verb: str, style, *args) -> str:
    return reverse(f"meetings:house-style-section-{verb}", args=[style.pk, *args])


def keys_of(style) -> list[str]:
    style.refresh_from_db()
    return [section.key for section in house_style_drafts.sheet_of(style).sections]


def test_an_implication_of_the_councils_own_is_added(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("create", style)
    typed = {
        "heading": "Welsh language",
        "default": "No direct implications.",
        "reviewer": "Head of Policy",
        "sign_off": "required",
        "reviewed_label": "Seen by:",
    }
    page = browser.post(url, sent(browser.get(url).context["form"], **typed), follow=True).content.decode()
    assert "Reviewed by Head of Policy, who must sign it off" in page
    assert "begins with “No direct implications.”" in page
    assert "Seen by:" in page  # in the sample
    assert keys_of(style)[-1] == "welsh-language"


def test_a_second_section_of_the_same_name_has_a_key_of_its_own(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("create", style)
    browser.post(url, sent(browser.get(url).context["form"], heading="Background"))
    assert keys_of(style)[-1] == "background-2"


def test_a_sign_off_needs_its_reviewer(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("create", style)
    typed = {"heading": "Legal", "sign_off": "required"}
    page = browser.post(url, sent(browser.get(url).context["form"], **typed)).content.decode()
    assert "Say which role signs it off." in page


def test_a_section_keeps_its_key_when_its_heading_changes(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("edit", style, "goals")
    form = browser.get(url).context["form"]
    page = browser.post(url, sent(form, heading="Aims", level="2", required="on"), follow=True)
    assert "Aims" in page.content.decode()
    style.refresh_from_db()
    section = house_style_drafts.sheet_of(style).by_key["goals"]
    assert (section.heading, section.level, section.required) == ("Aims", 2, True)


def test_sections_are_moved_and_removed(client_for, clerk, style):
    before = keys_of(style)
    browser = client_for(clerk)
    browser.post(url_of("move", style, before[1]), {"direction": "up"})
    browser.post(url_of("remove", style, before[2]))
    assert keys_of(style) == [before[1], before[0], *before[3:]]
    assert browser.post(url_of("remove", style, "never-there")).status_code == 404


def test_adding_while_somebody_else_changes_loses_neither(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("create", style)
    form = browser.get(url).context["form"]
    styles.change(style, adding_section(heading="Climate"), by=clerk)
    typed = sent(form, heading="Staffing") | {"_once": str(uuid.uuid4())}
    browser.post(url, typed)
    browser.post(url, typed)  # a second press of the button
    assert keys_of(style)[-2:] == ["climate", "staffing"]


def test_two_officers_in_one_section_see_both_texts(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("edit", style, "goals")
    form = browser.get(url).context["form"]
    styles.change(style, changing_section("goals", heading="Our goals"), by=clerk)
    page = browser.post(url, sent(form, heading="Aims")).content.decode()
    assert "Saved by someone else" in page
    assert "Our goals" in page
    style.refresh_from_db()
    assert house_style_drafts.sheet_of(style).by_key["goals"].heading == "Our goals"
