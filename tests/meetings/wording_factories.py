"""Reports before members, with the wording that they propose, made through the services."""

from meetings.enums import ReportStatus
from meetings.models import Meeting, ProposedRecommendation
from meetings.services import agenda
from scrutiny.models import User
from tests.meetings import report_factories


def make_proposed(*, meeting: Meeting, by: User, **item_fields) -> ProposedRecommendation:
    """The words "That the report be noted." of a cleared report, on an agenda that is out."""
    item = report_factories.make_item(meeting=meeting, by=by, **item_fields)
    report = report_factories.make_report(meeting=meeting, by=by, item=item, status=ReportStatus.CLEARED)
    meeting.refresh_from_db()
    agenda.freeze(meeting=meeting, by=by)
    return ProposedRecommendation.objects.select_related("report__item__meeting__committee__council").get(
        report=report
    )
