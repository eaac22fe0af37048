"""Who came to a meeting: a row for each member of that day, others as they come, names and posts as they were then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, ProtectedError, prefetch_related_objects
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import AttendanceClass, Event, Office, Presence
from meetings.models import AgendaItem, Attendance, CommitteeMembership, Meeting
from meetings.services import presiding
from meetings.services.meetings import SMALL_HOURS
from meetings.services.room import Room
from partnerships.models import Person, Post
from scrutiny import audit, records
from scrutiny.models import User

VOTING_CLASSES = frozenset({AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE})
CLASS_ORDER = list(AttendanceClass)
OFFICE_ORDER = [Office.CHAIR, Office.VICE_CHAIR, Office.MEMBER, Office.CO_OPTED]
COUNCILLOR_TITLES = ("Councillor", "Cllr")


@dataclass(frozen=True)
class Quorum:
    """How many voting members are present against how many the committee needs."""

    present: int
    needed: int

    @property
    def is_met(self) -> bool:
        return self.present >= self.needed


def roll(meeting: Meeting, seats: Sequence[CommitteeMembership] | None = None) -> list[Attendance]:
    """Everybody recorded, and an unsaved row, present, for each member of that day who is not (two queries; five
    while members who are no councillors wait to be recorded).

    In the order in which they are printed: chair, vice-chairs, members by surname, then the others. `seats` when they
    were read already.
    """
    seats = seats_of(meeting) if seats is None else seats
    saved = list(meeting.attendances.select_related("person", "substitute_for", "arrived_at", "left_at"))
    known = {row.person_id for row in saved}
    waiting = [(place, seat) for place, seat in enumerate(seats) if seat.person_id not in known]
    with_post = [seat for _place, seat in waiting if not seat.person.is_councillor]
    posts = Prefetch("person__posts", Post.objects.select_related("organisation"))
    prefetch_related_objects(with_post, posts, "person__posts__organisation__names", "represents__names")
    return in_order([*saved, *(_row_of(seat, meeting, place) for place, seat in waiting)])


def in_order(rows: Iterable[Attendance]) -> list[Attendance]:
    """Rows of attendance in the order in which they are printed."""
    return sorted(rows, key=lambda row: (CLASS_ORDER.index(row.attendance_class), row.position, row.name))


def key_of(row: Attendance) -> str:
    """What a form calls a row: by its person, so that a row saved meanwhile by someone else is the same row."""
    return f"person-{row.person_id}" if row.person_id else f"row-{row.pk}"


@transaction.atomic
def record(
    *, meeting: Meeting, by: User, presences: Mapping[str, str], presided: str = ""
) -> list[Attendance]:
    """Record for each row of the roll whether they came, and who presided ("" for nobody yet).

    `presences` maps `key_of(row)` to a Presence; rows that it does not name keep what they have. Raises Refused once
    the minutes are published, and ValidationError when who presided did not come.
    """
    policies.check_record_attendance(by, meeting)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    rows = [row for row in roll(meeting) if row.pk or key_of(row) in presences]
    chair = _presiding(rows, presences, presided)
    Attendance.objects.filter(meeting=meeting, in_the_chair=True).exclude(
        pk=chair.pk if chair else None
    ).update(in_the_chair=False)
    told = {str(row): _save_presence(row, presences, row is chair) for row in rows}
    presiding.follow_roll(meeting, chair)
    changed = {name: words for name, words in told.items() if words}
    if changed:
        audit.record(
            Event.ATTENDANCE_RECORDED, by=by, subject=meeting, council=meeting.council, changed=changed
        )
    return rows


@transaction.atomic
def add(
    *,
    meeting: Meeting,
    by: User,
    attendance_class: str,
    person: Person | None = None,
    name: str = "",
    post: str = "",
    presence: str = Presence.PRESENT,
    items: Iterable[AgendaItem] = (),
    **fields,
) -> Attendance:
    """Add somebody: a substitute, officer, partner or guest, from the directory or by name alone.

    Name and post are taken from the directory as they stood on the day of the meeting unless given; `items` are those
    they were there for, none for all. Other `fields` are the model's: substitute_for, arrived_at, left_time, office,
    of_council, note, sent_apologies. Raises Refused and ValidationError.
    """
    policies.check_record_attendance(by, meeting)
    if person is None and not name:
        sentence = _("Choose a person, or write the name of somebody who is not in the directory.")
        raise ValidationError({"name": sentence})
    row = Attendance(
        meeting=meeting,
        person=person,
        name=name or (name_as_printed(person) if attendance_class in VOTING_CLASSES else str(person)),
        post=post or post_as_printed(person, meeting),
        attendance_class=attendance_class,
        presence=presence,
        position=meeting.attendances.count(),
        **fields,
    )
    _check(row, items)
    records.create(row, by=by, event=Event.ATTENDANCE_RECORDED, council=meeting.council)
    row.items.set(items)
    return row


@transaction.atomic
def change(
    *, attendance: Attendance, by: User, items: Iterable[AgendaItem] | None = None, **fields
) -> Attendance:
    """Change name or post as printed, capacity, arrival or leaving of one row; `items` None leaves those.

    Raises Refused and ValidationError.
    """
    policies.check_record_attendance(by, attendance.meeting)
    for name, value in fields.items():
        setattr(attendance, name, value)
    _check(attendance, items or ())
    if items is not None:
        _change_items(attendance, by, items)
    return records.change(
        attendance, by=by, event=Event.ATTENDANCE_RECORDED, council=attendance.meeting.council, **fields
    )


@transaction.atomic
def remove(*, attendance: Attendance, by: User) -> Meeting:
    """Take a row out that was recorded by mistake, and return its meeting; a member of that day can be recorded anew.

    Raises Refused, and ValidationError when something in the minutes hangs on it.
    """
    meeting = attendance.meeting
    policies.check_record_attendance(by, meeting)
    audit.record(
        Event.ATTENDANCE_REMOVED, by=by, subject=attendance, council=meeting.council, meeting=str(meeting)
    )
    try:
        attendance.delete()
    except ProtectedError:
        sentence = _(
            "%(name)s is named in the minutes: arriving or leaving, in a motion or in a vote. Take that out first."
        )
        raise ValidationError(sentence % {"name": attendance.name}) from None
    if meeting.presidings.exists():
        presiding.keep_in_step(meeting)
    return meeting


def quorum(
    meeting: Meeting,
    rows: Iterable[Attendance],
    seats: Sequence[CommitteeMembership] | None = None,
    *,
    room: Room | None = None,
) -> Quorum:
    """Voting members saved as present against the committee's quorum; co-opted members count if they may vote.

    With a `room` only those who are in it now. Local Government Act 1972 s.106 leaves the number to standing orders
    (one query when co-opted members came, unless `seats` of the day were read already).
    """
    here = [row for row in rows if row.pk and row.is_present and (room is None or room.is_in(row))]
    co_opted = [row.person_id for row in here if row.attendance_class == AttendanceClass.CO_OPTED]
    members = sum(row.attendance_class in VOTING_CLASSES for row in here)
    if co_opted and seats is None:
        seats = seats_of(meeting)
    voting = sum(seat.has_vote and seat.person_id in co_opted for seat in seats or ())
    return Quorum(present=members + voting, needed=meeting.committee.quorum)


def titled(row: Attendance) -> str:
    """The name as a sentence of the minutes says it: with "Councillor", which a list says once for all."""
    is_councillor = row.attendance_class in VOTING_CLASSES
    return _("Councillor %(name)s") % {"name": row.name} if is_councillor else row.name


def name_as_printed(person: Person) -> str:
    """A member's name without "Councillor", which the heading says; anybody else's with their title."""
    if person.is_councillor and person.title in ("", *COUNCILLOR_TITLES):
        return person.name
    return str(person)


def post_as_printed(person: Person | None, meeting: Meeting) -> str:
    """The post and body of a person on the day of the meeting; empty for a councillor and for who is not listed."""
    if person is None or person.is_councillor:
        return ""
    post = person.post_on(meeting.date)
    if post is None:
        return ""
    body = post.organisation.name_on(meeting.date) if post.organisation else ""
    return ", ".join(part for part in (post.title, body) if part)


def seats_of(meeting: Meeting) -> list[CommitteeMembership]:
    """Members of the day, substitutes apart, in printing order."""
    seats = (
        CommitteeMembership.objects.filter(committee=meeting.committee_id)
        .on(meeting.date)
        .exclude(office=Office.SUBSTITUTE)
        .select_related("person", "represents")
    )
    return sorted(
        seats,
        key=lambda seat: (OFFICE_ORDER.index(seat.office), seat.person.surname.lower(), seat.person.forename),
    )


def _row_of(seat: CommitteeMembership, meeting: Meeting, place: int) -> Attendance:
    # A co-opted member may be vice-chair; the seat then still says which body they come from.
    co_opted = seat.office == Office.CO_OPTED or bool(seat.represents_id and not seat.person.is_councillor)
    presides = seat.office in (Office.CHAIR, Office.VICE_CHAIR)
    body = seat.represents.name_on(meeting.date) if seat.represents else ""
    return Attendance(
        meeting=meeting,
        person=seat.person,
        name=name_as_printed(seat.person),
        post=post_as_printed(seat.person, meeting) or body,
        office=seat.get_office_display() if presides else "",
        attendance_class=AttendanceClass.CO_OPTED if co_opted else AttendanceClass.MEMBER,
        position=place,
    )


def _presiding(rows: list[Attendance], presences: Mapping[str, str], presided: str) -> Attendance | None:
    if not presided:
        return None
    chair = next((row for row in rows if key_of(row) == presided), None)
    if chair is None:
        raise ValidationError({"presided": _("Choose who presided from the people on this page.")})
    if presences.get(presided, chair.presence) not in (Presence.PRESENT, Presence.ONLINE):
        sentence = _("%(name)s did not come, so cannot have presided. Choose somebody who was present.")
        raise ValidationError({"presided": sentence % {"name": chair.name}})
    return chair


def _save_presence(row: Attendance, presences: Mapping[str, str], presides: bool) -> list:
    """Save a row if it is new or differs; returns what changed, for the audit log."""
    before = (row.presence, row.in_the_chair) if row.pk else (None, False)
    row.presence = presences.get(key_of(row), row.presence)
    row.in_the_chair = presides
    if row.pk and before == (row.presence, row.in_the_chair):
        return []
    row.full_clean()
    row.save()
    return [before[0], row.presence, *(["presided"] if presides else [])]


def _change_items(row: Attendance, by: User, items: Iterable[AgendaItem]) -> None:
    before, after = [str(item) for item in row.items.all()], [str(item) for item in items]
    if before == after:
        return
    row.items.set(items)
    audit.record(
        Event.ATTENDANCE_RECORDED,
        by=by,
        subject=row,
        council=row.meeting.council,
        changed={"items": [before, after]},
    )


def _check(row: Attendance, items: Iterable[AgendaItem] = ()) -> None:
    if row.substitute_for_id and row.attendance_class != AttendanceClass.SUBSTITUTE:
        sentence = _("Only a substitute stands in for a member. Choose “Substitute”, or leave this empty.")
        raise ValidationError({"substitute_for": sentence})
    if row.substitute_for_id and row.substitute_for_id == row.person_id:
        sentence = _("Nobody stands in for themselves. Choose the member who did not come.")
        raise ValidationError({"substitute_for": sentence})
    for name in ("arrived_at", "left_at"):
        item = getattr(row, name)
        if item and item.meeting_id != row.meeting_id:
            raise ValidationError({name: _("Choose an item of this meeting.")})
    if any(item.meeting_id != row.meeting_id for item in items):
        raise ValidationError({"items": _("Choose items of this meeting.")})
    if row.arrived_time and row.left_time and SMALL_HOURS <= row.left_time < row.arrived_time:
        raise ValidationError({"left_time": _("Nobody leaves before they arrive. Correct one of the times.")})
