"""What was published of a meeting before a supplement: the pack, the supplements to it, and what their parts say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.enums import Audience, PaperKind
from meetings.models import Meeting, Publication
from meetings.papers.pack_parts import IN_EVERY_PACK
from scrutiny.numbering import letters
from scrutiny.templatetags.british import uk_date

PACK_OF = {Audience.PUBLIC: PaperKind.AGENDA_PACK, Audience.RESTRICTED: PaperKind.RESTRICTED_PACK}
SUPPLEMENT_OF = {Audience.PUBLIC: PaperKind.SUPPLEMENT, Audience.RESTRICTED: PaperKind.RESTRICTED_SUPPLEMENT}


@dataclass(frozen=True)
class EarlierPart:
    """One part as it was published last: in which paper, on which pages, and where it is read as a web page."""

    name: str
    title: str
    shows: str
    item_key: int
    first: str
    last: str
    paper: str
    address: str


@dataclass(frozen=True)
class EarlierItem:
    """One item of the agenda as it was published last; `says` is the hash of its words."""

    key: int
    says: str
    is_withdrawn: bool
    to_follow: bool


@dataclass(frozen=True)
class EarlierPapers:
    """All of it: `names` are the papers in the order of their publication, the pack first.

    `letter` is the next one that is free, and `last_pages` the last page number that is taken, by its prefix.
    """

    pack_id: int
    names: tuple[str, ...]
    parts: Mapping[str, EarlierPart]
    items: Mapping[int, EarlierItem]
    letter: str
    last_pages: Mapping[str, int]


def earlier_papers(meeting: Meeting, audience: Audience) -> EarlierPapers:
    """What was published of a meeting to an audience (one query).

    Letters go on through all versions of the pack, so that no two papers of a meeting have the same one. Raises
    ValidationError with a sentence when there is no pack that a supplement can add to.
    """
    rows = _published(meeting, audience)
    superseded = {row.supersedes_id for row in rows}
    pack = _current_pack([row for row in rows if row.pk not in superseded], audience)
    supplements = [row for row in rows if row.kind == SUPPLEMENT_OF[audience]]
    own = [row for row in supplements if row.supplement_to_id == pack.pk]
    readable = [row for row in (pack, *own) if row.pk not in superseded and not hasattr(row, "withdrawal")]
    return EarlierPapers(
        pack_id=pack.pk,
        names=tuple(_named(row) for row in readable),
        parts=_parts(readable),
        items={line["item"]: _item(line) for line in readable[-1].facts["agenda"]},
        letter=letters(len({row.letter for row in supplements}) + 1).upper(),
        last_pages={"": _last_page((pack, *own), ""), "S": _last_page(supplements, "S")},
    )


def _published(meeting: Meeting, audience: Audience) -> list[Publication]:
    rows = Publication.objects.filter(
        meeting=meeting,
        kind__in=(PACK_OF[audience], SUPPLEMENT_OF[audience]),
        published_at__isnull=False,
    )
    return list(rows.select_related("withdrawal", "council").defer("html").order_by("published_at", "pk"))


def _current_pack(rows: Sequence[Publication], audience: Audience) -> Publication:
    packs = [row for row in rows if row.kind == PACK_OF[audience] and not hasattr(row, "withdrawal")]
    if not packs:
        raise ValidationError(_("No pack is published yet. Build and publish one: a supplement adds to it."))
    if "agenda" not in packs[-1].facts:
        raise ValidationError(
            _("The published pack does not say what is in it. Publish a new version of the pack instead.")
        )
    return packs[-1]


def _named(row: Publication) -> str:
    words = {"paper": row.name, "number": row.number, "day": uk_date(row.published_at)}
    if row.number > 1:
        return _("%(paper)s, version %(number)s, published on %(day)s") % words
    return _("%(paper)s, published on %(day)s") % words


def _parts(rows: Iterable[Publication]) -> dict[str, EarlierPart]:
    """The parts by name; later papers win, and what they withdrew is not there any more."""
    found: dict[str, EarlierPart] = {}
    for row in rows:
        for name in row.facts.get("gone", ()):
            found.pop(name, None)
        found |= {
            part["name"]: _part(part, row)
            for part in row.facts["parts"]
            if part["name"] not in IN_EVERY_PACK or part["name"] == "agenda"
        }
    return found


def _part(part: Mapping[str, Any], row: Publication) -> EarlierPart:
    return EarlierPart(
        name=part["name"],
        title=part["title"],
        shows=part["shows"],
        item_key=part["item"],
        first=part["first"],
        last=part["last"],
        paper=row.name,
        address=f"{_address(row)}#{part['name']}",
    )


def _address(row: Publication) -> str:
    if row.audience == Audience.RESTRICTED:
        return settings.BASE_URL + reverse("meetings:publication-read", args=[row.pk])
    return settings.BASE_URL + row.get_public_url()


def _item(line: Mapping[str, Any]) -> EarlierItem:
    return EarlierItem(line["item"], line["says"], line["withdrawn"], line["to_follow"])


def _last_page(rows: Iterable[Publication], prefix: str) -> int:
    return max((row.last_page for row in rows if row.page_prefix == prefix), default=0)
