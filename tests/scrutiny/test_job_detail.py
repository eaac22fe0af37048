"""The page of a background job: how far it is, how long it takes, what came of it, and who may look."""

import datetime as dt

import pytest
from django.utils import timezone

from scrutiny.models import Job


@pytest.fixture
def job(council, clerk):
    return Job.objects.create(
        kind="build-paper", council=council, started_by=clerk, subject_key="agenda-pack:meeting:12"
    )


@pytest.fixture
def page(client_for, clerk, job):
    """`page(status="running", …)`: the text of the page when the job stands so."""

    def shown(**state):
        Job.objects.filter(pk=job.pk).update(**state)
        return client_for(clerk).get(job.get_absolute_url()).text

    return shown


def ago(**time):
    return timezone.now() - dt.timedelta(**time)


def done(job, *, took, finished, **changes):
    """An earlier job that took so many seconds."""
    end = ago(hours=finished)
    words = {"kind": job.kind, "subject_key": job.subject_key, "status": "done", **changes}
    Job.objects.create(finished_at=end, claimed_at=end - dt.timedelta(seconds=took), **words)


def test_a_running_job_shows_its_step_its_time_and_a_link_without_javascript(page, job):
    state = {
        "status": "running",
        "message": "Rendering item 8: Police and crime",
        "claimed_at": ago(seconds=7),
    }
    text = page(**state, done_steps=2, all_steps=5)
    assert "Rendering item 8: Police and crime" in text
    assert "Step 2 of 5, 3 more after it" in text
    assert "It has run for 7 seconds." in text or "It has run for 8 seconds." in text
    assert f"/jobs/{job.pk}/progress/" in text
    assert "Check again" in text
    assert "Last time" not in text
    assert "http-equiv" not in text
    assert "Step 5 of 5, the last one" in page(done_steps=5)
    assert "5 steps to do" in page(done_steps=0)


def test_it_says_how_long_the_same_took_last_time(page, job):
    done(job, took=140, finished=1)
    done(job, took=500, finished=2)
    done(job, took=3, finished=0, subject_key="agenda-pack:meeting:13")
    done(job, took=3, finished=0, kind="appendix-pdf")
    done(job, took=3, finished=0, status="failed")
    assert "Last time it took 2 minutes and 20 seconds." in page()


def test_a_job_about_nothing_that_is_named_has_no_last_time(page, job):
    done(job, took=3, finished=1, subject_key="")
    assert "Last time" not in page(subject_key="")


def test_a_waiting_job_says_since_when_and_why(page):
    text = page(created_at=ago(minutes=3))
    assert "Waiting for its turn" in text
    assert "It has waited for 3 minutes." in text
    assert "It broke off and is tried again soon" in page(attempts=1, message="Rendering item 8")


def test_a_job_whose_worker_died_says_what_comes_next(page):
    text = page(status="running", claimed_at=ago(minutes=4), claimed_until=ago(minutes=1))
    assert "It broke off and is taken up again within a minute" in text


def test_htmx_gets_the_fragment_and_others_the_page(client_for, clerk, job):
    browser = client_for(clerk)
    fragment = browser.get(f"/jobs/{job.pk}/progress/", headers={"HX-Request": "true"})
    assert "<html" not in fragment.text
    assert "Waiting for its turn" in fragment.text
    assert "<form" not in fragment.text  # a button that is put anew each second can't be pressed
    assert browser.get(f"/jobs/{job.pk}/progress/").headers["Location"] == job.get_absolute_url()


def test_htmx_loads_the_page_anew_at_the_end(client_for, clerk, job):
    Job.objects.filter(pk=job.pk).update(status="done", finished_at=ago(seconds=1))
    answer = client_for(clerk).get(f"/jobs/{job.pk}/progress/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"


def test_a_failed_job_says_why_and_leads_back_to_where_it_was_ordered(page):
    text = page(
        status="failed",
        error="Item 8.1 has no cleared report.",
        finished_at=ago(seconds=1),
        arguments={"origin": "/papers/meetings/12/"},
    )
    assert "Item 8.1 has no cleared report." in text
    assert 'href="/papers/meetings/12/">Start again' in text


def test_a_finished_job_leads_to_its_result_and_asks_no_more(page):
    now = timezone.now()
    text = page(
        status="done",
        result_url="/papers/1/",
        message="Storing the file",
        claimed_at=now - dt.timedelta(seconds=14),
        finished_at=now,
    )
    assert "Done. It took 14 seconds." in text
    assert 'href="/papers/1/"' in text
    assert "hx-get" not in text
    assert "Storing the file" not in text
    assert "Cancel this" not in text


def test_jobs_of_another_council_cannot_be_found(client_for, other_clerk, job):
    assert client_for(other_clerk).get(job.get_absolute_url()).status_code == 404
    assert client_for(other_clerk).get(f"/jobs/{job.pk}/progress/").status_code == 404
