"""Waiting for work in the background: the page tells each step, aloud once, and its button can be pressed meanwhile."""

from playwright.sync_api import expect

from scrutiny import jobs, tasks
from scrutiny.models import Job


def test_hear_each_step_and_cancel(window, council, clerk, monkeypatch):
    monkeypatch.setattr(tasks.run_job, "delay", lambda job_id: None)
    ordered = jobs.start("build-paper", by=clerk, council=council, origin="/work/")
    page = window(clerk)
    page.open(ordered.get_absolute_url())
    page.sees("Waiting for its turn")
    progress = jobs.Progress(jobs.claim(str(ordered.pk)))
    for number, title in ((7, "Fire safety"), (8, "Police and crime")):
        progress.say(f"Rendering item {number}: {title}", done=number, of=12)
        said = page.page.get_by_role("status")
        expect(said).to_have_text(f"Rendering item {number}: {title}")
        page.sees(f"Step {number} of 12, {12 - number} more after it")
    page.press("Cancel this")
    page.sees("It was cancelled, and stops when the step that is being done has ended")
    Job.objects.filter(pk=ordered.pk).update(
        status="cancelled", finished_at=Job.objects.get().cancel_asked_at
    )
    page.sees("Priya Nair cancelled this on")
    page.follow("Start again")
