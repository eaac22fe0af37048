"""Appendices: PDFs, Word documents and pictures attached to a report, looked through before they are kept."""

from __future__ import annotations

from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from meetings.enums import AppendixState, Event, UploadKind
from meetings.models import Appendix, Report
from meetings.services import appendix_files, appendix_pdf, exemptions, report_parts
from scrutiny import audit, records
from scrutiny.models import User


@transaction.atomic
def attach(
    *,
    report: Report,
    by: User,
    file: UploadedFile,
    title: str = "",
    alternative_text: str = "",
    is_exempt: bool = False,
) -> tuple[Appendix, tuple[str, ...]]:
    """Attach a file at the end of the list; returns it with sentences on what was taken out or looks wrong.

    Its title is taken from the file when there is none. A Word document waits for its PDF. Raises ValidationError
    beside `file` when it can't be used, is too large or is attached already, and beside `alternative_text` for a
    picture without it.
    """
    report_parts.check_edit(report, by)
    facts = appendix_files.received(file)
    appendix_files.refuse_twin(report, facts)
    last = report.appendices.aggregate(last=Max("position"))["last"] or 0
    appendix = Appendix(
        report=report,
        position=last + 1,
        title=title.strip() or appendix_files.suggested_title(file.name, facts),
        alternative_text=alternative_text.strip(),
        is_exempt=is_exempt,
    )
    appendix_files.lay_in(appendix, facts, name=file.name)
    added = {"council": report.council, "subject": report, "part": appendix.title}
    records.create(appendix, by=by, event=Event.APPENDIX_ADDED, **added)
    if is_exempt:
        exemptions.note_exempt(appendix, by=by)
    _order_pdf(appendix, by=by)
    return appendix, appendix_files.remarks(facts)


@transaction.atomic
def change(
    *,
    appendix: Appendix,
    by: User,
    title: str,
    alternative_text: str = "",
    file: UploadedFile | None = None,
    expected_version: int | None = None,
) -> tuple[Appendix, tuple[str, ...]]:
    """Change what is said of an appendix, or put another file in its place; letter and exemption stay.

    Raises StaleEdit when somebody else changed it meanwhile, and ValidationError as `attach` does.
    """
    report_parts.check_edit(appendix.report, by)
    saved = Appendix.objects.get(pk=appendix.pk)
    saved.report = appendix.report
    files = appendix_files.names_of(saved)
    said = {"title": title.strip(), "alternative_text": alternative_text.strip()}
    is_said_anew = (saved.title, saved.alternative_text) != tuple(said.values())
    saved.title, saved.alternative_text = said.values()
    remarks = _put_file(saved, file, is_said_anew=is_said_anew)
    records.change(
        saved,
        by=by,
        event=Event.REPORT_PART_CHANGED,
        council=saved.report.council,
        subject=saved.report,
        expected_version=expected_version,
        **said,
        **{name: getattr(saved, name) for name in appendix_files.FIELDS},
    )
    appendix_files.let_go([name for name in files if name not in appendix_files.names_of(saved)])
    if file:
        _order_pdf(saved, by=by)
    return saved, remarks


@transaction.atomic
def move(*, appendix: Appendix, by: User, step: int) -> Appendix:
    """Move it up (-1) or down (1); its letter or number goes with its place."""
    return report_parts.move(row=appendix, by=by, step=step)


@transaction.atomic
def remove(*, appendix: Appendix, by: User) -> Report:
    """Take an appendix off the report; its files go unless something else has the same."""
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
    files = appendix_files.names_of(appendix)
    appendix.delete()
    appendix_files.let_go(files)
    return report


def opened(appendix: Appendix) -> BinaryIO:
    """The file to read; whoever calls has asked `visible_to` and visibility first, and that it is ready."""
    return appendix.file.open("rb")


def _put_file(appendix: Appendix, file: UploadedFile | None, *, is_said_anew: bool) -> tuple[str, ...]:
    """Give it the new file, or draw its picture anew when title or words changed."""
    if file:
        facts = appendix_files.received(file)
        appendix_files.refuse_twin(appendix.report, facts, but=appendix)
        appendix_files.lay_in(appendix, facts, name=file.name)
        return appendix_files.remarks(facts)
    if appendix.kind == UploadKind.PICTURE and is_said_anew:
        if not appendix.alternative_text:
            raise ValidationError({"alternative_text": _("Say in words what the picture shows.")})
        appendix_files.draw_page(appendix)
    return ()


def _order_pdf(appendix: Appendix, *, by: User) -> None:
    if appendix.state == AppendixState.WAITING:
        appendix_pdf.order(appendix, by=by)
