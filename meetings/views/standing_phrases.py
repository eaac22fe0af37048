"""Standing phrases: put one into a minute, and the council's own as they are kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from meetings.models import Minute, Minutes
from meetings.services import standing_phrases
from scrutiny.submission import attempt


@require_POST
def insert(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the phrase `phrase` into an entry; `version` is the one it was shown with, `to` is "day" on that screen."""
    minute = _minute(request, pk)
    version = request.POST.get("version", "")
    attempt(
        request,
        lambda: standing_phrases.insert(
            minute=minute,
            by=request.user,
            key=request.POST.get("phrase", ""),
            expected_version=int(version) if version.isdecimal() else None,
        ),
    )
    if request.POST.get("to") == "day":
        return redirect(f"{reverse('meetings:meeting-day', args=[minute.minutes_id])}?entry={minute.pk}")
    return redirect("meetings:minute-edit", pk)


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
