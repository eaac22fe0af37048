"""A published pack with a report to follow, and what happens after: made through the services."""

from meetings.enums import ItemKind, PaperKind
from meetings.models import AgendaItem, Meeting, Publication
from meetings.services import agenda_items, publications, report_parts, reports
from scrutiny.models import User
from tests.meetings import papers_factories, report_factories

LATE_WORDS = "The youth justice service has a new manager."
SECRET = "Operation Marigold watched a flat in Tanner Row."


def make_pack_out(meeting: Meeting, *, by: User, kind: str = PaperKind.AGENDA_PACK) -> Publication:
    """A published pack: apologies, a report on anti-social behaviour, and youth justice, whose report is to follow."""
    papers_factories.make_agenda(meeting, by=by)
    make_awaited(meeting, by=by)
    return papers_factories.make_published_pack(meeting, by=by, kind=kind)


def make_awaited(meeting: Meeting, *, by: User, title: str = "Youth justice", **exempt: object) -> AgendaItem:
    """An item with a report that is written and not handed in."""
    item = agenda_items.add(meeting=meeting, by=by, title=title, kind=ItemKind.REPORT, **exempt)
    reports.commission(item=item, by=by, author=None)
    return item


def clear_awaited(
    meeting: Meeting, *, by: User, title: str = "Youth justice", words: str = LATE_WORDS
) -> None:
    """The report that was to follow is written, handed in and cleared."""
    report = meeting.items.get(title=title).report
    papers_factories.write_and_clear(report, by=by, words=words)


def change_report(meeting: Meeting, *, by: User, words: str = "Nuisance rose after all.") -> None:
    """The report on anti-social behaviour goes back, is changed and is cleared again."""
    report = meeting.items.get(title="Anti-social behaviour").report
    report = reports.send_back(report=report, by=by, reason="The figures are wrong.")
    section = next(one for one in report.sections.all() if one.body == papers_factories.WORDS)
    report_parts.save_texts(report=report, by=by, texts={section.pk: words})
    report.refresh_from_db()
    reports.submit(report=report, by=by)
    report_factories.sign_off_all(report, by=by)
    reports.clear(report=report, by=by)


def make_supplement(meeting: Meeting, *, by: User, kind: str = PaperKind.SUPPLEMENT) -> Publication:
    """A supplement that a worker has built, not published yet."""
    return papers_factories.make_pack(meeting, by=by, kind=kind)


def make_supplement_out(meeting: Meeting, *, by: User, kind: str = PaperKind.SUPPLEMENT) -> Publication:
    return publications.publish(publication=make_supplement(meeting, by=by, kind=kind), by=by)
