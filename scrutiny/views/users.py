"""People who can sign in: the list, one of them, and what an administrator does with an account."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from scrutiny import policies
from scrutiny.access.middleware import council_or_404
from scrutiny.account_page import facts
from scrutiny.models import CouncilRole, User
from scrutiny.once import once
from scrutiny.services import users
from scrutiny.submission import submit
from scrutiny.user_forms import UserCreateForm, UserEditForm, UserFilterForm

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_manage_users(request.user, council)
    form = UserFilterForm(request.GET)
    roles = CouncilRole.objects.current().filter(council=council)
    found = form.narrowed(User.objects.visible_to(request.user), council)
    rows = found.prefetch_related(Prefetch("council_roles", roles, to_attr="roles_here"))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "scrutiny/user/list.html", {"form": form, "page": page})


@once
def create(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_manage_users(request.user, council)
    form = UserCreateForm(request.POST or None)
    made = submit(form, lambda data: users.create(council=council, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "scrutiny/user/create.html", {"form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    context = {"person": person, "facts": facts(person, request.user)}
    return render(request, "scrutiny/user/detail.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    policies.check_edit_user(request.user, person)
    form = UserEditForm(request.POST or None, initial={"name": person.name, "email": person.email})
    saved = submit(
        form, lambda data: users.change(user=person, council=request.council, by=request.user, **data)
    )
    if saved:
        return redirect(saved)
    return render(request, "scrutiny/user/edit.html", {"form": form, "person": person})


@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(users.deactivate(user=_visible(request, pk), council=request.council, by=request.user))


@require_POST
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(users.reactivate(user=_visible(request, pk), council=request.council, by=request.user))


def _visible(request: HttpRequest, pk: int) -> User:
    rows = User.objects.visible_to(request.user).prefetch_related(
        Prefetch("council_roles", CouncilRole.objects.select_related("council"))
    )
    person = get_object_or_404(rows, pk=pk)
    policies.check_see_user(request.user, person)
    return person
