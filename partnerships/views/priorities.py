"""Priorities of a plan: adding, changing, ending, and their order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from partnerships import policies
from partnerships.forms.dates import EndForm
from partnerships.forms.memberships import MoveForm
from partnerships.forms.priorities import PriorityCreateForm, PriorityEditForm
from partnerships.models import Plan, Priority
from partnerships.services import priorities
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, plan_pk: int) -> HttpResponse:
    visible = Plan.objects.visible_to(request.user).select_related("partnership__council")
    plan = get_object_or_404(visible, pk=plan_pk)
    policies.check_edit_plan(request.user, plan)
    form = PriorityCreateForm(request.POST or None, plan=plan)
    made = submit(form, lambda data: priorities.create(plan=plan, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "partnerships/priority/create.html", {"form": form, "plan": plan})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    priority = editable(request, pk)
    form = PriorityEditForm(request.POST or None, instance=priority)
    if submit(form, lambda data: _change(priority, by=request.user, **data)):
        return redirect(priority)
    return render(request, "partnerships/priority/edit.html", {"form": form, "plan": priority.plan})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    priority = editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=priority.get_absolute_url())
    if submit(form, lambda data: priorities.end(priority=priority, by=request.user, on=data["end"])):
        return redirect(priority)
    return render(request, "partnerships/priority/end.html", {"form": form, "priority": priority})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    priority = editable(request, pk)
    form = MoveForm(request.POST)
    submit(form, lambda data: priorities.move(priority=priority, by=request.user, **data))
    return redirect(priority)


def visible(request: HttpRequest, pk: int) -> Priority:
    """A priority of a plan that the person may read, else 404."""
    rows = Priority.objects.filter(plan__in=Plan.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("plan__partnership__council"), pk=pk)


def editable(request: HttpRequest, pk: int) -> Priority:
    """A priority whose plan the person may change; refused with a sentence else."""
    priority = visible(request, pk)
    policies.check_edit_plan(request.user, priority.plan)
    return priority


def _change(priority: Priority, *, by, version: int, **data) -> Priority:
    return priorities.change(priority=priority, by=by, expected_version=version, **data)
