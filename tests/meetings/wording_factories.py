"""Reports before members, with the wording that they propose, made through the services."""

import datetime as dt

from django.utils import timezone

from meetings.enums import ReportStatus
from meetings.models import Committee, Meeting, ProposedRecommendation
from meetings.models.review import PreparedAmendment, WordingProposal
from meetings.services import agenda, prepared_amendments, wordings
from partnerships.models import Person
from scrutiny.models import User
from tests.factories import make_meeting
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


def make_before_meeting(
    *, committee: Committee, member: User, by: User
) -> tuple[Meeting, ProposedRecommendation, WordingProposal, PreparedAmendment]:
    """A meeting in eight weeks with proposed wording, an amendment that a member suggests, and one prepared."""
    meeting = make_meeting(committee=committee, by=by, date=timezone.localdate() + dt.timedelta(weeks=8))
    proposed = make_proposed(meeting=meeting, by=by, title="Night buses")
    said = wordings.say(proposed=proposed, by=member, stance="amend", wording="That the report be welcomed.")
    prepared = prepared_amendments.prepare(
        proposed=proposed, by=by, text="That it be welcomed.", proposer=Person.objects.get(user=member)
    )
    return meeting, proposed, said, prepared
