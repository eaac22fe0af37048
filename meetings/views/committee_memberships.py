"""Seats on a committee: giving, correcting and ending one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import policies
from meetings.forms.committee_memberships import CommitteeMembershipCreateForm, CommitteeMembershipEditForm
from meetings.models import Committee, CommitteeMembership
from meetings.services import committee_memberships
from partnerships.forms.dates import EndForm
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, committee_pk: int) -> HttpResponse:
    rows = Committee.objects.visible_to(request.user).select_related("council")
    committee = get_object_or_404(rows, pk=committee_pk)
    policies.check_edit_committee(request.user, committee)
    form = CommitteeMembershipCreateForm(request.POST or None, committee=committee)
    appoint = committee_memberships.appoint
    made = submit(form, lambda data: appoint(committee=committee, by=request.user, **data))
    if made:
        messages.success(request, _("%(person)s has a seat on the committee.") % {"person": made.person})
        return redirect(committee)
    return render(
        request, "meetings/committee_membership/create.html", {"form": form, "committee": committee}
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _seat(request, pk)
    policies.check_edit_committee(request.user, seat.committee)
    form = CommitteeMembershipEditForm(request.POST or None, instance=seat)
    change = committee_memberships.change
    if submit(form, lambda data: change(membership=seat, by=request.user, **data)):
        messages.success(request, _("The seat is saved."))
        return redirect(seat.committee)
    return render(request, "meetings/committee_membership/edit.html", {"form": form, "seat": seat})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _seat(request, pk)
    policies.check_edit_committee(request.user, seat.committee)
    form = EndForm(request.POST or None, cancel_url=seat.committee.get_absolute_url())
    stop = committee_memberships.end
    if submit(form, lambda data: stop(membership=seat, by=request.user, on=data["end"])):
        messages.success(request, _("The seat of %(person)s is ended.") % {"person": seat.person})
        return redirect(seat.committee)
    return render(request, "meetings/committee_membership/end.html", {"form": form, "seat": seat})


def _seat(request: HttpRequest, pk: int) -> CommitteeMembership:
    committees = Committee.objects.visible_to(request.user)
    seats = CommitteeMembership.objects.filter(committee__in=committees)
    return get_object_or_404(seats.select_related("committee__council", "person"), pk=pk)
