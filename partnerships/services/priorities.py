"""Priorities of a partnership plan, in the plan's order."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import ngettext

from partnerships import policies
from partnerships.enums import ActionStatus, Event
from partnerships.models import Plan, Priority
from partnerships.services import measures, plans, theme_leads
from scrutiny import audit, records
from scrutiny.models import User


@transaction.atomic
def create(
    *, plan: Plan, by: User, title: str, description: str = "", start: dt.date | None = None
) -> Priority:
    """Add a priority at the end of the plan; `start` only where it came in later than the plan.

    Raises Refused, and ValidationError for a title that the plan has already, and once the plan has ended.
    """
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    last = _locked(plan).aggregate(last=Max("position"))["last"] or 0
    priority = Priority(plan=plan, title=title, description=description, start=start, position=last + 1)
    return records.create(priority, by=by, event=Event.PRIORITY_CREATED, council=plan.council, plan=plan.pk)


@transaction.atomic
def change(*, priority: Priority, by: User, expected_version: int | None = None, **details) -> Priority:
    """Change a priority's title, description or dates. Raises Refused, StaleEdit, and ValidationError."""
    plan = priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    changed = records.change(
        priority,
        by=by,
        event=Event.PRIORITY_CHANGED,
        council=plan.council,
        expected_version=expected_version,
        **details,
    )
    if details.get("end"):
        _close(priority, by=by, on=details["end"])
    return changed


@transaction.atomic
def end(*, priority: Priority, by: User, on: dt.date) -> Priority:
    """Record the last day of a priority; its theme lead and its measures end with it.

    Raises Refused, and ValidationError for a day before it began, and while it has open actions.
    """
    plan = priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    records.end(priority, by=by, event=Event.PRIORITY_ENDED, council=plan.council, on=on)
    _close(priority, by=by, on=on)
    return priority


@transaction.atomic
def move(*, priority: Priority, by: User, direction: str) -> Priority:
    """Move a priority one place "up" or "down" in the plan; at an end it stays.

    Priorities that have ended are passed over: the page lists them apart. Raises Refused, and ValidationError
    once the plan has ended.
    """
    plan = priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    rows = list(_locked(plan).order_by("position", "pk"))
    listed = [row for row in rows if row.pk == priority.pk or not row.has_ended]
    place = listed.index(priority)
    target = place + (-1 if direction == "up" else 1)
    if not 0 <= target < len(listed):
        return priority
    moved, neighbour = listed[place], listed[target]
    rows.remove(moved)
    rows.insert(rows.index(neighbour) + (0 if direction == "up" else 1), moved)
    for position, row in enumerate(rows, start=1):
        row.position = position
    Priority.objects.bulk_update(rows, ["position"])
    audit.record(Event.PRIORITY_MOVED, by=by, subject=moved, council=plan.council, position=moved.position)
    return moved


def _close(priority: Priority, *, by: User, on: dt.date) -> None:
    """End with the priority what hangs on it; open actions are closed by hand, each with what became of it."""
    waiting = priority.actions.filter(status=ActionStatus.OPEN).count()
    if waiting:
        raise ValidationError({"end": _still_open(waiting)})
    theme_leads.end_all(priority=priority, by=by, on=on)
    for measure in priority.measures.filter(end__isnull=True):
        measures.end(measure=measure, by=by, on=on)


def _still_open(waiting: int) -> str:
    return ngettext(
        "It has %(count)s open action. Record first whether it was done or stopped.",
        "It has %(count)s open actions. Record first whether each was done or stopped.",
        waiting,
    ) % {"count": waiting}


def _locked(plan: Plan) -> QuerySet[Priority]:
    """The priorities of a plan whose row is locked: one change of the order at a time."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    return Priority.objects.filter(plan=plan)
