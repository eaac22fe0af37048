"""Members of a partnership: the list as on a day, the printed list, and the verbs on a seat."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships import policies
from partnerships.forms.dates import EndForm, OnForm
from partnerships.forms.memberships import MembershipCreateForm, MembershipEditForm, MoveForm
from partnerships.models import Partnership, PartnershipMembership
from partnerships.services import memberships
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit


def index(request: HttpRequest, partnership_pk: int) -> HttpResponse:
    partnership = _partnership(request, partnership_pk)
    form = OnForm(request.GET)
    return render(
        request,
        "partnerships/membership/list.html",
        {
            "partnership": partnership,
            "form": form,
            "day": form.day,
            "is_today": form.day == timezone.localdate(),
            "rows": [_row(seat, form.day) for seat in memberships.seated(partnership, form.day)],
            "may_edit": not refusal(policies.check_edit_partnership, request.user, partnership),
        },
    )


def printed(request: HttpRequest, partnership_pk: int) -> HttpResponse:
    partnership = _partnership(request, partnership_pk)
    form = OnForm(request.GET)
    lines = memberships.printed_list(partnership, form.day)
    context = {
        "partnership": partnership,
        "form": form,
        "day": form.day,
        "lines": lines,
        "may_build": not refusal(policies.check_print_member_list, request.user, partnership),
    }
    return render(request, "partnerships/membership/printed.html", context)


@once
def create(request: HttpRequest, partnership_pk: int) -> HttpResponse:
    partnership = _partnership(request, partnership_pk)
    policies.check_edit_partnership(request.user, partnership)
    form = MembershipCreateForm(request.POST or None, partnership=partnership)
    if submit(form, lambda data: memberships.create(partnership=partnership, by=request.user, **data)):
        return redirect("partnerships:membership-list", partnership.pk)
    return render(request, "partnerships/membership/create.html", {"form": form, "partnership": partnership})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _editable(request, pk)
    form = MembershipEditForm(request.POST or None, instance=seat)
    if submit(form, lambda data: _change(seat, by=request.user, **data)):
        return redirect("partnerships:membership-list", seat.partnership_id)
    return render(request, "partnerships/membership/edit.html", {"form": form, "seat": seat})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _editable(request, pk)
    up = reverse("partnerships:membership-list", args=[seat.partnership_id])
    form = EndForm(request.POST or None, cancel_url=up)
    if submit(form, lambda data: memberships.end(membership=seat, by=request.user, on=data["end"])):
        return redirect(up)
    return render(request, "partnerships/membership/end.html", {"form": form, "seat": seat})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _editable(request, pk)
    form = MoveForm(request.POST)
    submit(form, lambda data: memberships.move(membership=seat, by=request.user, **data))
    return redirect("partnerships:membership-list", seat.partnership_id)


def _row(seat: PartnershipMembership, day: dt.date) -> dict:
    return {"seat": seat, "post": seat.post_text(day), "left": seat.person.left_before(day)}


def _partnership(request: HttpRequest, pk: int) -> Partnership:
    visible = Partnership.objects.visible_to(request.user).select_related("council")
    return get_object_or_404(visible, pk=pk)


def _editable(request: HttpRequest, pk: int) -> PartnershipMembership:
    visible = Partnership.objects.visible_to(request.user)
    rows = PartnershipMembership.objects.filter(partnership__in=visible)
    seat = get_object_or_404(rows.select_related("partnership__council", "person", "organisation"), pk=pk)
    policies.check_edit_partnership(request.user, seat.partnership)
    return seat


def _change(seat: PartnershipMembership, *, by, version: int, **data) -> PartnershipMembership:
    return memberships.change(membership=seat, by=by, expected_version=version, **data)
