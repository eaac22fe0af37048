"""Councils on this service and the days on which their offices are closed."""

import datetime as dt

from django.db import transaction

from scrutiny import audit, policies, records
from scrutiny.enums import Event
from scrutiny.models import Council, CouncilClosure, User


@transaction.atomic
def create(*, by: User, **details) -> Council:
    """Set up a council. Raises ValidationError when its name or its short name is taken."""
    policies.check_create_council(by)
    council = Council(**details)
    return records.create(council, by=by, event=Event.COUNCIL_CREATED, council=council)


@transaction.atomic
def change(*, council: Council, by: User, expected_version: int | None = None, **details) -> Council:
    """Change a council's details. Raises StaleEdit when somebody else saved them meanwhile."""
    policies.check_edit_council(by, council)
    event = Event.COUNCIL_CHANGED
    return records.change(
        council, by=by, event=event, council=council, expected_version=expected_version, **details
    )


@transaction.atomic
def add_closure(*, council: Council, by: User, date: dt.date, reason: str) -> CouncilClosure:
    """List a day on which the offices are closed, so that it is no working day when notice is counted."""
    policies.check_edit_council(by, council)
    closure = CouncilClosure(council=council, date=date, reason=reason)
    return records.create(closure, by=by, event=Event.CLOSURE_ADDED, council=council)


@transaction.atomic
def remove_closure(*, closure: CouncilClosure, by: User) -> None:
    """Take a closure day off the list again."""
    policies.check_edit_council(by, closure.council)
    audit.record(Event.CLOSURE_REMOVED, by=by, subject=closure, council=closure.council)
    closure.delete()
