"""Sign-offs of implications: asked for, given by the reviewer, recorded by an officer; or a change is asked for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import clearance, implications, notifications, policies
from meetings.clearance import SignOffsDue
from meetings.enums import Event, MeetingStatus, ReportStatus
from meetings.implications import Implication
from meetings.models import Report, ReportSection, Reviewer, SignOff
from partnerships.models import Person
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


class TextChanged(ValidationError):
    """The text is no longer the one that was read; `now` is the one that stands there."""

    def __init__(self, now: str) -> None:
        self.now = now
        super().__init__(
            _("The text changed while you were reading. Look at what changed below, then sign it off again."),
            code="changed",
        )


@transaction.atomic
def sign(
    *, section: ReportSection, by: User, read: str, comment: str = "", on: dt.date | None = None
) -> SignOff:
    """Sign an implication off in one's role. `read` is the text that was read, word for word.

    `on` is the day it was, for a report that is entered later. Raises Refused; TextChanged when another text stands
    there by now; and ValidationError when it is signed off already or there is nothing to sign.
    """
    policies.check_sign_off(by, section)
    section = _held(section)
    policies.check_sign_off(by, section)
    name = _name_of(by, section)
    return _give(section, by=by, read=read, name=name, user=by, signed_on=_past(on), comment=comment)


@transaction.atomic
def record(
    *, section: ReportSection, by: User, read: str, name: str, signed_on: dt.date, comment: str = ""
) -> SignOff:
    """Record a sign-off that came by letter or email: who gave it, and on which day.

    Raises Refused; TextChanged when another text stands there by now; and ValidationError for a day to come, or when
    it is signed off already.
    """
    policies.check_record_sign_off(by, section)
    section = _held(section)
    policies.check_record_sign_off(by, section)
    day, who = _past(signed_on), str(by)[:150]
    return _give(section, by=by, read=read, name=name, signed_on=day, comment=comment, recorded_by=who)


@transaction.atomic
def ask_for_change(*, section: ReportSection, by: User, reason: str) -> Report:
    """Ask for a change of an implication instead of signing it off: kept with the report and mailed to its author.

    Raises Refused, and ValidationError without a reason or when the text is signed off.
    """
    policies.check_sign_off(by, section)
    section = _held(section)
    policies.check_sign_off(by, section)
    report, role = section.report, _role(section)
    if not reason.strip():
        raise ValidationError({"reason": _("Say what is to be changed.")})
    _check_unsigned(section)
    audit.record(
        Event.REPORT_CHANGE_WANTED,
        by=by,
        subject=report,
        council=report.council,
        section_id=section.pk,
        role=role,
        name=_name_of(by, section),
        reason=reason.strip(),
        of=implications.print_of(section.body),
    )
    notifications.change_wanted(report, section, by=by, role=role, reason=reason.strip())
    return report


def ask(*, report: Report, by: User) -> None:
    """Mail each reviewer whose sign-off of a report that was just handed in is wanted: one message a person."""
    _mail(report, [one for one in clearance.of_report(report) if not one.is_settled], by=by)


def ask_new(*, reviewer: Reviewer, by: User) -> None:
    """Mail somebody who was just appointed what waits for them: the reports that were handed in before."""
    rows = Report.objects.filter(
        item__meeting__committee__council=reviewer.council, status=ReportStatus.SUBMITTED
    )
    reports = list(rows.exclude(item__meeting__status=MeetingStatus.CANCELLED).for_pages())
    for key, found in clearance.of_reports(reports).items():
        wanted = [one for one in found if one.role == reviewer.role and not one.is_settled]
        if wanted:
            report = next(report for report in reports if report.pk == key)
            notifications.sign_offs_wanted(report, reviewer.person, wanted, by=by)


def that_hold(report: Report, sections: Iterable[ReportSection]) -> dict[int, SignOff]:
    """The sign-offs of sections that hold, by key of the section; none while the report is with its author.

    What its author changes is asked about when the report is handed in; what an officer changes after that, at once.
    """
    if report.status != ReportStatus.SUBMITTED:
        return {}
    held, sheet = {section.pk: section for section in sections}, report.sheet
    found: dict[int, SignOff] = {}
    for one in SignOff.objects.filter(section__in=held).order_by("-recorded_at", "-pk"):
        found.setdefault(one.section_id, one)
    roles = {key: implications.role_of(section, sheet) for key, section in held.items()}
    return {key: one for key, one in found.items() if implications.holds(one, held[key], roles[key])}


def ask_again(
    *, report: Report, by: User, signed: dict[int, SignOff], changed: Sequence[ReportSection]
) -> None:
    """Ask anew for the sign-offs among `signed` that the change of these sections has undone."""
    undone = {
        section.pk
        for section in changed
        if section.pk in signed and not implications.holds(signed[section.pk], section, _role(section))
    }
    if undone:
        found = clearance.of_report(report)
        _mail(report, [one for one in found if one.section.pk in undone], by=by)


def first_due(report: Report) -> SignOffsDue | None:
    """When sign-offs are usually wanted, for a report with implications and no day for them, or one that is over."""
    sheet, day = report.sheet, report.sign_offs_due
    if (day and day >= timezone.localdate()) or not any(
        implications.takes_sign_off(section, sheet) for section in report.sections.all()
    ):
        return None
    return clearance.usual_due(report)


def hold(report: Report) -> None:
    """Hold a report until the end of the transaction, and look at its state again."""
    rows = Report.objects.select_for_update().filter(pk=report.pk).order_by()
    report.status = rows.values_list("status", flat=True).get()


def _held(section: ReportSection) -> ReportSection:
    """The section as it is now, held with its report, so that nothing changes while it is signed."""
    report = section.report
    hold(report)
    fresh = ReportSection.objects.select_for_update().filter(pk=section.pk).first()
    if fresh is None:
        raise ValidationError(_("This section was removed meanwhile."))
    fresh.report = report
    return fresh


def _give(section: ReportSection, *, by: User, read: str, **fields) -> SignOff:
    report = section.report
    if _plain(read) != _plain(section.body):
        raise TextChanged(section.body)
    _check_unsigned(section)
    was_missing = clearance.missing(report)
    row = SignOff(section=section, role=_role(section), text=section.body, **fields)
    given = records.create(
        row,
        by=by,
        event=Event.REPORT_SIGNED_OFF,
        council=report.council,
        subject=report,
        section_id=section.pk,
        role=row.role,
        name=row.name,
        signed_on=row.signed_on.isoformat(),
    )
    if report.status == ReportStatus.SUBMITTED and was_missing and not clearance.missing(report):
        notifications.report_ready_to_clear(report, by=by)
    return given


def _check_unsigned(section: ReportSection) -> None:
    if not section.body.strip():
        raise ValidationError(_("There is no text to sign off yet."))
    latest = section.sign_offs.first()
    if implications.holds(latest, section, _role(section)):
        raise ValidationError(
            _("%(name)s signed this text off on %(day)s.")
            % {"name": latest.name, "day": uk_date(latest.signed_on)}
        )


def _mail(report: Report, wanted: Sequence[Implication], *, by: User) -> None:
    people = clearance.reviewers_by_role(report.council.pk) if wanted else {}
    theirs: dict[Person, list[Implication]] = defaultdict(list)
    for one in wanted:
        for reviewer in people.get(one.role, ()):
            theirs[reviewer.person].append(one)
    for person, asked in theirs.items():
        notifications.sign_offs_wanted(report, person, asked, by=by)
    if theirs:
        audit.record(
            Event.REPORT_SIGN_OFF_ASKED,
            by=by,
            subject=report,
            council=report.council,
            roles=[one.role for one in wanted],
        )


def _name_of(user: User, section: ReportSection) -> str:
    """How the reviewer is called in the directory."""
    reviewers = clearance.reviewers_by_role(section.report.council.pk)[_role(section)]
    return next((str(one.person) for one in reviewers if one.person.user_id == user.pk), str(user))[:150]


def _role(section: ReportSection) -> str:
    return implications.role_of(section, section.report.sheet)


def _past(day: dt.date | None) -> dt.date:
    today = timezone.localdate()
    if day and day > today:
        raise ValidationError({"signed_on": _("The day of the sign-off must be today or before.")})
    return day or today


def _plain(text: str) -> str:
    """A text as a form sends it back: a browser writes the ends of lines its own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
