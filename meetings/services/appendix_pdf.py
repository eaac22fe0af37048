"""Word documents among the appendices become PDFs in the background, where LibreOffice is installed."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.enums import AppendixState, Event, UploadKind
from meetings.models import Appendix
from meetings.services import appendix_files, parts_ahead, report_parts
from scrutiny import audit, jobs, word_conversion
from scrutiny.models import Job, User
from scrutiny.uploads.guard import UploadFacts, UploadRefused
from scrutiny.uploads.libreoffice import word_to_pdf


def order(appendix: Appendix, *, by: User) -> Job:
    """Let a worker make the PDF of an appendix that waits for it."""
    arguments = {"appendix": appendix.pk, "source": appendix.source_sha256}
    return jobs.start("appendix-pdf", by=by, council=appendix.report.council, **arguments)


@transaction.atomic
def retry(*, appendix: Appendix, by: User) -> Appendix:
    """Try once more to make the PDF of a Word document. Raises Refused; what is ready already stays as it is."""
    report_parts.check_edit(appendix.report, by)
    waiting = Appendix.objects.filter(pk=appendix.pk, kind=UploadKind.WORD).exclude(state=AppendixState.READY)
    if waiting.update(state=AppendixState.WAITING, failure=""):
        order(appendix, by=by)
    return appendix


def make(job: Job, progress: jobs.Progress) -> str:
    """Make the PDF that a job orders and return the address of the list of appendices.

    Run twice, or after the appendix was removed, replaced or made ready, it does nothing. What can't be made is kept
    as a sentence on the appendix, and raised as JobFailed.
    """
    appendix = _waiting(job).select_related("report").first()
    if appendix is None:
        return ""
    url = reverse("meetings:appendix-list", args=[appendix.report_id])
    progress.say(_("Making a PDF of the Word document"), done=1, of=2)
    try:
        facts = _converted(appendix)
    except UploadRefused as refused:
        word_conversion.tell()
        _waiting(job).update(state=AppendixState.FAILED, failure=str(refused)[:400])
        raise jobs.JobFailed(str(refused)) from refused
    _keep(job, facts)
    return url


def _converted(appendix: Appendix) -> UploadFacts:
    with appendix.source.open("rb") as source:
        return appendix_files.inspected_pdf(word_to_pdf(source.read()))


@transaction.atomic
def _keep(job: Job, facts: UploadFacts) -> None:
    """Keep the PDF, unless the appendix has changed while it was made."""
    appendix = _waiting(job).select_for_update().first()
    if appendix is None:
        return
    appendix_files.put_pdf(
        appendix, facts.data, sha256=facts.sha256, pages=facts.pages, is_tagged=facts.tagged
    )
    appendix.save(update_fields=["state", "file", "sha256", "pages", "size", "is_tagged"])
    report = appendix.report
    audit.record(
        Event.APPENDIX_MADE_PDF,
        by=job.started_by,
        subject=report,
        council=report.council,
        appendix=appendix.pk,
        pages=facts.pages,
    )
    parts_ahead.soon(report.meeting, by=job.started_by)


def _waiting(job: Job):
    return Appendix.objects.filter(
        pk=job.arguments["appendix"],
        source_sha256=job.arguments["source"],
        state=AppendixState.WAITING,
    )
