"""Meetings and their papers as residents see them: only what is published, each version as it was."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings import visibility
from meetings.enums import Audience, PaperKind
from meetings.models import Meeting, Minutes, Publication, Recommendation
from meetings.papers import single_papers
from meetings.papers.front_sheet import start_text, status_text
from meetings.services import agenda
from meetings.views.publications import at_page, pdf_answer


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    rows = Meeting.objects.published().select_related("committee__council")
    meeting = get_object_or_404(rows, pk=pk, committee__council__slug=council)
    rows = Publication.objects.published().filter(meeting=meeting).select_related("superseded_by")
    papers = list(rows.prefetch_related("files"))
    return render(
        request,
        "public/meeting/detail.html",
        {
            "council": meeting.council,
            "meeting": meeting,
            "starts": start_text(meeting),
            "status": status_text(meeting),
            "packs": [paper for paper in papers if paper.kind == PaperKind.AGENDA_PACK],
            "minutes_papers": [paper for paper in papers if paper.kind == PaperKind.MINUTES],
            "minutes": Minutes.objects.published().filter(meeting=meeting).first(),
            "items": _items(meeting, papers),
            "recommendations": Recommendation.objects.published()
            .filter(resolution__minute__minutes__meeting=meeting)
            .select_related("committee")
            .prefetch_related("addressees__organisation"),
        },
    )


@login_not_required
def paper(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    publication = _published(council, pk)
    facts = {
        "council": publication.council,
        "publication": publication,
        "asked_page": request.GET.get("page", ""),
        "forms": publication.files.all(),
        "single_papers": single_papers.papers_of(publication),
    }
    return at_page(request, publication) or render(request, "public/meeting/paper.html", facts)


@login_not_required
def paper_download(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    return pdf_answer(_published(council, pk))


@login_not_required
def appendix_download(request: HttpRequest, council: str, sha256: str) -> HttpResponse:
    """An appendix as it was when a public pack that lists it was published."""
    packs = Publication.objects.published().filter(council__slug=council)
    pack = packs.filter(facts__appendices__contains=[{"sha256": sha256}]).first()
    if pack is None:
        raise Http404
    listed = next(line for line in pack.facts["appendices"] if line["sha256"] == sha256)
    return FileResponse(
        default_storage.open(listed["path"], "rb"),
        content_type="application/pdf",
        filename=listed["file_name"],
    )


@login_not_required
def picture(request: HttpRequest, council: str, sha256: str) -> HttpResponse:
    """A picture as it was when a public pack that shows it was published."""
    packs = Publication.objects.published().filter(council__slug=council)
    pack = packs.filter(facts__pictures__contains=[{"sha256": sha256}]).first()
    if pack is None:
        raise Http404
    shown = next(one for one in pack.facts["pictures"] if one["sha256"] == sha256)
    return FileResponse(default_storage.open(shown["path"], "rb"), content_type=shown["content_type"])


def _published(council: str, pk: int) -> Publication:
    rows = Publication.objects.published().select_related("council", "meeting__committee", "superseded_by")
    return get_object_or_404(rows, pk=pk, council__slug=council)


def _items(meeting: Meeting, papers: list[Publication]) -> list[dict]:
    """The items of a published agenda, with what the public may read of each."""
    if not meeting.is_frozen:
        return []
    packs = [paper for paper in reversed(papers) if not hasattr(paper, "superseded_by")]
    bound = [(pack, one) for pack in packs for one in single_papers.papers_of(pack)]
    return [
        {
            "label": node.label,
            "shown": visibility.of_item(node.item, Audience.PUBLIC),
            "item": node.item,
            "papers": [(pack, one) for pack, one in bound if one["item"] == node.item.pk],
        }
        for node in agenda.nodes(agenda.outline(meeting))
        if node.item.label
    ]
