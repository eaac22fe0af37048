"""Councils on this service, their details, and which one a person works for now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from scrutiny import audit, policies
from scrutiny.access.checks import refusal
from scrutiny.access.middleware import SESSION_KEY
from scrutiny.council_forms import CouncilCreateForm, CouncilEditForm
from scrutiny.council_page import council_facts
from scrutiny.models import Council
from scrutiny.once import once
from scrutiny.services import councils
from scrutiny.submission import submit


def index(request: HttpRequest) -> HttpResponse:
    context = {
        "councils": Council.objects.visible_to(request.user),
        "may_create": not refusal(policies.check_create_council, request.user),
    }
    return render(request, "scrutiny/council/list.html", context)


@once
def create(request: HttpRequest) -> HttpResponse:
    policies.check_create_council(request.user)
    form = CouncilCreateForm(request.POST or None)
    made = submit(form, lambda data: councils.create(by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "scrutiny/council/create.html", {"form": form})


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    council = _visible(request, slug)
    context = {
        "council": council,
        "facts": council_facts(council),
        "closures": council.closures.all(),
        "may_edit": not refusal(policies.check_edit_council, request.user, council),
        "events": audit.history(council).visible_to(request.user)[:20],
    }
    return render(request, "scrutiny/council/detail.html", context)


def edit(request: HttpRequest, slug: str) -> HttpResponse:
    council = _visible(request, slug)
    policies.check_edit_council(request.user, council)
    form = CouncilEditForm(request.POST or None, instance=council)
    saved = submit(form, lambda data: _change(council, request.user, **data))
    if saved:
        return redirect(saved)
    return render(request, "scrutiny/council/edit.html", {"form": form, "council": council})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Work for another of one's councils until one chooses again or signs out."""
    council = get_object_or_404(
        Council.objects.visible_to(request.user), slug=request.POST.get("council", "")
    )
    request.session[SESSION_KEY] = council.pk
    return redirect("work")


def _change(council: Council, by, version: int, **details) -> Council:
    return councils.change(council=council, by=by, expected_version=version, **details)


def _visible(request: HttpRequest, slug: str) -> Council:
    return get_object_or_404(Council.objects.visible_to(request.user), slug=slug)
