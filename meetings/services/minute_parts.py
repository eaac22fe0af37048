"""The parts of a minute, in the order in which things happened: notes, questions, arrivals, adjournments."""

import uuid as uuids

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.models import Minute, MinutePart
from meetings.services import private_parts
from scrutiny import audit, records
from scrutiny.models import User


@transaction.atomic
def add(
    *,
    minute: Minute,
    by: User,
    kind: str,
    uid: uuids.UUID | None = None,
    after: MinutePart | None = None,
    **fields,
) -> MinutePart:
    """Add a part at the end of a minute, or after another one; `kind` is a PartKind, `fields` are the model's.

    `uid` is the browser's own name for it: sent twice, it is added once. Raises Refused once the minutes are
    published, and ValidationError with a sentence per field.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    parts = list(minute.parts.select_for_update())
    known = next((part for part in parts if part.uid == uid), None)
    if known:
        return known
    if after and after.minute_id != minute.pk:
        raise ValidationError(_("Choose a place in the same item."))
    place = parts.index(after) + 1 if after else len(parts)
    part = MinutePart(minute=minute, kind=kind, uid=uid or uuids.uuid4(), position=place, **fields)
    part.edited_by, part.edited_at = by, timezone.now()
    records.create(part, by=by, event=Event.MINUTE_PART_ADDED, council=minute.council)
    parts.insert(place, part)
    _number_places(parts)
    private_parts.mark(minute.minutes)
    part.refresh_from_db(fields=["in_private"])
    return part


@transaction.atomic
def change(*, part: MinutePart, by: User, expected_version: int | None, **fields) -> MinutePart:
    """Change what a part says. Raises Refused once the minutes are published, StaleEdit, and ValidationError."""
    policies.check_edit_minutes(by, part.minute.minutes)
    return records.change(
        part,
        by=by,
        event=Event.MINUTE_PART_CHANGED,
        council=part.council,
        expected_version=expected_version,
        edited_by=by,
        edited_at=timezone.now(),
        **fields,
    )


@transaction.atomic
def move(*, part: MinutePart, by: User, direction: str) -> MinutePart:
    """Put a part one place "up" or "down" in its minute; at the ends, and for any other word, it stays.

    Raises Refused, and ValidationError when the public would come back before it left.
    """
    policies.check_edit_minutes(by, part.minute.minutes)
    private_parts.lock(part.minute.minutes)
    parts = list(part.minute.parts.select_for_update())
    place = parts.index(part)
    target = place + {"up": -1, "down": 1}.get(direction, 0)
    if not 0 <= target < len(parts):
        return part
    parts[place], parts[target] = parts[target], parts[place]
    _number_places(parts)
    private_parts.mark(part.minute.minutes)
    audit.record(Event.MINUTE_PART_MOVED, by=by, subject=part, council=part.council, place=target + 1)
    return part


@transaction.atomic
def remove(*, part: MinutePart, by: User) -> Minute:
    """Take a part out; what it said stays in the audit log. Returns the minute. Raises Refused and ValidationError."""
    minute = part.minute
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    private_parts.check_free(part)
    said = {"text": part.text, "answer": part.answer}
    audit.record(Event.MINUTE_PART_REMOVED, by=by, subject=part, council=part.council, **said)
    part.delete()
    private_parts.mark(minute.minutes)
    return minute


def _number_places(parts: list[MinutePart]) -> None:
    for place, part in enumerate(parts):
        part.position = place
    MinutePart.objects.bulk_update(parts, ["position"])
