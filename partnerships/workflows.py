"""The workflows of partnerships, as tables. docs/workflows.md is drawn from them."""

from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import ActionStatus, Event, PlanStatus
from scrutiny.workflow import Transition, Workflow

PLAN = Workflow(
    name="plan",
    title=_("A partnership plan"),
    states=PlanStatus,
    initial=PlanStatus.DRAFT,
    transitions=(
        Transition(
            verb="adopt",
            label=_("Record that it was adopted"),
            sources=frozenset({PlanStatus.DRAFT}),
            target=PlanStatus.ADOPTED,
            turn="partnership-officer",
            check=policies.check_edit_plan,
            event=Event.PLAN_ADOPTED,
            url_name="partnerships:plan-adopt",
            asks=True,
            style="primary",
        ),
        Transition(
            verb="end",
            label=_("End the plan"),
            sources=frozenset({PlanStatus.ADOPTED}),
            target=PlanStatus.ENDED,
            turn="partnership-officer",
            check=policies.check_edit_plan,
            event=Event.PLAN_ENDED,
            url_name="partnerships:plan-end",
            asks=True,
        ),
    ),
)

PLAN_ACTION = Workflow(
    name="plan-action",
    title=_("An action of the plan"),
    states=ActionStatus,
    initial=ActionStatus.OPEN,
    transitions=(
        Transition(
            verb="finish",
            label=_("Record that it is done"),
            sources=frozenset({ActionStatus.OPEN}),
            target=ActionStatus.DONE,
            turn="theme-lead",
            check=policies.check_update_action,
            event=Event.ACTION_CLOSED,
            url_name="partnerships:plan-action-finish",
            asks=True,
        ),
        Transition(
            verb="stop",
            label=_("Record that it was stopped"),
            sources=frozenset({ActionStatus.OPEN}),
            target=ActionStatus.STOPPED,
            turn="theme-lead",
            check=policies.check_update_action,
            event=Event.ACTION_STOPPED,
            url_name="partnerships:plan-action-stop",
            asks=True,
        ),
        Transition(
            verb="reopen",
            label=_("Open it again"),
            sources=frozenset({ActionStatus.DONE, ActionStatus.STOPPED}),
            target=ActionStatus.OPEN,
            turn="partnership-officer",
            check=policies.check_update_action,
            event=Event.ACTION_REOPENED,
            url_name="partnerships:plan-action-reopen",
        ),
    ),
)

ALL = (PLAN, PLAN_ACTION)
