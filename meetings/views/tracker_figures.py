"""The figures of a committee's tracker: late answers by body, answer times and states over time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings import tracker_figures
from meetings.models import Committee, Recommendation


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Of the committee, or with `?of=all` of all committees of its council, as far as the reader may see them."""
    committees = Committee.objects.visible_to(request.user).select_related("council")
    committee = get_object_or_404(committees, pk=pk)
    of_all = request.GET.get("of") == "all"
    rows = Recommendation.objects.visible_to(request.user)
    mine = rows.filter(committee__council=committee.council) if of_all else rows.filter(committee=committee)
    return render(
        request,
        "meetings/tracker_figures/detail.html",
        {
            "committee": committee,
            "of_all": of_all,
            "figures": tracker_figures.figures(mine, committee.council, timezone.localdate()),
        },
    )
