"""The workflows of partnerships, as tables. docs/workflows.md is drawn from them."""

from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event, PlanStatus
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

ALL = (PLAN,)
