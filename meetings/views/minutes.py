"""The minutes of a meeting: started, written entry by entry, published as draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies, workflows
from meetings.forms.minutes import EndForm, PublishForm
from meetings.models import Meeting, Minutes
from meetings.papers import minutes_paper
from meetings.services import correction_lists, decision_notes, minute_gaps, sittings
from meetings.services import minutes as minutes_service
from scrutiny.access.checks import refusal
from scrutiny.submission import attempt, submit


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related("committee__council"), pk=pk
    )
    return redirect(
        attempt(request, lambda: minutes_service.start(meeting=meeting, by=request.user)) or meeting
    )


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    record = _minutes(request, pk)
    is_officer = not refusal(policies.check_record_minutes, request.user, record.meeting)
    may_edit = not refusal(policies.check_edit_minutes, request.user, record)
    paper = minutes_paper.compose(record, policies.audience_of(request.user, record.meeting.committee))
    corrections = correction_lists.around(record, request.user)
    context = {
        "minutes": record,
        "meeting": record.meeting,
        "paper": paper,
        "corrections": corrections,
        "note_period": decision_notes.period(record.meeting) if is_officer else None,
        "signed_file_url": record.signing.publication.get_absolute_url()
        if paper.signing and paper.signing.publication
        else "",
        "actions": workflows.MINUTES.available_actions(record, request.user) if is_officer else [],
        "is_officer": is_officer,
        "may_edit": may_edit,
        "tools": _tools(is_officer=is_officer, may_propose=corrections.may_propose),
    }
    return render(request, "meetings/minutes/detail.html", context)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    record = _minutes(request, pk)
    policies.check_edit_minutes(request.user, record)
    form = EndForm(request.POST or None, instance=record.meeting)
    form.cancel_url = record.get_absolute_url()
    if submit(form, lambda data: _end(request, record, data)):
        return redirect(record)
    return render(request, "meetings/minutes/end.html", {"minutes": record, "form": form})


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    record = _minutes(request, pk)
    policies.check_publish_minutes(request.user, record)
    form = PublishForm(request.POST if request.method == "POST" else None)
    form.cancel_url = record.get_absolute_url()
    if submit(form, lambda data: minutes_service.publish(minutes=record, by=request.user)):
        messages.success(request, _("The draft minutes are published and the members have been told."))
        return redirect(record)
    context = {"minutes": record, "form": form, "missing": minute_gaps.missing(record)}
    return render(request, "meetings/minutes/publish.html", context)


def _tools(*, is_officer: bool, may_propose: bool) -> str:
    """The template of what stands under each entry: officers edit, members propose corrections."""
    if is_officer:
        return "meetings/minute/tools.html"
    return "meetings/correction/entry_tools.html" if may_propose else ""


def _end(request: HttpRequest, record: Minutes, data: dict) -> Meeting:
    version = data.pop("version")
    return sittings.close_meeting(minutes=record, by=request.user, expected_version=version, **data)


def _minutes(request: HttpRequest, pk: int) -> Minutes:
    found = correction_lists.with_counts(Minutes.objects.visible_to(request.user), request.user)
    return get_object_or_404(
        found.select_related(
            "meeting__committee__council", "agreed_at_meeting__committee", "signing__publication"
        ),
        pk=pk,
    )
