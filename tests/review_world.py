"""A published agenda that members prepare, for the access table: a note of the chair's, and a line of enquiry."""

from meetings.enums import ReportStatus
from meetings.services import agenda, enquiries, private_notes
from tests.meetings import agenda_factories, report_factories


def add(world, *, chair) -> None:
    """Give the world `read_report`, `private_note` and `line_of_enquiry`."""
    meeting = agenda_factories.make_meeting(committee=world.committee, by=world.clerk, weeks=20)
    world.read_report = report_factories.make_report(
        meeting=meeting, by=world.clerk, title="Read before", status=ReportStatus.CLEARED, style="decimal"
    )
    agenda.freeze(meeting=meeting, by=world.clerk)
    world.private_note = private_notes.write(report=world.read_report, by=chair, text="Ask for the wards.")
    world.line_of_enquiry = enquiries.share(
        item=world.read_report.item, by=chair, text="Why did it fall?", witness_body=world.organisation
    )
