"""Papers are built in the background and kept as they were built; whoever ordered one looks at it and publishes it."""

import datetime as dt
from dataclasses import asdict, dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings.enums import Event, PaperKind
from meetings.models import Publication
from meetings.models.publication import paper_path
from meetings.papers import catalogue, subject
from meetings.papers.pack_layout import PackLook
from meetings.papers.page_marks import with_marks
from meetings.papers.supplement import SupplementPlace
from meetings.services import pack_builds, paper_leaks, paper_points, publications
from scrutiny import audit, jobs, paper_parts, stored
from scrutiny.models import Council, Job
from scrutiny.pdf.pack import PageNumbers


def build(job: Job, progress: jobs.Progress) -> str:
    """Build the paper that a job orders and return the address of its page; run twice, it is built once."""
    done = Publication.objects.filter(job=job).first()
    publication = done or _build(job, progress)
    if job.arguments["publish"] and not publication.is_published:
        _publish(publication, job)
    return publication.get_absolute_url()


def _publish(publication: Publication, job: Job) -> None:
    """Publish as it was ordered. Raises JobFailed with what stops it; the paper stays, built and not published."""
    at = job.arguments.get("at")
    try:
        publications.publish(
            publication=publication, by=job.started_by, at=dt.datetime.fromisoformat(at) if at else None
        )
    except ValidationError as refused:
        raise jobs.JobFailed(" ".join(refused.messages)) from refused


def _build(job: Job, progress: jobs.Progress) -> Publication:
    ordered = job.arguments
    progress.say(_("Reading the records"))
    day = dt.date.fromisoformat(ordered["day"]) if ordered["day"] else None
    about = subject.load(**ordered["about"], late_reason=ordered["late_reason"], day=day)
    paper_type = catalogue.BY_KIND[PaperKind(ordered["paper"])]
    composed = _composed(paper_type.kind, about)
    made = _joined(composed, about, job, progress) if composed.parts else _laid_out(composed, about, progress)
    facts = _facts(about, composed, made)
    title = composed.frame.title[:300]
    if paper_leaks.is_searched(paper_type.kind, paper_type.audience, about.meeting):
        progress.say(_("Looking for exempt words"))
        facts |= paper_leaks.search(about.meeting, pdf=made.pdf, html=made.html, title=title, facts=facts)
    progress.say(_("Storing the file"))
    return _store(job, about, paper_type, composed, replace(made, facts=facts), progress)


def _composed(kind: PaperKind, about: subject.Subject) -> catalogue.Composed:
    """The paper as it reads now; what its composition refuses ends the job with that sentence."""
    try:
        return catalogue.compose(kind, about)
    except ValidationError as error:
        raise jobs.JobFailed(" ".join(error.messages)) from error


@dataclass(frozen=True)
class _Made:
    """A paper as it was built: its file, its web page, and what is kept as its facts."""

    pdf: bytes
    sha256: str
    pages: int
    html: str
    facts: dict


def _laid_out(composed: catalogue.Composed, about: subject.Subject, progress: jobs.Progress) -> _Made:
    """A paper that is one document."""
    [part] = pack_builds.lay_out([catalogue.part(composed)], about.council, progress)
    facts = {"faults": part.facts["faults"], "unprintable": part.facts["unprintable"]}
    pages = [str(number) for number in range(1, part.pages + 1)]
    html = with_marks(composed.html, part.facts["page_of"], pages)
    return _Made(paper_parts.pdf_of(part), part.sha256, part.pages, html, facts)


def _joined(composed: catalogue.Composed, about: subject.Subject, job: Job, progress: jobs.Progress) -> _Made:
    """A paper that is joined from many."""
    order = pack_builds.PackOrder(
        council=about.council,
        parts=composed.parts,
        look=PackLook(composed.frame),
        numbers=_numbers(composed.place),
        made_at=job.created_at,
        subject=composed.title,
    )
    built = pack_builds.build(order, progress)
    facts = {
        "faults": list(built.faults),
        "unprintable": built.unprintable,
        "parts": list(built.parts),
        "lost_links": list(built.lost_links),
    }
    return _Made(built.pdf, built.joined.sha256, built.joined.pages, built.html, facts)


def _numbers(place: SupplementPlace | None) -> PageNumbers:
    """A pack counts from 1; a supplement where its place says, and "of" is its own last number."""
    words = _("Page {page} of {pages}")
    if place is None:
        return PageNumbers(words=words)
    return PageNumbers(words=words, first=place.first_page, prefix=place.page_prefix)


def _facts(about: subject.Subject, composed: catalogue.Composed, made: _Made) -> dict:
    """What is kept of a paper beside its file."""
    return {
        **made.facts,
        **composed.kept,
        "fingerprint": composed.fingerprint,
        "day": about.day.isoformat() if about.day else None,
        "appendices": catalogue.appendices(composed),
        "pictures": [asdict(picture) for picture in catalogue.pictures(composed)],
        "points": [asdict(point) for point in paper_points.of_paper(composed, about, made.facts)],
        "shown": paper_points.shown(composed),
    }


@transaction.atomic
def _store(job, about, paper_type, composed, made: _Made, progress: jobs.Progress) -> Publication:
    """Keep the paper, once: nobody else takes the job over while this worker holds it."""
    progress.hold()
    if done := Publication.objects.filter(job=job).first():
        return done
    Council.objects.select_for_update().get(pk=about.council.pk)
    place = asdict(composed.place) if composed.place else {}
    letter = place.get("letter", "")
    of_same = Publication.objects.filter(kind=paper_type.kind, letter=letter, **about.keys())
    publication = Publication(
        council=about.council,
        kind=paper_type.kind,
        audience=paper_type.audience,
        number=max(of_same.values_list("number", flat=True), default=0) + 1,
        title=composed.frame.title[:300],
        sha256=made.sha256,
        pages=made.pages,
        size=len(made.pdf),
        html=made.html,
        facts=made.facts,
        built_by=job.started_by,
        job=job,
        late_reason=about.late_reason,
        **about.keys(),
        **place,
    )
    publication.file = stored.keep(paper_path(publication, "paper.pdf"), made.pdf)
    publication.full_clean()
    publication.save()
    audit.record(
        Event.PAPER_BUILT,
        by=job.started_by,
        subject=publication,
        council=about.council,
        **paper_leaks.counted(made.facts),
    )
    return publication
