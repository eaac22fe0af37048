"""Actions of a committee for residents: only of published minutes, nothing that is kept."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.models import Action, Committee

PER_PAGE = 50


@login_not_required
def index(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    published = Committee.objects.published().select_related("council")
    committee = get_object_or_404(published, pk=pk, council__slug=council)
    rows = Action.objects.published().filter(committee=committee)
    rows = rows.select_related("organisation", "minute__minutes__meeting__committee__council")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"council": committee.council, "committee": committee, "page": page}
    return render(request, "public/action/list.html", context)
