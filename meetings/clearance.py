"""What stands between a report and the agenda: the sign-offs of its implications, and the day they are wanted by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from meetings import implications
from meetings.enums import Event
from meetings.implications import ChangeWanted, Implication
from meetings.models import Report, ReportSection, Reviewer, SignOff
from meetings.report_rows import ReportRows, rows_of
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import DayWorking, last_day_to_publish, working_days_before
from scrutiny.models import AuditEvent, User
from scrutiny.templatetags.british import uk_weekday_date

# How many working days before the last lawful day of publication sign-offs are wanted, unless an officer says when.
DAYS_BEFORE_PUBLICATION = 2


@dataclass(frozen=True)
class SignOffsDue:
    """The day by which sign-offs are wanted, the sentence that says why that day, and the days that were counted."""

    date: dt.date
    working: str
    days: tuple[DayWorking, ...]


def of_report(report: Report, rows: ReportRows) -> tuple[Implication, ...]:
    """The implications of one report whose rows were read (one query)."""
    wanted = _changes_wanted([report])[report.pk]
    return implications.of_report(report, rows.sections, rows.sign_offs, wanted, timezone.localdate())


def of_reports(reports: Sequence[Report]) -> dict[int, tuple[Implication, ...]]:
    """The implications of many reports by key of the report, in three queries."""
    keys = [report.pk for report in reports]
    asked = Q(needs_sign_off=True) | ~Q(reviewer="")
    sections = _by_report(ReportSection.objects.filter(asked, report__in=keys).order_by("position"))
    given = SignOff.objects.filter(section__report__in=keys).order_by("-recorded_at", "-pk")
    signed = _by_report(given.select_related("section"))
    wanted, today = _changes_wanted(reports), timezone.localdate()
    return {
        report.pk: implications.of_report(
            report, sections[report.pk], signed[report.pk], wanted[report.pk], today
        )
        for report in reports
    }


def missing(report: Report) -> list[Implication]:
    """The implications without whose sign-off a report is not cleared (two queries)."""
    return [one for one in of_report(report, rows_of(report)) if one.is_missing]


def undone(report: Report) -> list[Implication]:
    """The implications that were signed off and changed since (two queries)."""
    return [one for one in of_report(report, rows_of(report)) if one.changes]


def reviewers_by_role(council_id: int) -> dict[str, list[Reviewer]]:
    """Who reviews in which role of a council today, with their accounts (one query)."""
    found: dict[str, list[Reviewer]] = defaultdict(list)
    for reviewer in Reviewer.objects.current().filter(council=council_id).select_related("person__user"):
        found[reviewer.role].append(reviewer)
    return found


def roles_reviewed(user: User) -> frozenset[tuple[int, str]]:
    """The roles in which a person reviews today, each with the key of its council; read once for this object."""
    if "roles_reviewed" not in user.__dict__:
        rows = Reviewer.objects.current().filter(person__user=user.pk).values_list("council", "role")
        user.__dict__["roles_reviewed"] = frozenset(rows)
    return user.__dict__["roles_reviewed"]


def usual_due(report: Report) -> SignOffsDue:
    """When sign-offs are wanted unless an officer says when (one query for the council's closures).

    Two working days before the last day on which the papers can lawfully go out: Local Government Act 1972 s.100B(3),
    s.100BA.
    """
    council, meeting = report.council, report.meeting
    rule = {"nation": Nation(council.nation), "closures": council.closure_dates}
    last = last_day_to_publish(meeting.date, notice_days=council.notice_days, **rule).date
    counted = working_days_before(last, DAYS_BEFORE_PUBLICATION, **rule)
    sentence = ngettext(
        "%(days)d working day before %(last)s, the last day on which the papers can go out with %(notice)d clear "
        "working days' notice.",
        "%(days)d working days before %(last)s, the last day on which the papers can go out with %(notice)d clear "
        "working days' notice.",
        DAYS_BEFORE_PUBLICATION,
    ) % {
        "days": DAYS_BEFORE_PUBLICATION,
        "last": uk_weekday_date(last),
        "notice": council.notice_days,
    }
    return SignOffsDue(counted.date, sentence, counted.days)


def _by_report(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[row.section.report_id if isinstance(row, SignOff) else row.report_id].append(row)
    return found


def _changes_wanted(reports: Sequence[Report]) -> dict[int, dict[int, ChangeWanted]]:
    """The last change that was asked for of each section, by keys of report and section (one query)."""
    events = AuditEvent.objects.filter(
        event=Event.REPORT_CHANGE_WANTED,
        subject_type=Report._meta.label_lower,
        subject_id__in=[str(report.pk) for report in reports],
    )
    found: dict[int, dict[int, ChangeWanted]] = defaultdict(dict)
    for event in events.order_by("occurred_at", "pk"):
        words = {name: event.detail[name] for name in ("section_id", "role", "name", "reason", "of")}
        found[int(event.subject_id)][words["section_id"]] = ChangeWanted(at=event.occurred_at, **words)
    return found
