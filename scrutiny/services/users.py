"""People who can sign in and their roles for a council."""

import datetime as dt
from collections.abc import Iterable

from scrutiny.access.grants import Grant
from scrutiny.models import CouncilRole, User


def council_grants(user: User, on: dt.date) -> Iterable[Grant]:
    """The service-wide role and the council roles that a person holds on a day (one query)."""
    if user.is_system_administrator:
        yield Grant("system-administrator")
    for row in CouncilRole.objects.on(on).filter(user=user):
        yield Grant(row.role, council_id=row.council_id)
