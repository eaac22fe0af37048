"""The quorum of a meeting, and what was done when it failed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.quorum import QuorumForm
from meetings.minute_enums import PartKind
from meetings.models import MinutePart, Minutes
from meetings.services import quorum
from scrutiny.once import once
from scrutiny.submission import submit


@once
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in the room, what the rules allow, and the form that records what was done."""
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    minutes = get_object_or_404(visible, pk=pk)
    policies.check_edit_minutes(request.user, minutes)
    form = QuorumForm(request.POST or None, minutes=minutes)
    form.cancel_url = minutes.get_absolute_url()
    part = submit(form, lambda data: quorum.record(by=request.user, **data))
    if part:
        messages.success(request, _("It is recorded under “%(title)s”.") % {"title": part.minute.title})
        return redirect("meetings:quorum", pk)
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "form": form,
        "standing": quorum.standing(minutes),
        "parts": quorum.parts_of(minutes),
    }
    return render(request, "meetings/quorum/detail.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Minutes.objects.visible_to(request.user)
    parts = MinutePart.objects.filter(minute__minutes__in=visible, kind=PartKind.QUORUM)
    part = get_object_or_404(parts.select_related("minute__minutes__meeting__committee__council"), pk=pk)
    minutes = quorum.remove(part=part, by=request.user)
    messages.success(request, _("It was taken out of the minutes."))
    return redirect("meetings:quorum", minutes.pk)
