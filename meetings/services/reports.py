"""Reports: asked for, headed, submitted, cleared and returned."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import clearance, notifications, policies, workflows
from meetings.enums import Event, MeetingStatus, ReportStatus
from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import ReportOf
from meetings.models import AgendaItem, Report, ReportSection
from meetings.services import house_styles, parts_ahead, report_checks, report_parts, sign_offs
from partnerships.models import Person
from scrutiny import records
from scrutiny.models import User


@transaction.atomic
def commission(
    *, item: AgendaItem, by: User, author: Person | None, due: dt.date | None = None, title: str = ""
) -> Report:
    """Ask for a report to an item: an open draft in the committee's house style, with its sections.

    The author's post is the one held on the day of the meeting. Raises ValidationError when the item has a report
    already, is withdrawn, or its meeting is cancelled; when the author has left; and when `due` is too late.
    """
    policies.check_commission_report(by, item)
    item = _locked(item)
    _check_open_to_reports(item)
    _check_author(author, item.meeting)
    _check_due(due, item.meeting)
    version = house_styles.version_for(item.meeting.committee)
    sheet = version.sheet
    report = Report(
        item=item,
        title=title or item.title,
        house_style=version,
        due=due,
        **_first_header(item, author, sheet),
    )
    records.create(report, by=by, event=Event.REPORT_CREATED, council=item.council, author=str(author or ""))
    ReportSection.objects.bulk_create(
        report_parts.first_section(report, template, position)
        for position, template in enumerate(sheet.sections, 1)
    )
    notifications.report_commissioned(report, by=by)
    return report


@transaction.atomic
def update(*, report: Report, by: User, expected_version: int | None = None, **fields: Any) -> Report:
    """Change the header of a report that is still open.

    Another author, and another day for draft or sign-offs, is for who asks for reports. A new author brings the post
    held on the day of the meeting, unless another is typed. Raises StaleEdit when somebody else saved the report
    meanwhile.
    """
    report_parts.check_edit(report, by)
    for_officers = ("author", "due", "sign_offs_due")
    if any(name in fields and fields[name] != getattr(report, name) for name in for_officers):
        policies.check_commission_report(by, report.item)
        _check_due(fields.get("due", report.due), report.meeting)
        _check_sign_offs_due(fields.get("sign_offs_due", report.sign_offs_due), report.meeting)
    author = fields.get("author", report.author)
    if author != report.author:
        _check_author(author, report.meeting)
        fields |= _author_facts(author, report.meeting, typed=fields, before=report)
    return records.change(
        report,
        by=by,
        event=Event.REPORT_CHANGED,
        council=report.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def submit(*, report: Report, by: User) -> Report:
    """Hand a report in for clearance, and ask for the sign-offs that it has not got.

    They are wanted by the usual day unless an officer said another, and never before today. Raises ValidationError with
    a sentence for each required part that is missing.
    """
    policies.check_submit_report(by, report)
    missing = [finding.sentence for finding in report_checks.findings(report) if finding.blocks]
    if missing:
        raise ValidationError(missing)
    due = sign_offs.first_due(report)
    day = {"sign_offs_due": max(due.date, timezone.localdate())} if due else {}
    detail = {"sign_offs": due.kept()} if due else {}
    report = workflows.REPORT.apply(report, "submit", by=by, council=report.council, detail=detail, **day)
    sign_offs.ask(report=report, by=by)
    return report


@transaction.atomic
def clear(*, report: Report, by: User, at: dt.datetime | None = None) -> Report:
    """Clear a report for the agenda; `at` is when that was, for a meeting that is entered after it was held.

    Raises ValidationError with a sentence for each required sign-off that is missing.
    """
    policies.check_clear_report(by, report)
    sign_offs.hold(report)
    missing = clearance.missing(report) if report.status == ReportStatus.SUBMITTED else ()
    if missing:
        raise ValidationError([one.why_missing for one in missing])
    cleared = {"cleared_at": at or timezone.now(), "cleared_by": str(by)[:150], "return_note": ""}
    report = workflows.REPORT.apply(report, "clear", by=by, council=report.council, **cleared)
    parts_ahead.soon(report.meeting, by=by)
    return report


@transaction.atomic
def send_back(*, report: Report, by: User, reason: str) -> Report:
    """Return a report to its author, cleared or not, and open it again. Raises ValidationError without a reason."""
    policies.check_clear_report(by, report)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the report is returned.")})
    opened = {"return_note": reason.strip(), "cleared_at": None, "cleared_by": ""}
    detail = {"reason": reason.strip()}
    return workflows.REPORT.apply(report, "return", by=by, council=report.council, detail=detail, **opened)


def _locked(item: AgendaItem) -> AgendaItem:
    """The item, held until the end of the transaction, so that two people can't ask for one report at once."""
    rows = AgendaItem.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__committee__council", "meeting__committee__partnership").get(
        pk=item.pk
    )


