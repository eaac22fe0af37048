"""Every kind of paper: how its facts are composed and which template prints them, on screen and on paper alike."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from meetings.enums import Audience, PaperKind
from meetings.papers import (
    agenda_pack,
    decision_note,
    letter,
    member_list,
    minutes_paper,
    pack_parts,
    supplement,
)
from meetings.papers.pack_parts import PackPart, shown_by
from meetings.papers.report_paper import PaperPicture
from meetings.papers.subject import Subject
from meetings.papers.supplement import SupplementPlace
from scrutiny.paper_parts import HtmlPart
from scrutiny.pdf.paper import Frame


@dataclass(frozen=True)
class PaperType:
    """One kind of paper: who may read it, how it is composed, and the template of its body.

    A kind that is joined from many papers has no template of its own: its `parts` have theirs. What a publication
    keeps beside them (`kept`) is for the supplements that come after it; a supplement has its `place` among the papers
    before it, and is `called` by its letter.
    """

    kind: PaperKind
    audience: Audience
    name: Any
    compose: Callable[[Subject], Any]
    frame: Callable[[Any], dict[str, str]]
    template: str = ""
    parts: Callable[[Any], tuple[PackPart, ...]] | None = None
    kept: Callable[[Any], dict[str, Any]] = lambda paper: {}
    place: Callable[[Any], SupplementPlace] | None = None
    called: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Composed:
    """A paper's facts made into text: the same HTML is the web page and, laid out, the PDF.

    A pack has its parts, in the order in which they are bound, and a supplement its place. `kept` is what its
    publication keeps beside them.
    """

    title: str
    html: SafeString
    fingerprint: str
    paper: Any
    frame: Frame
    parts: tuple[PackPart, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict)
    place: SupplementPlace | None = None


def compose(kind: str, subject: Subject) -> Composed:
    """Gather what a paper says now and write its HTML; the fingerprint changes when anything that it says changes."""
    paper_type = BY_KIND[PaperKind(kind)]
    paper = paper_type.compose(subject)
    parts = paper_type.parts(paper) if paper_type.parts else ()
    html = pack_parts.web_page(parts) or render_to_string(
        paper_type.template, {"paper": paper, "kind": paper_type}
    )
    name = paper_type.called(paper) if paper_type.called else paper_type.name
    return Composed(
        title=paper.title,
        html=html,
        fingerprint=_fingerprint(html, parts),
        paper=paper,
        frame=Frame(
            title=f"{name}: {paper.title}",
            accent=subject.council.colour,
            **paper_type.frame(paper),
        ),
        parts=parts,
        kept=paper_type.kept(paper),
        place=paper_type.place(paper) if paper_type.place else None,
    )


def document(composed: Composed) -> str:
    """The HTML document that is laid out as the PDF, around the same body that the web page shows."""
    return render_to_string("papers/document.html", {"frame": composed.frame, "body": composed.html})


def part(composed: Composed) -> HtmlPart:
    """A paper that is one document, as the part that is laid out."""
    return HtmlPart(
        title=composed.frame.title,
        html=document(composed),
        language=composed.frame.language,
        accent=composed.frame.accent,
    )


def _fingerprint(html: str, parts: tuple[PackPart, ...]) -> str:
    """A file that came from elsewhere is not in the HTML: it counts by its own hash."""
    return sha256("".join([html, *map(shown_by, parts)]).encode()).hexdigest()


def pictures(composed: Composed) -> list[PaperPicture]:
    """The pictures that a pack shows, each once."""
    return list(dict.fromkeys(picture for one in composed.parts for picture in one.pictures))


def appendices(composed: Composed) -> list[dict[str, Any]]:
    """The appendices that a pack holds, by value, so that they stay readable as they were published."""
    return [asdict(one.file) for one in composed.parts if one.file]


def _agenda(paper: agenda_pack.AgendaPack) -> dict[str, Any]:
    return {"agenda": agenda_pack.agenda_lines(paper)}


def _supplement(kind: PaperKind, audience: Audience, name: Any) -> PaperType:
    return PaperType(
        kind,
        audience,
        name,
        lambda of: supplement.compose(of.meeting, audience, late_reason=of.late_reason, day=of.day),
        lambda paper: agenda_pack.frame(paper.pack),
        parts=supplement.parts,
        kept=supplement.kept,
        place=lambda paper: paper.place,
        called=lambda paper: paper.name,
    )


ALL = (
    PaperType(
        PaperKind.AGENDA_PACK,
        Audience.PUBLIC,
        _("Agenda pack"),
        lambda of: agenda_pack.compose(of.meeting, Audience.PUBLIC, late_reason=of.late_reason),
        agenda_pack.frame,
        parts=pack_parts.parts_of,
        kept=_agenda,
    ),
    PaperType(
        PaperKind.RESTRICTED_PACK,
        Audience.RESTRICTED,
        _("Restricted agenda pack"),
        lambda of: agenda_pack.compose(of.meeting, Audience.RESTRICTED, late_reason=of.late_reason),
        agenda_pack.frame,
        parts=pack_parts.parts_of,
        kept=_agenda,
    ),
    _supplement(PaperKind.SUPPLEMENT, Audience.PUBLIC, _("Supplement")),
    _supplement(PaperKind.RESTRICTED_SUPPLEMENT, Audience.RESTRICTED, _("Restricted supplement")),
    PaperType(
        PaperKind.MINUTES,
        Audience.PUBLIC,
        _("Minutes"),
        lambda of: minutes_paper.compose(of.meeting.minutes, Audience.PUBLIC),
        minutes_paper.frame,
        "papers/minutes.html",
    ),
    PaperType(
        PaperKind.RESTRICTED_MINUTES,
        Audience.RESTRICTED,
        _("Exempt minutes"),
        lambda of: minutes_paper.compose(of.meeting.minutes, Audience.RESTRICTED),
        minutes_paper.frame,
        "papers/minutes.html",
    ),
    PaperType(
        PaperKind.DECISION_NOTE,
        Audience.PUBLIC,
        _("Decision note"),
        lambda of: decision_note.compose(of.meeting.minutes),
        decision_note.frame,
        "papers/decision_note.html",
    ),
    PaperType(
        PaperKind.LETTER,
        Audience.PUBLIC,
        _("Letter"),
        lambda of: letter.compose(of.addressee),
        letter.frame,
        "papers/letter.html",
    ),
    PaperType(
        PaperKind.COPY_LETTER,
        Audience.PUBLIC,
        _("Copy of a recommendation"),
        lambda of: letter.compose_copy(of.copy),
        letter.frame,
        "papers/copy_letter.html",
    ),
    PaperType(
        PaperKind.MEMBER_LIST,
        Audience.PUBLIC,
        _("Members of the partnership"),
        lambda of: member_list.compose(of.partnership, of.day),
        member_list.frame,
        "papers/member_list.html",
    ),
)
BY_KIND = {paper_type.kind: paper_type for paper_type in ALL}
