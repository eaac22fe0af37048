"""Agendas with cleared reports and the papers built of them, made through the services."""

from meetings.enums import ItemKind, PaperKind
from meetings.models import AgendaItem, Meeting, Publication, Report
from meetings.services import agenda_items, publications, report_parts, reports
from partnerships.models import Person
from scrutiny import jobs
from scrutiny.models import User
from tests.meetings import report_factories

WORDS = "Nuisance fell by a tenth in the year."


def make_cleared_report(
    item: AgendaItem, *, by: User, author: Person | None = None, words: str = WORDS
) -> Report:
    """A report with all that its house style requires, submitted and cleared."""
    return write_and_clear(reports.commission(item=item, by=by, author=author), by=by, words=words)


def write_and_clear(report: Report, *, by: User, words: str = WORDS) -> Report:
    """All that its house style requires is written into a report; it is submitted, signed off and cleared."""
    texts = {section.pk: words for section in report.sections.all() if section.key not in LISTED}
    report_parts.save_texts(report=report, by=by, texts=texts)
    report_parts.add(report=report, by=by, kind="recommendations", text="That the report be noted.")
    report_parts.say_background_papers(report=report, by=by, none=True)
    report.refresh_from_db()
    reports.submit(report=report, by=by)
    report_factories.sign_off_all(report, by=by)
    return reports.clear(report=report, by=by)


LISTED = {"recommendations", "background-papers", "appendices", "risks", "key-decision"}


def make_agenda(meeting: Meeting, *, by: User, secret: str = "") -> Meeting:
    """An agenda with a routine item and a report; with `secret` also an exempt report that says so."""
    agenda_items.add(meeting=meeting, by=by, title="Apologies for absence", kind=ItemKind.APOLOGIES)
    item = agenda_items.add(meeting=meeting, by=by, title="Anti-social behaviour", kind=ItemKind.REPORT)
    make_cleared_report(item, by=by)
    if secret:
        exempt = agenda_items.add(
            meeting=meeting,
            by=by,
            title="A review of one case",
            kind=ItemKind.REPORT,
            text=secret,
            exempt_paragraphs=["1", "7"],
            public_interest_reason="A person could be known.",
        )
        make_cleared_report(exempt, by=by, words=secret)
    return meeting


def make_pack(
    meeting: Meeting, *, by: User, kind: str = PaperKind.AGENDA_PACK, late_reason: str = ""
) -> Publication:
    """A pack that a worker has built, not published yet."""
    job = publications.start_build(
        kind=kind, by=by, council=meeting.council, meeting_id=meeting.pk, late_reason=late_reason
    )
    jobs.run(str(job.pk))
    return Publication.objects.get(job=job)


def make_published_pack(meeting: Meeting, *, by: User, kind: str = PaperKind.AGENDA_PACK) -> Publication:
    return publications.publish(publication=make_pack(meeting, by=by, kind=kind), by=by)
