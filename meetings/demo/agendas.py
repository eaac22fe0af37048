"""Enters meetings with their agendas, and the reports to them in any state."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import format_html

from meetings.demo import clearance, extras, files
from meetings.demo.days import DAY, at_noon
from meetings.demo.files import Part, TextFile
from meetings.demo.shapes import Item, Paper, Sitting
from meetings.demo.world import World, do_waiting_jobs
from meetings.enums import ItemKind, PaperKind, ReportStatus
from meetings.models import AgendaItem, Meeting, Report
from meetings.services import (
    agenda,
    agenda_items,
    agenda_themes,
    appendices,
    meetings,
    publications,
    recommendation_updates,
    report_parts,
    reports,
)
from scrutiny import markup
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import working_days_before
from scrutiny.models import User
from scrutiny.pdf.paper import Frame, print_html

LISTS = ("recommendations", "background-papers", "risks")
# Papers go out this many days before a meeting, and drafts are wanted this many: working days for any meeting day.
PUBLISHED_BEFORE = 13
# A week leaves four clear working days, which is one too few.
LATE_PAPERS_BEFORE = 7
DRAFT_BEFORE = 20
_APPENDIX = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title></head>'
    "<body><h1>{title}</h1>{body}</body></html>"
)


def enter_meeting(world: World, sitting: Sitting, date: dt.date) -> Meeting:
    """Arrange a meeting with its agenda, numbers and reports."""
    meeting = meetings.arrange(committee=world.committee, by=world.by(), date=date, **sitting.where)
    for title in sitting.dropped:
        agenda_items.remove(item=world.item(meeting, title), by=world.by())
    _enter_items(world, meeting, sitting.items)
    enter_themes(world, meeting)
    if world.committee.uses_refs:
        number_refs(world, meeting)
    enter_reports(world, meeting, sitting.papers)
    if sitting.update:
        _enter_update(world, meeting, sitting.update)
    return meeting


def _enter_items(world: World, meeting: Meeting, items: tuple[Item, ...]) -> None:
    for item in items:
        agenda_items.add(
            meeting=meeting,
            by=world.by(),
            title=item.title,
            after=world.item(meeting, item.after) if item.after else None,
            kind=item.kind,
            text=world.words(item.text),
            presenter=world.person(item.presenter),
            on_behalf_of=world.person(item.on_behalf_of),
            exempt_paragraphs=list(item.exempt),
            public_interest_reason=item.public_interest,
        )


def enter_themes(world: World, meeting: Meeting) -> None:
    """Put every priority under the heading for them if there is one, with a report asked of its theme lead."""
    heading = meeting.items.filter(kind=ItemKind.THEMES).first()
    if heading:
        agenda_themes.add_themes(meeting=meeting, by=world.by(), heading=heading, due=_due(meeting))


def number_refs(world: World, meeting: Meeting) -> None:
    """Give REF numbers in the order of the agenda."""
    in_order = [node.item for node in agenda.nodes(agenda.outline(meeting))]
    agenda_items.number_refs(meeting=meeting, by=world.by(), in_order=in_order)


def enter_reports(world: World, meeting: Meeting, papers: tuple[Paper, ...]) -> None:
    """Write reports, ask for those that nobody has asked for, and bring each to its state."""
    for paper in papers:
        item = world.item(meeting, paper.item)
        report = Report.objects.filter(item=item).first() or reports.commission(
            item=item, by=world.by(), author=world.people[paper.author], due=_due(meeting)
        )
        _write(world, report, paper)
        extras.add(world, report, paper)
        bring_to(world, report, paper)


def _enter_update(world: World, meeting: Meeting, state: str) -> None:
    """The report on recommendations that is written from the records."""
    author = world.people[world.officer]
    report = recommendation_updates.draft(meeting=meeting, by=world.by(), author=author)
    bring_to(world, report, Paper(report.item.title, "", "", state))


def bring_to(world: World, report: Report, paper: Paper) -> None:
    """Submit, clear and return a report as far as its state asks."""
    if paper.state == ReportStatus.DRAFT or paper.late:
        return
    if paper.state == ReportStatus.CLEARED:
        hand_in(world, report, paper.written_by)
        return
    report = Report.objects.for_pages().get(pk=report.pk)
    signed_on = world.days.ago(paper.signed_ago)
    now = clearance.sign_earlier_texts(world, report, paper.signed_texts, signed_on)
    reports.submit(report=report, by=world.by(paper.written_by))
    report_parts.save_texts(report=report, by=world.by(), texts=now)
    if paper.sign_offs_late:
        rule = {"nation": Nation(world.council.nation)}
        due = working_days_before(world.days.today, paper.sign_offs_late, **rule).date
        report = reports.update(report=report, by=world.by(), sign_offs_due=due)
    if paper.state == ReportStatus.RETURNED:
        reports.send_back(report=report, by=world.by(), reason=paper.reason)


def hand_in(world: World, report: Report, written_by: str = "", before: int = PUBLISHED_BEFORE) -> None:
    """Submit a report, have it signed off, and clear it the day before the papers go out, `before` days ahead."""
    report = Report.objects.for_pages().get(pk=report.pk)
    reports.submit(report=report, by=world.by(written_by))
    cleared = min(report.meeting.date - (before + 1) * DAY, world.days.today - DAY)
    clearance.sign_missing(world, report, on=cleared - DAY)
    reports.clear(report=report, by=world.by(), at=at_noon(cleared))


def publish_pack(world: World, meeting: Meeting) -> None:
    """Build and publish the pack of a meeting that was held, as of the day it went out."""
    _publish(world, meeting, PaperKind.AGENDA_PACK, PUBLISHED_BEFORE)


def publish_late_papers(world: World, meeting: Meeting, papers: tuple[Paper, ...]) -> None:
    """Clear the reports that came after the pack, and publish a supplement with them."""
    late = [paper for paper in papers if paper.late]
    for paper in late:
        report = Report.objects.get(item=world.item(meeting, paper.item))
        hand_in(world, report, paper.written_by, before=LATE_PAPERS_BEFORE)
    if late:
        reason = " ".join(paper.late for paper in late)
        _publish(world, meeting, PaperKind.SUPPLEMENT, LATE_PAPERS_BEFORE, late_reason=reason)


def _publish(world: World, meeting: Meeting, kind: PaperKind, before: int, late_reason: str = "") -> None:
    publications.start_build(
        kind=kind,
        by=world.by(),
        council=world.council,
        publish=True,
        late_reason=late_reason,
        at=at_noon(meeting.date - before * DAY),
        meeting_id=meeting.pk,
    )
    do_waiting_jobs(world.council)


def small_pdf(title: str, part: Part) -> SimpleUploadedFile:
    """A real, tagged PDF of one table or text: an appendix."""
    html = format_html(_APPENDIX, title=title, body=markup.render_blocks(markup.parse(part.text)))
    printed = print_html(html, frame=Frame(title=title, body=title, date="", label=title))
    return SimpleUploadedFile("appendix.pdf", printed.pdf, content_type="application/pdf")


def _due(meeting: Meeting) -> dt.date:
    return meeting.date - DRAFT_BEFORE * DAY


def _write(world: World, report: Report, paper: Paper) -> None:
    """Header, sections and lists of a report from its file."""
    written, by = world.file(paper.file), world.by(paper.written_by)
    report = reports.update(report=report, by=by, **_header(written, report))
    texts = {part.name: part for part in written.parts if part.name not in LISTS}
    keys = {section.key: section.pk for section in report.sections.all()}
    if paper.appendix:
        title, part = paper.appendix, texts.pop("appendix")
        appendices.attach(report=report, by=by, title=title, file=small_pdf(title, part))
    report_parts.save_texts(
        report=report,
        by=by,
        texts={keys[key]: part.text for key, part in texts.items()},
        reviewers={keys[key]: part.note for key, part in texts.items() if part.note},
    )
    _write_lists(report, written, by)


def _header(written: TextFile, report: Report) -> dict[str, object]:
    fields: dict[str, object] = dict(written.head)
    if "corporate_priorities" in fields:
        fields["corporate_priorities"] = "\n".join(written.head["corporate_priorities"].split("; "))
    fields.setdefault("title", report.title)
    return fields


def _write_lists(report: Report, written: TextFile, by: User) -> None:
    lists = {part.name: part.text for part in written.parts if part.name in LISTS}
    for text in files.bullets(lists.get("recommendations", "")):
        _propose(report, text, by)
    for title, *location in files.rows(lists.get("background-papers", "")):
        report_parts.add(
            report=report, by=by, kind="background-papers", title=title, location="".join(location)
        )
    if lists.get("background-papers") == "none":
        report_parts.say_background_papers(report=report, by=by, none=True)
    for words, likelihood, impact, mitigation in files.rows(lists.get("risks", "")):
        report_parts.add(
            report=report,
            by=by,
            kind="risks",
            description=words,
            likelihood=int(likelihood),
            impact=int(impact),
            mitigation=mitigation,
        )


def _propose(report: Report, text: str, by: User) -> None:
    """One proposed recommendation, with its lettered parts on lines of their own."""
    first, *parts = (" ".join(line.split()) for line in text.split("\n  - "))
    whole = report_parts.add(report=report, by=by, kind="recommendations", text=first)
    for part in parts:
        report_parts.add(report=report, by=by, kind="recommendations", text=part, parent=whole)


def item_of(meeting: Meeting, title: str) -> AgendaItem | None:
    """An item of an agenda by its title; None for no title."""
    return meeting.items.get(title=title) if title else None
