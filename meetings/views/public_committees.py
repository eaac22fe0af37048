"""Committees and their meetings as residents see them."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Committee, Meeting
from meetings.services import committee_memberships
from scrutiny.models import Council

PER_PAGE = 50
MEETINGS_SHOWN = 30


@login_not_required
def index(request: HttpRequest, council: str) -> HttpResponse:
    found = _council(council)
    rows = Committee.objects.published().current().filter(council=found)
    return render(request, "public/committee/list.html", {"council": found, "committees": rows})


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    rows = Committee.objects.published().select_related("council", "parent", "partnership")
    committee = get_object_or_404(rows, pk=pk, council__slug=council)
    today = timezone.localdate()
    seats = committee_memberships.seats_on(committee, today)
    newest = list(Meeting.objects.published().filter(committee=committee)[:MEETINGS_SHOWN])
    context = {
        "council": committee.council,
        "committee": committee,
        "offices": committee_memberships.by_office(seats),
        "coming": [meeting for meeting in reversed(newest) if meeting.date >= today],
        "past": [meeting for meeting in newest if meeting.date < today],
    }
    return render(request, "public/committee/detail.html", context)


@login_not_required
def meeting_index(request: HttpRequest, council: str) -> HttpResponse:
    found = _council(council)
    rows = Meeting.objects.published().filter(committee__council=found)
    page = Paginator(rows.select_related("committee__council"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/meeting/list.html", {"council": found, "page": page})


def _council(slug: str) -> Council:
    return get_object_or_404(Council.objects.published(), slug=slug)
