"""Plans as residents see them: those that were adopted, to read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from partnerships import plan_outline
from partnerships.models import Plan


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    published = plan_outline.for_page(Plan.objects.published())
    plan = get_object_or_404(published, pk=pk, partnership__council__slug=council)
    context = {"council": plan.council, "plan": plan, "outline": plan_outline.outline(plan)}
    return render(request, "public/plan/detail.html", context)
