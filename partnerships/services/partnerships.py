"""Community safety partnerships, and what a seat on one lets a person do."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet, Value
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Partnership, PartnershipMembership, ThemeLead
from scrutiny import audit, records
from scrutiny.access.grants import rows_of
from scrutiny.models import Council, User


@transaction.atomic
def create(*, council: Council, by: User, councils_served: Iterable[Council] = (), **details) -> Partnership:
    """Set up a partnership for a council, and for the other councils that it serves.

    Raises Refused, and ValidationError with a sentence per field.
    """
    policies.check_create_partnership(by, council)
    others = list(councils_served)
    partnership = Partnership(council=council, **details)
    records.create(
        partnership,
        by=by,
        event=Event.PARTNERSHIP_CREATED,
        council=council,
        councils_served=[c.name for c in others],
    )
    partnership.councils_served.set(others)
    return partnership


@transaction.atomic
def change(
    *,
    partnership: Partnership,
    by: User,
    expected_version: int | None = None,
    councils_served: Iterable[Council] | None = None,
    **details,
) -> Partnership:
    """Change a partnership; `councils_served` stays as it is unless given.

    Raises Refused, StaleEdit, and ValidationError with a sentence per field.
    """
    policies.check_edit_partnership(by, partnership)
    _refuse_open_seats(partnership, details.get("end", partnership.end))
    records.change(
        partnership,
        by=by,
        event=Event.PARTNERSHIP_CHANGED,
        council=partnership.council,
        expected_version=expected_version,
        **details,
    )
    if councils_served is not None:
        _serve(partnership, list(councils_served), by=by)
    return partnership


@transaction.atomic
def end(*, partnership: Partnership, by: User, on: dt.date) -> Partnership:
    """Record the last day of a partnership.

    Raises Refused, and ValidationError while a seat would outlast it.
    """
    policies.check_edit_partnership(by, partnership)
    _refuse_open_seats(partnership, on)
    return records.end(partnership, by=by, event=Event.PARTNERSHIP_ENDED, council=partnership.council, on=on)


def partnership_grants(user_id: int, on: dt.date) -> QuerySet:
    """What a person may do as a partner or a theme lead on a day."""
    seats = rows_of(
        PartnershipMembership.objects.on(on).filter(person__user=user_id),
        role=Value("partner"),
        council="partnership__council",
        partnership="partnership",
        organisation="organisation",
    )
    plan = "priority__plan__partnership"
    leads = rows_of(
        ThemeLead.objects.on(on).filter(person__user=user_id),
        role=Value("theme-lead"),
        council=f"{plan}__council",
        partnership=plan,
    )
    return seats.union(leads, all=True)


def _refuse_open_seats(partnership: Partnership, end: dt.date | None) -> None:
    outlasting = (
        partnership.memberships.on(end + dt.timedelta(days=1)).select_related("person").first()
        if end
        else None
    )
    if outlasting:
        raise ValidationError(
            {
                "end": _("%(person)s has a seat after this day. End all seats first.")
                % {"person": outlasting.person}
            }
        )


def _serve(partnership: Partnership, councils: list[Council], *, by: User) -> None:
    before = sorted(partnership.councils_served.values_list("name", flat=True))
    after = sorted(council.name for council in councils)
    if before == after:
        return
    partnership.councils_served.set(councils)
    audit.record(
        Event.PARTNERSHIP_CHANGED,
        by=by,
        subject=partnership,
        council=partnership.council,
        changed={"councils_served": [before, after]},
    )
