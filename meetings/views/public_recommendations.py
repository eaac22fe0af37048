"""Recommendations as residents see them: only from published minutes, with answers as they came."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings import chain, open_record, tracker_choices, tracker_figures, tracker_lines
from meetings.enums import Audience
from meetings.forms.tracker import TrackerFilterForm
from meetings.forms.tracker_figures import FiguresForm
from meetings.models import Committee, Evidence, Recommendation
from meetings.views.evidence import as_file
from scrutiny.access.grants import Grants
from scrutiny.long_lists import LongList
from scrutiny.models import Council

PER_PAGE = 25


@login_not_required
def index(request: HttpRequest, council: str) -> HttpResponse:
    owner = get_object_or_404(Council.objects.published(), slug=council)
    form = TrackerFilterForm(request.GET, choices=tracker_choices.of_council(owner))
    rows = form.narrowed(Recommendation.objects.published().filter(committee__council=owner))
    page = LongList(tracker_lines.fetched(rows), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "council": owner,
        "form": form,
        "page": page,
        "lines": tracker_lines.lines(page.object_list, Grants()),
    }
    return render(request, "public/recommendation/list.html", context)


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    """The whole chain of one, as far as it is public."""
    rows = Recommendation.objects.published().filter(committee__council__slug=council)
    try:
        found = chain.load(rows, pk)
    except Recommendation.DoesNotExist as missing:
        raise Http404 from missing
    prefetch_related_objects([found], "parts")
    return render(
        request,
        "public/recommendation/detail.html",
        {
            "council": found.committee.council,
            "told": open_record.record(found, open_record.findings_of([found])[found.pk]),
            "steps": chain.steps(found, Audience.PUBLIC, public=True),
        },
    )


@require_safe
@login_not_required
def figures(request: HttpRequest, council: str) -> HttpResponse:
    """How bodies answer, and what became of what was asked; of one committee with `?committee=`."""
    owner = get_object_or_404(Council.objects.published(), slug=council)
    form = FiguresForm(request.GET, committees=Committee.objects.published().filter(council=owner))
    rows = Recommendation.objects.published().filter(committee__council=owner)
    counted = tracker_figures.figures(form.narrowed(rows), owner, timezone.localdate())
    context = {"council": owner, "form": form, "figures": counted}
    return render(request, "public/recommendation/figures.html", context)


@require_safe
@login_not_required
def evidence(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    """A file that an officer showed to residents."""
    owner = get_object_or_404(Council.objects.published(), slug=council)
    rows = Evidence.objects.published().filter(addressee__recommendation__committee__council=owner)
    return as_file(get_object_or_404(rows, pk=pk))
