"""A picture from outside, decoded and written anew, so that nothing but its pixels is kept."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
MOST_PIXELS = 40_000_000
MOST_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True)
class CleanPicture:
    """The bytes that are kept, and what is known of them; width and height in pixels."""

    data: bytes = field(repr=False)
    content_type: str
    sha256: str
    width: int
    height: int


def clean_picture(data: bytes) -> CleanPicture:
    """Decode a PNG or JPEG and write it anew. Raises ValidationError with a sentence for anything else."""
    if len(data) > MOST_BYTES:
        raise ValidationError(_("The picture is larger than 10 MB. Save it with fewer pixels and try again."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of pictures that would fill the memory
            return _written_anew(Image.open(io.BytesIO(data), formats=tuple(TYPES)))
    except ValidationError:
        raise
    except Exception as error:  # a broken file can raise anything in the decoder
        raise ValidationError(
            _("This file is not a PNG or JPEG picture that can be read. Save it as PNG and choose that file.")
        ) from error


def _written_anew(image: Image.Image) -> CleanPicture:
    if image.width * image.height > MOST_PIXELS:
        raise ValidationError(
            _("The picture has more than 40 million pixels. Save it smaller and try again.")
        )
    kind = str(image.format)
    upright = ImageOps.exif_transpose(image)
    upright = upright.convert("RGB") if kind == "JPEG" else upright.convert("RGBA")
    upright.info.clear()
    out = io.BytesIO()
    upright.save(out, format=kind, optimize=True)
    data = out.getvalue()
    return CleanPicture(data, TYPES[kind], sha256(data).hexdigest(), upright.width, upright.height)
