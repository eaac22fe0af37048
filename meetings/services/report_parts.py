"""The parts of a report: the texts of its sections, and the lists that are kept as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.house_style_sheet import SectionTemplate
from meetings.house_style_words import Fill, SignOffNeed
from meetings.models import BackgroundPaper, ProposedRecommendation, Report, ReportSection, Risk
from meetings.report_kinds import KINDS
from meetings.services import sign_offs
from meetings.services.paragraph_keys import first_keys, put
from scrutiny import audit, records
from scrutiny.models import User

Row = ReportSection | ProposedRecommendation | BackgroundPaper | Risk
# Rows are lifted above any real place before they get their new one: two never stand in one place.
_OUT_OF_THE_WAY = 100_000


def first_section(report: Report, template: SectionTemplate, position: int) -> ReportSection:
    """A section as a new report has it: not saved yet."""
    return ReportSection(
        report=report,
        position=position,
        key=template.key,
        heading=str(template.heading),
        body=str(template.default),
        paragraph_keys=first_keys(str(template.default)),
        reviewer=str(template.reviewer),
        needs_sign_off=template.sign_off is SignOffNeed.REQUIRED,
    )


@transaction.atomic
def save_texts(
    *,
    report: Report,
    by: User,
    texts: Mapping[int, str],
    reviewers: Mapping[int, str] | None = None,
    expected_version: int | None = None,
) -> Report:
    """Save the texts of sections at once, by key of the section; only what changed is written.

    It is for texts that come as a whole; what is typed goes through section_texts.save. `reviewers` says who reviewed
    a section. Raises StaleEdit, and saves nothing, when the report has another version than the one expected.
    """
    check_edit(report, by)
    sections = list(report.sections.select_for_update().filter(pk__in={*texts, *(reviewers or {})}))
    signed = sign_offs.that_hold(report, sections)
    changed = [section for section in sections if _take(section, by, texts, reviewers or {})]
    if not changed:
        return report
    _next_version(report, expected_version)
    for section in changed:
        section.full_clean(exclude=["report"], validate_unique=False, validate_constraints=False)
        section.version += 1
        section.save(
            update_fields=["body", "paragraph_keys", "reviewer", "edited_by", "edited_at", "version"]
        )
    _record(Event.REPORT_CHANGED, report, by=by, sections=[section.heading for section in changed])
    sign_offs.ask_again(report=report, by=by, signed=signed, changed=changed)
    return report


@transaction.atomic
def add(*, report: Report, by: User, kind: str, **fields: Any) -> Row:
    """Add a row at the end of a list of the report. Raises ValidationError when the house style has no room for it."""
    check_edit(report, by)
    if kind == "sections":
        return _add_section(report, by=by, **fields)
    if kind == "risks" and not report.sheet.has_risks:
        raise ValidationError(_("This house style prints no risks."))
    model = KINDS[kind].model
    if kind == "recommendations":
        fields = _passed_on(report, fields)
    row = model(report=report, position=_last(model, report) + 1, **fields)
    _check_parent(row)
    if kind == "background-papers" and report.no_background_papers:
        _say_background_papers(report, by=by, none=False)
    return _created(row, by=by)


@transaction.atomic
def change(*, row: Row, by: User, expected_version: int | None = None, **fields: Any) -> Row:
    """Change one row of a list. Raises StaleEdit when somebody else changed it meanwhile."""
    check_edit(row.report, by)
    if isinstance(row, ReportSection):
        _check_heading(row, fields.get("heading", row.heading))
    _check_parent(row, fields.get("parent"))
    if isinstance(row, ProposedRecommendation):
        fields = _passed_on(row.report, fields)
    return records.change(
        row,
        by=by,
        event=Event.REPORT_PART_CHANGED,
        council=row.report.council,
        subject=row.report,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def remove(*, row: Row, by: User) -> Report:
    """Take one row off its list, with what stands under it; the audit log keeps its words."""
    report = row.report
    check_edit(report, by)
    words = {"part": str(row)}
    if isinstance(row, ReportSection):
        _check_removable(row)
        words["text"] = row.body
        _next_version(report, None)
    row.delete()
    _record(Event.REPORT_PART_REMOVED, report, by=by, **words)
    return report


@transaction.atomic
def move(*, row: Row, by: User, step: int) -> Row:
    """Move a row up (-1) or down (1) among its neighbours; at the end of the list nothing happens."""
    check_edit(row.report, by)
    if isinstance(row, ReportSection):
        _check_own_sections(row.report)
    rows = list(_neighbours(row))
    place = rows.index(row)
    if not step or not 0 <= place + step < len(rows):
        return row
    rows.insert(place + step, rows.pop(place))
    place_in_order(rows)
    _record(Event.REPORT_PART_MOVED, row.report, by=by, part=str(row))
    return row


@transaction.atomic
def say_background_papers(*, report: Report, by: User, none: bool) -> Report:
    """Say that there are no background papers, or take that back. Raises ValidationError while some are listed."""
    check_edit(report, by)
    if none and report.background_papers.exists():
        raise ValidationError(
            {"none": _("Background papers are listed. Remove them before you say that there are none.")}
        )
    _say_background_papers(report, by=by, none=none)
    return report


def check_edit(report: Report, by: User) -> None:
    """The policy on the state that the report has now: held, so that nothing is written into one just handed in."""
    states = Report.objects.select_for_update().filter(pk=report.pk).order_by()
    report.status = states.values_list("status", flat=True).get()
    policies.check_edit_report(by, report)


def place_in_order(rows: Sequence[models.Model]) -> None:
    """Give rows the places 1, 2, 3 in the order they stand in."""
    model = type(rows[0])
    model._base_manager.filter(pk__in=[row.pk for row in rows]).update(
        position=F("position") + _OUT_OF_THE_WAY
    )
    for position, row in enumerate(rows, 1):
        row.position = position
    model._base_manager.bulk_update(rows, ["position"])


def _take(section: ReportSection, by: User, texts: Mapping[int, str], reviewers: Mapping[int, str]) -> bool:
    """Put the new words on a section; whether they are new."""
    before = (section.body, section.reviewer)
    text = texts.get(section.pk, section.body)
    if text != section.body:
        put(section, by=by, text=text)
    section.reviewer = reviewers.get(section.pk, section.reviewer)
    return (section.body, section.reviewer) != before


def _next_version(report: Report, expected: int | None) -> None:
    rows = Report.objects.filter(pk=report.pk)
    if expected is not None:
        rows = rows.filter(version=expected)
    if not rows.update(version=F("version") + 1):
        raise records.StaleEdit
    report.refresh_from_db(fields=["version"])


def _created(row: Row, *, by: User, **detail: Any) -> Row:
    report = row.report
    return records.create(
        row,
        by=by,
        event=Event.REPORT_PART_ADDED,
        council=report.council,
        subject=report,
        part=str(row),
        **detail,
    )


def _record(event: Event, report: Report, *, by: User, **detail: Any) -> None:
    audit.record(event, by=by, subject=report, council=report.council, **detail)


def _last(model: type[models.Model], report: Report) -> int:
    return model._base_manager.filter(report=report).aggregate(last=Max("position"))["last"] or 0


def _neighbours(row: Row) -> models.QuerySet:
    rows = type(row)._base_manager.filter(report=row.report).order_by("position", "pk")
    return rows.filter(parent=row.parent_id) if isinstance(row, ProposedRecommendation) else rows


def _add_section(report: Report, *, by: User, **fields: Any) -> ReportSection:
    """A section of the author's own, before the lists at the end."""
    _check_own_sections(report)
    section = ReportSection(report=report, position=_last(ReportSection, report) + 1, **fields)
    _created(section, by=by)
    lists = {Fill.BACKGROUND_PAPERS, Fill.APPENDICES}
    rows = [row for row in report.sections.all() if row != section]
    place = len(rows)
    while place and rows[place - 1].key in lists:
        place -= 1
    rows.insert(place, section)
    place_in_order(rows)
    _next_version(report, None)
    return section


