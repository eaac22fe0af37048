"""Pictures from outside: decoded, turned upright and written anew without anything beside the pixels.

Needs no Django. The formats' modules are imported here, because a child can open no file later.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

from PIL import (
    Image,
    ImageCms,
    ImageColor,
    ImageOps,
    ImagePalette,
    MpoImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from scrutiny.uploads.findings import Findings, Kind, Part, Reason, Refused, Remark
from scrutiny.uploads.recognise import recognise

# Pillow would import these when a file asks for them. TIFF is here for the notes that a camera writes as one.
_READY = (ImageColor, ImagePalette, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin)
Image.preinit()

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")  # a JPEG of several pictures (MPO) opens as a JPEG
# Four bytes each: what a child's memory holds beside the file and a smaller copy. WebP needs four times as much.
_MOST_PIXELS = 36_000_000
_MOST_PIXELS_OF_WEBP = 12_500_000
_MOST_TO_RESAMPLE = 16_000_000  # which looks better and needs twice the memory
_LONGEST_SIDE = 3508  # pixels: A4 at 300 to the inch
_SHORTEST_SIDE = 8
_MILLION = 1_000_000
_QUALITY = 90
_SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION = 0x0112  # the tag of EXIF that tells which side is up


def inspect_picture(data: bytes, *, max_mb: int, max_pages: int) -> Findings:
    """Decode a picture and write it anew as PNG or JPEG, upright, in sRGB, at most A4 at 300 dots to the inch.

    Of a picture that moves the first frame is kept. Raises Refused for what is no PNG, JPEG, WebP or GIF, is
    cut short, or has more pixels than can be held.
    """
    recognise(data, max_mb=max_mb, kinds={Kind.PICTURE})
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            return _written_anew(image)
    except Image.DecompressionBombError as bomb:
        raise Refused(Reason.TOO_MUCH_INSIDE) from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refused(Reason.DAMAGED) from broken


def _written_anew(image: Image.Image) -> Findings:
    moves = bool(getattr(image, "is_animated", False)) and image.format != "MPO"
    original, profile = image.size, image.info.get("icc_profile")
    smaller = _smaller(image)
    has_notes = bool(image.getexif().keys() - {_ORIENTATION})
    upright = _colours(ImageOps.exif_transpose(smaller), profile)
    is_photo = image.format in ("JPEG", "MPO") or (image.format == "WEBP" and upright.mode == "RGB")
    remarks = {Remark.FIRST_FRAME: moves, Remark.SCALED: sorted(upright.size) != sorted(original)}
    return Findings(
        data=_as_jpeg(upright) if is_photo else _as_png(upright),
        content_type="image/jpeg" if is_photo else "image/png",
        removed=(Part.CAMERA_DATA,) if has_notes else (),
        remarks=tuple(remark for remark, holds in remarks.items() if holds),
        width=upright.width,
        height=upright.height,
    )


def _refuse_by_size(image: Image.Image) -> None:
    width, height = image.size
    most = _MOST_PIXELS_OF_WEBP if image.format == "WEBP" else _MOST_PIXELS
    if width * height > most:
        raise Refused(Reason.TOO_MANY_PIXELS, millions=-(-width * height // _MILLION), limit=most // _MILLION)
    if min(width, height) < _SHORTEST_SIDE:
        raise Refused(Reason.TOO_THIN, width=width, height=height)


def _smaller(image: Image.Image) -> Image.Image:
    """The pixels, at most as many as a page can show. A JPEG is decoded at half or a quarter where that does."""
    factor = max(image.size) // _LONGEST_SIDE
    if factor > 1:
        image.draft(None, (image.width // factor, image.height // factor))
    _refuse_by_size(image)
    plain = _in_plain_mode(image)
    if plain.width * plain.height > _MOST_TO_RESAMPLE // (4 if image.format == "WEBP" else 1):
        return plain.reduce(-(-max(plain.size) // _LONGEST_SIDE))
    plain.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    return plain


def _in_plain_mode(image: Image.Image) -> Image.Image:
    if image.has_transparency_data and image.mode != "RGBA":
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        image.load()
        return image
    if image.mode.startswith("I"):  # 16 bits of grey, of which a page shows the upper eight
        return image.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
    return image.convert("L" if image.mode == "1" else "RGB")


def _colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they were meant, in sRGB; a profile that cannot be used is left aside."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            mode = image.mode if image.mode in ("RGB", "RGBA") else "RGB"
            turned = ImageCms.profileToProfile(image, BytesIO(profile), _SRGB, outputMode=mode)
            if turned is not None:
                return turned
    return image.convert("RGB") if image.mode == "CMYK" else image


def _as_jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    _bare(image).save(out, "JPEG", quality=_QUALITY, optimize=False)
    return out.getvalue()


def _as_png(image: Image.Image) -> bytes:
    out = BytesIO()
    _bare(image).save(out, "PNG", compress_level=2)  # somebody waits
    return out.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    """The picture without what else was read from the file, so that nothing of that is written."""
    image.info = {}
    return image
