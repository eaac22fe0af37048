"""Building a pack: its papers are laid out once each, as many at a time as there are workers, and then joined."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.papers.pack_layout import PackLook, PageLabels, lost_links, order, places_of, with_page_numbers
from meetings.papers.pack_parts import PackPart, shown_by
from meetings.papers.page_marks import with_marks
from scrutiny import paper_parts
from scrutiny.jobs import JobFailed, Progress
from scrutiny.models import Council, PaperPart
from scrutiny.pdf.join import join
from scrutiny.pdf.pack import Joined, PackFacts, PageNumbers
from scrutiny.pdf.prepared import OWN_SLOTS, Prepared
from scrutiny.tasks import make_parts

# Other workers that are asked to lay out parts of a pack; one that finds none left to do has done nothing.
_MOST_OTHERS = 7
# How long a build waits before it looks again whether the parts that other workers lay out are ready.
_LOOK_AGAIN = 0.2
# The page numbers that a contents page shows can make it longer, which changes them.
_MOST_ROUNDS = 5
# The paper of what is not for publication, as static/css/papers.css has it.
EXEMPT_TINT = "#fdf3d8"


@dataclass(frozen=True)
class Built:
    """A pack as it was joined: the file, its web page, and what is known of each of its papers."""

    joined: Joined
    html: SafeString
    parts: tuple[dict[str, Any], ...]
    lost_links: tuple[str, ...]
    faults: tuple[str, ...]
    unprintable: str
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class PackOrder:
    """What is to be built: the papers, their look, and what the pack says of itself."""

    council: Council
    parts: tuple[PackPart, ...]
    look: PackLook
    numbers: PageNumbers
    made_at: dt.datetime
    subject: str


def build(pack: PackOrder, progress: Progress) -> Built:
    """Lay out what is not laid out yet, and join. Raises JobFailed when a paper cannot be bound."""
    rows = _all_laid_out(pack, progress)
    progress.say(_("Joining the papers"), done=len(rows), of=len(rows))
    joined = _joined(pack, rows)
    pages = _page_labels(pack, _lengths(rows))
    return Built(
        joined=joined,
        pdf=joined.pdf,
        html=SafeString("\n".join(_web(part, rows[part.name], pages) for part in pack.parts)),
        parts=tuple(_facts(part, rows[part.name], joined, pages[part.name]) for part in pack.parts),
        lost_links=tuple(dict.fromkeys((*lost_links(pack.parts), *joined.missing))),
        faults=_faults(pack, rows),
        unprintable="".join(
            dict.fromkeys("".join(row.facts.get("unprintable", "") for row in rows.values()))
        ),
    )


def lay_out(orders: Sequence[paper_parts.PartOrder], council: Council, progress: Progress) -> list[PaperPart]:
    """The parts, laid out now where nobody has done so, with other workers; in the order asked for.

    Raises JobFailed with the sentence of the first part that cannot be laid out.
    """
    keys = [one.key for one in orders]
    known = paper_parts.ensure(orders, council=council)
    missing = [key for key in known if not known[key].is_ready]
    if missing:
        _make(missing, progress)
        known = paper_parts.ensure(orders, council=council)
    for part in known.values():
        if part.failure:
            raise JobFailed(f"{part.title}: {part.failure}")
    return [known[key] for key in keys]


def _make(keys: list[str], progress: Progress) -> None:
    total = len(keys)
    for _worker in range(min(total - 1, _MOST_OTHERS)):
        make_parts.delay(keys)
    while left := paper_parts.waiting(keys):
        title = paper_parts.next_title(keys)
        progress.say(_("Laying out %(title)s") % {"title": title}, done=total - left, of=total)
        if paper_parts.make_next(keys) is None:
            time.sleep(_LOOK_AGAIN)


def _all_laid_out(pack: PackOrder, progress: Progress) -> dict[str, PaperPart]:
    """Every part by its name: first those that show no page numbers of others, then those that do."""
    places = places_of(pack.parts)
    fixed = [part for part in pack.parts if not part.shows_pages]
    rows = _rows(pack, fixed, places, {}, progress)
    showing = [part for part in pack.parts if part.shows_pages]
    lengths = {part.name: 1 for part in showing}
    for _round in range(_MOST_ROUNDS):
        pages = _page_labels(pack, {**_lengths(rows), **lengths})
        shown = _rows(pack, showing, places, pages, progress)
        found = _lengths(shown)
        if found == lengths:
            return {**rows, **shown}
        lengths = found
    raise JobFailed(_("The contents page does not come to rest. Please tell whoever runs this service."))


def _rows(
    pack: PackOrder,
    parts: Sequence[PackPart],
    places: frozenset[str],
    pages: PageLabels,
    progress: Progress,
) -> dict[str, PaperPart]:
    orders = [order(part, pack.look, places, pages) for part in parts]
    made = lay_out(orders, pack.council, progress)
    return {part.name: row for part, row in zip(parts, made, strict=True)}


def _lengths(rows: Mapping[str, PaperPart]) -> dict[str, int]:
    return {name: row.pages for name, row in rows.items()}


def _page_labels(pack: PackOrder, lengths: Mapping[str, int]) -> dict[str, list[str]]:
    """The printed numbers of the pages of each part."""
    labels, page = {}, pack.numbers.first
    for part in pack.parts:
        after = page + lengths[part.name]
        labels[part.name] = [f"{pack.numbers.prefix}{number}" for number in range(page, after)]
        page = after
    return labels


def _joined(pack: PackOrder, rows: Mapping[str, PaperPart]) -> Joined:
    forms: list[Prepared] = []
    slot = OWN_SLOTS
    for part in pack.parts:
        forms.append(paper_parts.prepared(rows[part.name], _binding(part, pack), slot=slot))
        slot += forms[-1].slots
    facts = PackFacts(
        title=pack.look.frame.title,
        language=pack.look.frame.language,
        author=pack.council.name,
        subject=pack.subject,
        made_at=pack.made_at,
        is_accessible=all(_is_accessible(row) for row in rows.values()),
    )
    return join(forms, facts=facts, numbers=pack.numbers, fonts_dir=Path(settings.PAPER_FONTS_DIR))


def _binding(part: PackPart, pack: PackOrder) -> dict[str, Any]:
    """How a part is bound: all of scrutiny.pdf.pack.Paper but its PDF."""
    label, is_exempt_file = part.label, bool(part.file and part.notice)
    if is_exempt_file:
        label = _("Not for publication: %(paragraphs)s. %(label)s") % {
            "paragraphs": part.notice,
            "label": label,
        }
    return {
        "title": part.title,
        "name": part.name,
        "keeps_names": part.file is None,
        "label": label,
        "tint": EXEMPT_TINT if is_exempt_file else "",
    }


def _is_accessible(row: PaperPart) -> bool:
    """Whether a pack with the part may claim that everybody can read it (PDF/UA-1)."""
    return row.facts.get("is_accessible", not row.facts["faults"])


def _faults(pack: PackOrder, rows: Mapping[str, PaperPart]) -> tuple[str, ...]:
    """What keeps some people from reading the pack, each with the paper in which it is."""
    return tuple(f"{part.title}: {fault}" for part in pack.parts for fault in rows[part.name].facts["faults"])


def _web(part: PackPart, row: PaperPart, pages: PageLabels) -> str:
    """A part of the web page with the pages on which papers begin, and a mark where each of its own pages does."""
    html = with_page_numbers(part.html, pages)
    return with_marks(html, row.facts.get("page_of", {}), list(pages[part.name]))


def _facts(part: PackPart, row: PaperPart, joined: Joined, pages: list[str]) -> dict[str, Any]:
    """What a publication keeps of one of its papers."""
    return {
        "name": part.name,
        "title": part.title,
        "level": part.level,
        "item": part.item_key,
        "notice": part.notice,
        "key": row.key,
        "shows": shown_by(part),
        "sha256": row.sha256,
        "pages": row.pages,
        "at": joined.first_page[part.name],
        "first": pages[0],
        "last": pages[-1],
        "faults": row.facts["faults"],
        "file": asdict(part.file) if part.file else None,
    }
