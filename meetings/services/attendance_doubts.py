"""What looks wrong in an attendance list: said to the officer, never corrected for them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from meetings.enums import AttendanceClass, Office, Presence
from meetings.models import Attendance, Meeting


def of(meeting: Meeting, rows: Sequence[Attendance]) -> list[str]:
    """A sentence for each doubt (one query while substitutes came)."""
    saved = [row for row in rows if row.pk]
    return [*_same_names(saved), *_substitutes(meeting, saved), *_who_came_and_not(saved)]


def _same_names(rows: Sequence[Attendance]) -> Iterator[str]:
    counted = Counter(_plain(row.name) for row in rows)
    told = set()
    for row in rows:
        name = _plain(row.name)
        if counted[name] > 1 and name not in told:
            told.add(name)
            yield _(
                "“%(name)s” is printed more than once. If it is one person, take a row out; if they are two, tell "
                "them apart by first name or initial."
            ) % {"name": row.name}


def _substitutes(meeting: Meeting, rows: Sequence[Attendance]) -> Iterator[str]:
    stood_in = [row for row in rows if row.attendance_class == AttendanceClass.SUBSTITUTE and row.is_present]
    if not stood_in:
        return
    seats = meeting.committee.memberships.on(meeting.date).filter(office=Office.SUBSTITUTE)
    on_list = set(seats.values_list("person", flat=True))
    present = {row.person_id for row in rows if row.is_present}
    counted = Counter(row.substitute_for_id for row in stood_in if row.substitute_for_id)
    for row in stood_in:
        if row.person_id not in on_list and not row.note:
            yield _(
                "%(name)s stood in and is not on the committee's list of substitutes. Add a note if the minutes are to "
                "say so."
            ) % {"name": row.name}
        if row.substitute_for_id in present:
            yield _("%(name)s stands in for %(member)s, who is recorded as present.") % {
                "name": row.name,
                "member": row.substitute_for,
            }
        if counted[row.substitute_for_id] > 1:
            yield _("%(name)s and somebody else both stand in for %(member)s.") % {
                "name": row.name,
                "member": row.substitute_for,
            }


def _who_came_and_not(rows: Sequence[Attendance]) -> Iterator[str]:
    for row in rows:
        timed = row.arrived_at_id or row.left_at_id or row.arrived_time or row.left_time
        if timed and row.presence in (Presence.APOLOGIES, Presence.ABSENT):
            yield _("%(name)s is recorded as arriving or leaving, and as not present.") % {"name": row.name}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
