"""What only shows between real transactions: two workers, one job; and a clean table for the next test."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from scrutiny import job_kinds, jobs
from scrutiny.models import AuditEvent, Job

pytestmark = pytest.mark.django_db(transaction=True)
DONE = []


def count(job, progress):
    DONE.append(job.pk)
    return ""


def run_in_a_thread(job_id):
    try:
        jobs.run(job_id)
    finally:
        connection.close()


def test_two_workers_that_get_the_same_job_do_it_once(council, clerk, monkeypatch):
    DONE.clear()
    monkeypatch.setattr(job_kinds, "_HANDLERS", {"count": f"{__name__}.count"})
    monkeypatch.setattr(jobs.run_job, "delay", lambda job_id: None)
    job = jobs.start("count", by=clerk, council=council)
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(run_in_a_thread, [str(job.pk)] * 2))
    assert len(DONE) == 1
    assert Job.objects.get().attempts == 1


def test_a_test_that_commits_leaves_nothing_to_the_next():
    assert not AuditEvent.objects.exists()
