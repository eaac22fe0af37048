"""A report read as it prints: header, numbers, recommendations, risks, lists and contacts of each house style."""

import re

import pytest
from django.urls import reverse

from meetings.services import report_parts, reports
from tests.meetings.report_factories import make_appendix, make_report, write, write_all


def words_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


@pytest.fixture
def read(client_for, clerk):
    def reader(report, user=clerk) -> str:
        return words_of(client_for(user).get(report.get_absolute_url()))

    return reader


def add(report, by, kind, **fields):
    return report_parts.add(report=report, by=by, kind=kind, **fields)


def test_continuous_numbers_run_through_text_recommendations_and_lists(meeting, clerk, read):
    report = make_report(meeting=meeting, by=clerk, style="continuous")
    texts = {"purpose": "To report progress.", "report": "First.\n\nSecond.", "proposal": "To note."}
    write(report, texts, by=clerk)
    first = add(
        report, clerk, "recommendations", text="The Committee is asked to recommend to the partnership:"
    )
    add(report, clerk, "recommendations", text="more lay members", parent=first)
    make_appendix(report, by=clerk)
    report_parts.say_background_papers(report=report, by=clerk, none=True)
    page = read(report)
    assert "Scrutiny Committee" in page
    assert "Agenda Item: 1" in page
    assert "Recommendations 2 The Committee is asked to recommend" in page
    assert "Report 3 First. 4 Second." in page
    assert "Appendix (if any) 6 Year two plan" in page
    assert "Section 100D 7 None" in page


def test_decimal_numbers_boxed_recommendations_and_risks_that_agree(meeting, clerk, read):
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    write_all(report, by=clerk)
    add(
        report, clerk, "risks", description="Too few staff", likelihood=3, impact=2, mitigation="Share posts."
    )
    add(report, clerk, "risks", description="Partners leave", likelihood=2, impact=2)
    make_appendix(report, by=clerk)
    page = read(report)
    assert "Corporate Priority: N/A" in page
    assert "Exempt Information: No" in page
    assert "That Crime and Disorder Scrutiny Committee: 2.1 What there is" not in page
    assert re.search(r"2 Recommendations .*2\.2 That the report be noted\.", page)
    assert "1 Too few staff Low Marginal Low risk" in page
    assert re.search(r"3 Low Low Low Risk 1 ", page)
    assert re.search(r"2 Very low Low Low Risk 2 ", page)
    assert "1 Share posts." in page
    assert "16.2 None" in page
    assert "17.2 Appendix 1 – Year two plan" in page
    assert "Report Author:" not in page


def test_key_decision_says_no_and_why_and_prints_used_implications_only(meeting, clerk, read):
    report = make_report(meeting=meeting, by=clerk, style="key-decision")
    texts = {"summary": "In short.", "reasons": "Because.", "details": "At length.", "alignment": "Aligned."}
    write(report, {**texts, "financial": "It costs £9,000."}, by=clerk)
    reports.update(report=report, by=clerk, key_decision_ground="It is brought here every year.")
    page = read(report)
    assert "Key Decision 2 No, this is not a key decision. It is brought here every year." in page
    assert "Financial 6 It costs £9,000." in page
    assert "Staffing" not in page
    assert "Background Papers" not in page
    assert "REPORT TO: Crime and Disorder Scrutiny Committee," in page


def test_a_page_takes_at_most_twelve_queries(
    client_for, clerk, theme_lead, meeting, priority, django_assert_max_num_queries
):
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    write_all(report, by=clerk)
    for n in range(12):
        add(report, clerk, "risks", description=f"Risk {n}", likelihood=2, impact=2)
        add(report, clerk, "recommendations", text=f"Recommendation {n}")
    make_appendix(report, by=clerk)
    names = (
        "report-detail",
        "report-edit",
        "report-write",
        "proposed-recommendation-list",
        "risk-list",
        "appendix-list",
    )
    for user in (clerk, theme_lead):
        browser = client_for(user)
        for name in names:
            with django_assert_max_num_queries(12):
                assert browser.get(reverse(f"meetings:{name}", args=[report.pk])).status_code == 200


def test_another_councils_report_is_not_there(client_for, other_clerk, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    assert client_for(other_clerk).get(report.get_absolute_url()).status_code == 404


def test_what_may_be_read_and_not_changed_says_so(client_for, partnership_officer, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    browser = client_for(partnership_officer)
    page = browser.get(report.get_absolute_url())
    assert "Write the report" not in page.text
    refused = browser.get(reverse("meetings:report-write", args=[report.pk]))
    assert refused.status_code == 403
    assert "Only its author, the theme lead and committee officers change this report." in refused.text
