"""What the leak check found in one paper is kept with it, and stops it until nothing is left.

The words that were found are exempt: they are shown only to those who publish, and never written to the audit log, to
jobs, mails or logs. Words that an officer allowed are taken away when the result is read, so that a paper need not be
built again for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings import leak_sources, policies
from meetings.enums import Audience, MinutesStatus
from meetings.models import AllowedWords, Meeting, Publication
from meetings.models.publication import LETTER_KINDS
from meetings.services import leak_checks, leak_origins
from meetings.services.paper_points import Finding
from scrutiny.models import User
from scrutiny.pdf.extract import UnreadablePdf
from scrutiny.pdf.leaks import Leak, Place, UnreadableZip

# More hits than this are the exempt part itself: the page would show nothing but that.
MOST_KEPT = 200
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit:
    """Words of an exempt part in a public paper: where they stand, and which part says them, where that is known.

    `key` names the hit in addresses, which must not hold its words.
    """

    where: str
    words: str = field(repr=False)
    part: str
    key: str

    @property
    def is_too_long(self) -> bool:
        """Whether it is longer than what can be allowed: a passage is no coincidence."""
        return len(self.words) > AllowedWords._meta.get_field("words").max_length


def is_searched(kind: str, audience: str, meeting: Meeting | None) -> bool:
    """Whether a paper is searched: every public one of a meeting. A letter may tell its body what is exempt."""
    return audience == Audience.PUBLIC and meeting is not None and kind not in LETTER_KINDS


def search(
    meeting: Meeting, *, pdf: bytes, html: str, title: str, facts: Mapping[str, Any]
) -> dict[str, Any]:
    """The facts that a publication keeps of its check: what was found, and for which exempt words that holds.

    `facts` are the others of the paper, with the names of the files that it leads to.
    """
    files = [file["file_name"] for file in facts.get("appendices", ())]
    titles = [title, *(part["title"] for part in facts.get("parts", ()))]
    try:
        found = _searched(meeting, pdf=pdf, html=html, names=[f"{slugify(title)}.pdf", *files], titles=titles)
    except (UnreadablePdf, UnreadableZip) as refused:
        return {"leaks": [], "leaks_of": "", "leaks_unsearched": str(refused)}
    return {"leaks": _kept(meeting, found), "leaks_of": _digest(meeting), "leaks_unsearched": ""}


def leaks_in(
    publication: Publication,
    *,
    pdf: bytes = b"",
    html: str = "",
    archive: bytes = b"",
    names: Sequence[str] = (),
    titles: Sequence[str] = (),
) -> list[Leak]:
    """What another file of a public paper says that only exempt parts say, allowed words left out.

    For its other forms: a ZIP as `archive`, large print as `pdf`. Raises UnreadablePdf and UnreadableZip for what
    cannot be searched and so must not be public. Empty for papers that are not searched.
    """
    meeting = publication.meeting
    if meeting is None or not is_searched(publication.kind, publication.audience, meeting):
        return []
    given = {"pdf": pdf, "html": html, "archive": archive, "names": names, "titles": titles}
    return _searched(meeting, **given, accepted=allowed_in(meeting))


@transaction.atomic
def refresh(*, publication: Publication, by: User) -> Publication:
    """Search a built paper again if what is exempt, or what is public, has changed since; its stored file is read.

    Raises Refused. What is published stays as it is.
    """
    policies.check_publish_paper(by, publication)
    row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if not row.is_published and _is_outdated(row):
        row.facts = row.facts | _searched_again(row)
        row.save(update_fields=["facts"])
        publication.facts = row.facts
    return publication


def refuse(row: Publication) -> None:
    """Raise ValidationError when a paper says what is exempt, or could not be searched; its words are not in it."""
    if not is_searched(row.kind, row.audience, row.meeting):
        return
    if _is_outdated(row):
        row.facts = row.facts | _searched_again(row)
    if stops := [one.sentence for one in findings(row, hits(row))]:
        raise ValidationError(stops)


def findings(row: Publication, found: Sequence[Hit]) -> list[Finding]:
    """The points by which hits stop a paper, or a file that could not be searched; without the words."""
    if row.facts.get("leaks_unsearched"):
        sentence = _("It could not be searched for exempt words, so it can't be published: %(why)s")
        return [Finding("unsearched", sentence % {"why": row.facts["leaks_unsearched"]}, stops=True)]
    if not found:
        return []
    sentence = ngettext(
        "Words of exempt parts stand in %(count)d place of this public paper. Its page lists it.",
        "Words of exempt parts stand in %(count)d places of this public paper. Its page lists them.",
        len(found),
    )
    return [Finding("leaks", sentence % {"count": len(found)}, stops=True)]


def hits(row: Publication, allowed: Iterable[str] | None = None) -> list[Hit]:
    """What was found in a paper and is not allowed (one query, none when nothing was found)."""
    kept = row.facts.get("leaks") or []
    if not kept:
        return []
    texts = [_spaced(words) for words in (allowed_in(row.meeting) if allowed is None else allowed)]
    left = [one for one in kept if not any(_spaced(one["words"]) in text for text in texts if one["words"])]
    return [_hit(one) for one in left]


def allowed_in(meeting: Meeting) -> list[str]:
    """The words that somebody found fit to be public (one query)."""
    return list(AllowedWords.objects.filter(meeting=meeting).values_list("words", flat=True))


def counted(facts: Mapping[str, Any]) -> dict[str, Any]:
    """How much was found in which kinds of places, for the audit log."""
    places = Counter(one["place"] for one in facts.get("leaks", ()))
    return {"leaks": dict(places)} if places else {}


def key_of(words: str) -> str:
    """What words are called in an address."""
    return sha256(words.encode()).hexdigest()[:16]


def _is_outdated(row: Publication) -> bool:
    return is_searched(row.kind, row.audience, row.meeting) and row.facts.get("leaks_of") != _digest(
        row.meeting
    )


def _searched_again(row: Publication) -> dict[str, Any]:
    with row.file.open("rb") as file:
        return search(row.meeting, pdf=file.read(), html=row.html, title=row.title, facts=row.facts)


def _searched(meeting: Meeting, **paper: Any) -> list[Leak]:
    """What a paper says that only exempt parts of its meeting say, or of those whose minutes it may hold."""
    found = leak_checks.leaks_of_paper(meeting, **paper, public=_earlier_minutes(meeting))
    for earlier in _earlier(meeting):
        found += leak_checks.leaks_of_paper(earlier, **paper, public=leak_sources.of_meeting(meeting).public)
    return list(dict.fromkeys(found))


def _digest(meeting: Meeting) -> str:
    """A name of all that is exempt and all that is open: the result of a check holds for as long as it is the same."""
    piles = [_piles(one) for one in (meeting, *_earlier(meeting))]
    return sha256(repr(piles).encode()).hexdigest()


def _piles(meeting: Meeting) -> list[list[str]]:
    found = leak_sources.of_meeting(meeting)
    files = (found.exempt_papers, found.public_papers, found.exempt_pictures, found.public_pictures)
    return [
        sorted(found.exempt),
        sorted(found.public),
        *(sorted(file.name for file in pile) for pile in files),
    ]


def _earlier(meeting: Meeting) -> QuerySet[Meeting]:
    """The meetings whose minutes are to be agreed."""
    items = meeting.items.all()
    named = Q(pk__in=items.values("earlier_meeting")) | Q(pk__in=items.values("also_earlier"))
    rows = Meeting.objects.filter(named).exclude(pk=meeting.pk).order_by("pk")
    return rows.select_related("committee__council", "committee__partnership")


def _kept(meeting: Meeting, found: Sequence[Leak]) -> list[dict[str, Any]]:
    said_by = leak_origins.origins(meeting, *_earlier(meeting)) if found else None
    return [
        {
            "place": one.place.value,
            "page": one.page,
            "words": one.words,
            "file": one.file,
            "part": said_by.of(one.words) if said_by else "",
        }
        for one in found[:MOST_KEPT]
    ]


def _hit(kept: Mapping[str, Any]) -> Hit:
    leak = Leak(Place(kept["place"]), kept["page"], kept["words"], kept["file"])
    return Hit(leak.where, leak.words, kept["part"], key_of(leak.words))


def _spaced(text: str) -> str:
    """The words of a text in small letters, each between spaces, so that no part of a word is taken for one."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _earlier_minutes(meeting: Meeting) -> list[str]:
    """The open minutes of earlier meetings that are to be agreed: the pack holds them, and they are public anyway."""
    out = _earlier(meeting).filter(minutes__isnull=False).exclude(minutes__status=MinutesStatus.DRAFT)
    return [text for one in out for text in leak_sources.open_minutes(one)]
