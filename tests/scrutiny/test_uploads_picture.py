"""Pictures from outside: decoded and written anew, without what a camera notes; or refused with a sentence."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFile

from scrutiny.uploads import picture as picture_inspection
from scrutiny.uploads.findings import Part, Reason, Refused, Remark
from scrutiny.uploads.picture import inspect_picture
from tests.scrutiny.upload_files import picture_bytes, pixels

LIMITS = {"max_mb": 5, "max_pages": 20}
_UPRIGHT, _TURNED = 1, 6


def inspected(data):
    findings = inspect_picture(data, **LIMITS)
    return findings, Image.open(BytesIO(findings.data))


def reason(data):
    with pytest.raises(Refused) as refused:
        inspect_picture(data, **LIMITS)
    return refused.value.reason


def notes(orientation, **tags):
    exif = Image.Exif()
    exif[0x0112] = orientation
    if tags:
        exif[0x010F] = "Camera"
        exif.get_ifd(0x8825)[1] = "N"
    return exif.tobytes()


@pytest.mark.parametrize(
    ("data", "content_type", "mode"),
    [
        (picture_bytes("PNG"), "image/png", "RGB"),
        (picture_bytes("PNG", mode="RGBA"), "image/png", "RGBA"),
        (picture_bytes("PNG", mode="L"), "image/png", "L"),
        (picture_bytes("PNG", mode="1"), "image/png", "L"),
        (picture_bytes("PNG", mode="P"), "image/png", "RGB"),
        (picture_bytes("GIF", mode="P"), "image/png", "RGB"),
        (picture_bytes("JPEG"), "image/jpeg", "RGB"),
        (picture_bytes("JPEG", mode="CMYK"), "image/jpeg", "RGB"),
        (picture_bytes("WEBP"), "image/jpeg", "RGB"),
        (picture_bytes("WEBP", mode="RGBA"), "image/png", "RGBA"),
    ],
)
def test_every_form_becomes_png_or_jpeg(data, content_type, mode):
    findings, picture = inspected(data)
    assert (findings.content_type, picture.mode) == (content_type, mode)
    assert (findings.width, findings.height) == picture.size == (320, 200)
    assert findings.removed == findings.remarks == ()


def test_a_photo_is_turned_upright_and_tells_no_place():
    findings, picture = inspected(picture_bytes("JPEG", exif=notes(_TURNED, place=True)))
    assert (findings.width, findings.height) == picture.size == (200, 320)
    assert findings.removed == (Part.CAMERA_DATA,)
    assert not picture.getexif()
    assert b"Camera" not in findings.data


def test_a_photo_with_a_profile_is_turned_upright_too():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _findings, picture = inspected(picture_bytes("JPEG", exif=notes(_TURNED), icc_profile=profile))
    assert picture.size == (200, 320)
    assert "icc_profile" not in picture.info


def test_grey_that_lets_the_page_through_still_does():
    _findings, picture = inspected(picture_bytes("PNG", mode="L", transparency=0))
    assert picture.mode == "RGBA"


def test_a_very_large_photo_is_decoded_at_half(monkeypatch):
    monkeypatch.setattr(picture_inspection, "_LONGEST_SIDE", 400)
    findings, picture = inspected(picture_bytes("JPEG", 1000, 700))
    assert picture.size == (400, 280)
    assert findings.remarks == (Remark.SCALED,)


def test_what_is_too_large_to_be_resampled_is_reduced(monkeypatch):
    monkeypatch.setattr(picture_inspection, "_LONGEST_SIDE", 400)
    monkeypatch.setattr(picture_inspection, "_MOST_TO_RESAMPLE", 1000)
    assert inspected(picture_bytes("PNG", 1000, 700))[1].size == (334, 234)


def test_orientation_alone_is_nothing_to_tell_of():
    assert inspected(picture_bytes("JPEG", exif=notes(_UPRIGHT)))[0].removed == ()


def test_what_stands_beside_the_pixels_of_a_png_goes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture_bytes("PNG", dpi=(72, 72), icc_profile=profile)
    _findings, picture = inspected(data)
    assert picture.info == {}


def test_sixteen_bits_of_grey_keep_their_shades():
    grey = Image.new("I;16", (16, 16), 128 * 256)
    out = BytesIO()
    grey.save(out, "PNG")
    assert inspected(out.getvalue())[1].getpixel((0, 0)) == 128


def test_of_a_picture_that_moves_the_first_frame_stays():
    out = BytesIO()
    pixels().save(out, "GIF", save_all=True, append_images=[pixels().rotate(90)])
    findings, picture = inspected(out.getvalue())
    assert findings.remarks == (Remark.FIRST_FRAME,)
    assert not getattr(picture, "is_animated", False)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_more_pixels_than_a_page_shows_are_made_fewer(form):
    findings, picture = inspected(picture_bytes(form, 4000, 300))
    assert findings.remarks == (Remark.SCALED,)
    assert picture.size == (3508, 263)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def test_a_bomb_is_refused_by_its_header():
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 7000, 7000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    with pytest.raises(Refused) as refused:
        inspect_picture(bomb, **LIMITS)
    assert refused.value.numbers == {"millions": 49, "limit": 36}
    giant = bomb.replace(header, chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)))
    assert reason(giant) == Reason.TOO_MUCH_INSIDE


def test_a_line_is_no_picture():
    assert reason(picture_bytes("PNG", 4000, 2)) == Reason.TOO_THIN


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_cut_short_is_refused(form, monkeypatch):
    # WeasyPrint makes Pillow forgiving; it is in this process, and in no child.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    data = picture_bytes(form)
    for length in (20, len(data) // 2):
        assert reason(data[:length]) == Reason.DAMAGED


def test_other_forms_are_refused():
    out = BytesIO()
    pixels().save(out, "TIFF")
    assert reason(out.getvalue()) == Reason.WRONG_KIND
