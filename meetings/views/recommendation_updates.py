"""The update on last year's recommendations: written from the records, and compared with minutes and tracker."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import policies, reconciliation
from meetings.models import Meeting
from meetings.services import recommendation_updates
from scrutiny.submission import attempt


@require_POST
def draft(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Write the update on last year's recommendations for a meeting from the records."""
    meeting = _meeting(request, meeting_pk)
    report = attempt(request, lambda: recommendation_updates.draft(meeting=meeting, by=request.user))
    if report is None:
        return redirect(meeting)
    messages.success(
        request, _("The update has been written from the records. Read it, edit it and submit it.")
    )
    return redirect(report)


@require_safe
def compare(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Whether the update, the minutes and the tracker have the same recommendations."""
    meeting = _meeting(request, meeting_pk)
    policies.check_edit_meeting(request.user, meeting)
    audience = policies.audience_of(request.user, meeting.committee)
    facts = {"meeting": meeting, "reckoning": reconciliation.of_meeting(meeting, audience)}
    return render(request, "meetings/recommendation_update/compare.html", facts)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    meetings = Meeting.objects.visible_to(request.user).select_related("committee__council")
    return get_object_or_404(meetings, pk=pk)
