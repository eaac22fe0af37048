"""Reports for tests, in any state, made through the services."""

import io
from hashlib import sha256

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meetings import clearance
from meetings.enums import ReadyStyle, ReportStatus
from meetings.models import (
    AgendaItem,
    Appendix,
    Committee,
    HouseStyle,
    Meeting,
    Report,
    ReportPicture,
    ReportSection,
    Reviewer,
)
from meetings.services import agenda_items, appendices, report_parts, reports, reviewers, sign_offs
from partnerships.models import Person
from scrutiny.models import Council, User
from tests import factories
from tests.scrutiny.upload_files import picture_bytes


def make_item(*, meeting: Meeting, by: User, title: str = "Anti-social behaviour", **fields) -> AgendaItem:
    return agenda_items.add(meeting=meeting, by=by, title=title, **fields)


def in_style(committee: Committee, style: str) -> None:
    """Let the committee's reports from now on be in a house style."""
    committee.house_style = HouseStyle.objects.ready(style)
    committee.save(update_fields=["house_style"])


def make_report(
    *,
    meeting: Meeting,
    by: User,
    author: Person | None = None,
    status: str = ReportStatus.DRAFT,
    style: str = ReadyStyle.CONTINUOUS,
    item: AgendaItem | None = None,
    **fields,
) -> Report:
    """A report that went the way to its state: asked for, written, submitted, cleared or returned."""
    in_style(meeting.committee, style)
    item = item or make_item(meeting=meeting, by=by, title=fields.get("title", "Anti-social behaviour"))
    report = reports.commission(item=item, by=by, author=author, **fields)
    if status == ReportStatus.DRAFT:
        return report
    write_all(report, by=by)
    reports.submit(report=report, by=by)
    if status == ReportStatus.CLEARED:
        sign_off_all(report, by=by)
        reports.clear(report=report, by=by)
    if status == ReportStatus.RETURNED:
        reports.send_back(report=report, by=by, reason="Add the figures for March.")
    return report


def write_all(report: Report, *, by: User) -> None:
    """Write a paragraph in every section that is empty, and what the law and the committee want."""
    empty = report.sections.filter(body="")
    texts = {section.pk: f"What there is to say on {section.heading}." for section in empty}
    report_parts.save_texts(report=report, by=by, texts=texts)
    report_parts.add(report=report, by=by, kind="recommendations", text="That the report be noted.")
    report_parts.say_background_papers(report=report, by=by, none=True)


def sign_off_all(report: Report, *, by: User) -> None:
    """The sign-offs without which a report is not cleared, as an officer records them from letters."""
    for one in clearance.missing(report):
        one.section.report = report
        sign_offs.record(
            section=one.section,
            by=by,
            read=one.section.body,
            name=f"The {one.role}",
            signed_on=timezone.localdate(),
        )


def make_reviewer(name: str, role: str, *, council: Council, by: User, user: User | None = None) -> Reviewer:
    """Somebody who reviews in a role from long ago; with `user` they sign in."""
    person = factories.make_person(name, council=council, by=by, user=user)
    return reviewers.appoint(council=council, by=by, role=role, person=person, start=factories.LONG_AGO)


def implication(report: Report, key: str = "legal") -> ReportSection:
    """A section of the report as another request would read it."""
    section = ReportSection.objects.get(report=report, key=key)
    section.report = Report.objects.for_pages().get(pk=report.pk)
    return section


def write(report: Report, texts: dict[str, str], *, by: User) -> None:
    """Write the sections named by their keys."""
    keys = {section.key: section.pk for section in report.sections.all()}
    report_parts.save_texts(report=report, by=by, texts={keys[key]: text for key, text in texts.items()})


def pdf_file(name: str = "plan.pdf", pages: int = 1, words: str = "") -> SimpleUploadedFile:
    """A real PDF of empty pages; `words` make two files differ."""
    pdf = pikepdf.new()
    for _page in range(pages):
        pdf.add_blank_page()
    pdf.docinfo["/Title"] = words or name
    out = io.BytesIO()
    pdf.save(out)
    return SimpleUploadedFile(name, out.getvalue(), content_type="application/pdf")


def make_picture(report: Report, *, name: str = "chart.png", key: str = "ab12") -> ReportPicture:
    """A picture of the report, as it is kept once it was looked through."""
    data = picture_bytes(width=20, height=20)
    picture = ReportPicture(
        report=report,
        key=key,
        original_name=name,
        content_type="image/png",
        sha256=sha256(data).hexdigest(),
        width=20,
        height=20,
        size=len(data),
    )
    picture.file.save(name, ContentFile(data), save=True)
    return picture


def make_appendix(
    report: Report, *, by: User, title: str = "Year two plan", is_exempt: bool = False, words: str = ""
) -> Appendix:
    file = pdf_file(words=words or title)
    appendix, _remarks = appendices.attach(report=report, by=by, title=title, file=file, is_exempt=is_exempt)
    return appendix
