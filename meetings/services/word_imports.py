"""Word files read into reports: received, looked at beside what is there, and put in only when that is confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.enums import Event
from meetings.models import Report, ReportPicture, ReportSection, WordImport
from meetings.report_rows import ReportRows, rows_of
from meetings.services import report_parts, reports, section_texts
from meetings.word import received
from meetings.word.place import place
from meetings.word.placed import Placed, PlacedRecommendation
from meetings.word.plan import FactChange, Plan, SectionChange, plan_of, text
from scrutiny import audit
from scrutiny.markup import Reference, ReferenceKind
from scrutiny.models import User
from scrutiny.word import NotWord, Remark, read_docx


@transaction.atomic
def receive(*, report: Report, by: User, file: UploadedFile) -> WordImport:
    """Keep a Word file beside a report, to be looked at; nothing of the report changes.

    Raises ValidationError beside `file` when it is no Word file or is too large.
    """
    report_parts.check_edit(report, by)
    # A file over the limit is not read into memory to be told so.
    clean = received.clean_word(file.read(received.MOST_MEGABYTES * received.MEGABYTE + 1))
    row = WordImport(
        report=report,
        original_name=(file.name or "")[-200:],
        sha256=sha256(clean.data).hexdigest(),
        size=len(clean.data),
        remarks=_as_rows(clean.remarks),
        imported_by=str(by)[:150],
    )
    row.file.save(row.original_name, ContentFile(clean.data), save=False)
    row.full_clean(exclude=["remarks"])
    row.save()
    return row


def planned(row: WordImport) -> tuple[Placed, Plan]:
    """What the file says, and what it would change in the report as it is now (three queries)."""
    report = row.report
    rows = rows_of(report)
    with opened(row) as file:
        document = read_docx(file.read(), known=_known(report, rows))
    placed = place(document, report.sheet, committee=report.meeting.committee.name)
    return placed, plan_of(placed, report, rows)


def _known(report: Report, rows: ReportRows) -> set[Reference]:
    """What the texts of a report can refer to: other reports' paragraphs are none of it (one query)."""
    targets = {
        ReferenceKind.PARAGRAPH: (key for section in rows.sections for key in section.paragraph_keys),
        ReferenceKind.RECOMMENDATION: (row.pk for row in rows.recommendations),
        ReferenceKind.APPENDIX: (row.pk for row in rows.appendices),
        ReferenceKind.ITEM: report.meeting.items.values_list("pk", flat=True),
    }
    return {Reference(kind, str(target)) for kind, found in targets.items() for target in found}


def opened(row: WordImport) -> BinaryIO:
    """The file as it is kept; whoever calls has asked who may read it."""
    return row.file.open("rb")


@transaction.atomic
def confirm(*, row: WordImport, by: User, fingerprint: str) -> WordImport:
    """Put a file into its report: texts with the earlier ones kept, rows added, facts of the header changed.

    Raises ValidationError when the report is not as it was in the preview (`fingerprint`), and Refused when it was
    handed in.
    """
    report = row.report
    report_parts.check_edit(report, by)
    if WordImport.objects.select_for_update().get(pk=row.pk).confirmed_at:
        raise ValidationError(_("This file is in the report already."))
    try:
        placed, plan = planned(row)
    except NotWord as reason:
        raise ValidationError(str(reason)) from reason
    if plan.fingerprint != fingerprint:
        raise ValidationError(
            _("The report was changed meanwhile. Look through what would change once more.")
        )
    lost = _add_pictures(report, placed, plan)
    _put(report, plan.changes, by=by)
    _add_rows(report, plan, by=by)
    _set_facts(report, plan.facts, by=by)
    row.remarks = [*row.remarks, *_as_rows((*plan.left, *plan.remarks, *lost))]
    row.confirmed_at = timezone.now()
    row.save(update_fields=["remarks", "confirmed_at"])
    _record(row, plan, by=by)
    return row


