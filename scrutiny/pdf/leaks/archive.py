"""A public ZIP is searched for what only exempt papers say: its files and what stands around them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO

from django.utils.translation import gettext

from scrutiny.pdf.leaks.needles import Needles
from scrutiny.pdf.leaks.pdf import search_pdf
from scrutiny.pdf.leaks.places import Leak, Place
from scrutiny.pdf.leaks.strings import as_texts
from scrutiny.pdf.leaks.web import search_html

_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_DEEPEST = 3
_RUNS = re.compile(rb"[\x20-\x7e\xa0-\xff]{5,}")


class UnreadableZip(Exception):
    """The bytes are not a ZIP that can be searched to its end; the message is a sentence for a person."""


def search_text(place: Place, text: str, needles: Needles, *, file: str = "") -> list[Leak]:
    """Needles in a text that stands by itself: the name of a file, a title, an address, a message, a search entry."""
    return [Leak(place, None, words, file) for words in needles.found_in(text)]


def search_zip(data: bytes, needles: Needles, *, depth: int = 1) -> list[Leak]:
    """Every place in which a ZIP says what only exempt papers say, each once.

    Raises UnreadableZip, and UnreadablePdf for a PDF in it that cannot be searched.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = [*_around(data, archive, needles), *_inside(archive, needles, depth)]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as refusal:
        raise UnreadableZip(gettext("The ZIP cannot be read to its end.")) from refusal
    return list(dict.fromkeys(found))


def _around(data: bytes, archive: zipfile.ZipFile, needles: Needles) -> Iterator[Leak]:
    """Names, comments, extra fields, and bytes that belong to no file."""
    yield from _bytes(Place.ZIP_COMMENT, archive.comment, needles)
    for entry in archive.infolist():
        names = {entry.filename, entry.orig_filename}
        for name in sorted(names):
            yield from search_text(Place.ZIP_NAME, name, needles)
        yield from _bytes(Place.ZIP_COMMENT, entry.comment, needles, entry.filename)
        yield from _bytes(Place.ZIP_EXTRA, entry.extra, needles, entry.filename)
    for piece, place in _loose(data, archive):
        yield from _bytes(place, piece, needles)


def _bytes(place: Place, data: bytes, needles: Needles, file: str = "") -> Iterator[Leak]:
    runs = b"\n".join(_RUNS.findall(data.replace(b"\0", b"")))
    for text in as_texts(runs):
        yield from search_text(place, text, needles, file=file)


def _loose(data: bytes, archive: zipfile.ZipFile) -> Iterator[tuple[bytes, Place]]:
    """What the bytes hold between the files, and the extra field and the name at the head of each file itself."""
    place = 0
    for entry in sorted(archive.infolist(), key=lambda one: one.header_offset):
        yield data[place : entry.header_offset], Place.ZIP_BETWEEN
        head = data[entry.header_offset : entry.header_offset + 30]
        name, extra = (int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
        start = entry.header_offset + 30
        yield data[start : start + name], Place.ZIP_NAME
        yield data[start + name : start + name + extra], Place.ZIP_EXTRA
        place = start + name + extra + entry.compress_size
    yield data[place : archive.start_dir], Place.ZIP_BETWEEN
    yield data[data.rfind(b"PK\x05\x06") + 22 + len(archive.comment) :], Place.ZIP_BETWEEN


def _inside(archive: zipfile.ZipFile, needles: Needles, depth: int) -> Iterator[Leak]:
    for entry in archive.infolist():
        for leak in search_file(entry.filename, archive.read(entry), needles, depth=depth):
            yield replace(leak, file=f"{entry.filename}: {leak.file}" if leak.file else entry.filename)


def search_file(name: str, data: bytes, needles: Needles, *, depth: int = 1) -> Iterable[Leak]:
    """Needles in a file by what it is: a PDF, a ZIP, a web page or a text. Raises what those searches raise."""
    if data[:1024].lstrip().startswith(b"%PDF") or name.lower().endswith(".pdf"):
        return search_pdf(data, needles)
    if data.startswith((_LOCAL, _CENTRAL)):
        if depth >= _DEEPEST:
            raise UnreadableZip(gettext("There are ZIPs in ZIPs in the ZIP, more than can be searched."))
        return search_zip(data, needles, depth=depth + 1)
    texts = as_texts(data)
    if name.lower().endswith((".html", ".htm", ".svg", ".xml")) or b"<html" in data[:1024].lower():
        return [leak for text in texts for leak in search_html(text, needles)]
    return [Leak(Place.ZIP_FILE, None, words) for text in texts for words in needles.found_in(text)]
