"""Attendance of a meeting: the roll, people added to it, and one person's details."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.attendance import AttendanceAddForm, AttendanceEditForm, RollForm
from meetings.models import Attendance, Meeting
from meetings.services import attendance
from scrutiny.once import once
from scrutiny.submission import submit


def record(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_record_attendance(request.user, meeting)
    seats = attendance.seats_of(meeting)
    rows = attendance.roll(meeting, seats)
    form = RollForm(request.POST or None, rows=rows)
    saved = submit(
        form,
        lambda data: attendance.record(
            meeting=meeting, by=request.user, presences=form.presences(), presided=data["presided"]
        ),
    )
    if saved is not None:
        messages.success(request, _("Attendance is saved."))
        return redirect("meetings:attendance-record", pk)
    context = {"meeting": meeting, "form": form, "quorum": attendance.quorum(meeting, rows, seats)}
    return render(request, "meetings/attendance/record.html", context)


@once
def add(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_record_attendance(request.user, meeting)
    form = AttendanceAddForm(request.POST or None, meeting=meeting)
    form.cancel_url = _roll_url(meeting)
    if submit(form, lambda data: attendance.add(meeting=meeting, by=request.user, **data)):
        return redirect(form.cancel_url)
    return render(request, "meetings/attendance/add.html", {"meeting": meeting, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    policies.check_record_attendance(request.user, row.meeting)
    form = AttendanceEditForm(request.POST or None, instance=row, meeting=row.meeting)
    form.cancel_url = _roll_url(row.meeting)
    if submit(form, lambda data: attendance.change(attendance=row, by=request.user, **data)):
        return redirect(form.cancel_url)
    return render(
        request, "meetings/attendance/edit.html", {"row": row, "meeting": row.meeting, "form": form}
    )


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    meeting = attendance.remove(attendance=row, by=request.user)
    messages.success(request, _("%(name)s was taken out of the attendance.") % {"name": row.name})
    return redirect(_roll_url(meeting))


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    meetings = Meeting.objects.visible_to(request.user).select_related("committee__council")
    return get_object_or_404(meetings, pk=pk)


def _row(request: HttpRequest, pk: int) -> Attendance:
    rows = Attendance.objects.filter(meeting__in=Meeting.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("meeting__committee__council"), pk=pk)


def _roll_url(meeting: Meeting) -> str:
    return reverse("meetings:attendance-record", args=[meeting.pk])
