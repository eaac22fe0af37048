"""People: the list and its search, one person with posts and seats, and the verbs on them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import policies
from partnerships.forms.people import LinkAccountForm, PersonCreateForm, PersonEditForm, PersonFilterForm
from partnerships.models import Person
from partnerships.services import people
from scrutiny.access.checks import refusal
from scrutiny.access.middleware import council_or_404
from scrutiny.once import once
from scrutiny.submission import submit

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    form = PersonFilterForm(request.GET)
    found = form.narrowed(Person.objects.visible_to(request.user).filter(council=council))
    rows = found.by_surname().prefetch_related("posts__organisation")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    may_edit = not refusal(policies.check_edit_directory, request.user, council)
    return render(
        request, "partnerships/person/list.html", {"form": form, "page": page, "may_edit": may_edit}
    )


@once
def create(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_edit_directory(request.user, council)
    form = PersonCreateForm(request.POST or None)
    made = submit(form, lambda data: people.create(council=council, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "partnerships/person/create.html", {"form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    return render(
        request,
        "partnerships/person/detail.html",
        {
            "person": person,
            "posts": person.posts.current_first(),
            "seats": person.partnership_memberships.select_related("partnership", "organisation").order_by(
                "partnership", "-start"
            ),
            "groups": person.groups_chaired.current().select_related("partnership"),
            "may_edit": not refusal(policies.check_edit_directory, request.user, person.council),
            "may_link": not refusal(policies.check_link_account, request.user, person),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    policies.check_edit_directory(request.user, person.council)
    form = PersonEditForm(request.POST or None, instance=person)
    changed = submit(form, lambda data: _change(person, by=request.user, **data))
    if changed:
        return redirect(changed)
    return render(request, "partnerships/person/edit.html", {"form": form, "person": person})


def link_account(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    policies.check_link_account(request.user, person)
    form = LinkAccountForm(request.POST or None, person=person)
    if submit(form, lambda data: people.link_account(person=person, by=request.user, user=data["user"])):
        return redirect(person)
    return render(request, "partnerships/person/link_account.html", {"form": form, "person": person})


def _visible(request: HttpRequest, pk: int) -> Person:
    found = Person.objects.visible_to(request.user).select_related("council", "user")
    return get_object_or_404(found, pk=pk)


def _change(person: Person, *, by, version: int, **data) -> Person:
    return people.change(person=person, by=by, expected_version=version, **data)
