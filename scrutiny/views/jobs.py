"""Background jobs: how far one is, and what came of it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from scrutiny.models import Job


def detail(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return render(request, "scrutiny/job/detail.html", {"job": _visible(request, pk)})


def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What htmx puts in place of the progress on the page; without it, the page itself."""
    job = _visible(request, pk)
    if not request.htmx:
        return redirect(job)
    return render(request, "scrutiny/job/progress.html", {"job": job})


def _visible(request: HttpRequest, pk: uuid.UUID) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