def _record(row: WordImport, plan: Plan, *, by: User) -> None:
    audit.record(
        Event.REPORT_READ_FROM_WORD,
        by=by,
        subject=row.report,
        council=row.report.council,
        file=row.original_name,
        sha256=row.sha256,
        sections=[change.heading for change in plan.changes],
    )


@transaction.atomic
def discard(*, row: WordImport, by: User) -> Report:
    """Take away a file that was not put into the report. Raises ValidationError for one that was."""
    report = row.report
    report_parts.check_edit(report, by)
    if row.confirmed_at:
        raise ValidationError(_("The file is in the report and stays with it."))
    name, storage = row.file.name, row.file.storage
    row.delete()
    if not WordImport.objects.filter(file=name).exists():
        transaction.on_commit(lambda: storage.delete(name))
    return report


def _as_rows(remarks: Iterable[Remark]) -> list[list[str]]:
    return [[remark.where, remark.sentence] for remark in remarks]


def _add_pictures(report: Report, placed: Placed, plan: Plan) -> list[Remark]:
    """The pictures that the new texts show, written anew; what can't be is said."""
    known = set(report.pictures.values_list("key", flat=True))
    lost = []
    for key in plan.pictures:
        picture = placed.pictures.get(key)
        clean = received.clean_picture(picture.data) if picture and key not in known else None
        if clean is not None:
            row = ReportPicture(
                report=report,
                key=key,
                original_name=(picture.alternative if picture else "")[:200],
                content_type=clean.content_type,
                sha256=clean.sha256,
                width=clean.width,
                height=clean.height,
                size=len(clean.data),
            )
            row.file.save(key, ContentFile(clean.data), save=False)
            row.full_clean()
            row.save()
        elif key not in known:
            lost.append(Remark(_("Pictures"), _("A picture is damaged or too large and was left out.")))
    return lost


def _put(report: Report, changes: Iterable[SectionChange], *, by: User) -> None:
    """Set the texts of sections and keep those before as versions; a section that isn't there is added."""
    texts = {}
    for change in changes:
        if change.section is None:
            section = report_parts.add(report=report, by=by, kind="sections", heading=change.heading[:200])
        else:
            section = ReportSection.objects.get(pk=change.section.pk)
            section_texts.keep(section)
        texts[section.pk] = change.text
    report_parts.save_texts(report=report, by=by, texts=texts)


def _add_rows(report: Report, plan: Plan, *, by: User) -> None:
    for one in plan.recommendations:
        _add_recommendation(report, one, by=by)
    for paper in plan.background_papers:
        fields = {"title": paper.title[:300], "location": paper.location[:300]}
        report_parts.add(report=report, by=by, kind="background-papers", **fields)
    for risk in plan.risks:
        report_parts.add(
            report=report,
            by=by,
            kind="risks",
            description=risk.description[:300],
            likelihood=risk.likelihood,
            impact=risk.impact,
            mitigation=risk.mitigation,
        )
    if plan.says_none:
        report_parts.say_background_papers(report=report, by=by, none=True)


def _add_recommendation(report: Report, one: PlacedRecommendation, *, by: User) -> None:
    row = report_parts.add(
        report=report,
        by=by,
        kind="recommendations",
        verb=one.verb[:60],
        text=text(one.text),
        addressee=one.addressee,
    )
    for part in one.parts:
        report_parts.add(report=report, by=by, kind="recommendations", text=text(part), parent=row)


def _set_facts(report: Report, facts: tuple[FactChange, ...], *, by: User) -> None:
    """Write the facts through the service of the header; the council's own stand together in one field."""
    if not facts:
        return
    fields: dict[str, object] = {one.key: one.after for one in facts if not one.key.startswith("own-")}
    own = {one.key: one.after for one in facts if one.key.startswith("own-")}
    if own:
        fields["own_facts"] = {**report.own_facts, **own}
    if "is_key_decision" in fields:
        fields["is_key_decision"] = fields["is_key_decision"] == _("Yes")
    reports.update(report=report, by=by, **fields)
