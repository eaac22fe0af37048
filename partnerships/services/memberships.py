"""Seats on a partnership: who represents which body, in the order in which the list of members is printed."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Organisation, Partnership, PartnershipMembership, Person
from partnerships.services import organisations, people
from scrutiny import audit, records
from scrutiny.models import User


@dataclass(frozen=True)
class ListedMember:
    """One line of the printed list of members: surname, title and first name, post and body."""

    surname: str
    forename: str
    post: str


@transaction.atomic
def create(
    *,
    partnership: Partnership,
    by: User,
    person: Person,
    organisation: Organisation | None = None,
    listed_as: str = "",
    is_chair: bool = False,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> PartnershipMembership:
    """Give a person a seat on the partnership, at the end of the list.

    Raises Refused, and ValidationError when the person is a member on some of the days already, has left
    their last post, or somebody else has the chair.
    """
    policies.check_edit_partnership(by, partnership)
    seats = _locked(partnership)
    membership = PartnershipMembership(
        partnership=partnership,
        person=person,
        organisation=organisation,
        listed_as=listed_as,
        is_chair=is_chair,
        start=start,
        end=end,
        position=(seats.aggregate(last=Max("position"))["last"] or 0) + 1,
    )
    _check_seat(membership)
    return records.create(
        membership,
        by=by,
        event=Event.MEMBERSHIP_CREATED,
        council=partnership.council,
        partnership=partnership.pk,
    )


@transaction.atomic
def change(
    *, membership: PartnershipMembership, by: User, expected_version: int | None = None, **details
) -> PartnershipMembership:
    """Correct a seat: body, words in the list, chair, dates. Raises Refused, StaleEdit, ValidationError."""
    partnership = membership.partnership
    policies.check_edit_partnership(by, partnership)
    saved = _locked(partnership).get(pk=membership.pk)
    for name, value in details.items():
        setattr(membership, name, value)
    _check_seat(membership, is_new_term=(saved.start, saved.end) != (membership.start, membership.end))
    return records.change(
        membership,
        by=by,
        event=Event.MEMBERSHIP_CHANGED,
        council=partnership.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def end(*, membership: PartnershipMembership, by: User, on: dt.date) -> PartnershipMembership:
    """Record the last day of a seat. Raises Refused, and ValidationError for a day before it began."""
    partnership = membership.partnership
    policies.check_edit_partnership(by, partnership)
    return records.end(membership, by=by, event=Event.MEMBERSHIP_ENDED, council=partnership.council, on=on)


@transaction.atomic
def move(
    *, membership: PartnershipMembership, by: User, direction: str, on: dt.date | None = None
) -> PartnershipMembership:
    """Move a seat one place "up" or "down" in the list of a day (today unless given); at an end it stays.

    Seats that do not hold on the day keep their place beside those that do. Raises Refused.
    """
    partnership = membership.partnership
    policies.check_edit_partnership(by, partnership)
    seats = list(_locked(partnership).order_by("position", "pk"))
    day = on or timezone.localdate()
    listed = [seat for seat in seats if seat.pk == membership.pk or seat.holds_on(day)]
    place = [seat.pk for seat in listed].index(membership.pk)
    target = place + (-1 if direction == "up" else 1)
    if not 0 <= target < len(listed):
        return membership
    moved, neighbour = listed[place], listed[target]
    seats.remove(moved)
    seats.insert(seats.index(neighbour) + (0 if direction == "up" else 1), moved)
    for position, seat in enumerate(seats, start=1):
        seat.position = position
    PartnershipMembership.objects.bulk_update(seats, ["position"])
    audit.record(
        Event.MEMBERSHIP_MOVED, by=by, subject=moved, council=partnership.council, position=moved.position
    )
    return moved


def seated(partnership: Partnership, on: dt.date) -> list[PartnershipMembership]:
    """The seats that hold on a day, in the order of the list, with all that a line prints (three queries)."""
    seats = partnership.memberships.on(on).select_related("person", "organisation")
    return list(seats.prefetch_related("person__posts", "organisation__names"))


def bodies_on(partnership_id: int | None, on: dt.date) -> tuple[str, ...]:
    """The names of a partnership and of the bodies with a seat on it on a day, each once (one query)."""
    seats = PartnershipMembership.objects.on(on).filter(partnership=partnership_id)
    rows = list(seats.select_related("partnership", "organisation"))
    names = [row.partnership.name for row in rows] + [
        row.organisation.name for row in rows if row.organisation
    ]
    return tuple(dict.fromkeys(names))


def printed_list(partnership: Partnership, on: dt.date) -> tuple[ListedMember, ...]:
    """The list of members as printed for a day, with posts and bodies as they were then (three queries)."""
    return tuple(
        ListedMember(
            surname=seat.person.surname,
            forename=" ".join(part for part in (seat.person.title, seat.person.forename) if part),
            post=seat.post_text(on),
        )
        for seat in seated(partnership, on)
    )


def _locked(partnership: Partnership):
    """The seats of a partnership whose row is locked: one change of the list at a time."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    return PartnershipMembership.objects.filter(partnership=partnership)


def _check_seat(seat: PartnershipMembership, *, is_new_term: bool = True) -> None:
    council = seat.partnership.council_id
    if seat.person.council_id != council:
        raise ValidationError({"person": _("Choose a person of this council's directory.")})
    if seat.organisation and seat.organisation.council_id != council:
        raise ValidationError({"organisation": _("Choose an organisation of this council's directory.")})
    if is_new_term:
        people.check_in_post(seat.person, start=seat.start, end=seat.end)
    organisations.check_lasts(seat.organisation, end=seat.end)
