"""Theme leads of a priority: the list from first to last, naming, correcting, ending and handing over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import policies
from partnerships.forms.dates import EndForm
from partnerships.forms.theme_leads import HandOverForm, ThemeLeadCreateForm, ThemeLeadEditForm, list_url
from partnerships.models import Plan, ThemeLead
from partnerships.services import theme_leads
from partnerships.views import priorities
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit


def index(request: HttpRequest, priority_pk: int) -> HttpResponse:
    priority = priorities.visible(request, priority_pk)
    rows = priority.theme_leads.select_related("person").with_left()
    may_edit = not refusal(policies.check_edit_plan, request.user, priority.plan)
    return render(
        request,
        "partnerships/theme_lead/list.html",
        {"priority": priority, "rows": rows, "may_edit": may_edit},
    )


@once
def create(request: HttpRequest, priority_pk: int) -> HttpResponse:
    priority = priorities.editable(request, priority_pk)
    form = ThemeLeadCreateForm(request.POST or None, priority=priority)
    if submit(form, lambda data: theme_leads.create(priority=priority, by=request.user, **data)):
        return redirect(list_url(priority))
    return render(request, "partnerships/theme_lead/create.html", {"form": form, "priority": priority})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    lead = _editable(request, pk)
    form = ThemeLeadEditForm(request.POST or None, instance=lead)
    if submit(form, lambda data: _change(lead, by=request.user, **data)):
        return redirect(list_url(lead.priority))
    return render(request, "partnerships/theme_lead/edit.html", {"form": form, "lead": lead})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    lead = _editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=list_url(lead.priority))
    if submit(form, lambda data: theme_leads.end(theme_lead=lead, by=request.user, on=data["end"])):
        return redirect(list_url(lead.priority))
    return render(request, "partnerships/theme_lead/end.html", {"form": form, "lead": lead})


@once
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    lead = _editable(request, pk)
    form = HandOverForm(request.POST or None, theme_lead=lead)
    if submit(form, lambda data: theme_leads.hand_over(theme_lead=lead, by=request.user, **data)):
        return redirect(list_url(lead.priority))
    return render(request, "partnerships/theme_lead/hand_over.html", {"form": form, "lead": lead})


def _editable(request: HttpRequest, pk: int) -> ThemeLead:
    rows = ThemeLead.objects.filter(priority__plan__in=Plan.objects.visible_to(request.user))
    lead = get_object_or_404(rows.select_related("priority__plan__partnership__council", "person"), pk=pk)
    policies.check_edit_plan(request.user, lead.priority.plan)
    return lead


def _change(lead: ThemeLead, *, by, version: int, **data) -> ThemeLead:
    return theme_leads.change(theme_lead=lead, by=by, expected_version=version, **data)
