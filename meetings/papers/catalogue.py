"""Every kind of paper: how its facts are composed and which template prints them, on screen and on paper alike."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from meetings.enums import Audience, PaperKind
from meetings.papers import agenda_pack, letter, member_list, minutes_paper
from meetings.papers.pictures import images as images_of
from meetings.papers.pictures import named_for_layout
from meetings.papers.report_paper import PaperPicture
from meetings.papers.subject import Subject
from scrutiny.pdf.paper import Frame
from scrutiny.pdf.render import Image


@dataclass(frozen=True)
class PaperType:
    """One kind of paper: who may read it, how it is composed, and the template of its body."""

    kind: PaperKind
    audience: Audience
    name: Any
    compose: Callable[[Subject], Any]
    frame: Callable[[Any], dict[str, str]]
    template: str


@dataclass(frozen=True)
class Composed:
    """A paper's facts made into text: the same HTML is the web page and, laid out, the PDF."""

    title: str
    html: SafeString
    fingerprint: str
    paper: Any
    frame: Frame


def compose(kind: str, subject: Subject) -> Composed:
    """Gather what a paper says now and write its HTML; the fingerprint changes when anything that it says changes."""
    paper_type = BY_KIND[PaperKind(kind)]
    paper = paper_type.compose(subject)
    html = render_to_string(paper_type.template, {"paper": paper, "kind": paper_type})
    return Composed(
        title=paper.title,
        html=html,
        fingerprint=sha256(html.encode()).hexdigest(),
        paper=paper,
        frame=Frame(
            title=f"{paper_type.name}: {paper.title}",
            accent=subject.council.colour,
            **paper_type.frame(paper),
        ),
    )


def document(composed: Composed) -> str:
    """The HTML document that is laid out as the PDF, around the same body that the web page shows.

    Its pictures are named `image:<sha256>`: see `images`.
    """
    body = named_for_layout(composed.html, pictures(composed.paper))
    return render_to_string("papers/document.html", {"frame": composed.frame, "body": body})


def images(composed: Composed) -> dict[str, Image]:
    """The pictures that a paper shows, as the layout asks for them."""
    return images_of(pictures(composed.paper))


def pictures(paper: Any) -> list[PaperPicture]:
    """The pictures that a pack shows, each once."""
    if not isinstance(paper, agenda_pack.AgendaPack):
        return []
    found = [picture for item in paper.reports if item.report for picture in item.report.pictures]
    return list(dict.fromkeys(found))


def appendices(paper: Any) -> list[dict[str, Any]]:
    """The appendices that a pack lists, by value, so that they stay readable as they were published."""
    if not isinstance(paper, agenda_pack.AgendaPack):
        return []
    return [asdict(file) for item in paper.reports for file in item.appendices]


ALL = (
    PaperType(
        PaperKind.AGENDA_PACK,
        Audience.PUBLIC,
        _("Agenda pack"),
        lambda of: agenda_pack.compose(of.meeting, Audience.PUBLIC, late_reason=of.late_reason),
        agenda_pack.frame,
        "papers/agenda_pack.html",
    ),
    PaperType(
        PaperKind.RESTRICTED_PACK,
        Audience.RESTRICTED,
        _("Restricted agenda pack"),
        lambda of: agenda_pack.compose(of.meeting, Audience.RESTRICTED, late_reason=of.late_reason),
        agenda_pack.frame,
        "papers/agenda_pack.html",
    ),
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
        PaperKind.LETTER,
        Audience.PUBLIC,
        _("Letter"),
        lambda of: letter.compose(of.addressee),
        letter.frame,
        "papers/letter.html",
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
