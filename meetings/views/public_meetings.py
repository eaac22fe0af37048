"""Meetings and their papers as residents see them: only what is published, each version as it was."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings import tracker_lines, visibility
from meetings.enums import Audience, PaperKind
from meetings.models import Meeting, Minutes, Publication, Recommendation
from meetings.papers import single_papers
from meetings.papers.front_sheet import start_text, status_text
from meetings.papers.supplement_changes import Line, from_facts
from meetings.services import agenda, withdrawals
from meetings.services.decision_notes import TELLS_DECISIONS
from meetings.views.publications import at_page, pdf_answer
from scrutiny.access.grants import Grants


@dataclass(frozen=True)
class SupplementOut:
    """A published supplement with what it brings: heading and lines."""

    paper: Publication
    sections: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def as_list(self) -> list[Publication]:
        return [self.paper]


@dataclass(frozen=True)
class PackOut:
    """A published version of the pack with the supplements that add to it."""

    paper: Publication
    supplements: tuple[SupplementOut, ...]

    @property
    def is_superseded(self) -> bool:
        return self.paper.newer is not None

    @property
    def as_list(self) -> list[Publication]:
        return [self.paper]


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    rows = Meeting.objects.published().select_related("committee__council")
    meeting = get_object_or_404(rows, pk=pk, committee__council__slug=council)
    papers = list(_listed(meeting).prefetch_related("files"))
    return render(
        request,
        "public/meeting/detail.html",
        {
            "council": meeting.council,
            "meeting": meeting,
            "starts": start_text(meeting),
            "status": status_text(meeting),
            "packs": _packs(papers),
            "minutes_papers": [paper for paper in papers if paper.kind in TELLS_DECISIONS],
            "minutes": Minutes.objects.published().filter(meeting=meeting).first(),
            "items": _items(meeting, papers),
            "recommendations": tracker_lines.lines(
                tracker_lines.fetched(
                    Recommendation.objects.published().filter(resolution__minute__minutes__meeting=meeting)
                ),
                Grants(),
            ),
        },
    )


@login_not_required
def paper(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    publication = _published(council, pk)
    newer = withdrawals.newest_in_public(publication) if publication.newer else None
    facts = {
        "council": publication.council,
        "publication": publication,
        "newer": newer,
        "supplements": _supplements(Publication.objects.published().filter(supplement_to=publication)),
        "pack_is_superseded": bool(publication.supplement_to and publication.supplement_to.newer),
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


def _listed(meeting: Meeting):
    """The papers of a meeting, with those that were withdrawn in their places."""
    rows = Publication.objects.ever_public().filter(meeting=meeting)
    return rows.select_related("withdrawal", "superseded_by__withdrawal")


def _published(council: str, pk: int) -> Publication:
    rows = Publication.objects.published().select_related(
        "council",
        "meeting__committee",
        "superseded_by",
        "supplement_to__superseded_by",
        "supplement_to__withdrawal",
        "supplement_to__council",
    )
    return get_object_or_404(rows, pk=pk, council__slug=council)


def _packs(papers: Iterable[Publication]) -> list[PackOut]:
    """The packs among published papers, each with its supplements in the order of their letters."""
    papers = list(papers)
    return [
        PackOut(
            pack,
            tuple(
                SupplementOut(paper, from_facts(paper.facts).sections)
                for paper in _supplements(row for row in papers if row.supplement_to_id == pack.pk)
            ),
        )
        for pack in papers
        if pack.kind == PaperKind.AGENDA_PACK
    ]


def _supplements(papers: Iterable[Publication]) -> list[Publication]:
    return sorted(papers, key=lambda paper: (len(paper.letter), paper.letter, -paper.number))


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
