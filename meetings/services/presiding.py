"""Who presided at a meeting: at the opening, and from an item on when somebody else took the chair."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies, presiding_words
from meetings.enums import Event
from meetings.minute_enums import PartKind
from meetings.models import Attendance, Meeting, Minute, MinutePart, Presiding
from meetings.services import minute_parts
from scrutiny import audit, records
from scrutiny.models import User


def of(meeting: Meeting) -> list[Presiding]:
    """Who presided, the opening first, then in the order of the minutes (one query)."""
    rows = meeting.presidings.select_related("attendance", "from_minute__item")
    return sorted(rows, key=lambda row: row.from_minute.position if row.from_minute else -1)


@transaction.atomic
def record(
    *,
    meeting: Meeting,
    by: User,
    attendance: Attendance,
    from_minute: Minute | None = None,
    was_elected: bool = False,
    mover: str = "",
    seconder: str = "",
    reason: str = "",
) -> Presiding:
    """Record who presided from the opening (no item) or took the chair at an item, where a part of the minute says so.

    Raises Refused once the minutes are published, and ValidationError when they did not come, the item is another
    meeting's, somebody is recorded there already, or there is a seconder and no mover.
    """
    policies.check_record_attendance(by, meeting)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if from_minute:
        _name_the_opening(meeting, by)
    row = Presiding(
        meeting=meeting,
        attendance=attendance,
        from_minute=from_minute,
        was_elected=was_elected,
        mover=mover,
        seconder=seconder,
        reason=reason,
    )
    _check(row)
    records.create(
        row, by=by, event=Event.CHAIR_TAKEN, council=meeting.council, subject=meeting, who=str(row)
    )
    if from_minute:
        minute_parts.add(
            minute=from_minute, by=by, kind=PartKind.CHAIR, attendance=attendance, text=part_text(row)
        )
    keep_in_step(meeting)
    return row


@transaction.atomic
def change(*, presiding: Presiding, by: User, **fields) -> Presiding:
    """Correct who presided and why; the item stays (take it out and record it at another). Raises Refused and
    ValidationError."""
    meeting = presiding.meeting
    policies.check_record_attendance(by, meeting)
    saved = Presiding.objects.select_related("attendance", "from_minute").get(pk=presiding.pk)
    part = _part_of(saved)
    for name, value in fields.items():
        setattr(presiding, name, value)
    _check(presiding)
    records.change(
        presiding, by=by, event=Event.CHAIR_TAKEN, council=meeting.council, subject=meeting, **fields
    )
    if part:
        minute_parts.change(
            part=part,
            by=by,
            expected_version=None,
            attendance=presiding.attendance,
            text=part_text(presiding),
        )
    keep_in_step(meeting)
    return presiding


@transaction.atomic
def remove(*, presiding: Presiding, by: User) -> Meeting:
    """Take out what was recorded by mistake, with the part of the minute that says it. Raises Refused."""
    meeting = presiding.meeting
    policies.check_record_attendance(by, meeting)
    part = _part_of(presiding)
    if part:
        minute_parts.remove(part=part, by=by)
    audit.record(Event.CHAIR_REMOVED, by=by, subject=meeting, council=meeting.council, who=str(presiding))
    presiding.delete()
    keep_in_step(meeting)
    return meeting


def keep_in_step(meeting: Meeting) -> None:
    """Mark in the attendance who presided last: that is who is in the chair while the meeting is held."""
    rows = of(meeting)
    last = rows[-1].attendance_id if rows else None
    meeting.attendances.filter(in_the_chair=True).exclude(pk=last).update(in_the_chair=False)
    if last:
        meeting.attendances.filter(pk=last).update(in_the_chair=True)


def follow_roll(meeting: Meeting, chair: Attendance | None) -> None:
    """Take over who presided from the roll. Raises ValidationError when several did and the roll names another than
    the last: the roll has one answer only."""
    rows = of(meeting)
    last = rows[-1] if rows else None
    if last is None or (chair and last.attendance_id == chair.pk):
        return
    if len(rows) > 1:
        sentence = _(
            "%(count)s people presided in turn, %(name)s last. Change that on the page “Who presided”, not here."
        )
        raise ValidationError({"presided": sentence % {"count": len(rows), "name": last.attendance.name}})
    if chair is None:
        last.delete()
        return
    last.attendance = chair
    last.was_elected, last.mover, last.seconder, last.reason = False, "", "", ""
    last.save()


def part_text(row: Presiding) -> str:
    """What the part of the minute says after “… took the chair.”."""
    moved = presiding_words.moved_by(row.mover, row.seconder)
    return presiding_words.from_an_item(was_elected=row.was_elected, moved=moved, reason=row.reason)


def likely(meeting: Meeting, rows: Sequence[Presiding]) -> dict:
    """What the form is filled in with: the item where the meeting is, once somebody presided at the opening."""
    minutes = getattr(meeting, "minutes", None)
    chair = meeting.attendances.filter(in_the_chair=True).first()
    return {"from_minute": minutes.at_entry_id} if minutes and (rows or chair) else {}


def _name_the_opening(meeting: Meeting, by: User) -> None:
    """Who the roll says presided did so at the opening, before somebody else takes the chair at an item."""
    chair = meeting.attendances.filter(in_the_chair=True).first()
    if chair and not meeting.presidings.exists():
        row = Presiding(meeting=meeting, attendance=chair)
        records.create(
            row, by=by, event=Event.CHAIR_TAKEN, council=meeting.council, subject=meeting, who=str(row)
        )


def _part_of(row: Presiding) -> MinutePart | None:
    if row.from_minute is None:
        return None
    parts = row.from_minute.parts.filter(kind=PartKind.CHAIR, attendance=row.attendance)
    return parts.select_related("minute__minutes__meeting__committee__council").first()


def _check(row: Presiding) -> None:
    if row.attendance.meeting_id != row.meeting_id:
        raise ValidationError({"attendance": _("Choose somebody from the attendance of this meeting.")})
    if not row.attendance.is_present:
        sentence = _("%(name)s did not come, so cannot have presided. Choose somebody who was present.")
        raise ValidationError({"attendance": sentence % {"name": row.attendance.name}})
    if row.from_minute and row.from_minute.minutes.meeting_id != row.meeting_id:
        raise ValidationError({"from_minute": _("Choose an item of this meeting.")})
    if row.seconder and not row.mover:
        raise ValidationError({"mover": _("Write who moved it, or leave the seconder empty too.")})
    if row.mover and not row.was_elected:
        sentence = _("Tick this when somebody moved that they preside, or leave mover and seconder empty.")
        raise ValidationError({"was_elected": sentence})
