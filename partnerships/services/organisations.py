"""Organisations: bodies that work with the council, under the names that they have had."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Organisation, OrganisationName
from scrutiny import audit, records
from scrutiny.models import Council, User
from scrutiny.templatetags.british import uk_date

DAY = dt.timedelta(days=1)


@transaction.atomic
def create(*, council: Council, by: User, **details) -> Organisation:
    """Add a body to the council's directory. Raises Refused, and ValidationError when its name is taken."""
    policies.check_edit_directory(by, council)
    organisation = Organisation(council=council, **details)
    return records.create(organisation, by=by, event=Event.ORGANISATION_CREATED, council=council)


@transaction.atomic
def change(
    *, organisation: Organisation, by: User, expected_version: int | None = None, **details
) -> Organisation:
    """Correct what is held of a body. Raises Refused, StaleEdit, and ValidationError."""
    policies.check_edit_directory(by, organisation.council)
    _refuse_open_seats(organisation, details.get("end", organisation.end))
    return records.change(
        organisation,
        by=by,
        event=Event.ORGANISATION_CHANGED,
        council=organisation.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def rename(*, organisation: Organisation, by: User, name: str, on: dt.date) -> Organisation:
    """Give a body its new name from a day on, and keep the one it had until the day before.

    A clinical commissioning group that became an integrated care board stays one body: what was sent to it
    under the old name stays with it. Raises Refused, and ValidationError for a name that is taken or no new
    one, and for a day to come or before an earlier change of name.
    """
    policies.check_edit_directory(by, organisation.council)
    body = Organisation.objects.select_for_update().get(pk=organisation.pk)
    since = _named_since(body)
    if name == body.name:
        raise ValidationError({"name": _("Enter a new name: this is the one it has.")})
    if on > timezone.localdate():
        raise ValidationError({"on": _("Enter today or an earlier day. Until then it has its old name.")})
    if since and on <= since:
        raise ValidationError(
            {
                "on": _("It has had its present name since %(day)s. Enter a later day.")
                % {"day": uk_date(since)}
            }
        )
    old = OrganisationName(organisation=body, name=body.name, start=since, end=on - DAY)
    old.full_clean()
    old.save()
    body.name = name
    body.version += 1
    body.full_clean()
    body.save(update_fields=["name", "version"])
    audit.record(
        Event.ORGANISATION_RENAMED, by=by, subject=body, council=body.council, old=old.name, on=on.isoformat()
    )
    return body


@transaction.atomic
def correct_name(*, earlier: OrganisationName, by: User, **details) -> OrganisationName:
    """Correct a name that a body had before, or its dates. Raises Refused, and ValidationError."""
    council = earlier.organisation.council
    policies.check_edit_directory(by, council)
    return records.change(earlier, by=by, event=Event.ORGANISATION_CHANGED, council=council, **details)


@transaction.atomic
def end(*, organisation: Organisation, by: User, on: dt.date) -> Organisation:
    """Record the last day of a body. Raises Refused, and ValidationError while seats would outlast it."""
    policies.check_edit_directory(by, organisation.council)
    _refuse_open_seats(organisation, on)
    return records.end(
        organisation, by=by, event=Event.ORGANISATION_ENDED, council=organisation.council, on=on
    )


def check_lasts(organisation: Organisation | None, *, end: dt.date | None) -> None:
    """Raise ValidationError on "organisation" when the body ends before something that is given to it does.

    `end` is the last day of the seat or post, None when it is open.
    """
    if organisation and organisation.end and (end is None or end > organisation.end):
        raise ValidationError(
            {
                "organisation": _(
                    "%(body)s ended on %(day)s. Choose the body that followed it, or an earlier end."
                )
                % {"body": organisation, "day": uk_date(organisation.end)}
            }
        )


def _named_since(body: Organisation) -> dt.date | None:
    """The first day of the present name, None when it is not known."""
    last = body.names.order_by("end").last()
    return last.end + DAY if last and last.end else body.start


def _refuse_open_seats(organisation: Organisation, end: dt.date | None) -> None:
    if end is None:
        return
    outlasting = organisation.partnership_memberships.on(end + DAY).select_related("person").first()
    if outlasting:
        raise ValidationError(
            {
                "end": _("%(person)s still has a seat for it after this day. End that first.")
                % {"person": outlasting.person}
            }
        )
