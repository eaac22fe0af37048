"""Parts of papers, each laid out once and kept under the hash of all that it shows.

Whoever needs parts orders them (`ensure`) and lays out those that nobody has (`make_next`). A worker holds the row of
the part that it lays out; other workers pass over it to the next one, and when a worker dies the row is free again.
What is kept can always be made again, so that old parts may be swept.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from scrutiny import stored
from scrutiny.models import Council, PaperPart, PartState, PreparedPart
from scrutiny.models.paper_part import part_path, prepared_path
from scrutiny.pdf.checks import problems
from scrutiny.pdf.extract import UnreadablePdf
from scrutiny.pdf.fingerprint import renderer_fingerprint
from scrutiny.pdf.foreign import ForeignWords, fit
from scrutiny.pdf.pack import Paper
from scrutiny.pdf.paper import Frame, print_html, style_sheets
from scrutiny.pdf.prepare import prepare
from scrutiny.pdf.prepared import FORMAT, OWN_SLOTS, Prepared
from scrutiny.pdf.render import Image
from scrutiny.uploads.guard import UploadRefused

# A part that no pack has used for this long is swept; the published file itself stays.
KEPT_FOR = dt.timedelta(days=60)
# Noting every use would be a write per part and build; once a day is enough for the sweep.
_NOTED_EVERY = dt.timedelta(days=1)
LONGEST_FAILURE = 400


@dataclass(frozen=True)
class PartImage:
    """A picture that the HTML of a part shows as `image:<name>`, by its file in the storage."""

    name: str
    path: str
    content_type: str


@dataclass(frozen=True)
class HtmlPart:
    """A part that is laid out from HTML: a whole document, and the style sheets beside those of every paper."""

    title: str
    html: str
    language: str
    accent: str
    styles: tuple[str, ...] = ()
    images: tuple[PartImage, ...] = ()

    @property
    def key(self) -> str:
        """The hash of all that it shows: text, look, pictures, fonts and what lays it out."""
        renderer = renderer_fingerprint(Path(settings.PAPER_FONTS_DIR), style_sheets(self.styles))
        names = [image.name for image in self.images]  # the hashes of the pictures
        return _hash(["html", renderer, self.title, self.html, self.language, self.accent, names])


@dataclass(frozen=True)
class FilePart:
    """A part that came from elsewhere as a PDF, by its file in the storage and that file's hash."""

    title: str
    path: str
    sha256: str
    language: str

    @property
    def key(self) -> str:
        """The hash of the file, of the words that it gets, and of what makes it fit for a pack."""
        renderer = renderer_fingerprint(Path(settings.PAPER_FONTS_DIR), ())
        return _hash(["file", renderer, self.title, self.sha256, self.language])


PartOrder = HtmlPart | FilePart


def ensure(orders: Iterable[PartOrder], *, council: Council | None) -> dict[str, PaperPart]:
    """The rows of the parts by their keys, made where they are missing; what exists is neither laid out nor written."""
    by_key = {order.key: order for order in orders}
    found = PaperPart.objects.filter(key__in=by_key)
    known = set(found.values_list("key", flat=True))
    rows = [
        PaperPart(key=key, council=council, title=order.title[:300], order=_written(order))
        for key, order in by_key.items()
        if key not in known
    ]
    PaperPart.objects.bulk_create(rows, ignore_conflicts=True)
    now = timezone.now()
    found.filter(used_at__lt=now - _NOTED_EVERY).update(used_at=now)
    return {row.key: row for row in found}


def waiting(keys: Iterable[str]) -> int:
    """How many of the parts are still to be laid out."""
    return PaperPart.objects.filter(key__in=list(keys), state=PartState.WAITING).count()


def next_title(keys: Iterable[str]) -> str:
    """The title of the next part that waits; empty when there is none."""
    rows = PaperPart.objects.filter(key__in=list(keys), state=PartState.WAITING)
    return rows.values_list("title", flat=True).first() or ""


def make_all(keys: Sequence[str]) -> int:
    """Lay out parts until none is free; how many this worker did."""
    count = 0
    while make_next(keys) is not None:
        count += 1
    return count


@transaction.atomic
def make_next(keys: Sequence[str]) -> PaperPart | None:
    """Lay out the next of the parts that waits and that nobody else lays out just now; None when there is none.

    A part that cannot be laid out is kept as failed, with a sentence.
    """
    free = PaperPart.objects.select_for_update(skip_locked=True)
    part = free.filter(key__in=keys, state=PartState.WAITING).first()
    if part is None:
        return None
    started = perf_counter()
    made = _made(part.order)
    if made.failure:
        part.state, part.failure = PartState.FAILED, made.failure[:LONGEST_FAILURE]
    else:
        _keep(part, made)
    part.order = {}
    part.seconds = perf_counter() - started
    part.rendered_at = timezone.now()
    part.save()
    return part


