"""Papers for who signs in: ordering, looking at what was built, publishing, reading."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.enums import Audience, PaperKind
from meetings.forms.publications import PackForm
from meetings.models import Meeting, Minutes, Publication
from meetings.papers import single_papers
from meetings.services import exempt_register, notices, paper_leaks, publications
from meetings.views import paper_formats, publication_page
from partnerships.models import Partnership
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers of one meeting: what was built, what is published, and what can be ordered."""
    meeting = _meeting(request, pk)
    rows = Publication.objects.visible_to(request.user).filter(meeting=meeting)
    rows = rows.select_related("withdrawal").defer("html", "facts")
    papers = list(rows.order_by("kind", "letter", "-number"))
    out = {paper.kind for paper in papers if paper.is_published}
    return render(
        request,
        "meetings/publication/list.html",
        {
            "meeting": meeting,
            "papers": papers,
            "has_pack_out": PaperKind.AGENDA_PACK in out,
            "has_restricted_pack_out": PaperKind.RESTRICTED_PACK in out,
            "notice": notices.notice(meeting),
            "may_publish": not refusal(policies.check_publish, request.user, meeting.council),
            "has_exempt": meeting.items.exclude(exempt_paragraphs=[]).exists(),
            "has_restricted": exempt_register.has_exempt_parts(meeting),
            "minutes": Minutes.objects.visible_to(request.user).filter(meeting=meeting).first(),
        },
    )


@once
def build_pack(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    meeting = _meeting(request, pk)
    policies.check_publish(request.user, meeting.council)
    notice = notices.notice(meeting)
    form = PackForm(request.POST if request.method == "POST" else None, notice=notice)
    job = submit(form, lambda data: _order(request, meeting.council, kind, meeting_id=meeting.pk, **data))
    if job:
        return redirect(job)
    return render(
        request,
        "meetings/publication/build.html",
        {"form": form, "meeting": meeting, "notice": notice, "kind": kind},
    )


@require_POST
@once
def build_minutes(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    meeting = _meeting(request, pk)
    minutes = get_object_or_404(Minutes.objects.visible_to(request.user), meeting=meeting)
    job = attempt(request, lambda: _order(request, meeting.council, kind, meeting_id=meeting.pk))
    return redirect(job or minutes)


@require_POST
@once
def build_member_list(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = get_object_or_404(
        Partnership.objects.visible_to(request.user).select_related("council"), pk=pk
    )
    return redirect(
        _order(request, partnership.council, PaperKind.MEMBER_LIST, partnership_id=partnership.pk)
    )


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    publication = _visible(request, pk)
    facts = publication_page.facts(request.user, publication)
    return render(request, "meetings/publication/detail.html", facts)


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as a web page, as it was built."""
    publication = _visible(request, pk)
    _note_reading(request, publication)
    facts = {"publication": publication, "asked_page": request.GET.get("page", "")}
    return at_page(request, publication) or render(request, "meetings/publication/read.html", facts)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    publication = _visible(request, pk)
    paper_leaks.refresh(publication=publication, by=request.user)
    facts = publication_page.facts(request.user, publication, request.POST)
    if submit(
        facts["form"],
        lambda data: publications.publish(publication=publication, by=request.user, seen=data["points"]),
    ):
        return redirect(publication)
    return render(request, "meetings/publication/detail.html", facts, status=409)


def download(request: HttpRequest, pk: int) -> HttpResponse:
    publication = _visible(request, pk)
    _note_reading(request, publication)
    if publication.audience == Audience.RESTRICTED:
        return paper_formats.copy_answer(
            request, single_papers.read(publication), f"{slugify(publication.title)}.pdf"
        )
    return pdf_answer(publication)


def at_page(request: HttpRequest, publication: Publication) -> HttpResponse | None:
    """The way to the place on the web page where the page asked for begins; None when the paper has no such page."""
    place = publication.place_of(request.GET.get("page", ""))
    return HttpResponseRedirect(f"{request.path}#{place}") if place else None


def pdf_answer(publication: Publication) -> FileResponse:
    """The file of a paper under a name that says what it is."""
    return FileResponse(
        publication.file.open("rb"),
        content_type="application/pdf",
        filename=f"{slugify(publication.title)}.pdf",
    )


def _order(request: HttpRequest, council, kind: str, **about):
    return publications.start_build(kind=kind, by=request.user, council=council, **about)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related("committee__council")
    return get_object_or_404(rows, pk=pk)


def _visible(request: HttpRequest, pk: int) -> Publication:
    rows = Publication.objects.visible_to(request.user).select_related(
        "council",
        "meeting__committee__council",
        "meeting__committee__partnership",
        "published_by",
        "built_by",
        "supersedes",
        "superseded_by__withdrawal",
        "withdrawal__withdrawn_by",
        "supplement_to",
    )
    return get_object_or_404(rows, pk=pk)


def _note_reading(request: HttpRequest, publication: Publication) -> None:
    """Who opened a restricted paper is kept."""
    if publication.audience == Audience.RESTRICTED:
        publications.note_reading(publication=publication, by=request.user)
