"""Supplements to packs: what the next one would say, and ordering it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meetings import policies
from meetings.forms.publications import SupplementForm
from meetings.models import Meeting
from meetings.papers import catalogue, supplement
from meetings.services import notices, publications
from scrutiny.once import once
from scrutiny.submission import submit


@once
def build(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """What is new, replaced or withdrawn since the pack, before anything is built; nothing to order when nothing is."""
    rows = Meeting.objects.visible_to(request.user).select_related("committee__council")
    meeting = get_object_or_404(rows.select_related("committee__partnership"), pk=pk)
    policies.check_publish(request.user, meeting.council)
    notice = notices.notice(meeting)
    form = SupplementForm(request.POST if request.method == "POST" else None, notice=notice)
    job = submit(
        form,
        lambda data: publications.start_build(
            kind=kind, by=request.user, council=meeting.council, meeting_id=meeting.pk, **data
        ),
    )
    if job:
        return redirect(job)
    facts = {"form": form, "meeting": meeting, "notice": notice, **_proposal(meeting, kind)}
    return render(request, "meetings/supplement/build.html", facts)


def _proposal(meeting: Meeting, kind: str) -> dict[str, object]:
    """What the supplement would say, or the sentence why there is none."""
    try:
        found = supplement.compose(meeting, catalogue.BY_KIND[kind].audience)
    except ValidationError as error:
        return {"supplement": None, "why_not": " ".join(error.messages)}
    return {"supplement": found, "why_not": ""}
