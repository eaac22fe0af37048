"""Texts of minutes saved while they are typed: an item's, a part's and a clause's. No text is written over unseen."""

from __future__ import annotations

import datetime as dt
import uuid as uuids
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, MinutesStatus
from meetings.minute_enums import PartKind
from meetings.models import Minute, MinutePart, Minutes, Resolution
from meetings.services import minute_entries, minute_parts, private_parts
from meetings.services.resolutions import ClauseText
from scrutiny import audit, records
from scrutiny.access.permissions import Permission
from scrutiny.models import User
from scrutiny.services import users

# Who types on after this begins a new sitting, and the audit log has a line with the text before it.
SITTING = dt.timedelta(minutes=10)
# What a person types as it is said; the other kinds come from what was recorded of people and decisions.
TYPED_KINDS = (
    PartKind.NOTE,
    PartKind.QUESTION,
    PartKind.COMMENDATION,
    PartKind.STATEMENT,
    PartKind.DISSENT,
    PartKind.RULING,
)
PART_WORDS = ("text", "answer", "said_by", "answered_by")


@dataclass(frozen=True)
class Typed:
    """What came from one box: its words by field, the version that they were written on (0 for what is new), and the
    name under which they are kept beside when somebody else was first."""

    words: dict[str, str]
    version: int
    beside: uuids.UUID


@dataclass(frozen=True)
class Saved:
    """How a save went: the version that is saved now, and the part kept beside when somebody else was first."""

    version: int
    beside: MinutePart | None = None


def go_on(*, model: type[models.Model], by: User, typed: Typed, **row: Any) -> Saved | None:
    """Save what somebody types on in the sitting in which they saved before, in one query that asks all at once.

    `model` is Minute or MinutePart, `row` names its row. None when anything is otherwise: somebody else saved, a new
    sitting, minutes published, a person who may not. `save_entry` and `save_part` then find out what, and act on it.
    """
    now = timezone.now()
    councils = users.councils_where(by, Permission.RECORD_MINUTES)
    drafts = Minutes.objects.filter(
        status=MinutesStatus.DRAFT, meeting__committee__council__in=councils
    ).values("pk")
    within = {"minutes__in": drafts}
    if model is MinutePart:
        within = {"minute__in": Minute.objects.filter(minutes__in=drafts).values("pk")}
    # The version stands in the row itself and not in a query inside, or two saves at once could both find it.
    rows = model._base_manager.filter(
        **row, **within, version=typed.version, edited_by=by, edited_at__gte=now - SITTING
    )
    if not rows.update(**typed.words, edited_at=now, version=F("version") + 1):
        return None
    return Saved(typed.version + 1)


@transaction.atomic
def save_entry(*, minute: Minute, by: User, typed: Typed) -> Saved:
    """Save what was typed at an item. Raises Refused once the minutes are published, and ValidationError."""
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    current = _held(minute)
    if _says(current, typed.words):
        return Saved(current.version)
    if current.version != typed.version:
        told = _kept_beside(minute, by, typed, text=_differing(current, typed.words), shown=current)
        return Saved(current.version, told)
    records.change(
        minute,
        by=by,
        event=Event.MINUTE_CHANGED,
        council=minute.council,
        expected_version=typed.version,
        edited_by=by,
        edited_at=timezone.now(),
        **typed.words,
    )
    return Saved(minute.version)


@transaction.atomic
def save_part(*, minute: Minute, by: User, uid: uuids.UUID, kind: str, typed: Typed) -> Saved:
    """Save a part by the name that the browser gave it: added when it is new, or was taken out meanwhile.

    Raises Refused once the minutes are published, and ValidationError.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    part = MinutePart.objects.select_for_update(of=("self",)).filter(uid=uid).first()
    if part is None:
        return Saved(_added(minute, by, uid, kind, typed).version)
    if part.minute_id != minute.pk:
        raise ValidationError(_("This part stands under another item."))
    part.minute = minute
    if _says(part, typed.words):
        return Saved(part.version)
    # Its first answer was lost on the way: the person typed on and could not know that it had been added.
    is_own_first = not typed.version and part.version == 1 and part.edited_by_id == by.pk
    if part.version != typed.version and not is_own_first:
        fields = {**typed.words, "kind": part.kind, "after": part}
        return Saved(part.version, _kept_beside(minute, by, typed, shown=part, **fields))
    changed = minute_parts.change(part=part, by=by, expected_version=part.version, **typed.words)
    return Saved(changed.version)


@transaction.atomic
def save_clause(*, minute: Minute, by: User, uid: uuids.UUID, typed: Typed) -> Saved:
    """Save a clause by the name that the browser gave it: added at the end when it is new.

    Raises Refused once the minutes are published, and ValidationError.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    clause = Resolution.objects.select_for_update(of=("self",)).filter(uid=uid).first()
    if clause is None:
        return Saved(_added_clause(minute, by, uid, typed).version)
    if clause.minute_id != minute.pk:
        raise ValidationError(_("This clause stands under another item."))
    clause.minute = minute
    if not typed.words["text"].strip():
        raise ValidationError({"text": _("Write what was decided, or take the clause out.")})
    if _says(clause, typed.words):
        return Saved(clause.version)
    if clause.version != (typed.version or 1):
        return Saved(clause.version, _kept_beside(minute, by, typed, shown=clause, text=typed.words["text"]))
    told = {"event": Event.MINUTE_CHANGED, "council": minute.council, "subject": minute}
    records.change(clause, by=by, expected_version=clause.version, **told, **typed.words)
    return Saved(clause.version)


