"""Interests that members have on record for every meeting of a committee."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.forms.standing_declarations import StandingDeclarationForm
from meetings.models import Committee, StandingDeclaration
from meetings.services import standing_declarations
from partnerships.forms.dates import EndForm
from scrutiny.once import once
from scrutiny.submission import submit

LIST = "meetings:standing-declaration-list"


def index(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    rows = standing_declarations.of(committee)
    return render(request, "meetings/standing_declaration/list.html", {"committee": committee, "rows": rows})


@once
def create(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    form = StandingDeclarationForm(request.POST or None, committee=committee)
    keep = standing_declarations.create
    if submit(form, lambda data: keep(committee=committee, by=request.user, **data)):
        return redirect(LIST, committee.pk)
    return render(
        request, "meetings/standing_declaration/create.html", {"committee": committee, "form": form}
    )


def end(request: HttpRequest, pk: int) -> HttpResponse:
    rows = StandingDeclaration.objects.filter(committee__in=Committee.objects.visible_to(request.user))
    row = get_object_or_404(rows.select_related("committee__council", "person"), pk=pk)
    minute_policies.check_keep_standing_declarations(request.user, row.committee)
    form = EndForm(request.POST or None, cancel_url=reverse(LIST, args=[row.committee_id]))
    stop = standing_declarations.end
    if submit(form, lambda data: stop(standing=row, by=request.user, on=data["end"])):
        messages.success(request, _("The declaration of %(person)s is ended.") % {"person": row.person})
        return redirect(LIST, row.committee_id)
    return render(request, "meetings/standing_declaration/end.html", {"form": form, "row": row})


def _committee(request: HttpRequest, pk: int) -> Committee:
    """The committee, for who keeps its members' interests."""
    committees = Committee.objects.visible_to(request.user).select_related("council")
    committee = get_object_or_404(committees, pk=pk)
    minute_policies.check_keep_standing_declarations(request.user, committee)
    return committee
