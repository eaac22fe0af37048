"""Seats on a committee: given, corrected and ended; never deleted."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import Event, Office
from meetings.models import Committee, CommitteeMembership
from partnerships.models import Person
from partnerships.services import people
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date

HEADINGS = {
    Office.CHAIR: _("Chair"),
    Office.VICE_CHAIR: _("Vice-chairs"),
    Office.MEMBER: _("Members"),
    Office.SUBSTITUTE: _("Substitutes"),
    Office.CO_OPTED: _("Co-opted members"),
}


@transaction.atomic
def appoint(
    *,
    committee: Committee,
    by: User,
    person: Person,
    office: str = Office.MEMBER,
    start: dt.date | None = None,
    has_vote: bool | None = None,
    sees_exempt: bool = False,
    **fields,
) -> CommitteeMembership:
    """Give a person a seat. A co-opted member has no vote and no exempt papers unless the committee says so.

    `has_vote` None is what is usual for the office. Source: SI 2009/942 reg 3 (co-option without vote).
    Raises Refused, and ValidationError when the person has left, is of another council, or already sits.
    """
    policies.check_edit_committee(by, committee)
    seat = CommitteeMembership(
        committee=committee,
        person=person,
        office=office,
        start=start,
        **_rights(office, has_vote, sees_exempt),
        **fields,
    )
    _check_holder(seat)
    return records.create(seat, by=by, event=Event.COMMITTEE_MEMBER_CREATED, council=committee.council)


@transaction.atomic
def change(
    *,
    membership: CommitteeMembership,
    by: User,
    office: str,
    has_vote: bool | None,
    sees_exempt: bool,
    **fields,
) -> CommitteeMembership:
    """Correct a seat. Raises Refused, and ValidationError when the seat has ended or the person has left."""
    policies.check_edit_committee(by, membership.committee)
    saved = CommitteeMembership.objects.select_related("committee__council", "person").get(pk=membership.pk)
    if saved.has_ended and office != saved.office:
        raise ValidationError(
            {
                "office": _("%(person)s left the committee on %(end)s. Add a new seat for another office.")
                % {"person": saved.person, "end": uk_date(saved.end)}
            }
        )
    return records.change(
        saved,
        by=by,
        event=Event.COMMITTEE_MEMBER_CHANGED,
        council=saved.committee.council,
        office=office,
        **_rights(office, has_vote, sees_exempt),
        **fields,
    )


@transaction.atomic
def end(*, membership: CommitteeMembership, by: User, on: dt.date) -> CommitteeMembership:
    """End a seat on its last day. Raises Refused, and ValidationError for a day before it started."""
    policies.check_edit_committee(by, membership.committee)
    council = membership.committee.council
    return records.end(membership, by=by, event=Event.COMMITTEE_MEMBER_ENDED, council=council, on=on)


def seats_on(committee: Committee, day: dt.date) -> QuerySet[CommitteeMembership]:
    """The seats held on a day, with their people, in order of surname (one query)."""
    seats = committee.memberships.on(day).select_related("person", "represents")
    return seats.order_by("person__surname", "person__forename")


def by_office(seats: QuerySet[CommitteeMembership]) -> list[tuple[str, list[CommitteeMembership]]]:
    """Seats under the heading of their office, the chair first; offices that nobody holds are left out."""
    held = list(seats)
    groups = [
        (heading, [seat for seat in held if seat.office == office]) for office, heading in HEADINGS.items()
    ]
    return [(heading, found) for heading, found in groups if found]


def _rights(office: str, has_vote: bool | None, sees_exempt: bool) -> dict[str, bool]:
    is_co_opted = office == Office.CO_OPTED
    vote = not is_co_opted if has_vote is None else has_vote
    return {"has_vote": vote, "sees_exempt": sees_exempt or not is_co_opted}


def _check_holder(seat: CommitteeMembership) -> None:
    person = seat.person
    if person.council_id != seat.committee.council_id:
        raise ValidationError(
            {
                "person": _("%(person)s is not in this council's directory. Add them there first.")
                % {"person": person}
            }
        )
    people.check_in_post(person, start=seat.start, end=seat.end)
