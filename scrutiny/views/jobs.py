"""Background jobs: how far one is, what came of it, and the button that cancels it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from scrutiny import job_page, jobs, policies
from scrutiny.access.checks import refusal
from scrutiny.models import Job
from scrutiny.submission import attempt


def detail(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    job = _visible(request, pk)
    context = {"job": job, "heading": job_page.heading(job)}
    if job.is_finished:
        return render(request, "scrutiny/job/outcome.html", {**context, "outcome": job_page.outcome(job)})
    asked = job.cancel_asked_at or refusal(policies.check_cancel_job, request.user, job)
    context |= {"progress": job_page.progress_of(job), "may_cancel": not asked}
    return render(request, "scrutiny/job/detail.html", context)


def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What htmx puts in place of the progress on the page; without it, or at the end, the page itself."""
    job = _visible(request, pk)
    if not request.htmx:
        return redirect(job)
    if job.is_finished:
        return HttpResponseClientRefresh()
    return render(request, "scrutiny/job/progress.html", {"job": job, "progress": job_page.progress_of(job)})


@require_POST
def cancel(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    job = _visible(request, pk)
    attempt(request, lambda: jobs.cancel(job=job, by=request.user))
    return redirect(job)


def _visible(request: HttpRequest, pk: uuid.UUID) -> Job:
    seen = Job.objects.visible_to(request.user).select_related("cancel_asked_by", "council")
    return get_object_or_404(seen, pk=pk)
