"""Committees: set up, changed and ended; what their members may do; how the yearly duty stands."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from meetings import minute_numbers, policies
from meetings.enums import Event, MeetingStatus, Office, ReadyStyle
from meetings.models import Committee, CommitteeMembership, HouseStyle
from meetings.services.minute_numbering import scheme_of
from meetings.yearly_duty import YearlyDuty, yearly_duty
from scrutiny import records
from scrutiny.access.grants import rows_of
from scrutiny.models import Council, User

# The fields of a committee that hold the parts of its numbering scheme.
NUMBER_FIELDS = {
    "run": "number_run",
    "pattern": "number_pattern",
    "width": "number_width",
    "code": "number_code",
}
# The role that a seat gives.
_ROLE = Case(
    When(office=Office.CO_OPTED, sees_exempt=True, then=Value("co-opted-member-exempt")), default=F("office")
)


def committee_grants(user_id: int, on: dt.date) -> QuerySet:
    """What a person may do by their seats on committees on a day."""
    seats = CommitteeMembership.objects.on(on).filter(person__user=user_id)
    return rows_of(seats, role=_ROLE, council="committee__council", committee="committee")


@transaction.atomic
def create(*, council: Council, by: User, **fields) -> Committee:
    """Set up a committee of a council. Raises Refused, and ValidationError with a sentence per field."""
    policies.check_create_committee(by, council)
    if not fields.get("house_style"):
        fields["house_style"] = HouseStyle.objects.ready(ReadyStyle.CONTINUOUS)
    committee = Committee(council=council, **fields)
    _check_numbers(committee)
    _check_ties(committee)
    return records.create(committee, by=by, event=Event.COMMITTEE_CREATED, council=council)


@transaction.atomic
def change(*, committee: Committee, by: User, expected_version: int | None = None, **fields) -> Committee:
    """Change a committee's details. Raises Refused, StaleEdit, and ValidationError with a sentence per field."""
    policies.check_edit_committee(by, committee)
    saved = Committee.objects.select_related("council").get(pk=committee.pk)
    style = fields.get("house_style", saved.house_style)
    told = Committee(pk=saved.pk, council=saved.council, **fields | {"house_style": style})
    _check_ties(told)
    numbers = {name: fields.get(name, getattr(saved, name)) for name in NUMBER_FIELDS.values()}
    _check_numbers(Committee(**numbers))
    return records.change(
        saved,
        by=by,
        event=Event.COMMITTEE_CHANGED,
        council=saved.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def end(*, committee: Committee, by: User, on: dt.date) -> Committee:
    """End a committee on its last day, and with it the seats of its members.

    Raises Refused, and ValidationError when it still has meetings arranged after that day.
    """
    policies.check_edit_committee(by, committee)
    later = committee.meetings.filter(
        date__gt=on, status__in=[MeetingStatus.ARRANGED, MeetingStatus.ADJOURNED]
    )
    if later.exists():
        raise ValidationError(
            {"end": _("The committee has meetings arranged after this day. Cancel them first.")}
        )
    council = committee.council
    records.end(committee, by=by, event=Event.COMMITTEE_ENDED, council=council, on=on)
    for seat in committee.memberships.filter(end__isnull=True):
        last = max(on, seat.start) if seat.start else on
        records.end(seat, by=by, event=Event.COMMITTEE_MEMBER_ENDED, council=council, on=last)
    return committee


def _check_numbers(committee: Committee) -> None:
    """Raise ValidationError with a sentence per field when minutes could not be numbered like this."""
    wrong = minute_numbers.problems(scheme_of(committee))
    if wrong:
        raise ValidationError({NUMBER_FIELDS[part]: sentence for part, sentence in wrong.items()})


def duty_of(committee: Committee, on: dt.date) -> YearlyDuty | None:
    """How the yearly duty stands on a day; None for a committee that is not designated (one query)."""
    if not committee.is_designated:
        return None
    held = committee.meetings.filter(status=MeetingStatus.HELD, is_designated=True, date__lte=on)
    return yearly_duty(held.order_by("-date").values_list("date", flat=True).first(), on)


def _check_ties(committee: Committee) -> None:
    """Parent body and partnership belong to the council, and no body stands under itself."""
    parent, partnership = committee.parent, committee.partnership
    if parent and parent.council_id != committee.council_id:
        raise ValidationError({"parent": _("Choose a committee of the same council.")})
    if partnership and partnership.council_id != committee.council_id:
        raise ValidationError({"partnership": _("Choose a partnership of the same council.")})
    if committee.house_style.council_id not in (None, committee.council_id):
        raise ValidationError({"house_style": _("Choose a house style of this council.")})
    while parent:
        if parent.pk == committee.pk and committee.pk:
            raise ValidationError({"parent": _("A committee cannot stand under itself.")})
        parent = parent.parent
