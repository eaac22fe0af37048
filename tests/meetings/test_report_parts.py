"""The lists of a report: recommendations, background papers, risks and sections; added, changed, moved, removed."""

import pytest
from django.urls import reverse

from meetings.services import report_parts
from scrutiny.models import AuditEvent
from tests.meetings.report_factories import make_report, write


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk, style="continuous")


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


def url(name: str, row) -> str:
    return reverse(f"meetings:{name}", args=[row.pk])


def test_recommendations_are_written_once_and_lettered(browser, report):
    page = url("proposed-recommendation-list", report)
    browser.post(page, {"text": "The Committee is asked to recommend:", "addressee": "The Partnership"})
    first = report.proposed_recommendations.get()
    browser.post(page, {"text": "lay members", "parent": first.pk})
    response = browser.post(page, {"text": "fewer boards", "parent": first.pk}, follow=True)
    assert "It is added." in response.text
    shown = browser.get(report.get_absolute_url()).text
    assert "to be passed on" not in shown
    assert '<ol class="paper-list paper-list--letter" type="a" start="1"><li>lay members</li>' in shown
    whole = browser.get(page).text
    assert whole.index("lay members") < whole.index("fewer boards")
    second = report.proposed_recommendations.get(text="fewer boards")
    browser.post(url("proposed-recommendation-move", second), {"direction": "up"})
    assert "<li>fewer boards</li><li>lay members</li>" in browser.get(report.get_absolute_url()).text


def test_the_body_that_a_recommendation_is_for_is_printed_unless_it_is_named(browser, report, clerk):
    for text in ("Meet more often.", "Ask the Fire Authority for figures."):
        report_parts.add(
            report=report, by=clerk, kind="recommendations", text=text, addressee="Fire Authority"
        )
    shown = browser.get(report.get_absolute_url()).text
    assert "Meet more often. (to be passed on to Fire Authority)" in shown
    assert shown.count("(to be passed on to Fire Authority)") == 1


def test_a_verb_is_offered_and_printed_after_the_opening_of_the_style(browser, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, style="key-decision", title="The plan")
    page = url("proposed-recommendation-list", report)
    shown = browser.get(page).text
    assert '<datalist id="id_verb-suggestions"><option value="note"></option>' in shown
    assert 'list="id_verb-suggestions"' in shown
    browser.post(page, {"verb": "note", "text": "the report."})
    row = report.proposed_recommendations.get()
    opening = str(report.sheet.recommendation_opening) % {"committee": meeting.committee.name}
    wording = f"{opening} note the report.".strip()
    assert wording in browser.get(page).text
    assert wording in browser.get(report.get_absolute_url()).text
    assert 'value="note"' in browser.get(url("proposed-recommendation-edit", row)).text


def test_the_bodies_of_the_partnership_are_offered(browser, report, partner, fire_service, partnership):
    shown = browser.get(url("proposed-recommendation-list", report)).text
    assert f'<option value="{partnership.name}"></option>' in shown
    assert f'<option value="{fire_service.name}"></option>' in shown


def test_a_part_has_no_parts_of_its_own(browser, report, clerk):
    first = report_parts.add(report=report, by=clerk, kind="recommendations", text="One")
    part = report_parts.add(report=report, by=clerk, kind="recommendations", text="a", parent=first)
    sent = {"text": "deeper", "parent": part.pk}
    response = browser.post(url("proposed-recommendation-list", report), sent)
    assert "Error" in response.text
    assert "deeper" in response.text


def test_an_empty_row_is_a_sentence_and_loses_nothing(browser, report):
    sent = {"text": "", "addressee": "The Partnership"}
    response = browser.post(url("proposed-recommendation-list", report), sent)
    assert "Fill in “Recommendation”." in response.text
    assert 'value="The Partnership"' in response.text


def test_two_people_change_one_row(browser, report, clerk):
    row = report_parts.add(report=report, by=clerk, kind="recommendations", text="Note the report.")
    report_parts.change(row=row, by=clerk, text="Theirs.")
    sent = {"text": "Mine.", "version": 1}
    response = browser.post(url("proposed-recommendation-edit", row), sent)
    assert "Someone else saved this while you were writing." in response.text
    assert "Theirs." in response.text
    assert "Mine." in response.text


