"""What a file is by its first bytes; its name and the type that the browser claims say nothing."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny.uploads.findings import MEGABYTE, Kind, Reason, Refused

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files, and of locked new ones
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")


def recognise(data: bytes, *, max_mb: int, kinds: Iterable[Kind] = tuple(Kind)) -> Kind:
    """Return what the file seems to be; whether it really is one, its inspector finds out.

    Raises Refused for an empty file, one over `max_mb` megabytes, and one that is none of `kinds`.
    """
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > max_mb * MEGABYTE:
        raise Refused(Reason.TOO_LARGE, size=-(-len(data) // MEGABYTE), limit=max_mb)
    kind = _kind(data)
    if kind is None or kind not in kinds:
        raise Refused(Reason.WRONG_KIND)
    if data.startswith(_OLE):
        raise Refused(Reason.LOCKED if _LOCKED in data else Reason.OLD_WORD)
    return kind


def _kind(data: bytes) -> Kind | None:
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return Kind.PICTURE
    if data.startswith(_ZIP) or (data.startswith(_OLE) and (_LOCKED in data or _OLD_WORD in data)):
        return Kind.WORD
    # What may stand before a PDF's own first line: ISO 32000-1, annex H, implementation note 13.
    return Kind.PDF if b"%PDF-" in data[:1024] else None
