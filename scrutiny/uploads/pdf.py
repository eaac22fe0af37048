"""PDFs from outside: what is refused, what is taken out, and what is known of the rest. Needs no Django."""

from __future__ import annotations

import zlib
from contextlib import suppress
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from scrutiny.pdf.metadata import metadata_of
from scrutiny.uploads.findings import MEGABYTE, Findings, Kind, Part, Reason, Refused, Remark
from scrutiny.uploads.pdf_actions import strip_active_content
from scrutiny.uploads.recognise import recognise

_LARGEST_SIDE = 3500  # points; A0 is 2384 × 3370
_SMALLEST_SIDE = 36
_LARGEST_STREAM = 256 * MEGABYTE
_LARGEST_WHOLE = 1024 * MEGABYTE
_MOST_OBJECTS = 1_000_000
_LONGEST_TITLE = 300  # characters
_BITE = 4 * MEGABYTE


def inspect_pdf(data: bytes, *, max_mb: int, max_pages: int) -> Findings:
    """Look through a PDF and take out what could act by itself.

    Scripts, actions that start programs or send data, attached files, films and sounds are taken out and
    named; a file that had to be mended to be read is kept as mended. Raises Refused for what is not a PDF,
    needs a password, is broken or too large (`max_mb` megabytes, `max_pages` pages, or far more once
    unpacked), or is a portfolio or an Adobe form. Run it in a child (scrutiny.uploads.guard): a file made to
    do harm may need any time and memory, or stop the process.
    """
    recognise(data, max_mb=max_mb, kinds={Kind.PDF})
    with _opened(data) as pdf:
        try:
            _refuse_by_shape(pdf, max_pages)
            is_mended = bool(pdf.get_warnings())
            removed = strip_active_content(pdf)
            kept = _saved(pdf) if removed or is_mended or pdf.is_encrypted else None
            return _findings(pdf, kept, removed, is_mended)
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError) as broken:
            raise Refused(Reason.DAMAGED) from broken


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as refusal:
        raise Refused(Reason.LOCKED) from refusal
    except (pikepdf.PdfError, ValueError, RuntimeError) as refusal:
        raise Refused(Reason.UNREADABLE_PDF) from refusal


def _refuse_by_shape(pdf: pikepdf.Pdf, max_pages: int) -> None:
    pages = len(pdf.pages)
    if not pages:
        raise Refused(Reason.NO_PAGES)
    if pages > max_pages:
        raise Refused(Reason.TOO_MANY_PAGES, pages=pages, limit=max_pages)
    for number, page in enumerate(pdf.pages, start=1):
        if not _usable_size(page):
            raise Refused(Reason.PAGE_SIZE, page=number)
    if "/Collection" in pdf.Root:
        raise Refused(Reason.PORTFOLIO)
    if _is_xfa_only(pdf.Root):
        raise Refused(Reason.XFA)
    if len(pdf.objects) > _MOST_OBJECTS or _unpacks_to_too_much(pdf):
        raise Refused(Reason.TOO_MUCH_INSIDE)


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
        if isinstance(obj, Stream):
            size = _unpacked_size(obj)
            total += size
            if size > _LARGEST_STREAM or total > _LARGEST_WHOLE:
                return True
    return False


def _unpacked_size(stream: Stream) -> int:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, Array) else [filters]
    size = _deflated_size(stream.read_raw_bytes()) if names[:1] == [Name.FlateDecode] else 0
    if len(names) > 1:
        # Packed in several ways, one inside the other: only all of them together tell, and memory has its limit.
        with suppress(pikepdf.PdfError):  # a picture as JPEG, which is not unpacked here
            size = max(size, len(stream.read_bytes()))
    return size


def _deflated_size(data: bytes) -> int:
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


def _findings(pdf: pikepdf.Pdf, data: bytes | None, removed: tuple[Part, ...], is_mended: bool) -> Findings:
    about = metadata_of(pdf)
    remarks = {
        Remark.MENDED: is_mended,
        Remark.NO_TAGS: not about.tagged,
        Remark.NO_LANGUAGE: not about.language,
    }
    return Findings(
        data=data,
        content_type="application/pdf",
        pages=len(pdf.pages),
        title=about.title[:_LONGEST_TITLE],
        tagged=about.tagged,
        removed=removed,
        remarks=tuple(remark for remark, holds in remarks.items() if holds),
    )
