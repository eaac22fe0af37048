"""Clearing a report: every required sign-off is in, for the words that stand there."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.services import reports, sign_offs
from tests.meetings.report_factories import implication, make_report, sign_off_all, write

MONEY = "“Financial Implications” is not signed off by the Director for Corporate Services yet."
LAW = "“Legal and Governance Implications” is not signed off by the Monitoring Officer yet."
CHANGED = "“Legal and Governance Implications” changed after Helen Quill signed it off"


@pytest.fixture
def report(meeting, clerk, reviewer):
    return make_report(meeting=meeting, by=clerk, style="decimal", status="submitted")


def test_cleared_with_every_sign_off_it_prints_the_reviewers(client_for, report, clerk):
    sign_off_all(report, by=clerk)
    browser = client_for(clerk)
    page = browser.post(reverse("meetings:report-clear", args=[report.pk]), follow=True).text
    assert "The report is cleared for the agenda." in page
    assert "Legal Implications reviewed by:</strong> Monitoring Officer" in page


def test_a_sentence_for_each_missing_one(client_for, report, clerk):
    browser = client_for(clerk)
    shown = browser.get(report.get_absolute_url()).text
    assert f"{MONEY} {LAW}" in shown
    with pytest.raises(ValidationError) as refused:
        reports.clear(report=report, by=clerk)
    assert refused.value.messages == [MONEY, LAW]
    said = browser.post(reverse("meetings:report-clear", args=[report.pk]), follow=True)
    assert said.status_code == 200
    report.refresh_from_db()
    assert report.status == "submitted"


def test_one_that_no_longer_holds_is_missing(report, reviewer, clerk):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    sign_off_all(report, by=clerk)
    write(report, {"legal": "Section 17 applies."}, by=clerk)
    with pytest.raises(ValidationError, match=CHANGED):
        reports.clear(report=report, by=clerk)
    assert sign_off_all(report, by=clerk) is None
    assert reports.clear(report=report, by=clerk).status == "cleared"


def test_a_style_without_sign_offs_needs_none(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, status="submitted")
    assert reports.clear(report=report, by=clerk).status == "cleared"
