"""The page of a background job: how far it is, what came of it, and who may look."""

import pytest

from scrutiny.models import Job


@pytest.fixture
def job(council, clerk):
    return Job.objects.create(kind="build-paper", council=council, started_by=clerk)


def test_a_running_job_shows_its_progress_and_a_link_without_javascript(client_for, clerk, job):
    Job.objects.filter(pk=job.pk).update(status="running", message="Laying out", done_steps=2, all_steps=5)
    page = client_for(clerk).get(job.get_absolute_url())
    assert "Laying out" in page.text
    assert "Step 2 of 5" in page.text
    assert f"/jobs/{job.pk}/progress/" in page.text
    assert "Check again" in page.text


def test_htmx_gets_the_fragment_and_others_the_page(client_for, clerk, job):
    browser = client_for(clerk)
    fragment = browser.get(f"/jobs/{job.pk}/progress/", headers={"HX-Request": "true"})
    assert "<html" not in fragment.text
    assert "Waiting for its turn" in fragment.text
    assert browser.get(f"/jobs/{job.pk}/progress/").headers["Location"] == job.get_absolute_url()


def test_a_failed_job_says_why(client_for, clerk, job):
    Job.objects.filter(pk=job.pk).update(
        status="failed", error="Item 8.1 has no cleared report.", finished_at="2026-03-01T12:00Z"
    )
    assert "Item 8.1 has no cleared report." in client_for(clerk).get(job.get_absolute_url()).text


def test_a_finished_job_leads_to_its_result_and_asks_no_more(client_for, clerk, job):
    Job.objects.filter(pk=job.pk).update(
        status="done", result_url="/papers/1/", finished_at="2026-03-01T12:00Z"
    )
    page = client_for(clerk).get(job.get_absolute_url())
    assert 'href="/papers/1/"' in page.text
    assert "hx-get" not in page.text


def test_jobs_of_another_council_cannot_be_found(client_for, other_clerk, job):
    assert client_for(other_clerk).get(job.get_absolute_url()).status_code == 404
    assert client_for(other_clerk).get(f"/jobs/{job.pk}/progress/").status_code == 404
