"""Pictures that are made to do harm: headers that lie, bombs in side chunks, frames and scans without end."""

import struct
import zlib
from io import BytesIO
from random import Random

from PIL import Image

from tests.scrutiny.upload_files import picture_bytes, pixels

_SIGN = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, content: bytes, crc: int | None = None) -> bytes:
    crc = zlib.crc32(kind + content) if crc is None else crc
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc)


def _header(width: int, height: int, depth: int = 8, colour: int = 2, interlace: int = 0) -> bytes:
    return _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace))


def _png(*chunks: bytes) -> bytes:
    return _SIGN + b"".join(chunks) + _chunk(b"IEND", b"")


def _side(random: Random) -> int:
    return random.choice((0, 1, 7, 3000, 6000, 65_500, 2**31 - 1))


def png_header_lies(random: Random) -> bytes:
    header = _header(
        _side(random),
        _side(random),
        random.choice((1, 8, 16, 77)),
        random.choice((0, 2, 3, 6, 9)),
        random.choice((0, 1)),
    )
    return _png(header, _chunk(b"IDAT", zlib.compress(bytes(random.choice((10, 1 << 20))))))


def png_bomb(random: Random) -> bytes:
    """As many pixels as are just allowed, all black: small to send, large to hold."""
    rows = (1 + 6000 * 3) * 6000
    return _png(
        _header(6000, random.choice((5999, 6000, 6001))), _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
    )


def png_bad_crc(random: Random) -> bytes:
    data = bytearray(picture_bytes("PNG"))
    place = data.find(random.choice((b"IHDR", b"IDAT", b"IEND")))
    length = struct.unpack(">I", data[place - 4 : place])[0]
    data[place + 4 + length] ^= 0xFF
    return bytes(data)


def png_side_bomb(random: Random) -> bytes:
    """Text or a colour profile that unpacks to hundreds of megabytes."""
    packed = zlib.compress(bytes(200 << 20), 9)
    bomb = random.choice(
        (
            _chunk(b"zTXt", b"Comment\0\0" + packed),
            _chunk(b"iCCP", b"profile\0\0" + packed),
            _chunk(b"iTXt", b"Comment\0\x01\0\0\0" + packed),
        )
    )
    return picture_bytes("PNG")[:33] + bomb + picture_bytes("PNG")[33:]


def png_many_chunks(random: Random) -> bytes:
    chunk = random.choice((_chunk(b"tEXt", b"a\0b"), _chunk(b"IDAT", b""), _chunk(b"abCd", b"")))
    return picture_bytes("PNG")[:33] + chunk * 200_000 + picture_bytes("PNG")[33:]


def jpeg_header_lies(random: Random) -> bytes:
    data = bytearray(picture_bytes("JPEG", progressive=random.random() < 0.5))
    place = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    data[place + 5 : place + 9] = struct.pack(
        ">HH", *(random.choice((0, 1, 5000, 8000, 16_000, 65_500)) for _ in "ab")
    )
    return bytes(data)


def jpeg_many_scans(random: Random) -> bytes:
    """A progressive picture whose scans are repeated: little to send, long to decode."""
    data = picture_bytes("JPEG", 3000, 3000, progressive=True, quality=20)
    start = data.find(b"\xff\xda", data.find(b"\xff\xda") + 2)
    scan = data[start : data.find(b"\xff\xc4", start)]
    return data[:start] + scan * random.choice((50, 2000)) + data[start:]


def jpeg_odd_notes(random: Random) -> bytes:
    """EXIF whose directories lead to themselves or beyond the end, and a broken colour profile."""
    place = random.choice((8, 26, 2**31))
    directory = struct.pack("<HHHII", 1, 0x8769, 4, 1, place) + struct.pack("<I", place)
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 8) + directory
    return picture_bytes("JPEG", exif=exif, icc_profile=random.randbytes(random.choice((20, 60_000))))


def gif_header_lies(random: Random) -> bytes:
    data = bytearray(picture_bytes("GIF", mode="P"))
    data[6:10] = struct.pack("<HH", *(random.choice((0, 1, 6000, 65_535)) for _ in "ab"))
    return bytes(data)


def many_frames(random: Random) -> bytes:
    frames = [Image.new("L", (64, 64), number % 256) for number in range(random.choice((20, 600)))]
    out = BytesIO()
    frames[0].save(out, random.choice(("GIF", "WEBP", "PNG")), save_all=True, append_images=frames[1:])
    return out.getvalue()


def webp_header_lies(random: Random) -> bytes:
    data = bytearray(picture_bytes("WEBP", lossless=random.random() < 0.5))
    place = random.randrange(12, 32)
    data[place : place + 3] = random.randbytes(3)
    return bytes(data)


def large_but_sound(random: Random) -> bytes:
    form, side = random.choice((("JPEG", 6500), ("PNG", 5000), ("WEBP", 3500), ("GIF", 5000), ("WEBP", 4500)))
    out = BytesIO()
    picture = pixels(side, side)
    picture.save(
        out, form, **({"method": 0} if form == "WEBP" else {"compress_level": 1} if form == "PNG" else {})
    )
    return out.getvalue()


WAYS = (
    png_header_lies, png_bomb, png_bad_crc, png_side_bomb, png_many_chunks, jpeg_header_lies, jpeg_many_scans,
    jpeg_odd_notes, gif_header_lies, many_frames, webp_header_lies, large_but_sound,
)  # fmt: skip
