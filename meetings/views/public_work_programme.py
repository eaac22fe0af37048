"""The work programme of a committee for residents: no log-in, nothing that is kept."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.models import Committee, WorkProgrammeEntry


@login_not_required
def index(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    published = Committee.objects.published().select_related("council")
    committee = get_object_or_404(published, pk=pk, council__slug=council)
    rows = WorkProgrammeEntry.objects.published().filter(committee=committee)
    rows = list(rows.select_related("meeting", "clause__minute__minutes__meeting__committee__council"))
    context = {
        "council": committee.council,
        "committee": committee,
        "coming": [row for row in rows if row.is_coming],
        "over": [row for row in rows if not row.is_coming],
    }
    return render(request, "public/work_programme/list.html", context)
