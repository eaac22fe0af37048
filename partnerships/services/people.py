"""People whom papers name, and the accounts by which some of them sign in."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Person
from scrutiny import records
from scrutiny.models import Council, CouncilRole, User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def create(*, council: Council, by: User, **details) -> Person:
    """Add a person to the council's directory. Raises Refused, and ValidationError."""
    policies.check_edit_directory(by, council)
    return records.create(
        Person(council=council, **details), by=by, event=Event.PERSON_CREATED, council=council
    )


@transaction.atomic
def change(*, person: Person, by: User, expected_version: int | None = None, **details) -> Person:
    """Correct what is held of a person. Raises Refused, StaleEdit, and ValidationError."""
    policies.check_edit_directory(by, person.council)
    return records.change(
        person,
        by=by,
        event=Event.PERSON_CHANGED,
        council=person.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def link_account(*, person: Person, by: User, user: User | None) -> Person:
    """Say with which account a person signs in, or (None) that they do not.

    Seats on committees and partnerships are roles of who signs in, so only those who give roles may link.
    Raises Refused, and ValidationError for an account of another council or one that is another person's.
    """
    policies.check_link_account(by, person)
    if user and not accounts_for(person).filter(pk=user.pk).exists():
        raise ValidationError({"user": _("Choose an account of this council.")})
    return records.change(person, by=by, event=Event.PERSON_LINKED, council=person.council, user=user)


def accounts_for(person: Person) -> QuerySet[User]:
    """The accounts that may be a person's: those with a role for the council today, and the one they have."""
    here = CouncilRole.objects.current().filter(council=person.council_id).values("user")
    taken = Person.objects.filter(council=person.council_id, user__isnull=False).exclude(pk=person.pk)
    open_accounts = Q(is_active=True, pk__in=here) & ~Q(pk__in=taken.values("user"))
    return User.objects.filter(open_accounts | Q(pk=person.user_id)).order_by("name")


def check_in_post(
    person: Person | None, *, start: dt.date | None, end: dt.date | None, field: str = "person"
) -> None:
    """Raise ValidationError on `field` when somebody who has left is given a role.

    A role that is over is looked at on its first day, an open one today or on a first day to come. Somebody
    who never held a post (a councillor, an independent chair) has not left one.
    """
    if person is None:
        return
    today = timezone.localdate()
    day = start if end and end < today else max(start or today, today)
    left = person.left_before(day) if day else None
    if left:
        raise ValidationError(
            {
                field: _(
                    "%(person)s left their last post on %(day)s. Add their new post, or choose somebody else."
                )
                % {"person": person, "day": uk_date(left)}
            }
        )
