"""Actions of a plan: the list with its filters, one with its story, and the verbs on it."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from partnerships import plan_outline, policies
from partnerships.forms.plan_actions import (
    CloseForm,
    PlanActionCreateForm,
    PlanActionEditForm,
    PlanActionFilterForm,
    ProgressForm,
)
from partnerships.models import Plan, PlanAction
from partnerships.services import plan_actions
from partnerships.views import priorities
from partnerships.workflows import PLAN_ACTION
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

PER_PAGE = 50


def index(request: HttpRequest, plan_pk: int) -> HttpResponse:
    visible = Plan.objects.visible_to(request.user).select_related("partnership__council")
    plan = get_object_or_404(visible, pk=plan_pk)
    form = PlanActionFilterForm(request.GET, plan=plan)
    found = form.narrowed(PlanAction.objects.filter(priority__plan=plan))
    rows = found.select_related("priority", "owner").order_by(F("due").asc(nulls_last=True), "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "partnerships/plan_action/list.html", {"plan": plan, "form": form, "page": page})


@once
def create(request: HttpRequest, priority_pk: int) -> HttpResponse:
    priority = priorities.editable(request, priority_pk)
    form = PlanActionCreateForm(request.POST or None, priority=priority)
    if submit(form, lambda data: plan_actions.create(priority=priority, by=request.user, **data)):
        return redirect(priority)
    return render(request, "partnerships/plan_action/create.html", {"form": form, "priority": priority})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    action = _visible(request, pk)
    plan = action.priority.plan
    return render(
        request,
        "partnerships/plan_action/detail.html",
        {
            "action": action,
            "plan": plan,
            "steps": plan_outline.story(action),
            "actions": PLAN_ACTION.available_actions(action, request.user),
            "may_edit": plan.is_open and not refusal(policies.check_edit_plan, request.user, plan),
            "may_update": action.is_open and not refusal(policies.check_update_action, request.user, action),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    action = _visible(request, pk)
    policies.check_edit_plan(request.user, action.priority.plan)
    form = PlanActionEditForm(request.POST or None, instance=action)
    changed = submit(form, lambda data: _change(action, by=request.user, **data))
    if changed:
        return redirect(changed)
    return render(request, "partnerships/plan_action/edit.html", {"form": form, "action": action})


@once
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    action = _updatable(request, pk)
    form = ProgressForm(request.POST or None, action=action)
    if submit(form, lambda data: plan_actions.report_progress(action=action, by=request.user, **data)):
        return redirect(action)
    return render(request, "partnerships/plan_action/progress.html", {"form": form, "action": action})


def close(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Record what became of an action: it was finished or stopped."""
    action = _updatable(request, pk)
    label = PLAN_ACTION.by_verb[verb].label
    form = CloseForm(request.POST or None, action=action, verb=verb, label=label)
    service = {"finish": plan_actions.finish, "stop": plan_actions.stop}[verb]
    if submit(form, lambda data: service(action=action, by=request.user, **data)):
        return redirect(action)
    context = {"form": form, "action": action, "label": label}
    return render(request, "partnerships/plan_action/close.html", context)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    action = _updatable(request, pk)
    attempt(request, lambda: plan_actions.reopen(action=action, by=request.user))
    return redirect(action)


def _visible(request: HttpRequest, pk: int) -> PlanAction:
    rows = PlanAction.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("priority__plan__partnership__council", "owner"), pk=pk)


def _updatable(request: HttpRequest, pk: int) -> PlanAction:
    action = _visible(request, pk)
    policies.check_update_action(request.user, action)
    return action


def _change(action: PlanAction, *, by, version: int, **data) -> PlanAction:
    return plan_actions.change(action=action, by=by, expected_version=version, **data)
