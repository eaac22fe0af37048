"""Putting the draft of a house style into use, and discarding it; reports keep the version they were asked for in."""

import pytest
from django.urls import reverse

from meetings.house_style_edits import adding_section, changing_section, removing_section, setting
from meetings.models import Report
from meetings.services import committees, reports
from tests.meetings import house_style_factories as styles
from tests.meetings.house_style_factories import sent
from tests.meetings.report_factories import make_item


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk)


def url_of(style, name: str = "put-into-use") -> str:
    return reverse(f"meetings:house-style-{name}", args=[style.pk])


def test_the_draft_becomes_the_next_version_with_a_note(client_for, clerk, style):
    styles.change(style, changing_section("goals", heading="Aims"), by=clerk)
    styles.change(style, setting(header_is_table=False), by=clerk)
    browser = client_for(clerk)
    answer = browser.get(url_of(style))
    form = answer.context["form"]
    assert "Section “Goals and Objectives”: heading changed." in form["note"].value()
    assert "Header as a table under the title: “No”, not “Yes”." in form["note"].value()
    page = browser.post(url_of(style), sent(form, note="Aims, not goals."), follow=True).content.decode()
    assert "Version 2 is in use from now on." in page
    assert "Aims, not goals." in page
    style.refresh_from_db()
    assert style.draft is None
    assert style.versions.first().sheet.by_key["goals"].heading == "Aims"


def test_a_report_keeps_the_version_it_was_asked_for_in(clerk, committee, meeting, style):
    committees.change(committee=committee, by=clerk, house_style=style)
    meeting.committee.refresh_from_db()
    first = reports.commission(
        item=make_item(meeting=meeting, by=clerk, title="Burglary"), by=clerk, author=None
    )
    styles.change(style, adding_section(heading="Climate"), by=clerk)
    styles.use(style, by=clerk)
    second = reports.commission(
        item=make_item(meeting=meeting, by=clerk, title="Robbery"), by=clerk, author=None
    )
    headings = {
        report.title: [section.heading for section in report.sections.all()] for report in (first, second)
    }
    assert "Climate" not in headings["Burglary"]
    assert "Climate" in headings["Robbery"]
    assert "climate" not in Report.objects.get(pk=first.pk).sheet.by_key
    assert [first.house_style.number, second.house_style.number] == [1, 2]


def test_a_draft_with_faults_is_refused_with_sentences(client_for, clerk, style):
    styles.change(style, removing_section("recommendations"), by=clerk)
    browser = client_for(clerk)
    answer = browser.get(url_of(style))
    sentence = "Add a section in which the proposed recommendations are printed."
    assert sentence in answer.content.decode()
    page = browser.post(url_of(style), sent(answer.context["form"])).content.decode()
    assert sentence in page
    assert style.versions.count() == 1


def test_the_first_section_stands_under_no_other(client_for, clerk, style):
    styles.change(style, changing_section("purpose", level=2), by=clerk)
    assert "“Purpose” stands first" in client_for(clerk).get(url_of(style)).content.decode()


def test_a_draft_that_somebody_changed_meanwhile_is_not_put_into_use(client_for, clerk, style):
    styles.change(style, setting(header_is_table=False), by=clerk)
    browser = client_for(clerk)
    form = browser.get(url_of(style)).context["form"]
    styles.change(style, setting(recommendation_in_box=True), by=clerk)
    page = browser.post(url_of(style), sent(form)).content.decode()
    assert "Somebody else has changed the draft" in page
    assert "Recommendations in a box: “Yes”, not “No”." in page
    assert style.versions.count() == 1


def test_a_draft_that_changes_nothing_is_not_put_into_use(client_for, clerk, style):
    styles.change(style, setting(header_is_table=False), by=clerk)
    styles.change(style, setting(header_is_table=True), by=clerk)
    browser = client_for(clerk)
    answer = browser.get(url_of(style))
    assert "it says the same as the version in use" in answer.content.decode()
    page = browser.post(url_of(style), sent(answer.context["form"], note="Nothing")).content.decode()
    assert "The draft says the same as the version in use." in page


def test_the_draft_is_discarded(client_for, clerk, style):
    styles.change(style, setting(header_is_table=False), by=clerk)
    page = client_for(clerk).post(url_of(style, "discard"), follow=True).content.decode()
    assert "The draft is discarded." in page
    style.refresh_from_db()
    assert style.draft is None
    assert style.versions.get().sheet.header_is_table
