"""Implications in the browser: asked for, changed on request, signed off by name, and the report cleared."""

import pytest

from tests import factories
from tests.journeys import steps_reports as reports
from tests.meetings.report_factories import make_report, write

TITLE, LEGAL, FINANCIAL = "Nuisance vehicles", "Legal and Governance Implications", "Financial Implications"


@pytest.fixture
def report(meeting, clerk, reviewer):
    """Handed in, in the style in which two officers sign."""
    return make_report(meeting=meeting, by=clerk, style="decimal", status="submitted", title=TITLE)


def test_two_sign_offs_clear_a_report(window, report, clerk, reviewer):
    solicitor, officer = window(factories.fresh(reviewer)), window(clerk)
    reports.ask_for_change(solicitor, LEGAL, TITLE, "Name section 17.")
    write(report, {"legal": "Section 17 of the Crime and Disorder Act 1998 applies."}, by=clerk)
    reports.sign_off(solicitor, LEGAL, TITLE)
    reports.open_from_work(officer, TITLE)
    officer.sees("Signed off by Helen Quill", "is not signed off by the Director for Corporate Services yet")
    reports.record_sign_off(officer, FINANCIAL, "Ann Purse")
    reports.clear(officer, TITLE)
    officer.sees("Legal Implications reviewed by: Monitoring Officer")
