"""Files that reach a report by way of Word, looked through in a guarded child before anything reads or keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from scrutiny.uploads.findings import Kind
from scrutiny.uploads.guard import UploadFacts, UploadRefused, inspect_upload
from scrutiny.word import NotWord, Remark, read_docx

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 25
MOST_PAGES = 1000


@dataclass(frozen=True)
class CleanWord:
    """A Word file as it may be kept, and what was taken out of it because it could act by itself."""

    data: bytes
    remarks: tuple[Remark, ...]


def clean_word(data: bytes) -> CleanWord:
    """Look through a Word file and make sure that it can be read.

    Raises ValidationError beside `file`, with a sentence, when it is none, is damaged, locked or too large.
    """
    try:
        facts = inspect_upload(data, max_mb=MOST_MEGABYTES, max_pages=MOST_PAGES, kinds={Kind.WORD})
        read_docx(facts.data)
    except (UploadRefused, NotWord) as reason:
        raise ValidationError({"file": str(reason)}) from reason
    return CleanWord(facts.data, tuple(_remarks(facts)))


def _remarks(facts: UploadFacts) -> list[Remark]:
    where = _("The file")
    found = [Remark(where, sentence) for sentence in facts.warnings]
    if facts.removed:
        words = ", ".join(facts.removed)
        found.append(
            Remark(where, _("Taken out because it could act by itself: %(list)s.") % {"list": words})
        )
    return found


def clean_picture(data: bytes) -> UploadFacts | None:
    """A picture written anew from its pixels; None for one that is broken, too large, or of another kind."""
    try:
        return inspect_upload(data, max_mb=MOST_MEGABYTES, max_pages=1, kinds={Kind.PICTURE})
    except UploadRefused:
        return None
