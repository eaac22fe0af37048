"""Interests and party whips that were declared at a meeting."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.models import AgendaItem, Declaration, Meeting, Minutes
from meetings.services import standing_phrases
from partnerships.models import Person
from scrutiny import audit, records
from scrutiny.models import User


@transaction.atomic
def declare(
    *,
    meeting: Meeting,
    by: User,
    person: Person,
    kind: str,
    nature: str,
    item: AgendaItem | None = None,
    left_room: bool = False,
    has_dispensation: bool = False,
    **fields,
) -> Declaration:
    """Record an interest or a whip, for one item or (None) the whole meeting. `kind` is an InterestKind.

    Other `fields`: dispensation_note, item_as_stated, declared_at (the item during which it was declared), standing.
    Localism Act 2011 s.31 in England; the model code of 2008 in Wales. Raises Refused once the minutes are published,
    and ValidationError when an item is another meeting's, the same thing is recorded already, or a dispensation is
    told of and not ticked.
    """
    policies.check_record_attendance(by, meeting)
    declaration = Declaration(
        meeting=meeting,
        item=item,
        person=person,
        kind=kind,
        nature=nature,
        left_room=left_room,
        has_dispensation=has_dispensation,
        **fields,
    )
    _check(declaration)
    records.create(declaration, by=by, event=Event.DECLARATION_RECORDED, council=meeting.council)
    _tell_in_minutes(meeting, by)
    return declaration


@transaction.atomic
def change(*, declaration: Declaration, by: User, **fields) -> Declaration:
    """Correct a declaration. Raises Refused once the minutes are published, and ValidationError."""
    meeting = declaration.meeting
    policies.check_record_attendance(by, meeting)
    for name, value in fields.items():
        setattr(declaration, name, value)
    _check(declaration)
    records.change(declaration, by=by, event=Event.DECLARATION_RECORDED, council=meeting.council, **fields)
    _tell_in_minutes(meeting, by)
    return declaration


@transaction.atomic
def remove(*, declaration: Declaration, by: User) -> Meeting:
    """Take out a declaration that was recorded by mistake, and return its meeting. Raises Refused."""
    meeting = declaration.meeting
    policies.check_record_attendance(by, meeting)
    audit.record(
        Event.DECLARATION_REMOVED, by=by, subject=declaration, council=meeting.council, meeting=str(meeting)
    )
    declaration.delete()
    _tell_in_minutes(meeting, by)
    return meeting


def _tell_in_minutes(meeting: Meeting, by: User) -> None:
    """Write the minute of declarations again where nothing but its usual words stands there."""
    minutes = Minutes.objects.select_related("meeting__committee__council").filter(meeting=meeting).first()
    if minutes:
        standing_phrases.refresh(minutes=minutes, by=by)


def _check(declaration: Declaration) -> None:
    meeting, item = declaration.meeting, declaration.item
    if item and item.meeting_id != meeting.pk:
        raise ValidationError({"item": _("Choose an item of this meeting.")})
    at = declaration.declared_at
    if at and at.meeting_id != meeting.pk:
        raise ValidationError({"declared_at": _("Choose an item of this meeting.")})
    if declaration.dispensation_note and not declaration.has_dispensation:
        sentence = _("Tick “Has a dispensation”, or leave the words about it empty.")
        raise ValidationError({"has_dispensation": sentence})
    same = meeting.declarations.filter(
        person=declaration.person,
        kind=declaration.kind,
        item=item,
        item_as_stated=declaration.item_as_stated,
        nature__iexact=declaration.nature.strip(),
    )
    if same.exclude(pk=declaration.pk).exists():
        raise ValidationError(
            {"kind": _("This member's declaration of this kind is already recorded for it.")}
        )
