"""The front sheet of an agenda: which body meets, when, where, who sits on it, and what a visitor needs to know."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.enums import MeetingMode, MeetingStatus, Office
from meetings.models import CommitteeMembership, Meeting
from meetings.services.committee_memberships import HEADINGS
from scrutiny.templatetags.british import uk_date, uk_time, uk_weekday_date


@dataclass(frozen=True)
class Seats:
    """The members of one office, in order of surname."""

    office: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class FrontSheet:
    """What the first page of an agenda says."""

    council: str
    address: str
    committee: str
    capacity: str
    day: str
    time: str
    venue: str
    mode: str
    joining: str
    status: str
    quorum: int
    seats: tuple[Seats, ...]
    contact: tuple[str, ...]
    partnership: str
    late_reason: str


def front_sheet(meeting: Meeting, *, late_reason: str = "") -> FrontSheet:
    """The front sheet of a meeting, with the members on the day of the meeting (two queries)."""
    committee = meeting.committee
    council = committee.council
    return FrontSheet(
        council=council.name,
        address=council.address,
        committee=committee.name,
        capacity=meeting.capacity,
        day=uk_weekday_date(meeting.date),
        time=start_text(meeting),
        venue=meeting.venue,
        mode="" if meeting.mode == MeetingMode.IN_PERSON else meeting.get_mode_display(),
        joining=meeting.joining,
        status=status_text(meeting),
        quorum=committee.quorum,
        seats=seats_on(committee, meeting.date),
        contact=tuple(filter(None, (council.contact_name, council.contact_telephone, council.contact_email))),
        partnership=committee.partnership.name if committee.partnership else "",
        late_reason=late_reason,
    )


def start_text(meeting: Meeting) -> str:
    """When a meeting starts: "7.00 pm", "at the conclusion of …", or both."""
    after = _("at the conclusion of %(meeting)s") % {"meeting": meeting.follows} if meeting.follows else ""
    if meeting.start_time and after:
        return _("%(time)s, or %(after)s") % {"time": uk_time(meeting.start_time), "after": after}
    return uk_time(meeting.start_time) or after


def status_text(meeting: Meeting) -> str:
    """What has happened to a meeting, in capitals as councils print it; empty for one that takes place as arranged."""
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.ADJOURNED):
        return f"{meeting.get_status_display().upper()}: {meeting.status_reason}"
    if meeting.moved_from:
        return _("MOVED from %(date)s") % {"date": uk_date(meeting.moved_from)}
    return ""


def seats_on(committee, day: dt.date) -> tuple[Seats, ...]:
    """Who sits on a committee on a day, office by office in the order in which they are printed (one query)."""
    rows = (
        CommitteeMembership.objects.on(day).filter(committee=committee).select_related("person", "represents")
    )
    return tuple(
        _by_office(sorted(rows, key=lambda row: (row.person.surname.lower(), row.person.forename.lower())))
    )


def _by_office(rows: Iterable[CommitteeMembership]) -> Iterable[Seats]:
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        names[row.office].append(_seat_name(row))
    for office in Office:
        if names[office]:
            heading = HEADINGS[office] if len(names[office]) > 1 else office.label
            yield Seats(str(heading), tuple(names[office]))


def _seat_name(row: CommitteeMembership) -> str:
    notes = [str(row.represents)] if row.represents else []
    if row.office == Office.CO_OPTED and not row.has_vote:
        notes.append(_("no vote"))
    if row.scope:
        notes.append(row.scope)
    return f"{row.person} ({', '.join(notes)})" if notes else str(row.person)
