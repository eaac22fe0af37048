"""Papers are laid out as soon as they change, so that the pack is joined at once when the officer orders it."""

from __future__ import annotations

from django.conf import settings

from meetings.enums import PaperKind, ReportStatus
from meetings.models import Meeting, Report
from meetings.papers import catalogue, subject
from meetings.papers.pack_layout import PackLook, order, places_of
from meetings.services.pack_builds import lay_out
from scrutiny import jobs
from scrutiny.models import Job, JobStatus, User

KIND = "parts-ahead"
PACKS = (PaperKind.AGENDA_PACK, PaperKind.RESTRICTED_PACK)


def soon(meeting: Meeting, *, by: User) -> Job | None:
    """Let a worker lay out the papers of a meeting that have changed; once, however much changes before it comes to it.

    Nothing is ordered for a meeting that is over, or before its first report is cleared.
    """
    if not settings.PARTS_AHEAD or meeting.is_past:
        return None
    key = f"{KIND}:meeting:{meeting.pk}"
    if Job.objects.filter(kind=KIND, subject_key=key, status=JobStatus.QUEUED).exists():
        return None
    if not Report.objects.filter(item__meeting=meeting, status=ReportStatus.CLEARED).exists():
        return None
    return jobs.start(KIND, by=by, council=meeting.council, subject_key=key, meeting=meeting.pk)


def make(job: Job, progress: jobs.Progress) -> str:
    """Lay out every paper of both packs that shows no page numbers of others; what is laid out already stays."""
    progress.beat()
    about = subject.load(meeting_id=job.arguments["meeting"])
    for kind in PACKS:
        composed = catalogue.compose(kind, about)
        look, places = PackLook(composed.frame), places_of(composed.parts)
        fixed = [part for part in composed.parts if not part.shows_pages]
        lay_out([order(part, look, places, {}) for part in fixed], about.council, progress)
    return about.meeting.get_absolute_url()
