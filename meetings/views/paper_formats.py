"""A pack's other forms and single papers, for who signs in: what there is, ordering what is missing, downloading."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from meetings.enums import Audience, PaperFormat
from meetings.models import Publication, PublicationFile
from meetings.papers import single_papers
from meetings.services import paper_formats, publications, reader_copies
from scrutiny.once import once
from scrutiny.submission import attempt

PDF, ZIP = "application/pdf", "application/zip"


def shown(publication: Publication) -> dict[str, Any]:
    """What a page shows of the other forms of a paper; nothing of a paper that can have none."""
    papers = single_papers.papers_of(publication)
    if not papers or not publication.is_published:
        return {"single_papers": papers, "forms": []}
    forms = list(publication.files.all())
    return {
        "single_papers": papers,
        "forms": forms,
        "has_missing_forms": len(forms) < len(PaperFormat),
        "forms_job": paper_formats.under_way(publication),
    }


@require_POST
@once
def order(request: HttpRequest, pk: int) -> HttpResponse:
    publication = _visible(request, pk)
    page = publication.get_absolute_url()
    job = attempt(request, lambda: paper_formats.order(publication=publication, by=request.user, origin=page))
    return redirect(job or page)


def form(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    publication = _visible(request, pk)
    return answer(request, get_object_or_404(publication.files, format=form), publication)


def paper(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    publication = _visible(request, pk)
    return single_answer(request, publication, name)


def answer(request: HttpRequest, file: PublicationFile, publication: Publication) -> HttpResponse:
    """The file of a form; of a restricted paper a copy for the reader."""
    is_archive = file.format == PaperFormat.ZIP
    name = f"{slugify(publication.title)}{'.zip' if is_archive else f'-{file.format}.pdf'}"
    if publication.audience == Audience.RESTRICTED:
        publications.note_reading(publication=publication, by=request.user)
        with file.file.open("rb") as opened:
            return copy_answer(request, opened.read(), name, is_archive=is_archive)
    return FileResponse(file.file.open("rb"), content_type=ZIP if is_archive else PDF, filename=name)


def single_answer(request: HttpRequest, publication: Publication, name: str) -> HttpResponse:
    """One paper of a pack; of a restricted pack a copy for the reader."""
    facts = single_papers.paper_named(publication, name)
    if facts is None:
        raise Http404
    data = single_papers.cut(publication, facts, single_papers.read(publication))
    file_name = single_papers.name_of(publication, facts)
    if publication.audience == Audience.RESTRICTED:
        publications.note_reading(publication=publication, by=request.user)
        return copy_answer(request, data, file_name)
    return _sent(data, PDF, file_name)


def copy_answer(request: HttpRequest, data: bytes, name: str, *, is_archive: bool = False) -> HttpResponse:
    """A restricted file with the reader's name and the time on every page, which nothing on the way may keep."""
    copy = reader_copies.copy(data, reader=request.user, at=timezone.now(), is_archive=is_archive)
    response = _sent(copy, ZIP if is_archive else PDF, name)
    response["Cache-Control"] = "private, no-store"
    return response


def _sent(data: bytes, content_type: str, name: str) -> HttpResponse:
    return FileResponse(BytesIO(data), content_type=content_type, filename=name)


def _visible(request: HttpRequest, pk: int) -> Publication:
    rows = Publication.objects.visible_to(request.user).select_related("council", "meeting__committee")
    return get_object_or_404(rows, pk=pk)
