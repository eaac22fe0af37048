"""Interests and party whips declared at a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.declarations import DeclarationForm
from meetings.models import Declaration, Meeting
from meetings.services import declarations, standing_declarations
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_record_minutes(request.user, meeting)
    rows = meeting.declarations.select_related("person", "item", "declared_at")
    refused = refusal(policies.check_record_attendance, request.user, meeting)
    waiting = [] if refused else standing_declarations.waiting(meeting)
    context = {"meeting": meeting, "rows": rows, "refused": refused, "waiting": waiting}
    return render(request, "meetings/declaration/list.html", context)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_record_attendance(request.user, meeting)
    form = DeclarationForm(request.POST or None, meeting=meeting)
    if submit(form, lambda data: declarations.declare(meeting=meeting, by=request.user, **data)):
        return redirect("meetings:declaration-list", meeting.pk)
    return render(request, "meetings/declaration/create.html", {"meeting": meeting, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _declaration(request, pk)
    policies.check_record_attendance(request.user, row.meeting)
    form = DeclarationForm(request.POST or None, instance=row, meeting=row.meeting)
    if submit(form, lambda data: declarations.change(declaration=row, by=request.user, **data)):
        return redirect("meetings:declaration-list", row.meeting_id)
    return render(
        request, "meetings/declaration/edit.html", {"meeting": row.meeting, "row": row, "form": form}
    )


@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    done = _("The standing declarations of who is present are taken over.")
    attempt(request, lambda: standing_declarations.take_over(meeting=meeting, by=request.user), done)
    return redirect("meetings:declaration-list", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = _declaration(request, pk)
    meeting = declarations.remove(declaration=row, by=request.user)
    messages.success(request, _("The declaration was taken out."))
    return redirect("meetings:declaration-list", meeting.pk)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    meetings = Meeting.objects.visible_to(request.user).select_related("committee__council", "minutes")
    return get_object_or_404(meetings, pk=pk)


def _declaration(request: HttpRequest, pk: int) -> Declaration:
    rows = Declaration.objects.filter(meeting__in=Meeting.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("meeting__committee__council", "person"), pk=pk)
