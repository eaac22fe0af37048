"""What the tests of meetings share."""

import pytest

from meetings.enums import PaperKind
from meetings.services import paper_formats, reports
from scrutiny import jobs
from scrutiny.tasks import run_job
from tests.kept import kept
from tests.meetings import report_factories
from tests.meetings.papers_factories import make_agenda, make_published_pack
from tests.meetings.supplement_factories import make_pack_out


@pytest.fixture(autouse=True)
def papers_wait(request, monkeypatch):
    """Papers that a service orders wait in the queue, because laying one out takes a second.

    Tests marked `worker` have a worker that builds them at once, as do those that call `jobs.run` themselves.
    """
    if "worker" not in request.keywords:
        monkeypatch.setattr(run_job, "delay", lambda job_id: None)


@kept
def pack(meeting, clerk):
    """A published agenda pack of the meeting; the report on youth justice is to follow."""
    return make_pack_out(meeting, by=clerk)


SECRET = "Operation Marigold watched a flat in Tanner Row."


@kept
def full_agenda(clerk, meeting):
    """A report with a file from elsewhere, and an exempt one."""
    make_agenda(meeting, by=clerk, secret=SECRET)
    report = meeting.items.get(title="Anti-social behaviour").report
    reports.send_back(report=report, by=clerk, reason="The plan is missing.")
    report.refresh_from_db()
    report_factories.make_appendix(report, by=clerk, title="Plan")
    reports.submit(report=report, by=clerk)
    reports.clear(report=report, by=clerk)
    return meeting


@kept
def public_pack(full_agenda, clerk):
    return make_published_pack(full_agenda, by=clerk)


@kept
def restricted_pack(full_agenda, clerk):
    return make_published_pack(full_agenda, by=clerk, kind=PaperKind.RESTRICTED_PACK)


@kept
def pack_with_forms(public_pack, clerk):
    return with_forms(public_pack, by=clerk)


@kept
def restricted_pack_with_forms(restricted_pack, clerk):
    return with_forms(restricted_pack, by=clerk)


def with_forms(pack, *, by):
    """The pack, once its other forms have been made."""
    jobs.run(str(paper_formats.order(publication=pack, by=by).pk))
    return pack