def pdf_of(part: PaperPart) -> bytes:
    """The file of a part that is ready."""
    with default_storage.open(part.file.name, "rb") as file:
        return file.read()


def prepared(part: PaperPart, paper: Mapping[str, Any], *, slot: int) -> Prepared:
    """A part in the form in which it is joined, kept for its place; `paper` holds the fields of Paper but its PDF.

    What was kept and is damaged is made again.
    """
    key = _hash(["prepared", FORMAT, part.sha256, dict(paper), slot])
    kept = PreparedPart.objects.filter(key=key).first()
    if kept and (data := _read(kept.file.name)) and sha256(data).hexdigest() == kept.sha256:
        return Prepared.from_bytes(data)
    form = prepare(Paper(pdf=pdf_of(part), **paper), slot=slot)
    data = form.to_bytes()
    row = PreparedPart(key=key, part=part, sha256=sha256(data).hexdigest())
    row.file = stored.keep(prepared_path(row, "part.prepared"), data)
    PreparedPart.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["key"], update_fields=["file", "sha256"]
    )
    return form


def sweep(*, now: dt.datetime | None = None) -> int:
    """Delete the parts that nothing has used for KEPT_FOR, with their files; how many there were."""
    old = PaperPart.objects.filter(used_at__lt=(now or timezone.now()) - KEPT_FOR)
    names = [*old.exclude(file="").values_list("file", flat=True)]
    names += PreparedPart.objects.filter(part__in=old).values_list("file", flat=True)
    count, _by_model = old.delete()
    for name in names:
        transaction.on_commit(lambda name=name: default_storage.delete(name))
    return count


@dataclass(frozen=True)
class Made:
    """A part as it was laid out, or the sentence that says why it cannot be."""

    pdf: bytes = b""
    sha256: str = ""
    pages: int = 0
    facts: Mapping[str, Any] | None = None
    failure: str = ""


def _made(order: Mapping[str, Any]) -> Made:
    if order["kind"] == "html":
        return _laid_out(order)
    return _fitted(order)


def _fitted(order: Mapping[str, Any]) -> Made:
    """A PDF from elsewhere, made fit for a pack in a child with limits."""
    with translation.override(order["language"]):
        words = ForeignWords(
            picture_page=gettext("Page {page} of {pages} of “{title}”, a picture without text."),
            link=gettext("Link to {address}"),
            link_to_page=gettext("Link to page {page}"),
        )
    try:
        made = fit(_read(order["path"]), title=order["title"], language=order["language"], words=words)
        # What cannot be joined is to be known with the paper, not when the pack is built.
        prepare(Paper(made.pdf, order["title"], "file", keeps_names=False), slot=OWN_SLOTS)
    except (UploadRefused, UnreadablePdf) as refused:
        return Made(failure=str(refused))
    return Made(
        made.pdf,
        made.sha256,
        made.pages,
        {"faults": list(made.sentences), "is_accessible": made.is_accessible},
    )


def _laid_out(order: Mapping[str, Any]) -> Made:
    images = {image["name"]: Image(_read(image["path"]), image["content_type"]) for image in order["images"]}
    frame = Frame(
        title=order["title"],
        body="",
        date="",
        label="",
        language=order["language"],
        accent=order["accent"],
    )
    rendered = print_html(order["html"], frame=frame, images=images, styles=order["styles"])
    facts = {
        "page_of": dict(rendered.page_of),
        "unprintable": rendered.unprintable,
        "faults": list(problems(rendered.pdf)),
    }
    return Made(rendered.pdf, rendered.sha256, rendered.pages, facts)


def _keep(part: PaperPart, made: Made) -> None:
    part.state = PartState.READY
    part.sha256, part.pages, part.facts = made.sha256, made.pages, dict(made.facts or {})
    part.file = stored.keep(part_path(part, "part.pdf"), made.pdf)


def _read(path: str) -> bytes:
    with default_storage.open(path, "rb") as file:
        return file.read()


def _written(order: PartOrder) -> dict[str, Any]:
    return {"kind": "html" if isinstance(order, HtmlPart) else "file", **asdict(order)}


def _hash(values: list[Any]) -> str:
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
