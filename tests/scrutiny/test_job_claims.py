"""Who has a job: one worker while it gives signs of life, the next one when it has not, and never both."""

import datetime as dt

import pytest
from django.utils import timezone

from scrutiny import job_kinds, jobs
from scrutiny.models import Job
from tests.killed import taken_for_dead

DONE = []


def count(job, progress):
    progress.say("Counting", done=1, of=2)
    DONE.append(job.attempts)
    return "/counted/"


def overtaken(job, progress):
    """So slow that another worker takes over, and is through before this one goes on."""
    taken_for_dead(job.pk)
    Job.objects.filter(pk=job.pk).update(kind="count")
    jobs.run(str(job.pk))
    DONE.append("slow")
    return "/slow/"


def overtaken_and_told(job, progress):
    overtaken(job, progress)
    progress.say("Going on")


def overtaken_and_held(job, progress):
    overtaken(job, progress)
    progress.hold()


def overtaken_and_broken(job, progress):
    overtaken(job, progress)
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    DONE.clear()
    kinds = (count, overtaken, overtaken_and_told, overtaken_and_held, overtaken_and_broken)
    monkeypatch.setattr(
        job_kinds, "_HANDLERS", {kind.__name__: f"{__name__}.{kind.__name__}" for kind in kinds}
    )
    monkeypatch.setattr(jobs.run_job, "delay", lambda job_id: None)


@pytest.fixture
def order(council, clerk):
    return lambda kind="count": jobs.start(kind, by=clerk, council=council)


def left(job) -> dt.timedelta:
    """How long the worker is still believed to live."""
    return Job.objects.get(pk=job.pk).claimed_until - timezone.now()


def nearly(duration: dt.timedelta):
    return pytest.approx(duration.total_seconds(), abs=5)


def test_a_claim_lasts_longer_than_any_task_until_the_worker_tells_something(order, settings):
    job = jobs.claim(str(order().pk))
    assert left(job).total_seconds() == nearly(jobs.CLAIM_LASTS)
    assert jobs.CLAIM_LASTS.total_seconds() > settings.CELERY_TASK_TIME_LIMIT


def test_each_sign_of_life_moves_the_claim_on(order):
    job = jobs.claim(str(order().pk))
    progress = jobs.Progress(job)
    progress.say("Rendering item 8: Police and crime", done=8, of=20)
    assert left(job).total_seconds() == nearly(jobs.STEP_LASTS)
    progress.say("Joining", done=20, of=20, lasts=dt.timedelta(minutes=10))
    assert left(job).total_seconds() == nearly(dt.timedelta(minutes=10))
    progress.beat()
    assert left(job).total_seconds() == nearly(jobs.STEP_LASTS)
    job.refresh_from_db()
    assert (job.message, job.done_steps, job.all_steps) == ("Joining", 20, 20)


def test_a_job_that_another_worker_does_is_left_alone(order):
    job = jobs.claim(str(order().pk))
    jobs.run(str(job.pk))
    assert jobs.dispatch_unfinished() == 0
    assert DONE == []


def test_a_dead_workers_job_is_sent_again_and_done(order, monkeypatch):
    job = jobs.claim(str(order().pk))
    taken_for_dead(job.pk)
    monkeypatch.setattr(jobs.run_job, "delay", jobs.run)
    assert jobs.dispatch_unfinished() == 1
    job.refresh_from_db()
    assert (job.status, job.attempts, DONE) == ("done", 2, [2])
    assert jobs.dispatch_unfinished() == 0


def test_a_job_that_an_older_version_claimed_is_judged_by_when_that_was(order):
    job = jobs.claim(str(order().pk))
    row = Job.objects.filter(pk=job.pk)
    row.update(claimed_until=None)
    jobs.run(str(job.pk))
    assert DONE == []
    row.update(claimed_at=timezone.now() - jobs.CLAIM_LASTS - dt.timedelta(seconds=1))
    jobs.run(str(job.pk))
    assert DONE == [2]


@pytest.mark.parametrize("kind", ["overtaken", "overtaken_and_told", "overtaken_and_held"])
def test_a_slow_worker_that_lost_its_job_finishes_nothing(order, kind):
    job = order(kind)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert DONE == [2, "slow"]
    assert (job.status, job.result_url, job.message) == ("done", "/counted/", "Counting")


def test_a_worker_that_lost_its_job_hears_of_it_however_it_asks(order):
    slow = jobs.claim(str(order().pk))
    taken_for_dead(slow.pk)
    assert jobs.claim(str(slow.pk)).attempts == 2
    progress = jobs.Progress(slow)
    for ask in (lambda: progress.say("Going on"), progress.beat, progress.check, progress.hold):
        with pytest.raises(jobs.JobLost):
            ask()
    assert Job.objects.get().message == ""


def test_an_error_of_a_worker_that_lost_its_job_does_not_put_it_back(order):
    job = order("overtaken_and_broken")
    with pytest.raises(ZeroDivisionError):
        jobs.run(str(job.pk))
    assert Job.objects.get().status == "done"


def test_a_job_that_workers_die_of_is_given_up_in_a_sentence(order):
    job = order()
    for claim in range(1, jobs.LARGEST_NUMBER_OF_CLAIMS + 1):
        assert jobs.claim(str(job.pk)).attempts == claim
        taken_for_dead(job.pk)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert DONE == []
    assert job.status == "failed"
    assert job.error == "This was begun 6 times and broken off each time. Tell whoever runs the service."
    assert jobs.dispatch_unfinished() == 0
