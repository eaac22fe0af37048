"""Trackers: every recommendation that a person may read, those of one committee, and those to one body."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.forms.tracker import TrackerFilterForm
from meetings.models import Committee, Recommendation
from partnerships.models import Organisation

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    return _tracker(request, Recommendation.objects.visible_to(request.user))


def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """What one committee has asked for."""
    committees = Committee.objects.select_related("council").visible_to(request.user)
    found = get_object_or_404(committees, pk=pk)
    rows = Recommendation.objects.visible_to(request.user).filter(committee=found)
    return _tracker(request, rows, committee=found)


def body(request: HttpRequest, pk: int) -> HttpResponse:
    """What one body has been asked for: by every committee that the person may read, or that asked their own body."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    rows = Recommendation.objects.visible_to(request.user).filter(addressees__organisation=found).distinct()
    return _tracker(request, rows, body=found)


def _tracker(request: HttpRequest, recommendations: QuerySet, **of) -> HttpResponse:
    form = TrackerFilterForm(
        request.GET,
        committees=Committee.objects.visible_to(request.user),
        bodies=Organisation.objects.visible_to(request.user),
    )
    rows = form.narrowed(recommendations).select_related("committee")
    rows = rows.prefetch_related("addressees__organisation", "addressees__person")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "meetings/tracker/list.html",
        {"form": form, "page": page, "committee": None, "body": None, **of},
    )
