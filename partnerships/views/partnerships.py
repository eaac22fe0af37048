"""Partnerships: the list, one with its members, groups and committees, and the verbs on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships import plan_outline, policies
from partnerships.forms.dates import EndForm
from partnerships.forms.partnerships import PartnershipCreateForm, PartnershipEditForm
from partnerships.models import Partnership, PartnershipMembership
from partnerships.services import groups, partnerships
from scrutiny.access.checks import refusal
from scrutiny.access.middleware import council_or_404
from scrutiny.once import once
from scrutiny.submission import submit


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    rows = Partnership.objects.visible_to(request.user).filter(council=council).with_member_count()
    may_create = not refusal(policies.check_create_partnership, request.user, council)
    return render(request, "partnerships/partnership/list.html", {"rows": rows, "may_create": may_create})


@once
def create(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_create_partnership(request.user, council)
    form = PartnershipCreateForm(request.POST or None, council=council)
    made = submit(form, lambda data: partnerships.create(council=council, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "partnerships/partnership/create.html", {"form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = _visible(request, pk)
    seats = partnership.memberships.current().select_related("person", "organisation")
    return render(
        request,
        "partnerships/partnership/detail.html",
        {
            "partnership": partnership,
            "members": [_member(seat) for seat in seats],
            "groups": groups.tree(partnership, timezone.localdate()),
            "plans": plan_outline.lines(partnership),
            "committees": partnership.committees.visible_to(request.user).current(),
            "may_edit": not refusal(policies.check_edit_partnership, request.user, partnership),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = _editable(request, pk)
    form = PartnershipEditForm(request.POST or None, instance=partnership)
    changed = submit(form, lambda data: _change(partnership, by=request.user, **data))
    if changed:
        return redirect(changed)
    context = {"form": form, "partnership": partnership}
    return render(request, "partnerships/partnership/edit.html", context)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = _editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=partnership.get_absolute_url())
    ended = submit(
        form, lambda data: partnerships.end(partnership=partnership, by=request.user, on=data["end"])
    )
    if ended:
        return redirect(ended)
    return render(request, "partnerships/partnership/end.html", {"form": form, "partnership": partnership})


def _member(seat: PartnershipMembership) -> dict:
    return {
        "name": str(seat.person),
        "url": seat.person.get_absolute_url(),
        "role": _("Chair") if seat.is_chair else "",
        "detail": str(seat.organisation or ""),
    }


def _visible(request: HttpRequest, pk: int) -> Partnership:
    found = Partnership.objects.visible_to(request.user).select_related("council").with_councils()
    return get_object_or_404(found, pk=pk)


def _editable(request: HttpRequest, pk: int) -> Partnership:
    partnership = _visible(request, pk)
    policies.check_edit_partnership(request.user, partnership)
    return partnership


def _change(partnership: Partnership, *, by, version: int, **data) -> Partnership:
    return partnerships.change(partnership=partnership, by=by, expected_version=version, **data)
