"""Without JavaScript the same pages do the same by ordinary forms; with it progress shows itself."""

import pytest

from scrutiny import jobs, tasks
from scrutiny.models import Job
from tests.journeys import steps_reports as reports
from tests.meetings.agenda_factories import make_items, printed
from tests.meetings.papers_factories import make_agenda
from tests.meetings.report_factories import make_report


@pytest.fixture
def slow_worker(monkeypatch):
    """A worker that has not come to the job yet."""
    monkeypatch.setattr(tasks.run_job, "delay", lambda job_id: None)


def test_reorder_by_buttons(window, meeting, clerk):
    make_items(meeting, "Apologies for absence", "Response times", by=clerk)
    page = window(clerk, scripts=False)
    page.open(f"/meetings/{meeting.pk}/agenda/")
    page.press("Move down Apologies for absence")
    assert printed(meeting) == ["1 Response times", "2 Apologies for absence"]
    page.press("Indent Apologies for absence")
    assert printed(meeting) == ["1 Response times", "1.1 Apologies for absence"]


def test_write_a_report(window, meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, title="Response times")
    page = window(clerk, scripts=False)
    page.open(report.get_absolute_url())
    reports.write(page, "Calls were answered within ten minutes.")
    reports.attach(page, "Times by ward")
    reports.submit(page)
    page.sees("Calls were answered within ten minutes.")


def test_wait_for_a_pack_by_a_link(window, meeting, clerk, slow_worker):
    make_agenda(meeting, by=clerk)
    page = window(clerk, scripts=False)
    order_pack(page, meeting)
    page.follow("Check again")
    page.sees("Waiting for its turn")
    jobs.run(str(Job.objects.get().pk))
    page.follow("Check again")
    page.sees("Done.")
    page.follow("See the result")
    page.press("Publish this version")
    page.misses("Not yet")


def test_progress_shows_itself_with_javascript(window, meeting, clerk, slow_worker):
    make_agenda(meeting, by=clerk)
    page = window(clerk)
    order_pack(page, meeting)
    jobs.run(str(Job.objects.get().pk))
    page.sees("Done.")
    page.follow("See the result")


def order_pack(page, meeting):
    page.open(f"/papers/meetings/{meeting.pk}/")
    page.follow("Build the agenda pack")
    page.press("Build the pack")
    page.sees("Waiting for its turn")
