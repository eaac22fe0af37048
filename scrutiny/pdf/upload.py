"""Receiving a PDF from somebody: what is refused, what is taken out, and what is said about the rest."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

import pikepdf
from django.utils.translation import gettext, ngettext
from pikepdf import Array, Dictionary, Name, Stream

from scrutiny.pdf.active_content import strip_active_content
from scrutiny.pdf.extract import UnreadablePdf, metadata_of, open_pdf

MEGABYTE = 1024 * 1024
_LARGEST_SIDE = 3500  # points; A0 is 2384 × 3370
_SMALLEST_SIDE = 36
_LARGEST_STREAM = 256 * MEGABYTE
_LARGEST_WHOLE = 1024 * MEGABYTE
_MOST_OBJECTS = 1_000_000
_BITE = 4 * MEGABYTE


class UploadRefused(Exception):
    """The file cannot be taken; the message is a sentence that says why and what to do."""


@dataclass(frozen=True)
class UploadFacts:
    """A PDF that can be taken: its bytes as they are to be kept, and what is known of it.

    `removed` names what was taken out, `warnings` are sentences for whoever uploaded it. When nothing was
    taken out, `data` is what was given, byte for byte.
    """

    data: bytes = field(repr=False)
    pages: int
    sha256: str
    title: str
    tagged: bool
    removed: tuple[str, ...]
    warnings: tuple[str, ...]


def inspect_pdf(data: bytes, *, max_mb: int, max_pages: int) -> UploadFacts:
    """Look through an uploaded file and take out what could act by itself.

    Scripts, actions that start programs or send data, attached files, films and sounds are taken out and
    named. Raises UploadRefused for what is not a PDF, needs a password, is broken or too large (`max_mb`
    megabytes, `max_pages` pages, or far more once unpacked), or is a portfolio or an Adobe form.
    """
    _refuse_by_size(data, max_mb)
    try:
        pdf = open_pdf(data)
    except UnreadablePdf as reason:
        raise UploadRefused(
            gettext("%(reason)s Upload a copy that opens without one or is newly saved.") % {"reason": reason}
        ) from reason
    with pdf:
        try:
            _refuse_by_shape(pdf, max_pages)
            removed = strip_active_content(pdf)
            kept = _saved(pdf) if removed or pdf.is_encrypted else data
            return _facts(pdf, kept, removed)
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError) as broken:
            raise UploadRefused(
                gettext("The PDF is damaged. Print it to a new PDF and upload that.")
            ) from broken


def _refuse_by_size(data: bytes, max_mb: int) -> None:
    if len(data) > max_mb * MEGABYTE:
        raise UploadRefused(
            gettext("The file is %(size)d MB. The largest that can be uploaded is %(limit)d MB.")
            % {"size": -(-len(data) // MEGABYTE), "limit": max_mb}
        )
    if not data:
        raise UploadRefused(gettext("The file is empty."))
    if b"%PDF-" not in data[:1024]:
        raise UploadRefused(gettext("The file is not a PDF. Save or print it as a PDF and upload that."))


def _refuse_by_shape(pdf: pikepdf.Pdf, max_pages: int) -> None:
    pages = len(pdf.pages)
    if not pages:
        raise UploadRefused(gettext("The PDF has no pages."))
    if pages > max_pages:
        raise UploadRefused(
            ngettext(
                "The PDF has %(pages)d pages. The most that can be uploaded is %(limit)d page.",
                "The PDF has %(pages)d pages. The most that can be uploaded is %(limit)d pages.",
                max_pages,
            )
            % {"pages": pages, "limit": max_pages}
        )
    for number, page in enumerate(pdf.pages, start=1):
        if not _usable_size(page):
            raise UploadRefused(
                gettext("Page %(page)d is too large or too small to print. The largest is A0.")
                % {"page": number}
            )
    if "/Collection" in pdf.Root:
        raise UploadRefused(gettext("The PDF is a portfolio of other files. Upload those files one by one."))
    if _is_xfa_only(pdf.Root):
        raise UploadRefused(
            gettext("The PDF is a form that only Adobe programs show. Print it to a new PDF and upload that.")
        )
    if len(pdf.objects) > _MOST_OBJECTS or _unpacks_to_too_much(pdf):
        raise UploadRefused(gettext("The PDF unpacks to more than can be held. Print it to a new PDF."))


def _usable_size(page: pikepdf.Page) -> bool:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    unit = float(page.obj.get("/UserUnit", 1))
    sides = (abs(right - left) * unit, abs(top - bottom) * unit)
    return min(sides) >= _SMALLEST_SIDE and max(sides) <= _LARGEST_SIDE


def _is_xfa_only(root: pikepdf.Object) -> bool:
    form = root.get("/AcroForm", Dictionary())
    return "/XFA" in form and not len(form.get("/Fields", Array()))


def _unpacks_to_too_much(pdf: pikepdf.Pdf) -> bool:
    """Whether compressed data would fill the memory; unpacks in bites and stops at the limit."""
    total = 0
    for obj in pdf.objects:
        if isinstance(obj, Stream) and _first_filter(obj) == Name.FlateDecode:
            size = _unpacked_size(obj.read_raw_bytes())
            total += size
            if size > _LARGEST_STREAM or total > _LARGEST_WHOLE:
                return True
    return False


def _first_filter(stream: Stream) -> object:
    filters = stream.get("/Filter")
    if isinstance(filters, Array):
        return filters[0] if len(filters) else None
    return filters


def _unpacked_size(data: bytes) -> int:
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while data and size <= _LARGEST_STREAM:
            size += len(unpacker.decompress(data, _BITE))
            data = unpacker.unconsumed_tail
    except zlib.error:
        pass  # a damaged stream unpacks no further; whether the page can be shown is another matter
    return size


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, encryption=False, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _facts(pdf: pikepdf.Pdf, data: bytes, removed: list[str]) -> UploadFacts:
    about = metadata_of(pdf)
    warnings = []
    if not about.tagged:
        warnings.append(
            gettext("The PDF has no tags, so people who use screen readers may not be able to read it.")
        )
    if not about.language:
        warnings.append(gettext("The PDF does not say which language it is in."))
    return UploadFacts(
        data=data,
        pages=len(pdf.pages),
        sha256=sha256(data).hexdigest(),
        title=about.title,
        tagged=about.tagged,
        removed=tuple(removed),
        warnings=tuple(warnings),
    )
