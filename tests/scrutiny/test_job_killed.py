"""A worker is killed at any moment: the job is done once, by whoever takes it up, and nothing half-done stays."""

import os
import random
import time
from functools import partial

import pytest
from django.db import transaction

from scrutiny import job_kinds, jobs
from scrutiny.models import Job, OutgoingEmail
from tests.killed import killed_at, taken_for_dead

pytestmark = pytest.mark.django_db(transaction=True)
STEPS, STEP_TAKES = 6, 0.01


def write_a_letter(job, progress):
    """Some steps, and one letter at the end: what was written by a claim before is not written again."""
    for step in range(1, STEPS + 1):
        progress.say(f"Thinking of sentence {step}", done=step, of=STEPS)
        time.sleep(STEP_TAKES)
    with transaction.atomic():
        progress.hold()
        letter, _is_new = OutgoingEmail.objects.get_or_create(
            kind="invitation",
            to="someone@larkmere.example",
            subject=str(job.pk),
            body=f"By claim {job.attempts}",
        )
        time.sleep(STEP_TAKES)
    return f"/letters/{letter.pk}/"


def raise_an_error(job, progress):
    raise ZeroDivisionError


@pytest.fixture
def write(council, clerk, monkeypatch):
    """`write()` orders a letter; no worker is there until a test is one."""
    kinds = {"letter": f"{__name__}.write_a_letter", "error": f"{__name__}.raise_an_error"}
    monkeypatch.setattr(job_kinds, "_HANDLERS", kinds)
    monkeypatch.setattr(jobs.run_job, "delay", lambda job_id: None)
    return lambda kind="letter": jobs.start(kind, by=clerk, council=council)


def test_a_worker_killed_at_any_moment_leaves_one_letter(write):
    chance = random.Random(4)  # noqa: S311  # the same moments each time
    killed = 0
    for _number in range(8):
        job = write()
        killed += killed_at(chance.uniform(0, STEPS * STEP_TAKES * 1.6), partial(jobs.run, str(job.pk)))
        taken_for_dead(job.pk)
        jobs.run(str(job.pk))
        job.refresh_from_db()
        assert (job.status, job.attempts <= 2) == ("done", True)
        assert OutgoingEmail.objects.filter(subject=str(job.pk)).count() == 1
    assert killed >= 3


def test_what_was_not_committed_is_undone_and_no_process_stays(write, tmp_path):
    def work():
        (tmp_path / "pid").write_text(str(os.getpid()))
        with transaction.atomic():
            OutgoingEmail.objects.create(kind="invitation", to="a@b.example", subject="Half", body="Half")
            (tmp_path / "written").touch()
            time.sleep(30)

    assert killed_at(0.2, work)
    assert (tmp_path / "written").exists()
    assert not OutgoingEmail.objects.filter(subject="Half").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_work_that_ends_in_time_is_not_killed_and_work_that_breaks_down_says_so(write):
    job = write()
    assert not killed_at(30, partial(jobs.run, str(job.pk)))
    assert Job.objects.get(pk=job.pk).status == "done"
    broken = write("error")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        killed_at(30, partial(jobs.run, str(broken.pk)))
