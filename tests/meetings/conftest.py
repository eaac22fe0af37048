"""What the tests of meetings share."""

import pytest

from scrutiny.tasks import run_job
from tests.kept import kept
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
