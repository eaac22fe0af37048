"""Attendance of a meeting: the roll, people added to it, who came and went, and one person's details."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import meeting_day_page, policies
from meetings.forms.attendance import (
    AttendanceAddForm,
    AttendanceEditForm,
    ComingForm,
    RollForm,
    SubstituteForm,
)
from meetings.models import Attendance, Meeting, MinutePart
from meetings.services import attendance, attendance_doubts, comings, substitutes
from scrutiny.once import once
from scrutiny.submission import attempt, submit


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
    context = {
        "meeting": meeting,
        "form": form,
        "quorum": attendance.quorum(meeting, rows, seats),
        "doubts": attendance_doubts.of(meeting, rows),
    }
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


@once
def substitute(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_record_attendance(request.user, meeting)
    absent = substitutes.to_stand_in_for(attendance.roll(meeting))
    form = SubstituteForm(
        request.POST or None,
        free=substitutes.free(meeting),
        absent=absent,
        initial={"substitute_for": request.GET.get("for", "")},
    )
    form.cancel_url = _roll_url(meeting)
    row = submit(form, lambda data: substitutes.stand_in(meeting=meeting, by=request.user, **data))
    if row:
        messages.success(request, _("%(name)s is recorded as a substitute.") % {"name": row.name})
        return redirect(form.cancel_url)
    return render(request, "meetings/attendance/substitute.html", {"meeting": meeting, "form": form})


@once
def coming(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_record_attendance(request.user, meeting)
    minutes = getattr(meeting, "minutes", None)
    form = None
    if minutes:
        rows = attendance.in_order(meeting.attendances.all())
        form = ComingForm(request.POST or None, minutes=minutes, rows=rows)
        form.cancel_url = _roll_url(meeting)
        part: MinutePart | None = submit(form, lambda data: comings.record(by=request.user, **data))
        if part:
            messages.success(request, _("It is recorded under “%(title)s”.") % {"title": part.minute.title})
            return redirect(meeting_day_page.address(part.minute))
    return render(request, "meetings/attendance/coming.html", {"meeting": meeting, "form": form})


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
    done = _("%(name)s was taken out of the attendance.") % {"name": row.name}
    attempt(request, lambda: attendance.remove(attendance=row, by=request.user), done)
    return redirect(_roll_url(row.meeting))


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    meetings = Meeting.objects.visible_to(request.user).select_related("committee__council", "minutes")
    return get_object_or_404(meetings, pk=pk)


def _row(request: HttpRequest, pk: int) -> Attendance:
    rows = Attendance.objects.filter(meeting__in=Meeting.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("meeting__committee__council"), pk=pk)


def _roll_url(meeting: Meeting) -> str:
    return reverse("meetings:attendance-record", args=[meeting.pk])
