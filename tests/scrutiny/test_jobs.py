"""Background jobs: done once however often they are sent, failed in a sentence, and sent again when lost."""

import pytest
from django.db import transaction
from django.utils import timezone

from scrutiny import job_kinds, jobs
from scrutiny.models import Job, OutgoingEmail

DONE = []


def count(job, progress):
    progress.say("Counting", done=1, of=2)
    DONE.append(job.arguments["what"])
    return "/counted/"


def refuse(job, progress):
    raise jobs.JobFailed("There is nothing to count.")


def break_down(job, progress):
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    DONE.clear()
    kinds = {name: f"{__name__}.{name}" for name in ("count", "refuse", "break_down")}
    monkeypatch.setattr(job_kinds, "_HANDLERS", kinds)


@pytest.fixture
def waiting(council, clerk, monkeypatch):
    """A job whose task was lost on the way."""
    with monkeypatch.context() as quiet:
        quiet.setattr(jobs.run_job, "delay", lambda job_id: None)
        return jobs.start("count", by=clerk, council=council, what="sheep")


def test_a_job_runs_after_its_cause_and_leads_to_its_result(council, clerk):
    with transaction.atomic():
        job = jobs.start("count", by=clerk, council=council, what="sheep")
        assert DONE == []
    job.refresh_from_db()
    assert DONE == ["sheep"]
    assert (job.status, job.result_url, job.message) == ("done", "/counted/", "Counting")
    assert (job.done_steps, job.all_steps, job.attempts) == (1, 2, 1)
    assert job.seconds >= 0


def test_a_job_whose_cause_is_undone_never_runs(council, clerk):
    with transaction.atomic():
        jobs.start("count", by=clerk, council=council, what="sheep")
        transaction.set_rollback(True)
    assert DONE == []


def test_a_job_sent_twice_is_done_once(waiting):
    jobs.run(str(waiting.pk))
    jobs.run(str(waiting.pk))
    assert DONE == ["sheep"]


def test_a_job_that_cannot_succeed_says_why(council, clerk):
    job = jobs.start("refuse", by=clerk, council=council)
    job.refresh_from_db()
    assert (job.status, job.error) == ("failed", "There is nothing to count.")


def test_an_unforeseen_error_is_tried_three_times_and_then_said(waiting):
    Job.objects.filter(pk=waiting.pk).update(kind="break_down")
    for _try in range(jobs.LARGEST_NUMBER_OF_TRIES):
        with pytest.raises(ZeroDivisionError):
            jobs.run(str(waiting.pk))
    waiting.refresh_from_db()
    assert waiting.status == "failed"
    assert waiting.error == "This could not be finished. The error is in the service's log."


def test_a_kind_that_nobody_does_is_refused_at_once(council, clerk):
    with pytest.raises(LookupError, match="No handler is registered for jobs of kind 'sleep'"):
        jobs.start("sleep", by=clerk, council=council)


def test_the_dispatcher_sends_again_what_was_lost_and_leaves_the_rest(waiting, council, clerk):
    old = timezone.now() - jobs.LOST_AFTER * 2
    OutgoingEmail.objects.update(status="kept")
    assert jobs.dispatch_unfinished() == 0
    Job.objects.filter(pk=waiting.pk).update(created_at=old)
    letter = OutgoingEmail.objects.create(
        kind="invitation", to="someone@larkmere.example", subject="Hello", body="Hello", created_at=old
    )
    assert jobs.dispatch_unfinished() == 2
    assert DONE == ["sheep"]
    letter.refresh_from_db()
    assert letter.status == "kept"
    assert jobs.dispatch_unfinished() == 0


def test_what_was_lost_begins_within_a_minute(settings):
    every = settings.CELERY_BEAT_SCHEDULE["send-unfinished-jobs-again"]["schedule"]
    assert jobs.LOST_AFTER.total_seconds() + every < 60
