"""Appendices in supplements: one that was added, one that was taken off, one in the place of another."""

import pytest

from meetings.models import Report
from meetings.services import appendices, reports
from tests.meetings import papers_factories, report_factories
from tests.meetings.supplement_factories import make_supplement

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(meeting, clerk) -> Report:
    """In a published pack with Appendix A, and returned to its author since."""
    papers_factories.make_agenda(meeting, by=clerk)
    report = meeting.items.get(title="Anti-social behaviour").report
    report = reports.send_back(report=report, by=clerk, reason="An appendix is missing.")
    report_factories.make_appendix(report, by=clerk, title="The figures", words="Twelve a week.")
    clear(report, by=clerk)
    papers_factories.make_published_pack(meeting, by=clerk)
    report.refresh_from_db()
    return reports.send_back(report=report, by=clerk, reason="The figures are wrong.")


def clear(report: Report, *, by) -> None:
    report.refresh_from_db()
    reports.submit(report=report, by=by)
    report_factories.sign_off_all(report, by=by)
    reports.clear(report=report, by=by)


def changes(meeting, *, by) -> dict[str, list[str]]:
    kept = make_supplement(meeting, by=by).facts["changes"]
    return {what: [f"{line['number']} {line['title']}" for line in lines] for what, lines in kept.items()}


def test_an_added_appendix_is_new_and_what_is_called_otherwise_since_is_replaced(clerk, meeting, report):
    report_factories.make_appendix(report, by=clerk, title="The map", words="The centre.")
    clear(report, by=clerk)
    assert changes(meeting, by=clerk) == {
        "new": ["2 B – The map"],
        "replaced": ["2 Anti-social behaviour", "2 A – The figures"],
        "withdrawn": [],
    }


def test_an_appendix_in_the_place_of_another_replaces_it(clerk, meeting, report):
    appendices.remove(appendix=report.appendices.get(), by=clerk)
    report_factories.make_appendix(report, by=clerk, title="The figures", words="Twenty a week.")
    clear(report, by=clerk)
    found = changes(meeting, by=clerk)
    assert (found["new"], found["withdrawn"]) == ([], [])
    assert "2 The figures" in found["replaced"]


def test_an_appendix_that_was_taken_off_is_withdrawn(clerk, meeting, report):
    appendices.remove(appendix=report.appendices.get(), by=clerk)
    clear(report, by=clerk)
    found = changes(meeting, by=clerk)
    assert found["withdrawn"] == ["2 The figures"]
    assert found["replaced"] == ["2 Anti-social behaviour"]


def test_a_report_that_is_back_with_its_author_is_withdrawn_until_it_comes(clerk, meeting, report):
    paper = make_supplement(meeting, by=clerk)
    [first, second] = paper.facts["changes"]["withdrawn"]
    assert (first["title"], first["notes"][0]) == ("Anti-social behaviour", "To follow again.")
    assert second["title"] == "The figures"
