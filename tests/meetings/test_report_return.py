"""Clearing a report, and returning it with a reason."""

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from scrutiny.models import AuditEvent, OutgoingEmail
from tests import factories
from tests.meetings.report_factories import make_report


@pytest.fixture
def author(council, clerk):
    return factories.make_person("Marta Quill", council=council, by=clerk, email="marta@larkmere.example")


@pytest.fixture
def submitted(meeting, clerk, author):
    return make_report(meeting=meeting, by=clerk, author=author, status="submitted")


def test_an_officer_clears_and_the_author_hears(client_for, clerk, submitted):
    page = client_for(clerk).post(reverse("meetings:report-clear", args=[submitted.pk]), follow=True)
    assert "The report is cleared for the agenda." in page.text
    assert "Cleared by Priya Nair" in page.text
    assert OutgoingEmail.objects.get(kind="report_cleared").to == "marta@larkmere.example"


def test_a_cleared_report_cannot_be_changed(client_for, clerk, meeting):
    report = make_report(meeting=meeting, by=clerk, status="cleared")
    for name in ("report-edit", "report-write", "risk-list", "appendix-list"):
        response = client_for(clerk).get(reverse(f"meetings:{name}", args=[report.pk]))
        assert response.status_code == 403
        assert "It can be changed again when it is returned to its author." in response.text


def test_an_officer_returns_it_with_a_reason(client_for, clerk, submitted):
    browser = client_for(clerk)
    url = reverse("meetings:report-return", args=[submitted.pk])
    assert "Say why the report is returned." in browser.post(url, {"reason": "  "}).text
    page = browser.post(url, {"reason": "Add the figures for March."}, follow=True)
    assert "Why it was returned:" in page.text
    mail = OutgoingEmail.objects.get(kind="report_returned")
    assert mail.to == "marta@larkmere.example"
    assert "Add the figures for March." in mail.body
    event = AuditEvent.objects.get(event="report.returned", subject_id=str(submitted.pk))
    assert event.detail["reason"] == "Add the figures for March."


def test_returning_a_cleared_report_opens_it_again(client_for, clerk, meeting):
    report = make_report(meeting=meeting, by=clerk, status="cleared")
    Meeting.objects.filter(pk=meeting.pk).update(agenda_frozen_at=timezone.now())
    browser = client_for(clerk)
    url = reverse("meetings:report-return", args=[report.pk])
    assert "a changed report needs a supplement" in browser.get(url).text
    browser.post(url, {"reason": "A figure is wrong."})
    report.refresh_from_db()
    assert (report.status, report.cleared_at) == ("returned", None)
    assert browser.get(reverse("meetings:report-write", args=[report.pk])).status_code == 200


def test_a_report_that_moved_on_meanwhile_is_not_returned_and_the_reason_stays(client_for, clerk, meeting):
    report = make_report(meeting=meeting, by=clerk)
    url = reverse("meetings:report-return", args=[report.pk])
    response = client_for(clerk).post(url, {"reason": "Add the figures for March."})
    assert "it is now “Draft”" in response.text
    assert "Add the figures for March." in response.text


def test_authors_neither_clear_nor_return(client_for, report_author, submitted):
    for verb in ("clear", "return"):
        response = client_for(report_author).post(reverse(f"meetings:report-{verb}", args=[submitted.pk]))
        assert response.status_code == 403
        assert "Only committee officers clear reports or return them." in response.text
