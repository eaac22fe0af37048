"""Who came, as minutes print it: members, co-opted members, partners, officers, and who sent apologies."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.enums import AttendanceClass, Office, Presence
from meetings.models import AgendaItem, Attendance

COUNCILLORS = (AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE)


@dataclass(frozen=True)
class AttendanceLine:
    """One class of people: its heading, and names with office or post. `as_list` puts each on a line of their own."""

    label: str
    names: tuple[str, ...]
    as_list: bool = False


def lines_of(rows: list[Attendance], *, with_apologies: bool) -> Iterable[AttendanceLine]:
    """One line for each class of people; apologies only where no minute tells them."""
    present = [row for row in rows if row.is_present]
    yield from _line(
        _("Present: Councillors"), [row for row in present if row.attendance_class in COUNCILLORS]
    )
    for attendance_class, label in (
        (AttendanceClass.CO_OPTED, _("Co-opted members")),
        (AttendanceClass.OBSERVER, _("Observers")),
        (AttendanceClass.ALSO_PRESENT, _("Also present")),
        (AttendanceClass.PARTNER, _("Partners")),
        (AttendanceClass.WITNESS, _("Witnesses")),
        (AttendanceClass.OFFICER, _("Officers in attendance")),
    ):
        yield from _line(
            label, [row for row in present if row.attendance_class == attendance_class], as_list=True
        )
    if with_apologies:
        yield from _line(_("Apologies"), [row for row in rows if row.presence == Presence.APOLOGIES])


def _line(label: str, rows: list[Attendance], *, as_list: bool = False) -> Iterable[AttendanceLine]:
    if rows:
        yield AttendanceLine(label, tuple(map(_name, rows)), as_list)


def _name(row: Attendance) -> str:
    notes = [note for note in _notes(row) if note]
    name = f"{row.name}, {row.post}" if row.post else row.name
    return f"{name} ({'; '.join(notes)})" if notes else name


def _notes(row: Attendance) -> Iterable[str]:
    yield row.office
    if row.in_the_chair and row.office != Office.CHAIR.label:
        yield _("in the Chair")
    if row.substitute_for:
        yield _("substitute for %(name)s") % {"name": row.substitute_for}
    if row.presence == Presence.ONLINE:
        yield _("online")
    if row.arrived_at:
        yield _("from %(item)s") % {"item": _item(row.arrived_at)}
    if row.left_at:
        yield _("left at %(item)s") % {"item": _item(row.left_at)}


def _item(item: AgendaItem) -> str:
    if item.label:
        return _("item %(label)s") % {"label": item.label}
    return _("item “%(title)s”") % {"title": item.title}
