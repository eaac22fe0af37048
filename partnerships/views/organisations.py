"""Organisations: the list, one body with its names, people and seats, and the verbs on it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import policies
from partnerships.forms.dates import EndForm
from partnerships.forms.organisations import (
    EarlierNameForm,
    OrganisationCreateForm,
    OrganisationEditForm,
    OrganisationFilterForm,
    RenameForm,
)
from partnerships.models import Organisation, OrganisationName
from partnerships.services import organisations
from scrutiny.access.checks import refusal
from scrutiny.access.middleware import council_or_404
from scrutiny.once import once
from scrutiny.submission import submit

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    form = OrganisationFilterForm(request.GET)
    found = form.narrowed(Organisation.objects.visible_to(request.user).filter(council=council))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    may_edit = not refusal(policies.check_edit_directory, request.user, council)
    return render(
        request, "partnerships/organisation/list.html", {"form": form, "page": page, "may_edit": may_edit}
    )


@once
def create(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_edit_directory(request.user, council)
    form = OrganisationCreateForm(request.POST or None)
    made = submit(form, lambda data: organisations.create(council=council, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "partnerships/organisation/create.html", {"form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _visible(request, pk)
    seats = organisation.partnership_memberships.current().select_related("person", "partnership")
    return render(
        request,
        "partnerships/organisation/detail.html",
        {
            "organisation": organisation,
            "names": organisation.names.order_by("-end"),
            "posts": organisation.posts.current().by_surname(),
            "seats": seats.order_by("partnership", "position"),
            "may_edit": not refusal(policies.check_edit_directory, request.user, organisation.council),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _editable(request, pk)
    form = OrganisationEditForm(request.POST or None, instance=organisation)
    changed = submit(form, lambda data: _change(organisation, by=request.user, **data))
    if changed:
        return redirect(changed)
    context = {"form": form, "organisation": organisation}
    return render(request, "partnerships/organisation/edit.html", context)


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _editable(request, pk)
    form = RenameForm(request.POST or None, organisation=organisation)
    renamed = submit(
        form, lambda data: organisations.rename(organisation=organisation, by=request.user, **data)
    )
    if renamed:
        return redirect(renamed)
    context = {"form": form, "organisation": organisation}
    return render(request, "partnerships/organisation/rename.html", context)


def correct_name(request: HttpRequest, pk: int) -> HttpResponse:
    names = OrganisationName.objects.select_related("organisation__council")
    visible = Organisation.objects.visible_to(request.user)
    earlier = get_object_or_404(names.filter(organisation__in=visible), pk=pk)
    policies.check_edit_directory(request.user, earlier.organisation.council)
    form = EarlierNameForm(request.POST or None, instance=earlier)
    if submit(form, lambda data: organisations.correct_name(earlier=earlier, by=request.user, **data)):
        return redirect(earlier.organisation)
    context = {"form": form, "organisation": earlier.organisation}
    return render(request, "partnerships/organisation/correct_name.html", context)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=organisation.get_absolute_url())
    ended = submit(
        form, lambda data: organisations.end(organisation=organisation, by=request.user, on=data["end"])
    )
    if ended:
        return redirect(ended)
    return render(request, "partnerships/organisation/end.html", {"form": form, "organisation": organisation})


def _visible(request: HttpRequest, pk: int) -> Organisation:
    found = Organisation.objects.visible_to(request.user).select_related("council")
    return get_object_or_404(found, pk=pk)


def _editable(request: HttpRequest, pk: int) -> Organisation:
    organisation = _visible(request, pk)
    policies.check_edit_directory(request.user, organisation.council)
    return organisation


def _change(organisation: Organisation, *, by, version: int, **data) -> Organisation:
    return organisations.change(organisation=organisation, by=by, expected_version=version, **data)
