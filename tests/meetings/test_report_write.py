"""Writing: all sections on one page, previewed, saved together, and never lost."""

import pytest
from django.urls import reverse

from meetings.models import Report, ReportSection
from meetings.services import report_parts, reports
from scrutiny.access.checks import Refused
from tests.meetings.report_factories import make_report, write, write_all


@pytest.fixture
def report(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"purpose": "The first draft.", "report": "What was done."}, by=clerk)
    return report


def section(report, key: str) -> ReportSection:
    return report.sections.get(key=key)


@pytest.fixture
def page(client_for, clerk):
    browser = client_for(clerk)

    def post(report, texts: dict[str, str], *, version=None, button="save"):
        url = reverse("meetings:report-write", args=[report.pk])
        sent = {f"text-{row.pk}": row.body for row in report.sections.all()}
        sent |= {f"text-{section(report, key).pk}": text for key, text in texts.items()}
        report.refresh_from_db()
        sent |= {"version": version or report.version, button: button}
        return browser.post(url, sent, follow=True)

    return post


def test_the_author_writes_all_sections_on_one_page(client_for, report, theme_lead, priority):
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    browser = client_for(theme_lead)
    url = reverse("meetings:report-write", args=[report.pk])
    shown = browser.get(url)
    for row in report.sections.all():
        assert row.heading in shown.text
    assert "How to set out the text" in shown.text
    sent = {f"text-{row.pk}": row.body for row in report.sections.all()}
    sent |= {f"text-{section(report, 'goals').pk}": "Fewer victims.", "version": report.version}
    assert "The text is saved." in browser.post(url, sent, follow=True).text
    assert section(report, "goals").body == "Fewer victims."


def test_only_what_changed_is_written(report, clerk):
    texts = {row.pk: row.body for row in report.sections.all()} | {section(report, "goals").pk: "New."}
    before = dict(ReportSection.objects.values_list("pk", "body"))
    report_parts.save_texts(report=report, by=clerk, texts=texts)
    after = dict(ReportSection.objects.values_list("pk", "body"))
    assert [key for key in after if after[key] != before[key]] == [section(report, "goals").pk]


def test_a_preview_shows_the_numbers_and_saves_nothing(report, page):
    response = page(report, {"purpose": "One.\n\nTwo."}, button="preview")
    assert "Preview: not saved yet" in response.text
    assert 'id="para-2"' in response.text
    assert section(report, "purpose").body == "The first draft."
    assert "One.\n\nTwo." in response.text


def test_a_stale_save_shows_both_texts_and_then_saves_over(report, clerk, page):
    report.refresh_from_db()
    began = report.version
    write(report, {"purpose": "What the other wrote."}, by=clerk)
    stale = page(report, {"purpose": "What I wrote."}, version=began)
    assert "Someone else saved this while you were writing." in stale.text
    assert "What the other wrote." in stale.text
    assert "What I wrote." in stale.text
    assert section(report, "purpose").body == "What the other wrote."
    page(report, {"purpose": "Both."})
    assert section(report, "purpose").body == "Both."


def test_text_of_a_section_that_was_removed_meanwhile_is_kept_in_sight(report, clerk, client_for):
    url = reverse("meetings:report-write", args=[report.pk])
    goals = section(report, "goals")
    sent = {f"text-{row.pk}": row.body for row in report.sections.all()} | {f"text-{goals.pk}": "Hard work."}
    report_parts.remove(row=goals, by=clerk)
    report.refresh_from_db()
    response = client_for(clerk).post(url, {**sent, "version": report.version})
    assert "Text of a section that was removed meanwhile" in response.text
    assert "Hard work." in response.text


def test_writing_while_the_report_is_handed_in_loses_nothing(report, clerk, theme_lead, priority, client_for):
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    write_all(report, by=clerk)
    reports.submit(report=report, by=clerk)
    url = reverse("meetings:report-write", args=[report.pk])
    sent = {f"text-{section(report, 'goals').pk}": "Half an hour of work.", "version": report.version}
    response = client_for(theme_lead).post(url, sent)
    assert response.status_code == 403
    assert "The report has been handed in." in response.text
    assert "Half an hour of work." in response.text


def test_the_header_asks_for_what_the_style_prints(client_for, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, style="key-decision")
    url = reverse("meetings:report-edit", args=[report.pk])
    browser = client_for(clerk)
    shown = browser.get(url)
    assert "lead cabinet member" in shown.text.lower()
    assert "wards" not in shown.text.lower()
    sent = {"title": "Review of the year", "lead_member": "Cllr Una Reed", "version": report.version}
    assert "The header is saved." in browser.post(url, sent, follow=True).text
    assert "Cllr Una Reed" in browser.get(report.get_absolute_url()).text
    stale = browser.post(url, sent | {"title": "Another title"})
    assert "Someone else saved this while you were writing." in stale.text
    assert "Another title" in stale.text


def test_only_officers_name_the_author_and_the_date(client_for, meeting, clerk, theme_lead, priority):
    report = make_report(meeting=meeting, by=clerk)
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    shown = client_for(theme_lead).get(reverse("meetings:report-edit", args=[report.pk]))
    assert 'name="author"' not in shown.text
    assert 'name="title"' in shown.text


def test_nothing_is_written_into_a_report_that_was_handed_in_meanwhile(report, clerk, report_author):
    person = report_author.people.get()
    reports.update(report=report, by=clerk, author=person)
    write_all(report, by=clerk)
    as_it_was_read = Report.objects.get(pk=report.pk)
    reports.submit(report=report, by=clerk)
    with pytest.raises(Refused, match="handed in"):
        report_parts.add(report=as_it_was_read, by=report_author, kind="recommendations", text="Too late.")
