"""What only shows between real transactions: two workers, one job; and a clean table for the next test."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from scrutiny import job_kinds, jobs
from scrutiny.models import AuditEvent, Job
from tests.killed import taken_for_dead

pytestmark = pytest.mark.django_db(transaction=True)
DONE = []


def count(job, progress):
    DONE.append(job.pk)
    return ""


def run_in_a_thread(job_id, do=jobs.run):
    try:
        return do(job_id)
    finally:
        connection.close()


@pytest.fixture
def job(council, clerk, monkeypatch):
    """A job that waits for the workers of the test."""
    DONE.clear()
    monkeypatch.setattr(job_kinds, "_HANDLERS", {"count": f"{__name__}.count"})
    monkeypatch.setattr(jobs.run_job, "delay", lambda job_id: None)
    return jobs.start("count", by=clerk, council=council)


def test_two_workers_that_get_the_same_job_do_it_once(job):
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(run_in_a_thread, [str(job.pk)] * 2))
    assert len(DONE) == 1
    assert Job.objects.get().attempts == 1


def test_nobody_takes_over_while_the_result_is_being_kept(job):
    slow = jobs.claim(str(job.pk))
    taken_for_dead(job.pk)
    with ThreadPoolExecutor(1) as workers:
        with transaction.atomic():
            jobs.Progress(slow).hold()
            other = workers.submit(run_in_a_thread, str(job.pk), jobs.claim)
            with pytest.raises(TimeoutError):
                other.result(timeout=0.2)
        assert other.result() is None


def test_a_test_that_commits_leaves_nothing_to_the_next():
    assert not AuditEvent.objects.exists()
