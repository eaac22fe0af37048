"""The facts that the header, the table under the title and the contacts of a report print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import formats
from django.utils.translation import gettext as _

from meetings import visibility
from meetings.house_style_sheet import HeaderField, HouseStyleSheet
from meetings.house_style_words import DateForm, Fact
from meetings.models import Report
from meetings.report_rows import ReportRows
from scrutiny.pdf.parts import HeaderRow
from scrutiny.templatetags.british import uk_date, uk_weekday_date


def lines_of(fields: Iterable[HeaderField], facts: Mapping[str, tuple[str, ...]]) -> tuple[HeaderRow, ...]:
    """The lines that have something to say."""
    return tuple(
        HeaderRow(str(one.label), facts[one.key], is_title=one.key == Fact.SUBJECT)
        for one in fields
        if any(facts[one.key])
    )


def facts_of(
    report: Report, item_label: str, sheet: HouseStyleSheet, rows: ReportRows
) -> dict[str, tuple[str, ...]]:
    """Every fact a header may print, as lines; an empty one isn't printed."""
    meeting = report.meeting
    date = printed_date(meeting.date, sheet.date_form)
    author = (str(report.author) if report.author else "", report.author_post)
    single = {
        "committee": meeting.body_name,
        "agenda_item": item_label,
        "date": date,
        "committee_and_date": f"{meeting.body_name}, {date}",
        "report_of": report.report_of,
        "subject": report.title,
        "author": ", ".join(part for part in author if part),
        "author_name": author[0],
        "author_post": report.author_post,
        "author_telephone": report.author_telephone,
        "author_contact": report.author_contact,
        "lead_member": report.lead_member,
        "lead_officer": report.lead_officer,
        "lead_officer_contact": report.lead_officer_contact,
        "wards": report.wards or _("N/A"),
        "ward_consultation": report.ward_consultation or _("N/A"),
        "exempt": _exempt(report, rows),
        "key_decision": _("Yes") if report.is_key_decision else _("No"),
        "key_decision_ground": report.key_decision_ground,
        **{line.key: report.own_facts.get(line.key, "") for line in sheet.own_facts},
    }
    priorities = tuple(line.strip() for line in report.corporate_priorities.splitlines() if line.strip())
    return {key: (text,) if text else () for key, text in single.items()} | {
        "corporate_priorities": priorities or (_("N/A"),)
    }


def printed_date(day: dt.date, form: DateForm) -> str:
    """A day as the house style writes it: "2 March 2021", "2nd March 2021", "Tuesday 2 March 2021", "2 Mar 2021"."""
    match form:
        case DateForm.ORDINAL:
            return formats.date_format(day, "jS F Y")
        case DateForm.WEEKDAY:
            return uk_weekday_date(day)
        case DateForm.SHORT:
            return formats.date_format(day, "j M Y")
        case _:
            return uk_date(day)


def _exempt(report: Report, rows: ReportRows) -> str:
    """Whether the report is exempt, or a part of it, and under which paragraphs."""
    whole = visibility.descriptions(report.item.exempt_paragraphs)
    if whole:
        return "; ".join((_("Yes"), *whole))
    parts = {one for row in (*rows.sections, *rows.appendices) for one in row.exempt_paragraphs}
    if parts or any(row.is_exempt for row in rows.appendices):
        return "; ".join((_("In part"), *visibility.descriptions(parts)))
    return _("No")
