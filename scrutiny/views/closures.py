"""Days on which a council's offices are closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from scrutiny import policies
from scrutiny.council_forms import ClosureForm
from scrutiny.models import Council, CouncilClosure
from scrutiny.once import once
from scrutiny.services import councils
from scrutiny.submission import submit


@once
def add(request: HttpRequest, slug: str) -> HttpResponse:
    council = get_object_or_404(Council.objects.visible_to(request.user), slug=slug)
    policies.check_edit_council(request.user, council)
    form = ClosureForm(request.POST or None)
    added = submit(form, lambda data: councils.add_closure(council=council, by=request.user, **data))
    if added:
        return redirect(council)
    return render(request, "scrutiny/closure/add.html", {"form": form, "council": council})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    visible = CouncilClosure.objects.filter(council__in=Council.objects.visible_to(request.user))
    closure = get_object_or_404(visible.select_related("council"), pk=pk)
    councils.remove_closure(closure=closure, by=request.user)
    return redirect(closure.council)
