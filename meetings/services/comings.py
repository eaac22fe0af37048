"""Who came late, left early or came back: recorded in one step under the item and in the attendance."""

import datetime as dt
import uuid as uuids

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.enums import Presence
from meetings.minute_enums import PartKind
from meetings.models import Attendance, Minute, MinutePart
from meetings.services import attendance as rolls
from meetings.services import minute_parts
from scrutiny.models import User

WHAT = [
    (PartKind.ARRIVED, gettext_lazy("Arrived")),
    (PartKind.LEFT, gettext_lazy("Left")),
    (PartKind.RETURNED, gettext_lazy("Came back")),
]


@transaction.atomic
def record(*, what: str, is_online: bool = False, none_declared: bool = False, **told) -> MinutePart:
    """Record one of WHAT with the arguments of its own function; the two flags count for an arrival only."""
    if what == PartKind.ARRIVED:
        presence = Presence.ONLINE if is_online else Presence.PRESENT
        return arrive(presence=presence, none_declared=none_declared, **told)
    return leave(**told) if what == PartKind.LEFT else come_back(**told)


@transaction.atomic
def arrive(
    *,
    attendance: Attendance,
    minute: Minute,
    by: User,
    at: dt.time | None = None,
    none_declared: bool = False,
    presence: str = Presence.PRESENT,
    text: str = "",
    uid: uuids.UUID | None = None,
) -> MinutePart:
    """Record that somebody arrived during an item, as present or online; who had sent apologies is said to have.

    `none_declared`: they were asked for interests on arrival and had none. Raises Refused once the minutes are
    published, and ValidationError.
    """
    _check_place(attendance, minute)
    had_sent = attendance.presence == Presence.APOLOGIES
    rolls.change(
        attendance=attendance,
        by=by,
        presence=presence,
        arrived_at=minute.item,
        arrived_time=at,
        sent_apologies=attendance.sent_apologies or had_sent,
    )
    asked = _("%(name)s was asked for interests and declared none.") % {"name": rolls.titled(attendance)}
    words = " ".join(filter(None, [asked if none_declared else "", text]))
    return _note(PartKind.ARRIVED, attendance, minute, by, at, words, uid)


@transaction.atomic
def leave(
    *,
    attendance: Attendance,
    minute: Minute,
    by: User,
    at: dt.time | None = None,
    text: str = "",
    uid: uuids.UUID | None = None,
) -> MinutePart:
    """Record that somebody left during an item. Raises Refused once the minutes are published, and ValidationError."""
    _check_place(attendance, minute)
    _check_came(attendance)
    rolls.change(attendance=attendance, by=by, left_at=minute.item, left_time=at)
    return _note(PartKind.LEFT, attendance, minute, by, at, text, uid)


@transaction.atomic
def come_back(
    *,
    attendance: Attendance,
    minute: Minute,
    by: User,
    at: dt.time | None = None,
    text: str = "",
    uid: uuids.UUID | None = None,
) -> MinutePart:
    """Record that somebody who had left came back, so that the attendance no longer says that they left early.

    Raises Refused once the minutes are published, and ValidationError.
    """
    _check_place(attendance, minute)
    _check_came(attendance)
    rolls.change(attendance=attendance, by=by, left_at=None, left_time=None)
    return _note(PartKind.RETURNED, attendance, minute, by, at, text, uid)


def _note(kind, attendance, minute, by, at, text, uid) -> MinutePart:
    return minute_parts.add(minute=minute, by=by, kind=kind, uid=uid, attendance=attendance, at=at, text=text)


def _check_place(attendance: Attendance, minute: Minute) -> None:
    if attendance.meeting_id != minute.minutes.meeting_id:
        raise ValidationError({"attendance": _("Choose somebody from the attendance of this meeting.")})


def _check_came(attendance: Attendance) -> None:
    if not attendance.is_present:
        sentence = _("%(name)s is not recorded as present. Record when they arrived first.")
        raise ValidationError({"attendance": sentence % {"name": attendance.name}})
