"""The facts that the header, the table under the title and the contacts of a report print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from meetings import visibility
from meetings.house_style_sheet import HeaderField
from meetings.models import Report
from scrutiny.pdf.parts import HeaderRow
from scrutiny.templatetags.british import uk_date


def lines_of(fields: Iterable[HeaderField], facts: Mapping[str, tuple[str, ...]]) -> tuple[HeaderRow, ...]:
    """The lines that have something to say."""
    return tuple(HeaderRow(str(one.label), facts[one.key]) for one in fields if facts[one.key])


def facts_of(report: Report, item_label: str) -> dict[str, tuple[str, ...]]:
    """Every fact a header may print, as lines; an empty one isn't printed."""
    meeting = report.meeting
    notice = visibility.descriptions(report.item.exempt_paragraphs)
    author = (str(report.author) if report.author else "", report.author_post)
    single = {
        "committee": meeting.body_name,
        "agenda_item": item_label,
        "date": uk_date(meeting.date),
        "committee_and_date": f"{meeting.body_name}, {uk_date(meeting.date)}",
        "report_of": report.report_of,
        "subject": report.title,
        "author": ", ".join(part for part in author if part),
        "author_contact": report.author_contact,
        "lead_member": report.lead_member,
        "lead_officer": report.lead_officer,
        "lead_officer_contact": report.lead_officer_contact,
        "wards": report.wards or _("N/A"),
        "ward_consultation": report.ward_consultation or _("N/A"),
        "exempt": "; ".join((_("Yes"), *notice)) if notice else _("No"),
    }
    priorities = tuple(line.strip() for line in report.corporate_priorities.splitlines() if line.strip())
    return {key: (text,) if text else () for key, text in single.items()} | {
        "corporate_priorities": priorities or (_("N/A"),)
    }
