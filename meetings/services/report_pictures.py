"""Pictures that the texts of a report show: uploaded, decoded and written anew, and named there by their keys."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from meetings.enums import Event
from meetings.models import Report, ReportPicture, ReportSection
from meetings.services import report_parts
from scrutiny import audit, records
from scrutiny.markup import figures, parse, random_key
from scrutiny.models import User
from scrutiny.uploads.findings import MEGABYTE, Kind
from scrutiny.uploads.guard import UploadFacts, UploadRefused, inspect_upload

MOST_MEGABYTES = 10


@transaction.atomic
def add(*, report: Report, by: User, file: UploadedFile) -> ReportPicture:
    """Add a picture to the report. Raises ValidationError beside `file` when it can't be read or is there already."""
    report_parts.check_edit(report, by)
    clean = _inspected(file)
    if report.pictures.filter(sha256=clean.sha256).exists():
        raise ValidationError({"file": _("The report has this picture already.")})
    picture = ReportPicture(
        report=report,
        key=_fresh_key(report),
        original_name=(file.name or "")[:200],
        content_type=clean.content_type,
        sha256=clean.sha256,
        width=clean.width,
        height=clean.height,
        size=len(clean.data),
    )
    picture.file.save("picture", ContentFile(clean.data), save=False)
    return records.create(
        picture, by=by, event=Event.PICTURE_ADDED, council=report.council, subject=report, part=str(picture)
    )


@transaction.atomic
def remove(*, picture: ReportPicture, by: User) -> None:
    """Remove a picture. Raises ValidationError while a text shows it. The file stays: papers may have it."""
    report = picture.report
    report_parts.check_edit(report, by)
    shown_in = next((row for row in report.sections.all() if picture.key in keys_shown(row)), None)
    if shown_in:
        words = {"heading": shown_in.heading}
        raise ValidationError(_("“%(heading)s” shows this picture. Take it out of the text first.") % words)
    picture.delete()
    audit.record(Event.PICTURE_REMOVED, by=by, subject=report, council=report.council, part=str(picture))


def keys_shown(section: ReportSection) -> set[str]:
    """The keys of the pictures that the text of a section shows."""
    return {figure.picture for figure in figures(parse(section.body))}


def _inspected(file: UploadedFile) -> UploadFacts:
    # A file over the limit is not read into memory to be told so.
    data = file.read((MOST_MEGABYTES + 1) * MEGABYTE)
    try:
        return inspect_upload(data, max_mb=MOST_MEGABYTES, max_pages=1, kinds={Kind.PICTURE})
    except UploadRefused as refused:
        raise ValidationError({"file": str(refused)}) from refused


def _fresh_key(report: Report) -> str:
    taken = set(report.pictures.values_list("key", flat=True))
    key = random_key()
    while key in taken:
        key = random_key()
    return key
