"""The overview of a council for residents: what scrutinises what, and when it meets next."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.models import Committee, Meeting
from partnerships.models import Partnership
from scrutiny.models import Council

NEXT_MEETINGS = 5


@login_not_required
def detail(request: HttpRequest, council: str) -> HttpResponse:
    place = get_object_or_404(Council.objects.published(), slug=council)
    meetings = Meeting.objects.published().filter(committee__council=place).upcoming()
    return render(
        request,
        "public/council/detail.html",
        {
            "council": place,
            "committees": Committee.objects.published().filter(council=place).current(),
            "meetings": meetings.select_related("committee__council").order_by("date", "start_time")[
                :NEXT_MEETINGS
            ],
            "partnerships": Partnership.objects.published().filter(council=place).current(),
        },
    )
