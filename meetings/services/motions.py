"""Motions and amendments: moved, seconded, amended, and made the decision of a minute once they are carried."""

import re
import uuid as uuids
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.minute_enums import MotionOutcome, PartKind
from meetings.models import Attendance, Minute, MinutePart, Motion, Resolution
from meetings.services import minute_parts, private_parts, resolutions, voters
from meetings.services.resolutions import ClauseText
from scrutiny import audit, records
from scrutiny.models import User

ADOPTED = (MotionOutcome.CARRIED, MotionOutcome.ACCEPTED)
# "(i) ", "(a) ", "1. " at the head of a line, which the printed clause gets anew.
_MARK = re.compile(r"^\s*(\([ivxlc]+\)|\([a-z]\)|\(?\d{1,2}[.)])\s+", re.IGNORECASE)


@transaction.atomic
def move(
    *,
    minute: Minute,
    by: User,
    text: str,
    amends: Motion | None = None,
    uid: uuids.UUID | None = None,
    **fields,
) -> Motion:
    """Record a motion, or an amendment of one with the wording as it would then be, at the end of those of a minute.

    Other `fields`: mover, seconder (rows of attendance), was_debated, asked_for_by, is_exempt; an amendment of an
    exempt motion is exempt. `uid` is the browser's own name for it: sent twice, it is recorded once. Raises Refused
    once the minutes are published, and ValidationError when who moved or seconded was not there or took no part in the
    item.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    saved = list(minute.motions.select_for_update())
    known = next((motion for motion in saved if motion.uid == uid), None)
    if known:
        return known
    place = saved[-1].position + 1 if saved else 0
    if amends and amends.is_exempt:
        fields["is_exempt"] = True
    motion = Motion(
        minute=minute, text=text, amends=amends, uid=uid or uuids.uuid4(), position=place, **fields
    )
    _check(motion, saved)
    records.create(motion, by=by, event=Event.MOTION_MOVED, council=minute.council)
    private_parts.mark(minute.minutes)
    motion.refresh_from_db(fields=["in_private"])
    return motion


@transaction.atomic
def change(*, motion: Motion, by: User, expected_version: int | None, **fields) -> Motion:
    """Change the wording, mover, seconder, what it amends, or whether it is exempt, which its amendments then are too.

    Raises Refused once the minutes are published, StaleEdit, and ValidationError.
    """
    policies.check_edit_minutes(by, motion.minute.minutes)
    for name, value in fields.items():
        setattr(motion, name, value)
    _check(motion, list(motion.minute.motions.all()))
    if motion.amends and motion.amends.is_exempt:
        fields["is_exempt"] = True
    records.change(
        motion,
        by=by,
        event=Event.MOTION_CHANGED,
        council=motion.council,
        expected_version=expected_version,
        **fields,
    )
    if motion.is_exempt:
        _keep_amendments(motion, by=by)
    return motion


@transaction.atomic
def remove(*, motion: Motion, by: User) -> Minute:
    """Take a motion out that was recorded by mistake; its wording stays in the audit log. Returns the minute.

    Raises Refused once the minutes are published, and ValidationError while an amendment of it is recorded.
    """
    minute = motion.minute
    policies.check_edit_minutes(by, minute.minutes)
    if motion.amendments.exists():
        raise ValidationError(_("Amendments of this motion are recorded. Take them out first."))
    audit.record(Event.MOTION_REMOVED, by=by, subject=motion, council=motion.council, text=motion.text)
    motion.delete()
    return minute


@transaction.atomic
def resolve(*, motion: Motion, by: User) -> list[Resolution]:
    """Make the wording of a carried motion, as amended, the decision of its minute: each line becomes a clause.

    The clauses stand after those that the minute has. Raises Refused once the minutes are published, and
    ValidationError when it is an amendment, was not carried, or is the decision already.
    """
    minute = motion.minute
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    Motion.objects.select_for_update().get(pk=motion.pk)
    if motion.amends_id:
        raise ValidationError(
            _("An amendment changes its motion. Put the motion into the decision once it is carried.")
        )
    if motion.outcome != MotionOutcome.CARRIED:
        raise ValidationError(_("Only a motion that was carried becomes the decision."))
    if motion.clauses.exists():
        raise ValidationError(_("This motion is in the decision already."))
    is_exempt = motion.is_kept or any(row.is_kept for row in _adopted(motion, minute.motions.all()))
    lines = [_MARK.sub("", line).strip() for line in wording(motion, minute.motions.all()).splitlines()]
    texts = [
        ClauseText(line, is_exempt=is_exempt, motion=motion)
        for line in lines
        if line and not line.endswith(":")
    ]
    kept = [ClauseText(row.text, row.mover, row.seconder, row.vote, pk=row.pk) for row in _clauses(minute)]
    written = resolutions.write(minute=minute, by=by, clauses=[*kept, *texts])
    return written[len(kept) :]


@transaction.atomic
def dissent(*, minute: Minute, by: User, member: Attendance, text: str = "") -> MinutePart:
    """Record that a member dissented from what was decided without a vote, by name; `text` in other words than ours.

    Raises Refused once the minutes are published, and ValidationError for who was not a member there.
    """
    voter = voters.by_pk(voters.of(minute)).get(member.pk)
    if voter is None:
        raise ValidationError({"member": _("Choose a member who was present at this meeting.")})
    if voter.barred:
        raise ValidationError({"member": voter.barred})
    words = text or _("%(name)s asked that their dissent be recorded.") % {"name": voter.name}
    return minute_parts.add(minute=minute, by=by, kind=PartKind.DISSENT, text=words, attendance=member)


def check_none(minute: Minute) -> None:
    """Raise ValidationError while motions are recorded under a minute."""
    if minute.motions.exists():
        raise ValidationError(_("Motions are recorded under this item. Take them out first."))


def wording(motion: Motion, motions: Iterable[Motion]) -> str:
    """The wording of a motion with the amendments that were carried or accepted, the last of them as it stands."""
    return [motion, *_adopted(motion, motions)][-1].text


def _adopted(motion: Motion, motions: Iterable[Motion]) -> list[Motion]:
    """The amendments that made the wording of a motion what it is, each of the one before it."""
    rows = list(motions)
    adopted = [row for row in rows if row.amends_id == motion.pk and row.outcome in ADOPTED]
    return [adopted[-1], *_adopted(adopted[-1], rows)] if adopted else []


def wording_before(amendment: Motion, motions: Iterable[Motion]) -> str:
    """What stood when an amendment was moved: its motion with the amendments that were adopted before it."""
    rows = list(motions)
    amended = next(row for row in rows if row.pk == amendment.amends_id)
    here = next((place for place, row in enumerate(rows) if row.pk == amendment.pk), len(rows))
    return wording(amended, rows[:here])


def _keep_amendments(motion: Motion, *, by: User) -> None:
    """Mark what amends an exempt motion as exempt, since it says the same in other words."""
    for row in motion.amendments.all():
        if not row.is_exempt:
            records.change(row, by=by, event=Event.MOTION_CHANGED, council=row.council, is_exempt=True)
        _keep_amendments(row, by=by)


def _clauses(minute: Minute) -> list[Resolution]:
    return list(minute.resolutions.order_by("position", "pk"))


def _check(motion: Motion, saved: list[Motion]) -> None:
    if motion.amends and motion.amends.minute_id != motion.minute_id:
        raise ValidationError({"amends": _("Choose a motion of this item.")})
    if motion.amends and motion.pk and motion.pk in _above(motion, saved):
        raise ValidationError({"amends": _("Choose a motion that does not itself amend this one.")})
    if motion.mover_id and motion.mover_id == motion.seconder_id:
        raise ValidationError({"seconder": _("Nobody seconds their own motion. Choose somebody else.")})
    if motion.mover_id or motion.seconder_id:
        known = voters.by_pk(voters.of(motion.minute))
        for name in ("mover", "seconder"):
            _check_takes_part(name, getattr(motion, name), known, motion)
    if motion.outcome == MotionOutcome.LAPSED and motion.seconder_id:
        raise ValidationError(
            {"seconder": _("It lapsed for want of a seconder, so nobody seconded it. Leave this empty.")}
        )


def _check_takes_part(name: str, row: Attendance | None, known: dict, motion: Motion) -> None:
    if row is None:
        return
    if row.meeting_id != motion.minute.minutes.meeting_id or row.pk not in known:
        raise ValidationError({name: _("Choose a member who was present at this meeting.")})
    if known[row.pk].barred:
        raise ValidationError({name: known[row.pk].barred})


def _above(motion: Motion, saved: list[Motion]) -> set[int]:
    """The motions over a motion, up to the one that amends nothing."""
    by_pk = {row.pk: row for row in saved}
    found: set[int] = set()
    row = motion.amends
    while row is not None and row.pk not in found:
        found.add(row.pk)
        row = by_pk.get(row.amends_id) if row.amends_id else None
    return found
