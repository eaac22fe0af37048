"""Files that reach a report by way of Word, looked through before anything reads or keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from scrutiny.word import NotWord, read_docx

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 25
MOST_PIXELS = 40_000_000
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/png"}
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@dataclass(frozen=True)
class CleanPicture:
    """A picture written anew from its pixels, without anything that hung on it."""

    data: bytes
    content_type: str
    width: int
    height: int


def clean_word(data: bytes) -> bytes:
    """The bytes of a Word file as they may be kept. Raises ValidationError beside `file` with a sentence."""
    if not data:
        raise ValidationError({"file": _("The file is empty. Choose another file.")})
    if len(data) > MOST_MEGABYTES * MEGABYTE:
        raise ValidationError(
            {
                "file": _(
                    "The file is larger than %(limit)d MB. Save it with smaller pictures and choose it again."
                )
                % {"limit": MOST_MEGABYTES}
            }
        )
    try:
        read_docx(data)
    except NotWord as reason:
        raise ValidationError({"file": str(reason)}) from reason
    return data


def clean_picture(data: bytes) -> CleanPicture | None:
    """A picture written anew; None for one that is broken, too large, or of another kind."""
    try:
        with Image.open(BytesIO(data)) as picture:
            content_type = _TYPES.get(picture.format or "")
            if not content_type or picture.width * picture.height > MOST_PIXELS:
                return None
            made = BytesIO()
            if content_type == "image/jpeg":
                picture.convert("RGB").save(made, "JPEG", quality=90)
            else:
                picture.convert("RGBA").save(made, "PNG")
            return CleanPicture(made.getvalue(), content_type, picture.width, picture.height)
    except _BROKEN:
        return None
