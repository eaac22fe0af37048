"""Actions of the plan: what will be done by whom and when, how it goes, and what became of it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import ActionStatus, Event, Rag
from partnerships.models import Person, PlanAction, PlanActionUpdate, Priority
from partnerships.services import people, plans
from partnerships.workflows import PLAN_ACTION
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def create(
    *,
    priority: Priority,
    by: User,
    text: str,
    owner: Person | None = None,
    due: dt.date | None = None,
) -> PlanAction:
    """Add an action at the end of a priority. Raises Refused, and ValidationError.

    It is refused when the owner has left, and when the priority or the plan has ended.
    """
    plan = priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    _check_priority_open(priority)
    _check_owner(priority, owner)
    Priority.objects.select_for_update().get(pk=priority.pk)
    last = priority.actions.aggregate(last=Max("position"))["last"] or 0
    action = PlanAction(priority=priority, text=text, owner=owner, due=due, position=last + 1)
    return records.create(
        action, by=by, event=Event.ACTION_CREATED, council=plan.council, priority=priority.title
    )


@transaction.atomic
def change(*, action: PlanAction, by: User, expected_version: int | None = None, **details) -> PlanAction:
    """Change an action's words, owner or due date. Raises Refused, StaleEdit, and ValidationError."""
    plan = action.priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    owner_before = PlanAction.objects.values_list("owner", flat=True).get(pk=action.pk)
    owner = details.get("owner", action.owner)
    if owner and owner.pk != owner_before:
        _check_owner(action.priority, owner)
    return records.change(
        action,
        by=by,
        event=Event.ACTION_CHANGED,
        council=plan.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def report_progress(
    *, action: PlanAction, by: User, rag: Rag | str, text: str, date: dt.date
) -> PlanActionUpdate:
    """Say how an open action stands on a day; what was said before is kept as its history.

    The action shows what was said for the newest day. Raises Refused, and ValidationError for a day to come and
    for a closed action.
    """
    policies.check_update_action(by, action)
    locked = PlanAction.objects.select_for_update().get(pk=action.pk)
    if locked.status != ActionStatus.OPEN:
        raise ValidationError(
            _("This action was closed on %(day)s. Open it again first.") % {"day": uk_date(locked.closed_on)}
        )
    update = _add_update(action, by=by, rag=rag, text=text, date=date)
    audit.record(
        Event.ACTION_UPDATED, by=by, subject=action, council=action.priority.plan.council, rag=rag, text=text
    )
    return update


@transaction.atomic
def finish(*, action: PlanAction, by: User, on: dt.date, text: str = "") -> PlanAction:
    """Record that an action is done, with a last word on it if there is one.

    Raises Refused, WrongState, and ValidationError for a day to come.
    """
    return _close(action, "finish", by=by, on=on, text=text)


@transaction.atomic
def stop(*, action: PlanAction, by: User, on: dt.date, text: str) -> PlanAction:
    """Record that an action was stopped, and why. Raises Refused, WrongState, and ValidationError."""
    if not text:
        raise ValidationError({"text": _("Say why it was stopped.")})
    return _close(action, "stop", by=by, on=on, text=text)


@transaction.atomic
def reopen(*, action: PlanAction, by: User) -> PlanAction:
    """Open an action again that was closed. Raises Refused, WrongState, and ValidationError once the priority ended."""
    plans.check_open(action.priority.plan)
    _check_priority_open(action.priority)
    return PLAN_ACTION.apply(action, "reopen", by=by, council=action.priority.plan.council, closed_on=None)


def _close(action: PlanAction, verb: str, *, by: User, on: dt.date, text: str) -> PlanAction:
    plans.check_not_to_come(on, "on")
    council = action.priority.plan.council
    detail = {"on": on.isoformat(), "text": text}
    PLAN_ACTION.apply(action, verb, by=by, council=council, detail=detail, closed_on=on)
    if text:
        _add_update(action, by=by, rag=action.rag, text=text, date=on)
    return action


def _add_update(action: PlanAction, *, by: User, rag: str, text: str, date: dt.date) -> PlanActionUpdate:
    plans.check_not_to_come(date, "date")
    update = PlanActionUpdate(action=action, date=date, rag=rag, text=text, by=by)
    update.full_clean()
    update.save()
    newest = action.updates.first()
    action.rag, action.progress = newest.rag, newest.text
    action.save(update_fields=["rag", "progress"])
    return update


def _check_owner(priority: Priority, owner: Person | None) -> None:
    if owner and owner.council_id != priority.plan.partnership.council_id:
        raise ValidationError({"owner": _("Choose a person of this council's directory.")})
    people.check_in_post(owner, start=None, end=None, field="owner")


def _check_priority_open(priority: Priority) -> None:
    if priority.end:
        raise ValidationError(
            _("The priority “%(priority)s” ended on %(day)s.")
            % {"priority": priority, "day": uk_date(priority.end)}
        )
