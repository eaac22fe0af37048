"""What stands between a report and the agenda: the sign-offs of its implications, and the day they are wanted by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone
from django.utils.translation import ngettext

from meetings import implications
from meetings.enums import Event
from meetings.implications import ChangeWanted, Implication
from meetings.models import Report, ReportSection, Reviewer, SignOff
from meetings.report_rows import ReportRows
from scrutiny import audit
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

    def kept(self) -> dict[str, Any]:
        """As the audit log keeps it."""
        days = [[day.date.isoformat(), day.counted, day.reason] for day in self.days]
        return {"date": self.date.isoformat(), "working": self.working, "days": days}

    @classmethod
    def from_kept(cls, kept: dict[str, Any]) -> SignOffsDue:
        """From what the audit log kept."""
        days = [DayWorking(dt.date.fromisoformat(day), *words) for day, *words in kept["days"]]
        return cls(dt.date.fromisoformat(kept["date"]), kept["working"], tuple(days))


def of_report(report: Report) -> tuple[Implication, ...]:
    """The implications of one report as they stand (one query)."""
    return of_reports([report])[report.pk]


def of_reports(reports: Sequence[Report]) -> dict[int, tuple[Implication, ...]]:
    """The implications of many reports by key of the report, in one query."""
    asked = Q(needs_sign_off=True) | ~Q(reviewer="")
    rows = ReportSection.objects.filter(asked, report__in=[report.pk for report in reports])
    sections: dict[int, list[ReportSection]] = defaultdict(list)
    for section in rows.order_by("position").annotate(signed=_latest_sign_off(), wanted=_latest_change()):
        sections[section.report_id].append(section)
    today = timezone.localdate()
    return {report.pk: _of_report(report, sections[report.pk], today) for report in reports}


def as_read(report: Report, rows: ReportRows, events: Iterable[AuditEvent]) -> tuple[Implication, ...]:
    """The implications of a report whose rows and history were read; the history with the newest first (no query)."""
    wanted: dict[int, ChangeWanted] = {}
    for event in events:
        if event.event == Event.REPORT_CHANGE_WANTED:
            change = _change(event.detail, event.occurred_at)
            wanted.setdefault(change.section_id, change)
    return implications.of_report(report, rows.sections, rows.sign_offs, wanted, timezone.localdate())


def history(report: Report, newest: int) -> list[AuditEvent]:
    """The newest events of a report, and all that say what a reviewer asked for or when sign-offs are wanted."""
    rows = audit.history(report)
    kept = Q(event__in=(Event.REPORT_CHANGE_WANTED, Event.REPORT_SUBMITTED))
    return list(rows.filter(kept | Q(pk__in=rows.values("pk")[:newest])))


def due_shown(report: Report, events: Iterable[AuditEvent]) -> SignOffsDue | None:
    """How the day of a report's sign-offs was counted when it was handed in; None for a day that an officer chose."""
    kept = (event.detail.get("sign_offs") for event in events if event.event == Event.REPORT_SUBMITTED)
    found = next((SignOffsDue.from_kept(one) for one in kept if one), None)
    return found if found and report.sign_offs_due else None


def missing(report: Report) -> list[Implication]:
    """The implications without whose sign-off a report is not cleared (one query)."""
    return [one for one in of_report(report) if one.is_missing]


def undone(report: Report) -> list[Implication]:
    """The implications that were signed off and changed since (one query)."""
    return [one for one in of_report(report) if one.changes]


def reviewers_by_role(council_id: int) -> dict[str, list[Reviewer]]:
    """Who reviews in which role of a council today, with their accounts (one query)."""
    found: dict[str, list[Reviewer]] = defaultdict(list)
    for reviewer in Reviewer.objects.current().filter(council=council_id).select_related("person__user"):
        found[reviewer.role].append(reviewer)
    return found


def roles_reviewed(user: User, council_id: int) -> set[str]:
    """The roles in which a person reviews for a council today."""
    found = reviewers_seen_by(user, council_id)
    return {role for role, rows in found.items() if any(row.person.user_id == user.pk for row in rows)}


def reviewers_seen_by(user: User, council_id: int) -> dict[str, list[Reviewer]]:
    """Who reviews for a council today; read once for the user of a request, whose policies all ask for it."""
    kept = user.__dict__.setdefault("reviewers_of_councils", {})
    if council_id not in kept:
        kept[council_id] = reviewers_by_role(council_id)
    return kept[council_id]


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


def _of_report(report: Report, sections: Sequence[ReportSection], today: dt.date) -> tuple[Implication, ...]:
    signed = [_sign_off(row) for section in sections for row in section.signed]
    wanted = {
        section.pk: _change(row["detail"], dt.datetime.fromisoformat(row["at"]))
        for section in sections
        for row in section.wanted
    }
    return implications.of_report(report, sections, signed, wanted, today)


def _latest_sign_off() -> ArraySubquery:
    rows = SignOff.objects.filter(section=OuterRef("pk")).order_by("-recorded_at", "-pk")
    columns = {field.attname: field.attname for field in SignOff._meta.concrete_fields}
    return ArraySubquery(rows.values(row=JSONObject(**columns))[:1])


def _latest_change() -> ArraySubquery:
    """The last event that asked for a change of a section: these are kept in the audit log of the report."""
    events = AuditEvent.objects.filter(
        event=Event.REPORT_CHANGE_WANTED,
        subject_type=Report._meta.label_lower,
        subject_id=Cast(OuterRef("report_id"), CharField()),
    )
    of_section = events.annotate(section=KT("detail__section_id")).filter(
        section=Cast(OuterRef("pk"), CharField())
    )
    row = JSONObject(at="occurred_at", detail="detail")
    return ArraySubquery(of_section.order_by("-occurred_at", "-pk").values(row=row)[:1])


def _sign_off(row: dict[str, Any]) -> SignOff:
    day = SignOff._meta.get_field("signed_on").to_python(row["signed_on"])
    return SignOff(**row | {"signed_on": day})


def _change(detail: dict[str, Any], at: dt.datetime) -> ChangeWanted:
    return ChangeWanted(
        at=at, **{name: detail[name] for name in ("section_id", "role", "name", "reason", "of")}
    )
