"""The page of sign-offs and what waits at home: late and missing ones first, for officers and for reviewers."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Report
from meetings.services import sign_offs
from tests import factories
from tests.meetings.report_factories import implication, make_report, make_reviewer, sign_off_all


@pytest.fixture
def report(meeting, clerk, reviewer):
    return make_report(meeting=meeting, by=clerk, style="decimal", status="submitted", title="Nuisance")


@pytest.fixture
def listed(client_for, clerk):
    def lister(user=clerk, **chosen) -> str:
        return client_for(user).get(reverse("meetings:sign-off-list"), chosen).text

    return lister


def make_late(report):
    Report.objects.filter(pk=report.pk).update(sign_offs_due=timezone.localdate() - dt.timedelta(days=1))


def test_late_and_missing_ones_are_listed(listed, report, reviewer):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    make_late(report)
    page = listed()
    assert "1 sign-off is late." in page
    assert "Director for Corporate Services" in page
    assert f">{section.heading}</a>" not in page
    assert f">{section.heading}</a>" in listed(state="signed")
    assert f">{section.heading}</a>" in listed(state="all")


def test_narrowed_by_role_meeting_and_state(listed, report, meeting):
    row = "#implications"
    assert listed(role="Monitoring Officer", state="wanted").count(row) == 1
    assert listed(state="late").count(row) == 0
    assert listed(meeting=meeting.pk, state="wanted").count(row) == 2


def test_a_reviewer_sees_those_of_their_reports_and_others_none(listed, report, reviewer, chair):
    assert "Nuisance" in listed(reviewer)
    assert "No sign-off fits." in listed(chair)


def test_reports_of_other_councils_are_not_there(listed, report, other_clerk):
    assert "Nuisance" not in listed(other_clerk, state="all")


def test_the_reviewers_own_work(client_for, report, reviewer):
    work = client_for(reviewer).get("/work/").text
    assert "Implications to sign off" in work
    assert "Legal and Governance Implications: Nuisance" in work
    assert "Financial Implications" not in work
    make_late(report)
    assert "Overdue" in client_for(reviewer).get("/work/").text
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    assert "Implications to sign off" not in client_for(reviewer).get("/work/").text


def test_the_officers_work(client_for, report, clerk):
    work = client_for(clerk).get("/work/").text
    assert "Sign-offs awaited" in work
    assert "Missing: Director for Corporate Services, Monitoring Officer" in work
    assert "Reports to clear" not in work
    sign_off_all(report, by=clerk)
    work = client_for(clerk).get("/work/").text
    assert "Reports to clear" in work
    assert "Every sign-off is in" in work
    assert "Sign-offs awaited" not in work


@pytest.mark.parametrize("person", ["clerk", "reviewer"])
def test_pages_stay_cheap_however_many_there_are(
    person, request, client_for, meeting, clerk, reviewer, council, django_assert_max_num_queries
):
    for number in range(6):
        make_report(meeting=meeting, by=clerk, style="decimal", status="submitted", title=f"Report {number}")
        make_reviewer(f"Ann Number{number}", "Monitoring Officer", council=council, by=clerk)
    browser = client_for(factories.fresh(request.getfixturevalue(person)))
    report = Report.objects.first()
    for url in (
        "/work/",
        reverse("meetings:sign-off-list") + "?state=all",
        report.get_absolute_url(),
        reverse("meetings:report-list"),
    ):
        with django_assert_max_num_queries(12, info=url):
            assert browser.get(url).status_code == 200
