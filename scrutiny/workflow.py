"""A workflow is a table: states, verbs, next states, and per verb whose turn it is and what is refused why.

`status` is assigned here and nowhere else. docs/workflows.md is drawn from the same tables.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scrutiny import audit
from scrutiny.access.checks import refusal

Text = str | Promise


@dataclass(frozen=True)
class Transition:
    """One verb of a workflow.

    `check(user, obj)` is the policy: it raises Refused with a sentence. `turn` names the role whose turn it is.
    `url_name` takes the object's key; with `asks` the verb has a page of its own with a form, else it is one button.
    An `automatic` verb has no button: a service applies it when another one has made it true.
    """

    verb: str
    label: Text
    sources: frozenset[str]
    target: str
    turn: str
    check: Callable[[Any, Any], None]
    event: StrEnum
    url_name: str
    asks: bool = False
    style: str = "secondary"
    notify: Callable[..., None] | None = None
    automatic: bool = False


@dataclass(frozen=True)
class Action:
    """What a button needs: a refused one is shown greyed out with its reason."""

    verb: str
    label: Text
    url: str
    asks: bool
    style: str
    allowed: bool
    reason: str


class WrongState(ValidationError):
    """The verb does not fit the state that the row is in by now."""


@dataclass(frozen=True)
class Workflow:
    """A table of transitions over one status field of one model.

    `held_with` names the row that is locked before its own, so that all who change either take turns in one order.
    """

    name: str
    title: Text
    states: type[models.TextChoices]
    initial: str
    transitions: tuple[Transition, ...]
    state_field: str = "status"
    held_with: str = ""
    by_verb: Mapping[str, Transition] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_verb", {transition.verb: transition for transition in self.transitions})

    @transaction.atomic
    def apply(
        self,
        obj: models.Model,
        verb: str,
        *,
        by: Any,
        council: Any,
        detail: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Any:
        """Check, lock, move to the next state with `changes` to other fields, audit and notify; returns the row.

        Raises Refused when the policy refuses and WrongState when the row has moved on meanwhile.
        """
        transition = self.by_verb[verb]
        transition.check(by, obj)
        current = self._locked_state(obj)
        if current not in transition.sources:
            raise WrongState(str(self._out_of_turn(current)))
        for name, value in changes.items():
            setattr(obj, name, value)
        setattr(obj, self.state_field, transition.target)
        obj.full_clean(validate_unique=False)
        obj.save(update_fields=[self.state_field, *changes])
        # From which state to which: the log alone tells where a row is and how it came there.
        moved = [current, transition.target]
        audit.record(transition.event, by=by, subject=obj, council=council, **(detail or {}), moved=moved)
        if transition.notify:
            transition.notify(obj, by=by, **(detail or {}))
        return obj

    def available_actions(self, obj: models.Model, user: Any) -> list[Action]:
        """The verbs that fit the present state, each allowed or refused with its sentence."""
        state = getattr(obj, self.state_field)
        return [
            self._action(t, obj, user) for t in self.transitions if state in t.sources and not t.automatic
        ]

    def _action(self, transition: Transition, obj: models.Model, user: Any) -> Action:
        reason = refusal(transition.check, user, obj)
        return Action(
            verb=transition.verb,
            label=transition.label,
            url=reverse(transition.url_name, args=[obj.pk]),
            asks=transition.asks,
            style=transition.style,
            allowed=not reason,
            reason=reason,
        )

    def _locked_state(self, obj: models.Model) -> str:
        if self.held_with:
            _lock(getattr(obj, self.held_with), "pk")
        return str(getattr(_lock(obj, "pk", self.state_field), self.state_field))

    def _out_of_turn(self, current: str) -> Text:
        return _("This could not be done because it is now “%(state)s”. Look at the page again.") % {
            "state": self.states(current).label
        }


def _lock(row: models.Model, *fields: str) -> models.Model:
    """The row as it is stored by now, held until the end of the transaction."""
    rows = type(row)._base_manager.select_for_update(of=("self",))
    return rows.only(*fields).get(pk=row.pk)
