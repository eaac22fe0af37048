"""Who came, as minutes print it: members, co-opted members, partners, officers, and who sent apologies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings import presiding_words
from meetings.enums import AttendanceClass, Office, Presence
from meetings.models import AgendaItem, Attendance, Minutes, Presiding
from meetings.services.attendance import titled
from meetings.standing_minutes import listed
from scrutiny.templatetags.british import uk_time

COUNCILLORS = (AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE)
OTHERS = tuple(one for one in AttendanceClass if one not in (*COUNCILLORS, AttendanceClass.CO_OPTED))


@dataclass(frozen=True)
class AttendanceLine:
    """One class of people: its heading, and names with office or post. `as_list` puts each on a line of their own."""

    label: str
    names: tuple[str, ...]
    as_list: bool = False


def lines_of(
    rows: list[Attendance], *, with_apologies: bool, presiding: Sequence[Presiding] = ()
) -> Iterable[AttendanceLine]:
    """One line for each class of people; apologies only where no minute tells them, members, co-opted members and
    others apart. `presiding` are those who presided in turn, where that is recorded."""
    turns = {row.attendance_id: row for row in reversed(presiding)}
    present = [row for row in rows if row.is_present]
    yield from _line(
        _("Present: Councillors"), [row for row in present if row.attendance_class in COUNCILLORS], turns
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
            label, [row for row in present if row.attendance_class == attendance_class], turns, as_list=True
        )
    if with_apologies:
        sent = [row for row in rows if row.presence == Presence.APOLOGIES]
        for label, classes in (
            (_("Apologies: Councillors"), COUNCILLORS),
            (_("Apologies: co-opted members"), (AttendanceClass.CO_OPTED,)),
            (_("Apologies: others"), OTHERS),
        ):
            yield from _line(label, [row for row in sent if row.attendance_class in classes], {})


def sentences(minutes: Minutes, presiding: Sequence[Presiding]) -> Iterable[str]:
    """What is said under the list of who came: who presided at the opening and why, and that there was no quorum."""
    opening = next((row for row in presiding if row.from_minute_id is None), None)
    if opening:
        yield presiding_words.at_the_opening(
            titled(opening.attendance),
            was_elected=opening.was_elected,
            moved=presiding_words.moved_by(opening.mover, opening.seconder),
            reason=opening.reason,
        )
    if minutes.is_note:
        yield _(
            "The meeting was not quorate. This is a note of what those present talked about informally, for the next "
            "meeting; nothing was decided."
        )


def _line(
    label: str, rows: list[Attendance], turns: Mapping[int, Presiding], *, as_list: bool = False
) -> Iterable[AttendanceLine]:
    if rows:
        yield AttendanceLine(label, tuple(_name(row, turns) for row in rows), as_list)


def _name(row: Attendance, turns: Mapping[int, Presiding]) -> str:
    notes = [note for note in _notes(row, turns) if note]
    name = f"{row.name}, {row.post}" if row.post else row.name
    return f"{name} ({'; '.join(notes)})" if notes else name


def _notes(row: Attendance, turns: Mapping[int, Presiding]) -> Iterable[str]:
    yield row.of_council
    yield row.office
    yield _chair(row, turns)
    if row.substitute_for:
        yield _("substitute for %(name)s") % {"name": row.substitute_for}
    elif row.attendance_class == AttendanceClass.SUBSTITUTE:
        yield _("substitute")
    if row.sent_apologies:
        yield _("had sent apologies")
    if row.presence == Presence.ONLINE:
        yield _("online")
    yield from _when(row)
    only = [_item(item) for item in row.items.all()]
    if only:
        yield _("for %(items)s only") % {"items": listed(only)}
    yield row.note


def _chair(row: Attendance, turns: Mapping[int, Presiding]) -> str:
    """That somebody presided, unless the office says so; from which item where several did in turn."""
    turn = turns.get(row.pk)
    if turn and turn.from_minute:
        # The heading of the minute may be exempt; the item's own title never is.
        item = turn.from_minute.item
        return _("in the Chair from %(item)s") % {"item": _item(item) if item else _("a later item")}
    presided = turn if turns else row.in_the_chair
    return _("in the Chair") if presided and row.office != Office.CHAIR.label else ""


def _when(row: Attendance) -> Iterable[str]:
    words = {"item": _item(row.arrived_at) if row.arrived_at else "", "time": uk_time(row.arrived_time)}
    if row.arrived_at and row.arrived_time:
        yield _("from %(item)s, %(time)s") % words
    elif row.arrived_at or row.arrived_time:
        yield _("from %(place)s") % {"place": words["item"] or words["time"]}
    words = {"item": _item(row.left_at) if row.left_at else "", "time": uk_time(row.left_time)}
    if row.left_at and row.left_time:
        yield _("left at %(item)s, %(time)s") % words
    elif row.left_at or row.left_time:
        yield _("left at %(place)s") % {"place": words["item"] or words["time"]}


def _item(item: AgendaItem) -> str:
    if item.label:
        return _("item %(label)s") % {"label": item.label}
    return _("item “%(title)s”") % {"title": item.title}
