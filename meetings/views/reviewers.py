"""Reviewers of implications: by role, appointing one, correcting and ending."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings import policies
from meetings.forms.reviewers import ReviewerCreateForm, ReviewerEditForm
from meetings.models import Reviewer
from meetings.services import reviewers
from partnerships.forms.dates import EndForm
from scrutiny.access.checks import refusal
from scrutiny.access.middleware import council_or_404
from scrutiny.once import once
from scrutiny.submission import submit


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    if refusal(policies.check_read_reviewers, request.user, council):
        raise Http404
    facts = {
        "council": council,
        "roles": reviewers.roles_of(council),
        "may_appoint": not refusal(policies.check_appoint_reviewer, request.user, council),
    }
    return render(request, "meetings/reviewer/list.html", facts)


@once
def create(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_appoint_reviewer(request.user, council)
    roles = [one.role for one in reviewers.roles_of(council)]
    form = ReviewerCreateForm(
        request.POST or None, council=council, roles=roles, role=request.GET.get("role", "")
    )
    form.cancel_url = reverse("meetings:reviewer-list")
    made = submit(form, lambda data: reviewers.appoint(council=council, by=request.user, **data))
    if made:
        words = {"person": made.person, "role": made.role}
        messages.success(request, _("%(person)s reviews as %(role)s.") % words)
        return redirect("meetings:reviewer-list")
    return render(request, "meetings/reviewer/create.html", {"form": form, "council": council})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    reviewer = _visible(request, pk)
    policies.check_appoint_reviewer(request.user, reviewer.council)
    roles = [one.role for one in reviewers.roles_of(reviewer.council)]
    form = ReviewerEditForm(request.POST or None, instance=reviewer, roles=roles)
    form.cancel_url = reverse("meetings:reviewer-list")

    def save(data):
        version = data.pop("version")
        row = _visible(request, pk)
        return reviewers.change(reviewer=row, by=request.user, expected_version=version, **data)

    if submit(form, save):
        messages.success(request, _("The change is saved."))
        return redirect("meetings:reviewer-list")
    return render(request, "meetings/reviewer/edit.html", {"form": form, "reviewer": reviewer})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    reviewer = _visible(request, pk)
    policies.check_appoint_reviewer(request.user, reviewer.council)
    form = EndForm(request.POST or None, cancel_url=reverse("meetings:reviewer-list"))
    if submit(form, lambda data: reviewers.end(reviewer=reviewer, by=request.user, on=data["end"])):
        words = {"person": reviewer.person, "role": reviewer.role}
        messages.success(request, _("%(person)s no longer reviews as %(role)s after that day.") % words)
        return redirect("meetings:reviewer-list")
    return render(request, "meetings/reviewer/end.html", {"form": form, "reviewer": reviewer})


def _visible(request: HttpRequest, pk: int) -> Reviewer:
    rows = Reviewer.objects.visible_to(request.user).select_related("council", "person")
    return get_object_or_404(rows, pk=pk)
