"""The words for what was found in an upload, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scrutiny.uploads.findings import Kind, Part, Reason, Remark

_REFUSALS: dict[Reason, Promise] = {
    Reason.EMPTY: _("The file is empty."),
    Reason.TOO_LARGE: _("The file is %(size)d MB. The largest that can be uploaded is %(limit)d MB."),
    Reason.WRONG_KIND: _("The file is not %(kinds)s. Save it as one of these and upload that."),
    Reason.OLD_WORD: _(
        "The document is in the old Word format (.doc). Save it as a Word document (.docx) and upload that."
    ),
    Reason.LOCKED: _("The file needs a password to open. Upload a copy that opens without one."),
    Reason.DAMAGED: _("The file is damaged. Open it, save or print it to a new file, and upload that."),
    Reason.UNREADABLE_PDF: _(
        "The file is not a PDF that can be read. Save or print it to a new PDF and upload that."
    ),
    Reason.TOO_MUCH_INSIDE: _(
        "The file unpacks to more than can be held. Save it to a new file with smaller pictures, or in parts."
    ),
    Reason.TOO_SLOW: _(
        "The file takes too long to look through. Save or print it to a new file, or upload it in parts."
    ),
    Reason.NO_PAGES: _("The PDF has no pages."),
    Reason.TOO_MANY_PAGES: _("The PDF has %(pages)d pages. The most that can be uploaded is %(limit)d."),
    Reason.PAGE_SIZE: _("Page %(page)d is too large or too small to print. The largest is A0."),
    Reason.PORTFOLIO: _("The PDF is a portfolio of other files. Upload those files one by one."),
    Reason.XFA: _("The PDF is a form that only Adobe programs show. Print it to a new PDF and upload that."),
    Reason.REDACTIONS: _(
        "Page %(page)d has marks for redaction that were never applied, so what they cover can still be read. "
        "Apply them and upload that."
    ),
    Reason.MACROS: _(
        "The document has macros. Save it as a Word document without macros (.docx) and upload that."
    ),
    Reason.DECLARATIONS: _(
        "The file has parts that no office program writes. Open it in Word or Excel, save it as a new file, "
        "and upload that."
    ),
    Reason.TOO_MANY_PIXELS: _(
        "The picture has %(millions)d million pixels. The most that can be uploaded is %(limit)d million. "
        "Save a smaller copy and upload that."
    ),
    Reason.TOO_THIN: _("The picture is too small to be seen on a page: %(width)d × %(height)d pixels."),
    Reason.NOT_A_TABLE: _(
        "The file is neither an Excel workbook (.xlsx) nor CSV. Save it as one of these and upload that."
    ),
    Reason.OLD_EXCEL: _(
        "The workbook is in the old Excel format (.xls). Save it as an Excel workbook (.xlsx) and upload that."
    ),
    Reason.TABLE_MACROS: _(
        "The workbook has macros. Save it as a workbook without macros (.xlsx) and upload that."
    ),
    Reason.TOO_MANY_ROWS: _(
        "A sheet has more than %(rows)d rows or %(columns)d columns with something in them. Upload it in parts."
    ),
    Reason.NO_ROWS: _("The file has no rows with anything in them."),
}
_ONE_KIND: dict[Kind, Promise] = {
    Kind.PDF: _("The file is not a PDF. Save or print it as a PDF and upload that."),
    Kind.WORD: _("The file is not a Word document (.docx). Save it as a Word document and upload that."),
    Kind.PICTURE: _(
        "The file is not a picture in PNG, JPEG, WebP or GIF. Save it as one of these and upload that."
    ),
}
_KINDS: dict[Kind, Promise] = {
    Kind.PDF: _("a PDF"),
    Kind.WORD: _("a Word document (.docx)"),
    Kind.PICTURE: _("a picture (PNG, JPEG, WebP or GIF)"),
}
_PARTS: dict[Part, Promise] = {
    Part.SCRIPTS: _("scripts"),
    Part.STARTERS: _("actions that start programs, open other files or send data"),
    Part.ATTACHED: _("attached files"),
    Part.MEDIA: _("films, sounds and 3D models"),
    Part.TEMPLATE: _("the address of a template"),
    Part.LINKED: _("links to pictures, data or texts outside the file"),
    Part.ODD_LINKS: _("links that lead neither to a web page nor to a mail address"),
    Part.EMBEDDED: _("files inside the document, such as workbooks behind charts"),
    Part.CONTROLS: _("ActiveX controls"),
    Part.FIELDS: _("fields that read other files or start programs"),
    Part.CAMERA_DATA: _("data about the camera, the place and the time"),
}
_REMARKS: dict[Remark, Promise] = {
    Remark.MENDED: _("The PDF was damaged and has been mended. Check that all its pages are there."),
    Remark.NO_TAGS: _("The PDF has no tags, so people who use screen readers may not be able to read it."),
    Remark.NO_LANGUAGE: _("The PDF does not say which language it is in."),
    Remark.FIRST_FRAME: _("The picture moves. Only its first frame was kept."),
    Remark.SCALED: _("The picture was made smaller: it had more pixels than a printed page can show."),
}


def refusal(reason: Reason, numbers: Mapping[str, int], kinds: Collection[Kind]) -> str:
    """Say why a file is refused and what to do; `kinds` are those that might be uploaded."""
    if reason != Reason.WRONG_KIND:
        return str(_REFUSALS[reason]) % numbers
    if len(kinds) == 1:
        return str(_ONE_KIND[next(iter(kinds))])
    *others, last = [str(words) for kind, words in _KINDS.items() if kind in kinds]
    named = gettext("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}
    return str(_REFUSALS[reason]) % {"kinds": named}


def part(code: Part) -> str:
    """Name what was taken out, so that it fits into a list."""
    return str(_PARTS[code])


def remark(code: Remark) -> str:
    """Say what whoever uploaded the file should know."""
    return str(_REMARKS[code])
