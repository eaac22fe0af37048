"""Writing a section: saved while it is typed, in one row; as markup and from the editor; never lost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.enums import Event
from meetings.models import ReportSection, SectionVersion
from meetings.services import report_parts, reports
from scrutiny.models import AuditEvent
from tests.meetings.report_factories import make_report, write, write_all
from tests.meetings.section_factories import page_of, section_of, type_into


@pytest.fixture
def report(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"purpose": "The first draft.", "report": "What was done."}, by=clerk)
    return report


@pytest.fixture
def section(report):
    return section_of(report)


def sent(section, text, *, form="markup", **more):
    fresh = ReportSection.objects.get(pk=section.pk)
    return {"text": text, "form": form, "version": fresh.version, **more}


def test_the_author_writes_a_section(client_for, report, section, theme_lead, priority):
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    browser = client_for(theme_lead)
    shown = browser.get(page_of(section))
    assert "The first draft." in shown.text
    assert "How to set out the text" in shown.text
    assert "Bold" in shown.text
    answer = browser.post(page_of(section), sent(section, "Fewer **victims**.", save="1"), follow=True)
    assert "is saved." in answer.text
    assert section_of(report).body == "Fewer **victims**."


def test_what_comes_from_the_editor_is_kept_as_markup(client_for, report, section, clerk):
    rich = "<p>Fewer <strong>victims</strong>.</p><p class='under'>In May.</p><script>alert(1)</script>"
    client_for(clerk).post(page_of(section), sent(section, rich, form="rich", save="1"))
    assert section_of(report).body == "Fewer **victims**.\n\n++ In May."


def test_the_editor_is_given_the_text_as_html_with_its_numbers(client_for, report, section, clerk):
    type_into(section, "One.\n\n**Two**.", by=clerk)
    shown = client_for(clerk).get(page_of(section))
    assert "<template data-rich><p>One.</p><p><strong>Two</strong>.</p></template>" in shown.text
    assert 'data-numbers="[&quot;1&quot;, &quot;2&quot;]"' in shown.text


def test_save_and_next_goes_through_the_sections(client_for, report, section, clerk):
    rows = list(report.sections.order_by("position"))
    answer = client_for(clerk).post(page_of(rows[0]), sent(rows[0], "One.", next="1"))
    assert answer["Location"] == page_of(rows[1])
    last = client_for(clerk).post(page_of(rows[-1]), sent(rows[-1], "One.", next="1"))
    assert last["Location"].endswith(f"/reports/{report.pk}/write/")


def test_a_preview_shows_the_numbers_of_the_whole_report_and_saves_nothing(client_for, report, clerk):
    later = section_of(report, "report")
    browser = client_for(clerk)
    rich = "<p>First.</p><p>Second.</p>"
    shown = browser.post(page_of(later), sent(later, rich, form="rich", preview="1"))
    assert "Preview: not saved yet" in shown.text
    assert 'id="para-3"' in shown.text
    assert "First.\n\nSecond." in shown.text
    assert section_of(report, "report").body == "What was done."


def test_autosave_says_when_and_gives_the_numbers(client_for, report, section, clerk):
    answer = client_for(clerk).post(page_of(section), sent(section, "One.\n\nTwo.", autosave="1")).json()
    assert answer["said"].startswith("Saved at ")
    assert answer["said"].endswith(("am", "pm", "midday", "midnight"))
    assert answer["numbers"] == ["1", "2"]
    assert answer["version"] == section_of(report).version


def writes_of(queries):
    return [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_in_a_sitting_a_changed_paragraph_writes_one_row_and_an_unchanged_text_none(report, section, clerk):
    type_into(section, "One.\n\nTwo.", by=clerk)
    with CaptureQueriesContext(connection) as changed:
        type_into(section, "One.\n\nTwo and a half.", by=clerk)
    assert len(writes_of(changed.captured_queries)) == 1
    assert 'UPDATE "meetings_reportsection"' in writes_of(changed.captured_queries)[0]
    with CaptureQueriesContext(connection) as same:
        type_into(section, "One.\n\n\nTwo and a half.\n", by=clerk)
    assert writes_of(same.captured_queries) == []


def test_the_page_writes_one_row_too(client_for, report, section, clerk):
    browser = client_for(clerk)
    browser.post(page_of(section), sent(section, "One.", autosave="1"))
    data = sent(section, "One and more.", autosave="1")
    with CaptureQueriesContext(connection) as changed:
        browser.post(page_of(section), data)
    assert len(writes_of(changed.captured_queries)) == 1


def test_a_new_sitting_keeps_the_text_before_it(report, section, clerk, chair, monkeypatch):
    type_into(section, "By the clerk.", by=clerk)
    assert not SectionVersion.objects.exists()
    later = timezone.now() + dt.timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    type_into(section, "By the clerk, later.", by=clerk)
    kept = SectionVersion.objects.get()
    assert (kept.body, kept.saved_by, kept.number) == ("By the clerk.", str(clerk), 1)
    assert AuditEvent.objects.filter(event=Event.REPORT_CHANGED).first().detail["sections"] == [
        section.heading
    ]


def test_somebody_else_begins_a_new_sitting(report, section, clerk, theme_lead, priority):
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    type_into(section, "By the clerk.", by=clerk)
    type_into(section, "By the lead.", by=theme_lead)
    assert [kept.body for kept in SectionVersion.objects.all()] == ["By the clerk."]


def test_a_reference_follows_its_paragraph(client_for, report, section, clerk):
    type_into(section, "First.\n\nSecond.", by=clerk)
    key = section_of(report).paragraph_keys[1]
    type_into(section_of(report, "report"), f"See {{para {key}}}.", by=clerk)
    type_into(section, "New.\n\nFirst.\n\nSecond, changed a little.", by=clerk)
    assert section_of(report).paragraph_keys[2] == key
    shown = client_for(clerk).get(report.get_absolute_url())
    assert '<a class="paper-reference" href="#para-3">3</a>' in shown.text


def test_what_can_be_referred_to_is_listed_with_its_code(client_for, report, section, clerk):
    type_into(section, "Burglary fell.", by=clerk)
    report_parts.add(report=report, by=clerk, kind="recommendations", text="That the report be noted.")
    row = report.proposed_recommendations.get()
    shown = client_for(clerk).get(page_of(section_of(report, "report")))
    key = section_of(report).paragraph_keys[0]
    assert f"{{para {key}}}" in shown.text
    assert "1 Burglary fell." in shown.text
    assert f"{{recommendation {row.pk}}}" in shown.text
    assert f"{{item {report.item_id}}}" in shown.text


def test_text_of_a_section_that_was_removed_meanwhile_is_kept_in_sight(report, clerk, client_for):
    goals = section_of(report, "goals")
    data = sent(goals, "Hard work.", save="1")
    url = page_of(goals)
    report_parts.remove(row=goals, by=clerk)
    response = client_for(clerk).post(url, data)
    assert response.status_code == 404
    assert "This section was removed" in response.text
    assert "Hard work." in response.text
    assert "was removed" in client_for(clerk).post(url, data | {"autosave": "1"}).json()["said"]


def test_writing_while_the_report_is_handed_in_loses_nothing(report, clerk, theme_lead, priority, client_for):
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    write_all(report, by=clerk)
    reports.submit(report=report, by=clerk)
    goals = section_of(report, "goals")
    browser = client_for(theme_lead)
    response = browser.post(page_of(goals), sent(goals, "Half an hour of work.", save="1"))
    assert response.status_code == 403
    assert "The report has been handed in." in response.text
    assert "Half an hour of work." in response.text
    said = browser.post(page_of(goals), sent(goals, "More.", autosave="1"))
    assert said.status_code == 403
    assert "handed in" in said.json()["said"]
    assert browser.get(page_of(goals)).status_code == 403


def test_the_role_that_reviews_is_named_beside_the_text(client_for, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    section = next(row for row in report.sections.all() if row.reviewer)
    section.report = report
    browser = client_for(clerk)
    assert "Reviewed by" in browser.get(page_of(section)).text
    browser.post(page_of(section), sent(section, section.body, reviewer="Head of Law", save="1"))
    assert ReportSection.objects.get(pk=section.pk).reviewer == "Head of Law"


def test_a_report_of_three_hundred_paragraphs_opens_with_few_queries(
    report, clerk, client_for, django_assert_max_num_queries
):
    for section in report.sections.all():
        section.body = "\n\n".join(f"Paragraph {n} of {section.heading}." for n in range(60))
        section.save(update_fields=["body"])
    assert report.sections.count() * 60 >= 300
    browser = client_for(clerk)
    browser.get(page_of(section_of(report)))
    with django_assert_max_num_queries(12):
        assert "Paragraph 59" in browser.get(page_of(section_of(report))).text
