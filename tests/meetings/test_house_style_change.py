"""Changing a house style in its draft: general facts, recommendations, and what two people do at once."""

import pytest
from django.urls import reverse

from meetings.house_style_edits import setting
from meetings.services import house_style_drafts
from tests.meetings import house_style_factories as styles
from tests.meetings.house_style_factories import sent


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk)


def url_of(part: str, style) -> str:
    return reverse(f"meetings:house-style-draft-{part}", args=[style.pk])


def sheet_of(style):
    style.refresh_from_db()
    return house_style_drafts.sheet_of(style)


def test_numbers_headings_and_lists_are_changed_in_the_draft(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("general", style)
    form = browser.get(url).context["form"]
    typed = {"scheme": "decimal", "heading_case": "capitals", "date_form": "weekday", "bullet": "dash"}
    page = browser.post(url, sent(form, **typed, own_sections=None), follow=True).content.decode()
    assert "The draft is saved." in page
    assert "Sample: the draft" in page
    assert "Tuesday 2 March 2027" in page
    assert "paper-section--capitals" in page
    sheet = sheet_of(style)
    assert (sheet.scheme, sheet.list_marks.bullet, sheet.own_sections) == ("decimal", "dash", False)


def test_the_version_in_use_stays_as_it_is_meanwhile(client_for, clerk, style):
    styles.change(style, setting(header_in_capitals=True), by=clerk)
    assert not style.versions.get().sheet.header_in_capitals


def test_words_of_recommendations_name_the_committee_in_brackets(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("recommendations", style)
    form = browser.get(url).context["form"]
    assert form["quote_label"].value() == "Recommendation [mark]"
    typed = {"recommendation_lead_in": "That 100% of [committee]:", "appendix_marks": "numbers"}
    page = browser.post(url, sent(form, **typed), follow=True).content.decode()
    assert "That 100% of Community Safety Scrutiny Committee:" in page
    assert browser.get(url).context["form"]["recommendation_lead_in"].value() == "That 100% of [committee]:"


def test_the_line_of_an_appendix_needs_its_title(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("recommendations", style)
    page = browser.post(url, sent(browser.get(url).context["form"], appendix_line="Appendix [mark]"))
    assert "Put [title] where the title of the appendix stands." in page.content.decode()
    assert style.draft is None


def test_the_header_is_set_as_a_table(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("header", style)
    form = browser.get(url).context["form"]
    browser.post(url, sent(form, header_is_table=None, header_in_capitals="on", contacts_heading="Ask:"))
    sheet = sheet_of(style)
    assert not sheet.header_is_table
    assert sheet.header_in_capitals
    assert sheet.contacts_heading == "Ask:"


def test_what_is_typed_is_shown_in_the_sample_and_not_saved(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("general", style)
    typed = sent(browser.get(url).context["form"], heading_case="capitals")
    page = browser.post(url, typed, headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith("<section")
    assert "Sample: as typed, not saved yet" in page
    assert "paper-section--capitals" in page
    whole = browser.post(url, typed | {"preview": "preview"}).content.decode()
    assert "<form" in whole
    assert "paper-section--capitals" in whole
    style.refresh_from_db()
    assert style.draft is None


def test_what_is_wrong_is_said_beside_the_sample(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("recommendations", style)
    typed = sent(browser.get(url).context["form"], quote_label="")
    page = browser.post(url, typed, headers={"HX-Request": "true"}).content.decode()
    assert "The sample does not show what is typed yet:" in page
    assert "Fill in “Label of a recommendation that is quoted in the text”." in page


def test_two_officers_at_once_see_both_texts(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("recommendations", style)
    form = browser.get(url).context["form"]
    styles.change(style, setting(quote_label="Point %(mark)s"), by=clerk)
    page = browser.post(url, sent(form, quote_label="Ask [mark]")).content.decode()
    assert "Someone else saved this while you were writing." in page
    assert "Saved by someone else" in page
    assert "Point [mark]" in page
    assert "Ask [mark]" in page
    assert sheet_of(style).quote_label == "Point %(mark)s"


def test_others_of_the_council_may_look_and_not_change(client_for, partnership_officer, style):
    browser = client_for(partnership_officer)
    assert browser.get(style.get_absolute_url()).status_code == 200
    answer = browser.get(url_of("general", style))
    assert answer.status_code == 403
    assert "Only committee officers change the house styles of their council." in answer.content.decode()
