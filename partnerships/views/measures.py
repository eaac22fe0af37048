"""Measures of a priority: one with its values over time, and the verbs on it and on its values."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import plan_outline, policies
from partnerships.forms.dates import EndForm
from partnerships.forms.measures import (
    CorrectValueForm,
    MeasureCreateForm,
    MeasureEditForm,
    RecordValueForm,
)
from partnerships.models import Measure, MeasureValue, Plan
from partnerships.services import measures
from partnerships.views import priorities
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, priority_pk: int) -> HttpResponse:
    priority = priorities.editable(request, priority_pk)
    form = MeasureCreateForm(request.POST or None, priority=priority)
    made = submit(form, lambda data: measures.create(priority=priority, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "partnerships/measure/create.html", {"form": form, "priority": priority})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    measure = _visible(request, pk)
    plan = measure.priority.plan
    return render(
        request,
        "partnerships/measure/detail.html",
        {
            "measure": measure,
            "card": plan_outline.measure_card(measure),
            "may_edit": plan.is_open and not refusal(policies.check_edit_plan, request.user, plan),
            "may_update": not refusal(policies.check_update_plan, request.user, plan),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    measure = _editable(request, pk)
    form = MeasureEditForm(request.POST or None, instance=measure)
    changed = submit(form, lambda data: _change(measure, by=request.user, **data))
    if changed:
        return redirect(changed)
    return render(request, "partnerships/measure/edit.html", {"form": form, "measure": measure})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    measure = _editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=measure.get_absolute_url())
    if submit(form, lambda data: measures.end(measure=measure, by=request.user, on=data["end"])):
        return redirect(measure)
    return render(request, "partnerships/measure/end.html", {"form": form, "measure": measure})


@once
def record(request: HttpRequest, pk: int) -> HttpResponse:
    measure = _visible(request, pk)
    policies.check_update_plan(request.user, measure.priority.plan)
    form = RecordValueForm(request.POST or None, measure=measure)
    if submit(form, lambda data: measures.record_value(measure=measure, by=request.user, **data)):
        return redirect(measure)
    return render(request, "partnerships/measure/record.html", {"form": form, "measure": measure})


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    rows = MeasureValue.objects.filter(measure__priority__plan__in=Plan.objects.visible_to(request.user))
    rows = rows.select_related("measure__priority__plan__partnership__council")
    recorded = get_object_or_404(rows, pk=pk)
    policies.check_update_plan(request.user, recorded.measure.priority.plan)
    form = CorrectValueForm(request.POST or None, instance=recorded)
    if submit(form, lambda data: _correct(recorded, by=request.user, **data)):
        return redirect(recorded.measure)
    return render(request, "partnerships/measure/correct.html", {"form": form, "measure": recorded.measure})


def _visible(request: HttpRequest, pk: int) -> Measure:
    rows = Measure.objects.filter(priority__plan__in=Plan.objects.visible_to(request.user))
    rows = rows.select_related("priority__plan__partnership__council").prefetch_related("values")
    return get_object_or_404(rows, pk=pk)


def _editable(request: HttpRequest, pk: int) -> Measure:
    measure = _visible(request, pk)
    policies.check_edit_plan(request.user, measure.priority.plan)
    return measure


def _change(measure: Measure, *, by, version: int, **data) -> Measure:
    return measures.change(measure=measure, by=by, expected_version=version, **data)


def _correct(recorded: MeasureValue, *, by, version: int, **data) -> MeasureValue:
    return measures.correct_value(recorded=recorded, by=by, expected_version=version, **data)
