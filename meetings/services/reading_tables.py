"""Who of a committee has opened which report of a meeting: for the officer's eyes alone."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import recommendation_policies as policies
from meetings.models import Meeting
from meetings.models.review import ReportReading
from meetings.services import wordings
from scrutiny.models import User


@dataclass(frozen=True)
class ReadingTable:
    """Cells for components/table.html: members down, reports across."""

    head: list[dict]
    rows: list[list[dict]]


def of_meeting(meeting: Meeting, by: User) -> ReadingTable:
    """When each member of the day last opened each report with proposed wording (three queries). Raises Refused."""
    policies.check_merge_wording(by, meeting)
    reports = {row.report_id: row.report.title for row in wordings.of_meeting(meeting, by)}
    opened = {
        (row.report_id, row.reader_id): row.last_at
        for row in ReportReading.objects.filter(report__in=reports)
    }
    seats = meeting.committee.memberships.on(meeting.date).select_related("person")
    rows = [
        [
            {"text": str(seat.person)},
            *({"text": _when(opened.get((pk, seat.person.user_id)))} for pk in reports),
        ]
        for seat in seats
    ]
    return ReadingTable([{"text": _("Member")}, *({"text": title} for title in reports.values())], rows)


def _when(at) -> str:
    if at is None:
        return _("Not opened")
    local = timezone.localtime(at)
    return f"{local.day} {local:%B %Y, %H:%M}"
