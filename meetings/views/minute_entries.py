"""Entries of minutes: add, edit with clauses, order, take out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies, standing_minutes
from meetings.forms.minutes import MinuteCreateForm, MinuteForm, clause_forms, clause_texts
from meetings.models import Minute, Minutes
from meetings.services import minute_entries, standing_phrases
from scrutiny.once import once
from scrutiny.submission import attempt, submit


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    minutes = get_object_or_404(visible, pk=pk)
    policies.check_edit_minutes(request.user, minutes)
    form = MinuteCreateForm(request.POST or None, minutes=minutes)
    form.cancel_url = minutes.get_absolute_url()
    made = submit(form, lambda data: minute_entries.create(minutes=minutes, by=request.user, **data))
    if made:
        return redirect("meetings:minute-edit", made.pk)
    return render(request, "meetings/minute/create.html", {"minutes": minutes, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    clauses = clause_forms(request.POST or None, minute)
    form = MinuteForm(request.POST or None, instance=minute, clauses=clauses)
    if submit(form, lambda data: _change(request, minute, clauses, data)):
        if phrase := request.POST.get("phrase"):
            attempt(request, lambda: standing_phrases.insert(minute=minute, by=request.user, key=phrase))
        again = phrase or "again" in request.POST
        return redirect("meetings:minute-edit", pk) if again else redirect(minute)
    is_routine = bool(minute.item and standing_minutes.has_standing_text(minute.item.kind))
    context = {
        "minute": minute,
        "form": form,
        "clauses": clauses,
        "is_routine": is_routine,
        "offers": standing_phrases.offered(minute),
    }
    return render(request, "meetings/minute/edit.html", context)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    was_private = minute.in_private
    direction = request.POST.get("direction", "")
    attempt(request, lambda: minute_entries.move(minute=minute, by=request.user, direction=direction))
    if was_private and not minute.in_private:
        messages.warning(
            request,
            _(
                "This was minuted in private and now stands among public business. What was written stays not for "
                "publication until you take that mark away."
            ),
        )
    return redirect(minute)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    return _try(
        request,
        minute,
        minute_entries.remove,
        _("The entry “%(title)s” was taken out.") % {"title": minute.title},
    )


@require_POST
def rewrite(request: HttpRequest, pk: int) -> HttpResponse:
    return _try(
        request, _minute(request, pk), minute_entries.rewrite, _("The standing text was written again.")
    )


def _change(request: HttpRequest, minute: Minute, clauses, data: dict) -> Minute:
    version = data.pop("version")
    texts = clause_texts(clauses)
    return minute_entries.change(
        minute=minute, by=request.user, expected_version=version, clauses=texts, **data
    )


def _try(request: HttpRequest, minute: Minute, act, done: str) -> HttpResponse:
    """Act on an entry, say what was done or why not, and go back to the minutes."""
    attempt(request, lambda: act(minute=minute, by=request.user), done)
    return redirect(minute.minutes)


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
