"""Plans: one with its priorities, and the verbs on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import plan_outline, policies
from partnerships.forms.plans import AdoptForm, NextPlanForm, PlanCreateForm, PlanEditForm, PlanEndForm
from partnerships.models import Partnership, Plan
from partnerships.services import plans
from partnerships.workflows import PLAN
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, partnership_pk: int) -> HttpResponse:
    visible = Partnership.objects.visible_to(request.user).select_related("council")
    partnership = get_object_or_404(visible, pk=partnership_pk)
    policies.check_edit_partnership(request.user, partnership)
    form = PlanCreateForm(request.POST or None, partnership=partnership)
    made = submit(form, lambda data: plans.create(partnership=partnership, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "partnerships/plan/create.html", {"form": form, "partnership": partnership})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Plan.objects.visible_to(request.user)
    plan = get_object_or_404(plan_outline.for_page(visible), pk=pk)
    return render(
        request,
        "partnerships/plan/detail.html",
        {
            "plan": plan,
            "outline": plan_outline.outline(plan),
            "actions": PLAN.available_actions(plan, request.user),
            "may_edit": plan.is_open and not refusal(policies.check_edit_plan, request.user, plan),
            "may_start_next": not refusal(policies.check_edit_plan, request.user, plan),
            "may_update": not refusal(policies.check_update_plan, request.user, plan),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _editable(request, pk)
    form = PlanEditForm(request.POST or None, instance=plan)
    changed = submit(form, lambda data: _change(plan, by=request.user, **data))
    if changed:
        return redirect(changed)
    return render(request, "partnerships/plan/edit.html", {"form": form, "plan": plan})


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _editable(request, pk)
    form = AdoptForm(request.POST or None, plan=plan)
    if submit(form, lambda data: plans.adopt(plan=plan, by=request.user, **data)):
        return redirect(plan)
    return render(request, "partnerships/plan/adopt.html", {"form": form, "plan": plan})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _editable(request, pk)
    form = PlanEndForm(request.POST or None, plan=plan)
    if submit(form, lambda data: plans.end(plan=plan, by=request.user, on=data["ended_on"])):
        return redirect(plan)
    return render(request, "partnerships/plan/end.html", {"form": form, "plan": plan})


@once
def start_next(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _editable(request, pk)
    form = NextPlanForm(request.POST or None, plan=plan)
    draft = submit(form, lambda data: plans.start_next(plan=plan, by=request.user, **data))
    if draft:
        return redirect(draft)
    return render(request, "partnerships/plan/start_next.html", {"form": form, "plan": plan})


def _editable(request: HttpRequest, pk: int) -> Plan:
    visible = Plan.objects.visible_to(request.user).select_related("partnership__council")
    plan = get_object_or_404(visible, pk=pk)
    policies.check_edit_plan(request.user, plan)
    return plan


def _change(plan: Plan, *, by, version: int, **data) -> Plan:
    return plans.change(plan=plan, by=by, expected_version=version, **data)
