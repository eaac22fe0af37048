"""Committees, their members and their standing items."""

import datetime as dt
from collections.abc import Iterable

from meetings.models import CommitteeMembership
from scrutiny.access.grants import Grant
from scrutiny.models import User


def committee_grants(user: User, on: dt.date) -> Iterable[Grant]:
    """What a person may do by their seats on committees on a day (one query)."""
    seats = CommitteeMembership.objects.on(on).filter(person__user=user).select_related("committee")
    for seat in seats:
        yield Grant(seat.role, council_id=seat.committee.council_id, committee_id=seat.committee_id)
