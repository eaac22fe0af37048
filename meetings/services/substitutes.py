"""Substitutes of a committee: who of them is free to stand in at a meeting, for whom, and how often they did."""

from collections import Counter

from django.db import transaction

from meetings.enums import AttendanceClass, Office, Presence
from meetings.minute_enums import NumberRun
from meetings.minute_numbers import first_day, last_day
from meetings.models import Attendance, CommitteeMembership, Meeting
from meetings.services import attendance
from partnerships.models import Person
from scrutiny.models import User


@transaction.atomic
def stand_in(*, meeting: Meeting, by: User, person: Person, substitute_for: Person | None) -> Attendance:
    """Record that a substitute came, for a member or (None) not stated for whom. Raises Refused and ValidationError."""
    return attendance.add(
        meeting=meeting,
        by=by,
        person=person,
        attendance_class=AttendanceClass.SUBSTITUTE,
        substitute_for=substitute_for,
    )


def free(meeting: Meeting) -> list[tuple[CommitteeMembership, int]]:
    """Seats of substitutes of the day who are not in the attendance yet, with the number of times that each stood in
    at meetings of the committee in the municipal year (two queries). Councils limit that in standing orders."""
    recorded = meeting.attendances.exclude(person=None).values("person")
    seats = meeting.committee.memberships.on(meeting.date).filter(office=Office.SUBSTITUTE)
    seats = seats.exclude(person__in=recorded).select_related("person")
    year = (NumberRun.MUNICIPAL_YEAR, meeting.date, meeting.council.year_start)
    stood_in = Attendance.objects.filter(
        meeting__committee=meeting.committee_id,
        meeting__date__range=(first_day(*year), last_day(*year)),
        attendance_class=AttendanceClass.SUBSTITUTE,
        presence__in=[Presence.PRESENT, Presence.ONLINE],
    ).exclude(person=None)
    times = Counter(stood_in.values_list("person", flat=True))
    rows = [(seat, times[seat.person_id]) for seat in seats]
    return sorted(rows, key=lambda row: (row[0].person.surname.lower(), row[0].person.forename))


def to_stand_in_for(rows: list[Attendance]) -> list[Person]:
    """Members among the rows of attendance who did not come and for whom nobody stands in yet."""
    taken = {row.substitute_for_id for row in rows}
    return [
        row.person
        for row in rows
        if row.attendance_class == AttendanceClass.MEMBER
        and row.person
        and not row.is_present
        and row.person_id not in taken
    ]
