"""Who presided at a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.presiding import PresidingEditForm, PresidingForm
from meetings.models import Meeting, Presiding
from meetings.services import presiding
from scrutiny.once import once
from scrutiny.submission import submit


@once
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of who presided, and the form that adds to it."""
    meetings = Meeting.objects.visible_to(request.user).select_related("committee__council", "minutes")
    meeting = get_object_or_404(meetings, pk=pk)
    policies.check_record_attendance(request.user, meeting)
    rows = presiding.of(meeting)
    initial = presiding.likely(meeting, rows)
    form = PresidingForm(request.POST or None, meeting=meeting, initial=initial)
    row = submit(form, lambda data: presiding.record(meeting=meeting, by=request.user, **data))
    if row:
        messages.success(request, _("%(name)s is recorded as presiding.") % {"name": row})
        return redirect("meetings:presiding", pk)
    return render(request, "meetings/presiding/list.html", {"meeting": meeting, "form": form, "rows": rows})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    policies.check_record_attendance(request.user, row.meeting)
    form = PresidingEditForm(request.POST or None, instance=row, meeting=row.meeting)
    form.cancel_url = reverse("meetings:presiding", args=[row.meeting_id])
    if submit(form, lambda data: presiding.change(presiding=row, by=request.user, **data)):
        return redirect(form.cancel_url)
    return render(request, "meetings/presiding/edit.html", {"meeting": row.meeting, "row": row, "form": form})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    meeting = presiding.remove(presiding=row, by=request.user)
    messages.success(request, _("It is no longer recorded that %(name)s presided.") % {"name": row})
    return redirect("meetings:presiding", meeting.pk)


def _row(request: HttpRequest, pk: int) -> Presiding:
    rows = Presiding.objects.filter(meeting__in=Meeting.objects.visible_to(request.user))
    return get_object_or_404(
        rows.select_related("meeting__committee__council", "attendance", "from_minute"), pk=pk
    )
