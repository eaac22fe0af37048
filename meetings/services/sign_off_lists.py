"""Implications as people see them: on the page of a report, on the list of sign-offs, and among the work that waits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import clearance, policies, visibility
from meetings.enums import Audience, MeetingStatus, ReportStatus
from meetings.implications import Implication
from meetings.models import Report, ReportSection, Reviewer
from meetings.report_rows import ReportRows
from scrutiny.access.checks import refusal
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User
from scrutiny.work import WorkItem

TO_SIGN = gettext_lazy("Implications to sign off")
TO_CLEAR, AWAITED = gettext_lazy("Reports to clear"), gettext_lazy("Sign-offs awaited")


@dataclass(frozen=True)
class Line:
    """One implication of a report for one reader.

    Without `is_shown` the reader learns neither words nor heading of an exempt section. `reviewers` are those who may
    sign today.
    """

    report: Report
    implication: Implication
    heading: str
    is_shown: bool
    reviewers: tuple[Reviewer, ...]
    may_sign: bool
    may_record: bool

    @property
    def has_other_role(self) -> bool:
        """Whether another role than the house style's own is asked."""
        usual = self.implication.usual_role
        return bool(usual) and usual != self.implication.role


def of_report(
    report: Report, user: User, rows: ReportRows, found: Sequence[Implication] | None = None
) -> list[Line]:
    """The implications of one report, whose rows were read, for a reader (one query, and one more without `found`)."""
    found = clearance.of_report(report) if found is None else found
    reviewers = clearance.reviewers_seen_by(user, report.council.pk) if found else {}
    audience = policies.audience_of_report(user, report, rows.sections)
    return [_line(report, one, user, audience, reviewers) for one in found]


def of_reports(reports: Sequence[Report], user: User, council: Council) -> list[Line]:
    """The implications of many reports of a council for a reader, the late and the most urgent first (two queries)."""
    found = clearance.of_reports(reports)
    reviewers = clearance.reviewers_seen_by(user, council.pk)
    lines: list[Line] = []
    for report in reports:
        sections = [one.section for one in found[report.pk]]
        audience = policies.audience_of_report(user, report, sections)
        for one in found[report.pk]:
            one.section.report = report
            lines.append(_line(report, one, user, audience, reviewers))
    return sorted(lines, key=_urgency)


def in_question(council: Council) -> QuerySet[Report]:
    """The reports whose sign-offs are looked after: handed in, or for a meeting to come that is not cancelled."""
    to_come = Q(item__meeting__date__gte=timezone.localdate())
    rows = Report.objects.filter(item__meeting__committee__council=council)
    return rows.filter(to_come | Q(status=ReportStatus.SUBMITTED)).exclude(
        item__meeting__status=MeetingStatus.CANCELLED
    )


def work(user: User, council: Council) -> Iterable[WorkItem]:
    """What a reviewer has to sign, and for officers what can be cleared and what is missing (two queries)."""
    clears = council.pk in user.grants.councils_with(Permission.CLEAR_REPORT)
    submitted = in_question(council).filter(status=ReportStatus.SUBMITTED)
    mine = Reviewer.objects.current().filter(council=council, person__user=user).values("role")
    asks_me = Exists(ReportSection.objects.filter(report=OuterRef("pk"), reviewer__in=mine))
    submitted = submitted.annotate(asks_me=asks_me)
    if not clears:
        submitted = submitted.filter(asks_me=True)
    reports = list(submitted.select_related("house_style__style", "item__meeting__committee__council"))
    found = clearance.of_reports(reports) if reports else {}
    roles = clearance.roles_reviewed(user, council.pk) if any(one.asks_me for one in reports) else set()
    for report in reports:
        if clears:
            yield _of_officer(report, found[report.pk])
        yield from _of_reviewer(report, found[report.pk], roles)


def _of_officer(report: Report, found: Sequence[Implication]) -> WorkItem:
    missing = [one.role for one in found if one.is_missing]
    if not missing:
        due, note = report.due, _("Every sign-off is in") if found else str(report.meeting)
        return _item(TO_CLEAR, report, report.title, due=due, note=note)
    note = _("Missing: %(roles)s") % {"roles": ", ".join(dict.fromkeys(missing))}
    return _item(AWAITED, report, report.title, due=report.sign_offs_due, note=note)


def _of_reviewer(report: Report, found: Iterable[Implication], roles: set[str]) -> Iterator[WorkItem]:
    for one in found:
        if one.role in roles and not one.is_settled and not one.change:
            title = _("%(heading)s: %(report)s") % {"heading": one.section.heading, "report": report.title}
            note = one.state.label if one.changes else str(report.meeting)
            yield _item(TO_SIGN, report, title, due=report.sign_offs_due, note=note)


def _item(kind, report: Report, title: str, *, due, note) -> WorkItem:
    late = due is not None and due < timezone.localdate()
    url = f"{report.get_absolute_url()}#implications" if kind is not TO_CLEAR else report.get_absolute_url()
    return WorkItem(kind=kind, title=title, url=url, due=due, overdue=late, note=note)


def _line(
    report: Report,
    one: Implication,
    user: User,
    audience: Audience,
    reviewers: Mapping[str, Sequence[Reviewer]],
) -> Line:
    section = one.section
    section.report = report
    shown = visibility.may_see_section(section, report.item, audience)
    return Line(
        report=report,
        implication=one,
        heading=section.heading if shown else visibility.open_heading(section, report.sheet),
        is_shown=shown,
        reviewers=tuple(reviewers.get(one.role, ())),
        may_sign=not one.is_settled and not refusal(policies.check_sign_off, user, section),
        may_record=not one.is_settled and not refusal(policies.check_record_sign_off, user, section),
    )


def _urgency(line: Line) -> tuple:
    due = line.report.sign_offs_due
    meeting = line.report.meeting.date
    return (
        not line.implication.is_late,
        due or meeting,
        meeting,
        line.report.pk,
        line.implication.section.position,
    )
