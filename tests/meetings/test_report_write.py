"""Writing: all sections on one page as they will print, and the header above them."""

import pytest
from django.urls import reverse

from meetings.models import Report, ReportSection
from meetings.services import report_parts, reports
from scrutiny.access.checks import Refused
from tests.meetings.report_factories import make_report, write, write_all
from tests.meetings.section_factories import section_of, type_into


@pytest.fixture
def report(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"purpose": "The first draft.", "report": "What was done."}, by=clerk)
    return report


def section(report, key: str) -> ReportSection:
    return report.sections.get(key=key)


def test_the_author_sees_all_sections_as_they_will_print(client_for, report, theme_lead, priority):
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    shown = client_for(theme_lead).get(reverse("meetings:report-write", args=[report.pk]))
    for row in report.sections.all():
        assert row.heading in shown.text
        assert reverse("meetings:section-text-write", args=[report.pk, row.pk]) in shown.text
    assert '<p class="paper-para" id="para-1">' in shown.text
    assert "Not printed while it is empty." in shown.text
    assert "Priya Nair" in shown.text


def test_only_what_changed_is_written(report, clerk):
    texts = {row.pk: row.body for row in report.sections.all()} | {section(report, "goals").pk: "New."}
    before = dict(ReportSection.objects.values_list("pk", "body"))
    report_parts.save_texts(report=report, by=clerk, texts=texts)
    after = dict(ReportSection.objects.values_list("pk", "body"))
    assert [key for key in after if after[key] != before[key]] == [section(report, "goals").pk]


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
    with pytest.raises(Refused, match="handed in"):
        type_into(section_of(as_it_was_read), "Too late.", by=report_author)
