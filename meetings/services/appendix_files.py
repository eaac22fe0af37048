"""The files of appendices: recognised by their content, looked through, and kept as the PDF that is printed.

A picture becomes a page of PDF at once; a Word document waits for a worker (meetings/services/appendix_pdf.py). What
came is kept beside the PDF that was made of it.
"""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from meetings.enums import AppendixState, UploadKind
from meetings.models import Appendix, Publication, Report
from scrutiny import word_conversion
from scrutiny.uploads.findings import Kind
from scrutiny.uploads.guard import UploadFacts, UploadRefused, inspect_upload
from scrutiny.uploads.picture_page import picture_page

MOST_PAGES = 1000
FIELDS = (
    *("state", "failure", "file", "original_name", "kind", "source", "source_sha256"),
    *("sha256", "pages", "size", "is_tagged"),
)


def received(file: UploadedFile) -> UploadFacts:
    """The file as it is to be kept. Raises ValidationError beside `file` when it can't be taken."""
    limit = settings.APPENDIX_MAX_MEGABYTES
    # A file over the limit is not read into memory to be told so.
    data = file.read(limit * 1024 * 1024 + 1)
    try:
        facts = inspect_upload(data, max_mb=limit, max_pages=MOST_PAGES)
    except UploadRefused as refused:
        raise ValidationError({"file": str(refused)}) from refused
    if facts.kind == Kind.WORD and word_conversion.is_missing():
        raise ValidationError(
            {"file": _("Word documents can't be converted here. Save it as a PDF in Word and upload that.")}
        )
    return facts


def inspected_pdf(data: bytes) -> UploadFacts:
    """A PDF that was made of a document, looked through like any other. Raises UploadRefused."""
    return inspect_upload(
        data, max_mb=settings.APPENDIX_MAX_MEGABYTES, max_pages=MOST_PAGES, kinds={Kind.PDF}
    )


def refuse_twin(report: Report, facts: UploadFacts, *, but: Appendix | None = None) -> None:
    """Raise ValidationError beside `file` when the report has the file already, as it is or as what came."""
    same = Q(sha256=facts.sha256) | Q(source_sha256=facts.sha256)
    twin = report.appendices.filter(same).exclude(pk=but.pk if but else None).first()
    if twin:
        raise ValidationError(
            {"file": _("This file is attached already as “%(title)s”.") % {"title": twin.title}}
        )


def suggested_title(name: str, facts: UploadFacts) -> str:
    """What the file calls itself, else its name without its ending, as a person would write it."""
    stem = PurePath(name).stem.replace("_", " ").strip()
    words = " ".join((facts.title or stem).split())
    return (words[:1].upper() + words[1:])[:300]


def lay_in(appendix: Appendix, facts: UploadFacts, *, name: str) -> None:
    """Give an appendix its new file; the row is not saved. Title and alternative text are set already.

    Raises ValidationError beside `alternative_text` for a picture that lacks it.
    """
    appendix.kind = UploadKind(facts.kind.value)
    appendix.original_name = name[:200]
    appendix.failure = ""
    if facts.kind == Kind.PDF:
        appendix.source, appendix.source_sha256 = "", ""
        put_pdf(appendix, facts.data, sha256=facts.sha256, pages=facts.pages, is_tagged=facts.tagged)
        return
    appendix.source_sha256 = facts.sha256
    if facts.kind == Kind.PICTURE:
        draw_page(appendix, facts)
    else:
        _wait(appendix)
    appendix.source.save(name, ContentFile(facts.data), save=False)


def draw_page(appendix: Appendix, facts: UploadFacts | None = None) -> None:
    """Lay the picture of an appendix out as its page, under its title; `facts` when they are known."""
    if not appendix.alternative_text.strip():
        raise ValidationError(
            {
                "alternative_text": _(
                    "Say in words what the picture shows, for those who can't see it, and choose the file again."
                )
            }
        )
    page = picture_page(facts or _source_facts(appendix), title=appendix.title, alt=appendix.alternative_text)
    put_pdf(appendix, page.pdf, sha256=page.sha256, pages=page.pages, is_tagged=True)


def put_pdf(appendix: Appendix, data: bytes, *, sha256: str, pages: int, is_tagged: bool) -> None:
    """Give an appendix the PDF that is printed; the row is not saved."""
    appendix.state = AppendixState.READY
    appendix.sha256, appendix.pages, appendix.is_tagged = sha256, pages, is_tagged
    appendix.size = len(data)
    appendix.file.save("appendix.pdf", ContentFile(data), save=False)


def remarks(facts: UploadFacts) -> tuple[str, ...]:
    """Sentences on what was taken out of a file or looks wrong in it."""
    if not facts.removed:
        return facts.warnings
    removed = _("Taken out of the file because it could act by itself: %(list)s.") % {
        "list": ", ".join(facts.removed)
    }
    return (removed, *facts.warnings)


def names_of(appendix: Appendix) -> list[str]:
    """The files that it has now."""
    return [field.name for field in (appendix.file, appendix.source) if field]


def let_go(names: list[str]) -> None:
    """Delete files after commit, but for those that another appendix or a published paper still has."""
    for name in names:
        transaction.on_commit(partial(_delete_unused, name))


def _delete_unused(name: str) -> None:
    in_use = (
        Appendix.objects.filter(Q(file=name) | Q(source=name)).exists()
        or Publication.objects.filter(facts__appendices__contains=[{"path": name}]).exists()
    )
    if not in_use:
        Appendix._meta.get_field("file").storage.delete(name)


def _source_facts(appendix: Appendix) -> UploadFacts:
    """The picture that came, looked through once more: its size in pixels is not kept."""
    with _opened(appendix.source) as source:
        return inspect_upload(
            source.read(),
            max_mb=settings.APPENDIX_MAX_MEGABYTES,
            max_pages=MOST_PAGES,
            kinds={Kind.PICTURE},
        )


def _opened(field: FieldFile) -> FieldFile:
    field.open("rb")
    return field


def _wait(appendix: Appendix) -> None:
    """Until a worker has made its PDF there is neither a file nor a page."""
    appendix.state = AppendixState.WAITING
    appendix.file, appendix.sha256 = "", ""
    appendix.pages = appendix.size = 0
    appendix.is_tagged = True
