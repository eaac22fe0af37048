"""An agenda pack as the papers it is joined from: each is a part of the web page and, by itself, of the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.papers.agenda_pack import AgendaPack, PackAppendix, PackItem
from meetings.papers.headings import shifted
from meetings.papers.minutes_paper import MinutesPaper
from meetings.papers.report_paper import PaperPicture

# What stands at the head of every pack and is not a paper of its own.
IN_EVERY_PACK = frozenset({"front", "contents", "agenda"})


@dataclass(frozen=True)
class PackPart:
    """One paper of a pack.

    `name` is the place to which links lead, and `title` its bookmark; `level` is its depth in the contents, 0 when
    they do not list it, and `number` stands before `listed_as` there. `html` is its part of the web page, its title a
    heading of the second level. `file` is the PDF of a part that came from elsewhere, which is bound in as it is, with
    `label` at the head of its pages. A part that `shows_pages` says where others begin, and is laid out when that is
    known. `notice` names the exempt paragraphs of one that is not for publication.
    """

    name: str
    title: str
    html: SafeString
    level: int = 1
    number: str = ""
    listed_as: str = ""
    file: PackAppendix | None = None
    label: str = ""
    notice: str = ""
    item_key: int = 0
    shows_pages: bool = False
    pictures: tuple[PaperPicture, ...] = ()


def parts_of(pack: AgendaPack) -> tuple[PackPart, ...]:
    """The papers of a pack in the order in which they are bound: front sheet, contents, agenda, then item by item."""
    business = tuple(_business(pack))
    agenda = PackPart("agenda", _("Agenda"), _html("papers/pack/agenda.html", pack=pack), shows_pages=True)
    listed = [part for part in (agenda, *business) if part.level]
    contents = PackPart(
        "contents",
        _("Contents"),
        _html("papers/pack/contents.html", parts=listed, pack=pack),
        level=0,
        shows_pages=True,
    )
    front = PackPart("front", _("Front sheet"), _html("papers/pack/front.html", pack=pack), level=0)
    return (front, contents, agenda, *business)


def _business(pack: AgendaPack) -> Iterator[PackPart]:
    for item in pack.items:
        if item.minutes:
            yield _minutes(item, item.minutes)
        for place, minutes in enumerate(item.further_minutes, 2):
            yield _minutes(item, minutes, place)
        if item.report:
            yield _report(item)
            for appendix in item.appendices:
                yield from _appendix(item, appendix)
    if pack.partnership_members:
        title = _("Members of the %(partnership)s") % {"partnership": pack.partnership_name}
        yield PackPart(
            "partnership-members", title, _html("papers/pack/members.html", pack=pack, title=title)
        )


def _minutes(item: PackItem, minutes: MinutesPaper, place: int = 1) -> PackPart:
    """The minutes of one meeting that are to be agreed under an item: the first, or a further one by its place."""
    name = f"item-{item.key}-minutes" if place == 1 else f"item-{item.key}-minutes-{place}"
    title = _("Item %(label)s: %(title)s") % {"label": item.label, "title": minutes.title}
    body = render_to_string("papers/parts/minutes_body.html", {"paper": minutes, "on_screen": True})
    html = _html("papers/pack/minutes.html", item=item, title=title, body=shifted(body, 1), name=name)
    return PackPart(
        name=name,
        title=title,
        html=html,
        number=item.label,
        listed_as=minutes.title,
        item_key=item.key,
    )


def _report(item: PackItem) -> PackPart:
    return PackPart(
        name=f"item-{item.key}",
        title=_item_title(item),
        html=_html("papers/pack/report.html", item=item),
        number=item.label,
        listed_as=item.title,
        notice=item.exempt_paragraphs,
        item_key=item.key,
        pictures=item.report.pictures,
    )


def _appendix(item: PackItem, file: PackAppendix) -> Iterator[PackPart]:
    """The file, and before it what can be said of it in words when not everybody can read the file."""
    name = f"appendix-{file.id}"
    about: Mapping[str, Any] = {"notice": file.notice, "item_key": item.key}
    words = file.text_alternative or file.web_version
    label = _("Item %(label)s, %(appendix)s") % {"label": item.label, "appendix": file.label}
    if words:
        html = _html(
            "papers/pack/appendix_words.html", item=item, file=file, label=label, name=f"{name}-words"
        )
        title = _("%(appendix)s in words") % {"appendix": file.label}
        yield PackPart(f"{name}-words", title, html, level=2, **about)
    html = _html("papers/pack/appendix.html", item=item, file=file, label=label, name=name)
    yield PackPart(name, file.label, html, level=2, file=file, label=label, **about)


def _item_title(item: PackItem) -> str:
    return _("Item %(label)s: %(title)s") % {"label": item.label, "title": item.title}


def _html(template: str, **facts: Any) -> SafeString:
    return render_to_string(template, facts)


def shown_by(part: PackPart) -> str:
    """The hash of what a part says, however it is laid out: a supplement holds the parts whose hash has changed."""
    return sha256(f"{part.html}{part.file.sha256 if part.file else ''}".encode()).hexdigest()


def web_page(parts: Sequence[PackPart]) -> SafeString:
    """The pack as one web page."""
    return SafeString("\n".join(part.html for part in parts))
