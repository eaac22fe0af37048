"""The signing of agreed minutes: a record with name, date and the hash of the file, not a scan.

Local Government Act 1972 Schedule 12 paragraph 41: minutes are signed at the same or the next suitable meeting by the
person presiding. What was signed is the file that was published once they were agreed.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.enums import Event, PaperKind
from meetings.models import Minutes, MinutesSigning, Publication
from meetings.papers import minutes_agreement
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def sign(
    *,
    minutes: Minutes,
    by: User,
    name: str,
    signed_on: dt.date,
    office: str = "",
    note: str = "",
) -> MinutesSigning:
    """Record who signed agreed minutes, in what office and when; the hash is that of the published file.

    `note` says why it was put off, where it was. Raises Refused before they are agreed, and ValidationError when they
    are signed already, the day does not fit, or the file of the agreed minutes is not published yet.
    """
    minute_policies.check_sign_minutes(by, minutes)
    Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    if MinutesSigning.objects.filter(minutes=minutes).exists():
        raise ValidationError(_("The signing of these minutes is recorded already."))
    _check_day(minutes, signed_on)
    paper = paper_to_sign(minutes)
    if paper is None:
        raise ValidationError(
            _("The file of the agreed minutes is still being made. Record the signing once it is published.")
        )
    row = MinutesSigning(
        minutes=minutes,
        name=name,
        office=office,
        signed_on=signed_on,
        publication=paper,
        sha256=paper.sha256,
        note=note,
        recorded_by=by,
    )
    return records.create(
        row, by=by, event=Event.MINUTES_SIGNED, council=minutes.council, subject=minutes, sha256=paper.sha256
    )


def paper_to_sign(minutes: Minutes) -> Publication | None:
    """The published file that says that the minutes were agreed; None while it is not there (one query)."""
    paper = (
        Publication.objects.current()
        .filter(kind=PaperKind.MINUTES, meeting=minutes.meeting_id)
        .order_by("-number")
        .first()
    )
    return paper if paper and escape(minutes_agreement.agreed(minutes)) in paper.html else None


def _check_day(minutes: Minutes, day: dt.date) -> None:
    if minutes.agreed_on and day < minutes.agreed_on:
        sentence = _("The minutes were agreed on %(date)s. They cannot be signed before that.")
        raise ValidationError({"signed_on": sentence % {"date": uk_date(minutes.agreed_on)}})
    if day > timezone.localdate():
        raise ValidationError(
            {"signed_on": _("This day is still to come. Record the signing once they are signed.")}
        )