def _check_open_to_reports(item: AgendaItem) -> None:
    if Report.objects.filter(item=item).exists():
        raise ValidationError(_("“%(item)s” has a report already. An item has one.") % {"item": item.title})
    if item.is_withdrawn:
        raise ValidationError(_("“%(item)s” is withdrawn and takes no report.") % {"item": item.title})
    if item.meeting.status == MeetingStatus.CANCELLED:
        raise ValidationError(
            _("The meeting is cancelled. Ask for the report to an item of another meeting.")
        )


def _check_author(author: Person | None, meeting) -> None:
    if author is None:
        return
    if author.council_id != meeting.committee.council_id:
        raise ValidationError({"author": _("Choose an author from the directory of this council.")})
    if author.posts.all() and author.post_on(meeting.date) is None:
        raise ValidationError(
            {
                "author": _("%(person)s holds no post on the day of the meeting. Choose somebody who does.")
                % {"person": author}
            }
        )


def _check_due(due: dt.date | None, meeting) -> None:
    if due is not None and due > meeting.date:
        raise ValidationError({"due": _("The draft must be wanted on or before the day of the meeting.")})


def _check_sign_offs_due(day: dt.date | None, meeting) -> None:
    if day is not None and day >= meeting.date:
        raise ValidationError({"sign_offs_due": _("Sign-offs must be wanted before the day of the meeting.")})


def _first_header(
    item: AgendaItem, author: Person | None, sheet: HouseStyleSheet
) -> dict[str, str | Person | None]:
    facts = {"report_of": _report_of(item, sheet)[:250]}
    if author is None:
        return facts
    post = author.post_on(item.meeting.date)
    return facts | {
        "author": author,
        "author_post": (post.title if post else "")[:200],
        "author_contact": _contact(author),
        "author_telephone": author.telephone[:60],
    }


def _report_of(item: AgendaItem, sheet: HouseStyleSheet) -> str:
    if sheet.report_of is ReportOf.PARTNERSHIP:
        return item.meeting.committee.partnership.name if item.meeting.committee.partnership else ""
    speaker = item.on_behalf_of or item.presenter
    if sheet.report_of is ReportOf.NOBODY or speaker is None:
        return ""
    post = speaker.post_on(item.meeting.date)
    return f"{speaker} – {post.title}" if post else str(speaker)


def _author_facts(author: Person | None, meeting, *, typed: dict, before: Report) -> dict[str, str]:
    """Post and contact of a new author, for what nobody typed anew."""
    post = author.post_on(meeting.date) if author else None
    found = {
        "author_post": post.title if post else "",
        "author_contact": _contact(author) if author else "",
        "author_telephone": author.telephone[:60] if author else "",
    }
    return {name: text for name, text in found.items() if typed.get(name, "") in ("", getattr(before, name))}


def _contact(person: Person) -> str:
    return " ".join(part for part in (person.telephone, person.email) if part)[:200]
