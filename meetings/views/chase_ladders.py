"""How a council asks for answers: the steps of its ladder, and when messages go out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import recommendation_policies
from meetings.forms.chase_ladders import ChaseLadderForm
from meetings.services import chasing
from scrutiny.models import Council
from scrutiny.submission import submit


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    council = get_object_or_404(Council.objects.visible_to(request.user), pk=pk)
    recommendation_policies.check_chase(request.user, council)
    form = ChaseLadderForm(request.POST or None, instance=chasing.ladder_of(council))

    def save(data):
        version = data.pop("version") or 1
        return chasing.change_ladder(council=council, by=request.user, expected_version=version, **data)

    if submit(form, save):
        messages.success(request, _("How answers are asked for is saved."))
        return redirect("meetings:digest-list", pk)
    return render(request, "meetings/chase_ladder/edit.html", {"form": form, "council": council})
