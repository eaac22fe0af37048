"""Appendices: PDF files attached to a report, looked through before they are kept."""

from __future__ import annotations

from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from meetings.enums import Event
from meetings.models import Appendix, Report
from meetings.services import report_parts
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.uploads.findings import Kind
from scrutiny.uploads.guard import UploadFacts, UploadRefused, inspect_upload

MOST_PAGES = 1000


@transaction.atomic
def attach(
    *, report: Report, by: User, title: str, file: UploadedFile, is_exempt: bool = False
) -> tuple[Appendix, tuple[str, ...]]:
    """Attach a PDF at the end of the list; returns it with sentences on what was taken out or looks wrong.

    Raises ValidationError beside `file` when it isn't a usable PDF, is too large, or is attached already.
    """
    report_parts.check_edit(report, by)
    facts = _inspected(file)
    twin = report.appendices.filter(sha256=facts.sha256).first()
    if twin:
        raise ValidationError(
            {"file": _("This file is attached already as “%(title)s”.") % {"title": twin.title}}
        )
    last = report.appendices.aggregate(last=Max("position"))["last"] or 0
    appendix = Appendix(
        report=report,
        position=last + 1,
        title=title,
        original_name=file.name[:200],
        sha256=facts.sha256,
        pages=facts.pages,
        size=len(facts.data),
        is_exempt=is_exempt,
    )
    appendix.file.save(file.name, ContentFile(facts.data), save=False)
    records.create(
        appendix, by=by, event=Event.APPENDIX_ADDED, council=report.council, subject=report, part=title
    )
    return appendix, _remarks(facts)


@transaction.atomic
def change(*, appendix: Appendix, by: User, expected_version: int | None = None, **fields: Any) -> Appendix:
    """Change title or exemption. Raises StaleEdit when somebody else changed it meanwhile."""
    report_parts.check_edit(appendix.report, by)
    return records.change(
        appendix,
        by=by,
        event=Event.REPORT_PART_CHANGED,
        council=appendix.report.council,
        subject=appendix.report,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def move(*, appendix: Appendix, by: User, step: int) -> Appendix:
    """Move it up (-1) or down (1); its letter or number goes with its place."""
    return report_parts.move(row=appendix, by=by, step=step)


@transaction.atomic
def remove(*, appendix: Appendix, by: User) -> Report:
    """Take an appendix off the report; its file goes unless another report has the same."""
    report = appendix.report
    report_parts.check_edit(report, by)
    audit.record(
        Event.APPENDIX_REMOVED,
        by=by,
        subject=report,
        council=report.council,
        part=appendix.title,
        file=appendix.sha256,
    )
    name, storage = appendix.file.name, appendix.file.storage
    appendix.delete()
    if not Appendix.objects.filter(file=name).exists():
        transaction.on_commit(lambda: storage.delete(name))
    return report


def opened(appendix: Appendix) -> BinaryIO:
    """The file to read; whoever calls has asked `visible_to` and visibility first."""
    return appendix.file.open("rb")


def _inspected(file: UploadedFile) -> UploadFacts:
    limit = settings.APPENDIX_MAX_MEGABYTES
    # A file over the limit is not read into memory to be told so.
    data = file.read(limit * 1024 * 1024 + 1)
    try:
        return inspect_upload(data, max_mb=limit, max_pages=MOST_PAGES, kinds={Kind.PDF})
    except UploadRefused as refused:
        raise ValidationError({"file": str(refused)}) from refused


def _remarks(facts: UploadFacts) -> tuple[str, ...]:
    if not facts.removed:
        return facts.warnings
    removed = _("Taken out of the file because it could act by itself: %(list)s.") % {
        "list": ", ".join(facts.removed)
    }
    return (removed, *facts.warnings)
