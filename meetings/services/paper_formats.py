"""The other forms of a published pack, a ZIP of its papers and large print, are made in the background, once each."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import PaperFormat
from meetings.models import Publication, PublicationFile, Withdrawal
from meetings.models.publication_file import format_path
from meetings.papers import large_print, single_papers
from meetings.services import pack_builds, paper_leaks
from scrutiny import jobs, stored
from scrutiny.models import Job, JobStatus, User
from scrutiny.pdf.extract import UnreadablePdf
from scrutiny.pdf.leaks import UnreadableZip
from scrutiny.pdf.pack import PageNumbers

KIND = "paper-formats"


def soon(publication: Publication, *, by: User) -> Job | None:
    """Have the other forms of a pack made that was published just now."""
    if not settings.PAPER_FORMATS_AHEAD or not single_papers.papers_of(publication):
        return None
    return order(publication=publication, by=by)


@transaction.atomic
def order(*, publication: Publication, by: User, origin: str = "") -> Job:
    """Have the forms of a published pack made that are missing; the job that makes them already is given back.

    `origin` is the address of the page where they were ordered. Raises Refused, and ValidationError for a paper that is
    not published, or withdrawn, or no pack, and when no form is missing.
    """
    policies.check_publish_paper(by, publication)
    Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if sentence := refusal(publication):
        raise ValidationError(sentence)
    if not missing(publication):
        raise ValidationError(_("All other forms of this paper have been made."))
    return under_way(publication) or jobs.start(
        KIND,
        by=by,
        council=publication.council,
        subject_key=_key(publication),
        origin=origin,
        publication=publication.pk,
    )


def refusal(publication: Publication) -> str:
    """Why a paper has no other forms; empty when it may have them."""
    if not single_papers.papers_of(publication):
        return _("Only packs and supplements have other forms.")
    if not publication.is_published:
        return _("Publish this version first. Its other forms are made from what is published.")
    if Withdrawal.objects.filter(publication=publication).exists():
        return _("This paper is withdrawn, so no other forms of it are made.")
    return ""


def missing(publication: Publication) -> list[PaperFormat]:
    """The forms that have not been made yet."""
    there = set(PublicationFile.objects.filter(publication=publication).values_list("format", flat=True))
    return [form for form in PaperFormat if form not in there]


def under_way(publication: Publication) -> Job | None:
    """The job that makes the forms of a paper now."""
    rows = Job.objects.filter(kind=KIND, subject_key=_key(publication))
    return rows.filter(status__in=[JobStatus.QUEUED, JobStatus.RUNNING]).first()


def make(job: Job, progress: jobs.Progress) -> str:
    """Make the forms that are missing, and return the address of the paper's page; run twice, each is made once."""
    rows = Publication.objects.select_related("council", "meeting__committee__council")
    publication = rows.get(pk=job.arguments["publication"])
    for form in missing(publication):
        progress.say(_("Making “%(form)s”") % {"form": form.label})
        if sentence := refusal(publication):
            raise jobs.JobFailed(sentence)
        try:
            data, pages = _made(publication, form, progress)
            progress.say(_("Looking for exempt words in “%(form)s”") % {"form": form.label})
            _refuse_leaks(publication, form, data)
        except (UnreadablePdf, UnreadableZip) as unreadable:
            raise jobs.JobFailed(str(unreadable)) from unreadable
        _store(publication, form, data, pages, job, progress)
    return publication.get_absolute_url()


def _made(publication: Publication, form: PaperFormat, progress: jobs.Progress) -> tuple[bytes, int]:
    if form == PaperFormat.ZIP:
        return single_papers.zipped(publication, beat=_beats(publication, progress)), publication.pages
    order = pack_builds.PackOrder(
        council=publication.council,
        parts=large_print.parts(publication, form),
        look=large_print.look(publication, form),
        numbers=PageNumbers(words=_("Page {page} of {pages}"), size=large_print.SIZES[form]),
        made_at=publication.published_at,
        subject=publication.title,
    )
    built = pack_builds.build(order, progress)
    return built.pdf, built.joined.pages


def _beats(publication: Publication, progress: jobs.Progress) -> Any:
    """Tells which paper is being taken out of the pack."""
    papers = single_papers.papers_of(publication)

    def beat(paper: dict[str, Any]) -> None:
        progress.say(
            _("Taking out %(title)s") % {"title": paper["title"]}, done=papers.index(paper), of=len(papers)
        )

    return beat


def _refuse_leaks(publication: Publication, form: PaperFormat, data: bytes) -> None:
    """A public form is searched as the paper itself was; its words are in no sentence."""
    searched = {"archive": data} if form == PaperFormat.ZIP else {"pdf": data}
    if paper_leaks.leaks_in(publication, **searched):
        raise jobs.JobFailed(
            _(
                "“%(form)s” was not kept: words of an exempt part stand in it. "
                "Look whether the published paper says them, and withdraw it if it does."
            )
            % {"form": form.label}
        )


@transaction.atomic
def _store(
    publication: Publication,
    form: PaperFormat,
    data: bytes,
    pages: int,
    job: Job,
    progress: jobs.Progress,
) -> None:
    """Keep a form, once: nobody else takes the job over while this worker holds it."""
    progress.hold()
    Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if PublicationFile.objects.filter(publication=publication, format=form).exists():
        return
    digest = sha256(data).hexdigest()
    row = PublicationFile(
        publication=publication, format=form, sha256=digest, pages=pages, size=len(data), job=job
    )
    row.file = stored.keep(format_path(row, ""), data)
    row.full_clean()
    row.save()


def _key(publication: Publication) -> str:
    return f"{KIND}:publication:{publication.pk}"
