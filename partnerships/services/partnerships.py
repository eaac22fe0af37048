"""Partnerships and who represents whom on them."""

import datetime as dt
from collections.abc import Iterable

from partnerships.models import PartnershipMembership, ThemeLead
from scrutiny.access.grants import Grant
from scrutiny.models import User


def partnership_grants(user: User, on: dt.date) -> Iterable[Grant]:
    """What a person may do as a partner or a theme lead on a day (two queries)."""
    seats = PartnershipMembership.objects.on(on).filter(person__user=user).select_related("partnership")
    for seat in seats:
        yield Grant(
            "partner",
            council_id=seat.partnership.council_id,
            partnership_id=seat.partnership_id,
            organisation_id=seat.organisation_id,
        )
    leads = ThemeLead.objects.on(on).filter(person__user=user).select_related("priority__plan__partnership")
    for lead in leads:
        partnership = lead.priority.plan.partnership
        yield Grant("theme-lead", council_id=partnership.council_id, partnership_id=partnership.pk)
