"""Handing a report in: what is needed, what is only said, and who hears."""

import pytest
from django.urls import reverse

from meetings.services import report_parts
from scrutiny.models import OutgoingEmail
from tests.meetings.report_factories import make_appendix, make_report, write, write_all


@pytest.fixture
def send(client_for, clerk):
    def sender(report, user=clerk):
        return client_for(user).post(reverse("meetings:report-submit", args=[report.pk]), follow=True)

    return sender


def test_the_theme_lead_submits(client_for, meeting, council, clerk, theme_lead, priority, send):
    council.contact_email = "democracy@larkmere.example"
    council.save(update_fields=["contact_email"])
    report = make_report(meeting=meeting, by=clerk)
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    write_all(report, by=clerk)
    assert "Submit report" in client_for(theme_lead).get(report.get_absolute_url()).text
    response = send(report, theme_lead)
    assert "The report is submitted." in response.text
    assert "Submitted" in response.text
    assert OutgoingEmail.objects.get(kind="report_submitted").to == "democracy@larkmere.example"


def test_a_required_section_that_is_empty_stops_it(meeting, clerk, send):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"report": "What was done."}, by=clerk)
    response = send(report)
    assert "Write the section “Purpose”." in response.text
    assert "Write the section “Report”." not in response.text
    report.refresh_from_db()
    assert report.status == "draft"


def test_what_only_looks_wrong_is_said_and_does_not_stop_it(client_for, meeting, clerk, send):
    report = make_report(meeting=meeting, by=clerk)
    texts = {"purpose": "See appendix A and appendices B and C.", "report": "What was done."}
    write(report, texts, by=clerk)
    make_appendix(report, by=clerk)
    shown = client_for(clerk).get(report.get_absolute_url()).text
    assert "proposes no recommendation" in shown
    assert "section 100D" in shown
    assert "The text speaks of appendices B, C, which are not attached." in shown
    assert ">“Purpose”, paragraph 1</a>" in shown
    assert "The report is submitted." in send(report).text


def test_none_on_purpose_answers_section_100d(client_for, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    report_parts.say_background_papers(report=report, by=clerk, none=True)
    assert "section 100D" not in client_for(clerk).get(report.get_absolute_url()).text


def test_submitting_twice_is_a_sentence(meeting, clerk, send):
    report = make_report(meeting=meeting, by=clerk)
    write_all(report, by=clerk)
    send(report)
    assert "it is now “Submitted”" in send(report).text


def test_who_only_reads_cannot_submit(meeting, clerk, partnership_officer, send):
    report = make_report(meeting=meeting, by=clerk)
    response = send(report, partnership_officer)
    assert response.status_code == 403
    assert "Only its author, the theme lead and committee officers submit this report." in response.text