@transaction.atomic
def remove_clause(*, clause: Resolution, by: User) -> Minute:
    """Take a clause out; what it said stays in the audit log.

    Raises Refused once the minutes are published, and ValidationError when a recommendation was made of it.
    """
    gone = [ClauseText(clause.text, pk=clause.pk, remove=True)]
    return minute_entries.change(minute=clause.minute, by=by, expected_version=None, clauses=gone)


@transaction.atomic
def put_in(*, part: MinutePart, by: User) -> MinutePart:
    """Make a text that was kept beside a part of the minute like any other. Raises Refused."""
    return minute_parts.change(part=part, by=by, expected_version=None, is_beside=False)


def _held(minute: Minute) -> Minute:
    """The row as it is saved, held until we are done."""
    return Minute.objects.select_for_update(of=("self",)).get(pk=minute.pk)


def _says(row: models.Model, words: dict[str, str]) -> bool:
    """Whether a row says already what was typed."""
    return all(getattr(row, name).replace("\r\n", "\n") == word for name, word in words.items())


def _differing(current: Minute, words: dict[str, str]) -> str:
    """What was typed at an item and is not what is saved; the short fields with their labels."""
    lines = [] if _says(current, {"narrative": words["narrative"]}) else [words["narrative"]]
    for name, word in words.items():
        if name != "narrative" and word and word != getattr(current, name):
            label = Minute._meta.get_field(name).verbose_name
            lines.append(f"{str(label).capitalize()}: {word}")
    return "\n\n".join(lines)


def _added(minute: Minute, by: User, uid: uuids.UUID, kind: str, typed: Typed) -> MinutePart:
    if kind not in TYPED_KINDS:
        raise ValidationError({"kind": _("Choose what to add.")})
    if not any(word.strip() for word in typed.words.values()):
        raise ValidationError({"text": _("Write what was said.")})
    return minute_parts.add(minute=minute, by=by, kind=kind, uid=uid, **typed.words)


def _added_clause(minute: Minute, by: User, uid: uuids.UUID, typed: Typed) -> Resolution:
    if not typed.words["text"].strip():
        raise ValidationError({"text": _("Write what was decided.")})
    place = minute.resolutions.count()
    clause = Resolution(minute=minute, uid=uid, position=place, **typed.words)
    records.create(clause, by=by, event=Event.MINUTE_CHANGED, council=minute.council, subject=minute)
    private_parts.mark(minute.minutes)
    return clause


def _kept_beside(minute: Minute, by: User, typed: Typed, *, shown: models.Model, **fields: Any) -> MinutePart:
    """The text as a part beside; what came before it in private, or is not for publication, keeps it from the public.

    What is sent twice is kept once; what is typed on goes into the same part.
    """
    known = MinutePart.objects.filter(uid=typed.beside, minute=minute).first()
    if known:
        words = {name: fields[name] for name in PART_WORDS if name in fields}
        return minute_parts.change(part=known, by=by, expected_version=None, **words)
    kept = {"is_beside": True, "is_exempt": shown.is_exempt or shown.in_private}
    part = minute_parts.add(
        minute=minute,
        by=by,
        uid=typed.beside,
        **{"kind": PartKind.NOTE, **kept, **fields},
    )
    audit.record(Event.MINUTE_PART_TYPED_BESIDE, by=by, subject=part, council=minute.council)
    return part
