"""A job is cancelled: at once while it waits, at its next step while it runs, and by those who may."""

import pytest
from django.db import transaction

from scrutiny import job_kinds, jobs
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, Job, OutgoingEmail
from tests.killed import taken_for_dead


def cancelled_half_way(job, progress):
    """Half of the work is in the database when somebody cancels it, who is the one that began it."""
    with transaction.atomic():
        OutgoingEmail.objects.create(kind="invitation", to="a@b.example", subject="Half", body="Half")
        jobs.cancel(job=job, by=job.started_by)
        progress.hold()
    return "/kept/"


def cancelled_before_a_step(job, progress):
    jobs.cancel(job=job, by=job.started_by)
    progress.say("Rendering item 2", done=2, of=3)
    return "/kept/"


def cancelled_and_broken(job, progress):
    jobs.cancel(job=job, by=job.started_by)
    raise ZeroDivisionError


def cancelled_too_late(job, progress):
    jobs.cancel(job=job, by=job.started_by)
    return "/kept/"


KINDS = (cancelled_half_way, cancelled_before_a_step, cancelled_and_broken, cancelled_too_late)


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    paths = {kind.__name__: f"{__name__}.{kind.__name__}" for kind in KINDS}
    monkeypatch.setattr(job_kinds, "_HANDLERS", paths)
    monkeypatch.setattr(jobs.run_job, "delay", lambda job_id: None)


@pytest.fixture
def order(council, clerk):
    """`order(kind, by=…)`: a job that waits for a worker."""

    def ordered(kind="cancelled_before_a_step", by=clerk, **options):
        return jobs.start(kind, by=by, council=council, **options)

    return ordered


def press(browser, job):
    return browser.post(f"/jobs/{job.pk}/cancel/", follow=True)


def test_a_waiting_job_is_cancelled_at_once_and_never_runs(client_for, clerk, order):
    job = order(origin="/papers/meetings/12/")
    browser = client_for(clerk)
    assert "Cancel this" in browser.get(job.get_absolute_url()).text
    page = press(browser, job)
    assert "<h1" in page.text
    assert "Cancelled" in page.text
    assert "Priya Nair cancelled this on " in page.text
    assert 'href="/papers/meetings/12/">Start again' in page.text
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.attempts) == ("cancelled", 0)
    line = AuditEvent.objects.get(event="job-cancellation.asked")
    assert (line.actor, line.subject_id, line.detail) == ("Priya Nair", str(job.pk), {"was_running": False})


def test_a_running_job_is_asked_once_and_says_that_it_stops(client_for, clerk, order):
    job = jobs.claim(str(order().pk))
    press(client_for(clerk), job)
    page = press(client_for(clerk), job)
    assert "It was cancelled, and stops when the step that is being done has ended" in page.text
    assert "Cancel this" not in page.text
    assert AuditEvent.objects.filter(event="job-cancellation.asked").count() == 1
    for ask in (jobs.Progress(job).check, jobs.Progress(job).beat, jobs.Progress(job).hold):
        with pytest.raises(jobs.JobCancelled):
            ask()


@pytest.mark.parametrize("kind", ["cancelled_half_way", "cancelled_before_a_step"])
def test_a_running_job_stops_at_its_next_step_and_leaves_nothing(order, kind):
    job = order(kind)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert not OutgoingEmail.objects.filter(subject="Half").exists()
    assert (job.status, job.result_url, job.message) == ("cancelled", "", "")
    assert job.seconds is not None


def test_a_cancelled_job_that_breaks_down_is_not_tried_again(order):
    job = order("cancelled_and_broken")
    with pytest.raises(ZeroDivisionError):
        jobs.run(str(job.pk))
    job.refresh_from_db()
    assert job.status == "cancelled"


def test_a_cancelled_job_whose_worker_died_too_often_is_cancelled(clerk, order):
    job = jobs.claim(str(order().pk))
    jobs.cancel(job=job, by=clerk)
    Job.objects.filter(pk=job.pk).update(attempts=jobs.LARGEST_NUMBER_OF_CLAIMS)
    taken_for_dead(job.pk)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert job.status == "cancelled"


def test_what_is_through_before_it_hears_of_it_is_done(client_for, clerk, order):
    job = order("cancelled_too_late")
    jobs.run(str(job.pk))
    page = press(client_for(clerk), job)
    assert "This had finished before it could be cancelled." in page.text
    assert 'href="/kept/"' in page.text
    job.refresh_from_db()
    assert job.status == "done"


def test_who_publishes_cancels_what_others_began(client_for, clerk, partnership_officer, order):
    job = order(by=partnership_officer)
    assert "Priya Nair cancelled this" in press(client_for(clerk), job).text


def test_who_began_it_cancels_it_without_any_other_permission(client_for, report_author, order):
    job = order(by=report_author)
    assert "Grace Okafor cancelled this" in press(client_for(report_author), job).text


def test_others_are_told_who_cancels(client_for, administrator, order):
    job = order()
    browser = client_for(administrator)
    assert "Cancel this" not in browser.get(job.get_absolute_url()).text
    answer = browser.post(f"/jobs/{job.pk}/cancel/")
    assert answer.status_code == 403
    assert "Only the person who started this, and committee officers, can cancel it." in answer.text
    with pytest.raises(Refused):
        jobs.cancel(job=job, by=administrator)
    job.refresh_from_db()
    assert job.status == "queued"


def test_jobs_of_another_council_cannot_be_cancelled(client_for, other_clerk, order):
    assert client_for(other_clerk).post(f"/jobs/{order().pk}/cancel/").status_code == 404
