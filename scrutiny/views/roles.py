"""Roles: the table of them all, and giving and ending a person's role for a council."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from scrutiny import policies
from scrutiny.access.middleware import council_or_404
from scrutiny.access.permissions import DESCRIPTIONS
from scrutiny.access.roles import ALL
from scrutiny.models import CouncilRole, User
from scrutiny.once import once
from scrutiny.services import users
from scrutiny.submission import submit
from scrutiny.user_forms import RoleEndForm, RoleGiveForm


def table(request: HttpRequest) -> HttpResponse:
    """The same table that docs/workflows.md prints."""
    roles = [
        (role, [text for permission, text in DESCRIPTIONS.items() if permission in role.permissions])
        for role in ALL
    ]
    return render(request, "scrutiny/role/table.html", {"roles": roles})


@once
def give(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    council = council_or_404(request)
    policies.check_manage_users(request.user, council)
    form = RoleGiveForm(request.POST or None)
    given = submit(form, lambda data: users.give_role(user=person, council=council, by=request.user, **data))
    if given:
        return redirect(person)
    return render(request, "scrutiny/role/give.html", {"form": form, "person": person})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    visible = CouncilRole.objects.visible_to(request.user).select_related("user", "council")
    role = get_object_or_404(visible, pk=pk)
    policies.check_manage_users(request.user, role.council)
    form = RoleEndForm(request.POST or None)
    ended = submit(form, lambda data: users.end_role(role=role, by=request.user, on=data["end"]))
    if ended:
        return redirect(role.user)
    return render(request, "scrutiny/role/end.html", {"form": form, "role": role})