def test_background_papers_or_none_never_both(browser, report):
    none = url("background-paper-none", report)
    browser.post(none, {"none": "on"})
    assert "“None” is printed." in browser.get(url("background-paper-list", report)).text
    browser.post(
        url("background-paper-list", report), {"title": "Strategic assessment", "location": "Library"}
    )
    report.refresh_from_db()
    assert not report.no_background_papers
    assert "Strategic assessment (Library)" in browser.get(report.get_absolute_url()).text
    response = browser.post(none, {"none": "on"})
    assert "Remove them before you say that there are none." in response.text


def test_risks_are_for_styles_with_a_matrix(client_for, clerk, browser, report, meeting):
    sent = {"description": "Too few staff", "likelihood": 3, "impact": 2}
    assert "Error" in browser.post(url("risk-list", report), sent).text
    decimal = make_report(meeting=meeting, by=clerk, style="decimal", title="The plan")
    assert "It is added." in browser.post(url("risk-list", decimal), sent, follow=True).text
    wrong = browser.post(url("risk-list", decimal), sent | {"likelihood": 9})
    assert "Error" in wrong.text
    assert "Too few staff" in wrong.text


def test_own_sections_stand_before_the_lists(browser, report):
    browser.post(url("report-section-list", report), {"heading": "Consultation"})
    keys = [section.key or section.heading for section in report.sections.all()]
    assert keys[-3:] == ["Consultation", "appendices", "background-papers"]
    added = report.sections.get(heading="Consultation")
    browser.post(url("report-section-move", added), {"direction": "up"})
    assert [section.position for section in report.sections.all()] == list(range(1, 10))
    assert report.sections.all()[5] == added


def test_a_removed_section_leaves_its_words_in_the_log(browser, report, clerk):
    write(report, {"goals": "Fewer victims."}, by=clerk)
    goals = report.sections.get(key="goals")
    page = browser.get(url("report-section-remove", goals))
    assert "Fewer victims." in page.text
    browser.post(url("report-section-remove", goals))
    assert not report.sections.filter(key="goals").exists()
    event = AuditEvent.objects.get(event="report-part.removed")
    assert event.detail["text"] == "Fewer victims."


def test_what_the_house_style_requires_stays(browser, report, meeting, clerk):
    purpose = report.sections.get(key="purpose")
    response = browser.post(url("report-section-remove", purpose), follow=True)
    assert "The house style requires the section “Purpose”." in response.text
    papers = report.sections.get(key="background-papers")
    renamed = browser.post(url("report-section-edit", papers), {"heading": "Reading", "version": 1})
    assert "names the Act and stays" in renamed.text
    decimal = make_report(meeting=meeting, by=clerk, style="decimal", title="The plan")
    response = browser.post(url("report-section-list", decimal), {"heading": "More"})
    assert "In this house style the sections are fixed." in response.text


def test_rows_of_another_council_are_not_there(client_for, other_clerk, report, clerk):
    row = report_parts.add(report=report, by=clerk, kind="recommendations", text="Note the report.")
    browser = client_for(other_clerk)
    for verb in ("edit", "remove", "move"):
        assert browser.post(url(f"proposed-recommendation-{verb}", row)).status_code == 404


def test_a_body_of_the_register_is_chosen_and_printed_by_its_name(browser, report, police, clerk):
    page = url("proposed-recommendation-list", report)
    assert f'<option value="{police.pk}">{police.name}</option>' in browser.get(page).text
    browser.post(page, {"text": "Publish the figures.", "organisation": police.pk})
    row = report.proposed_recommendations.get()
    assert (row.organisation, row.addressee) == (police, police.name)
    assert f"(to be passed on to {police.name})" in browser.get(report.get_absolute_url()).text
    edit = url("proposed-recommendation-edit", row)
    assert f'<option value="{police.pk}" selected>' in browser.get(edit).text
    said = {"text": row.text, "organisation": "", "addressee": "The Cabinet", "version": row.version}
    assert browser.post(edit, said).status_code == 302
    row.refresh_from_db()
    assert (row.organisation, row.addressee) == (None, "The Cabinet")


def test_a_body_and_somebody_else_are_not_named_at_once(browser, report, police):
    page = url("proposed-recommendation-list", report)
    said = {"text": "Publish the figures.", "organisation": police.pk, "addressee": "The Cabinet"}
    shown = browser.post(page, said).text
    assert "Choose a body of the register or write another here, not both: there is one." in shown
    assert "Publish the figures." in shown
    assert 'value="The Cabinet"' in shown
    assert not report.proposed_recommendations.exists()
