"""Partnership plans: drafted, adopted, ended, and followed by the next one."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event, PlanStatus
from partnerships.models import Partnership, Plan, Priority
from partnerships.services import theme_leads
from partnerships.workflows import PLAN
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def create(
    *,
    partnership: Partnership,
    by: User,
    title: str,
    period_start: dt.date,
    period_end: dt.date,
    summary: str = "",
) -> Plan:
    """Draft a plan for a period, of three years or any other length.

    Raises Refused, and ValidationError while the partnership has another draft.
    """
    policies.check_edit_partnership(by, partnership)
    plan = Plan(
        partnership=partnership,
        title=title,
        period_start=period_start,
        period_end=period_end,
        summary=summary,
    )
    return records.create(plan, by=by, event=Event.PLAN_CREATED, council=partnership.council)


@transaction.atomic
def change(*, plan: Plan, by: User, expected_version: int | None = None, **details) -> Plan:
    """Change a plan's title, period or summary. Raises Refused, StaleEdit, and ValidationError once it has ended."""
    policies.check_edit_plan(by, plan)
    check_open(plan)
    return records.change(
        plan,
        by=by,
        event=Event.PLAN_CHANGED,
        council=plan.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def adopt(*, plan: Plan, by: User, adopted_on: dt.date, adopted_by: str) -> Plan:
    """Record that a draft was adopted, on a day and by whom (a meeting, such as Full Council).

    Residents can read it from then on. Raises Refused, WrongState, and ValidationError for a day to come, and
    while another plan of the partnership is in force on some of its days.
    """
    check_not_to_come(adopted_on, "adopted_on")
    return PLAN.apply(
        plan,
        "adopt",
        by=by,
        council=plan.council,
        detail={"adopted_on": adopted_on.isoformat(), "adopted_by": adopted_by},
        adopted_on=adopted_on,
        adopted_by=adopted_by,
    )


@transaction.atomic
def end(*, plan: Plan, by: User, on: dt.date) -> Plan:
    """Record the last day on which a plan was in force; its theme leads end with it, the plan stays readable.

    Raises Refused, WrongState, and ValidationError for a day to come or outside the plan's period, and when a
    theme lead begins after it.
    """
    check_not_to_come(on, "ended_on")
    if on > plan.period_end:
        raise ValidationError(
            {"ended_on": _("The plan's last day was %(day)s.") % {"day": uk_date(plan.period_end)}}
        )
    PLAN.apply(plan, "end", by=by, council=plan.council, detail={"ended_on": on.isoformat()}, ended_on=on)
    for priority in plan.priorities.all():
        theme_leads.end_all(priority=priority, by=by, on=on, field="ended_on")
    return plan


@transaction.atomic
def start_next(
    *, plan: Plan, by: User, title: str, period_start: dt.date, period_end: dt.date, summary: str = ""
) -> Plan:
    """Draft the plan that follows one, with the priorities of its last day and without its actions, measures and leads.

    Returns the draft. Raises Refused, and ValidationError while the partnership has another draft.
    """
    draft = create(
        partnership=plan.partnership,
        by=by,
        title=title,
        period_start=period_start,
        period_end=period_end,
        summary=summary,
    )
    for position, old in enumerate(plan.priorities.on(plan.ended_on or plan.period_end), start=1):
        copy = Priority(plan=draft, title=old.title, description=old.description, position=position)
        records.create(
            copy, by=by, event=Event.PRIORITY_CREATED, council=plan.council, plan=draft.pk, copied_from=old.pk
        )
    return draft


def check_open(plan: Plan) -> None:
    """Raise ValidationError for a plan that has ended: its text stays as it was."""
    if plan.status == PlanStatus.ENDED:
        raise ValidationError(
            _("This plan ended on %(day)s and stays as it was.") % {"day": uk_date(plan.ended_on)}
        )


def check_not_to_come(day: dt.date, field: str) -> None:
    """Raise ValidationError on `field` for a day after today: what is recorded has happened."""
    if day > timezone.localdate():
        raise ValidationError({field: _("Enter today or an earlier day.")})
