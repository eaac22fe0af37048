"""The papers of a pack one by one, cut out of the file as it was published, so that they stay what they were."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.enums import Audience
from meetings.models import Publication
from scrutiny.paper_archive import ArchivedFile, archive, file_name
from scrutiny.pdf.excerpt import excerpt
from scrutiny.pdf.pack import PackFacts
from scrutiny.pdf.paper import Frame


def papers_of(publication: Publication) -> list[dict[str, Any]]:
    """What a pack keeps of each of its papers, in order; none of a paper that is one document."""
    return publication.facts.get("parts", []) if publication.is_pack else []


def paper_named(publication: Publication, name: str) -> dict[str, Any] | None:
    """What a pack keeps of one of its papers; None when it has none of that name."""
    return next((paper for paper in papers_of(publication) if paper["name"] == name), None)


def read(publication: Publication) -> bytes:
    """The file of a publication."""
    with publication.file.open("rb") as file:
        return file.read()


def cut(publication: Publication, paper: dict[str, Any], pack: bytes) -> bytes:
    """One paper of a pack as a tagged PDF with the pack's page numbers; `pack` is the file of the publication.

    Raises UnreadablePdf.
    """
    facts = PackFacts(
        title=f"{paper['title']} ({publication.title})",
        language=Frame.language,
        author=publication.council.name,
        subject=publication.title,
        made_at=publication.published_at or publication.built_at,
        is_accessible=not paper["faults"],
    )
    return excerpt(
        pack,
        at=paper["at"],
        pages=paper["pages"],
        facts=facts,
        elsewhere=address(publication),
        first=int(paper["first"].removeprefix(publication.page_prefix)),
        prefix=publication.page_prefix,
    )


def address(publication: Publication) -> str:
    """Where the pack can be read as a web page by those for whom it is."""
    if publication.audience == Audience.PUBLIC:
        path = reverse("public:paper", args=[publication.council.slug, publication.pk])
    else:
        path = reverse("meetings:publication-read", args=[publication.pk])
    return settings.BASE_URL + path


def name_of(publication: Publication, paper: dict[str, Any]) -> str:
    """The name of the file of one paper: its place in the pack and its title."""
    return file_name(paper["title"], number=papers_of(publication).index(paper) + 1)


def zipped(publication: Publication, *, beat=lambda paper: None) -> bytes:
    """All papers of a published pack and the pack itself as a ZIP; `beat` is called before each paper is cut."""
    pack = read(publication)
    whole = {"title": publication.title, "pages": publication.pages}
    files = [ArchivedFile(file_name(_("Whole pack"), number=0), pack, whole)]
    for paper in papers_of(publication):
        beat(paper)
        facts = {key: paper[key] for key in ("title", "pages")}
        facts |= {"first_page": paper["first"], "last_page": paper["last"]}
        files.append(ArchivedFile(name_of(publication, paper), cut(publication, paper, pack), facts))
    return archive(files, about=_about(publication))


def _about(publication: Publication) -> dict[str, Any]:
    """What the manifest says of the pack; the words are those of the paper as it was published."""
    return {
        "title": publication.title,
        "council": publication.council.name,
        "version": publication.number,
        "letter": publication.letter,
        "published": publication.published_at.isoformat(timespec="seconds"),
        "address": address(publication),
    }
