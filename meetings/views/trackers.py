"""Trackers: every recommendation that a person may read, those of one committee, and those to one body."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings import tracker_choices, tracker_lines
from meetings.forms.tracker import TrackerFilterForm
from meetings.models import Committee, Recommendation
from meetings.recommendation_policies import check_chase, check_import_trackers
from partnerships.models import Organisation
from scrutiny.access.checks import refusal
from scrutiny.access.grants import grants_of
from scrutiny.long_lists import LongList

PER_PAGE = 25


def index(request: HttpRequest) -> HttpResponse:
    choices = tracker_choices.of_person(request.user, request.council)
    form = TrackerFilterForm(request.GET, choices=choices)
    return _tracker(request, form, Recommendation.objects.visible_to(request.user))


def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """What one committee has asked for."""
    committees = Committee.objects.select_related("council").visible_to(request.user)
    found = get_object_or_404(committees, pk=pk)
    choices = tracker_choices.of_person(request.user, found.council, committee=found)
    form = TrackerFilterForm(request.GET, choices=choices, without=("committee",))
    rows = Recommendation.objects.visible_to(request.user).filter(committee=found)
    return _tracker(request, form, rows, committee=found)


def body(request: HttpRequest, pk: int) -> HttpResponse:
    """What one body has been asked for: by every committee that the person may read, or that asked their own body."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    choices = tracker_choices.of_person(request.user, request.council)
    form = TrackerFilterForm(request.GET, choices=choices, without=("body",))
    rows = Recommendation.objects.visible_to(request.user).asked_of(found.pk)
    return _tracker(request, form, rows, body=found)


def _tracker(
    request: HttpRequest, form: TrackerFilterForm, recommendations: QuerySet, **of: Committee | Organisation
) -> HttpResponse:
    rows = tracker_lines.fetched(form.narrowed(recommendations))
    page = LongList(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": tracker_lines.lines(page.object_list, grants_of(request.user)),
        "may_chase": _may_chase(request),
        "may_import": not refusal(check_import_trackers, request.user),
        "committee": None,
        "body": None,
        **of,
    }
    return render(request, "meetings/tracker/list.html", context)


def _may_chase(request: HttpRequest) -> bool:
    return request.council is not None and not refusal(check_chase, request.user, request.council)