def _check_own_sections(report: Report) -> None:
    if not report.sheet.own_sections:
        raise ValidationError(
            _(
                "In this house style the sections are fixed. Leave out of the text what there is nothing to say on."
            )
        )


def _check_heading(section: ReportSection, heading: str) -> None:
    if heading == section.heading:
        return
    _check_own_sections(section.report)
    if section.key == Fill.BACKGROUND_PAPERS:
        # The heading cites the duty to list them: Local Government Act 1972 s.100D.
        raise ValidationError({"heading": _("The heading of the background papers names the Act and stays.")})


def _check_removable(section: ReportSection) -> None:
    _check_own_sections(section.report)
    template = section.report.sheet.by_key.get(section.key)
    heading = {"heading": section.heading}
    if template and template.required:
        raise ValidationError(_("The house style requires the section “%(heading)s”.") % heading)
    if template and template.fill is not Fill.TEXT:
        raise ValidationError(
            _("“%(heading)s” stays: its list is printed there. While the list is empty it is not printed.")
            % heading
        )


def _passed_on(report: Report, fields: dict[str, Any]) -> dict[str, Any]:
    """A body of the register is printed by its name on the day of the meeting; others as they are written."""
    body = fields.get("organisation")
    if body is None:
        return fields
    if body.council_id != report.council.pk:
        raise ValidationError({"organisation": _("Choose from the register of this council.")})
    name = body.name_on(report.meeting.date)
    if fields.get("addressee") not in (None, "", name):
        raise ValidationError(
            {"addressee": _("Choose a body of the register or write another here, not both: there is one.")}
        )
    return fields | {"addressee": name}


def _check_parent(row: Row, parent: ProposedRecommendation | None = None) -> None:
    """A lettered part stands under a recommendation of the same report, one deep."""
    if not isinstance(row, ProposedRecommendation):
        return
    parent = parent or row.parent
    if parent is None:
        return
    deep = parent.parent_id is not None or (row.pk and row.parts.exists())
    if parent.report_id != row.report_id or parent == row or deep:
        raise ValidationError({"parent": _("Choose a recommendation that is not a part of another.")})


def _say_background_papers(report: Report, *, by: User, none: bool) -> None:
    if report.no_background_papers != none:
        report.no_background_papers = none
        report.save(update_fields=["no_background_papers"])
        _record(Event.REPORT_CHANGED, report, by=by, no_background_papers=none)
