"""Who came, who presided, the quorum and standing declarations, made through the services; and what is printed."""

import html
import re

from django.template.loader import render_to_string

from meetings.enums import Audience, InterestKind
from meetings.minute_enums import QuorumOutcome
from meetings.models import (
    Attendance,
    Committee,
    Meeting,
    Minute,
    MinutePart,
    Minutes,
    Presiding,
    StandingDeclaration,
)
from meetings.papers import minutes_paper
from meetings.services import attendance, presiding, quorum, standing_declarations
from scrutiny.models import User


def make_presiding(row: Attendance, *, by: User, **fields) -> Presiding:
    fields = {"reason": "The Chair was delayed", **fields}
    return presiding.record(meeting=row.meeting, by=by, attendance=row, **fields)


def make_quorum_part(
    minute: Minute, *, by: User, outcome: str = QuorumOutcome.WAITED, **fields
) -> MinutePart:
    return quorum.record(minute=minute, by=by, outcome=outcome, **fields)


def make_standing_declaration(person, *, committee: Committee, by: User, **fields) -> StandingDeclaration:
    fields = {"kind": InterestKind.OTHER, "nature": "Special constable", **fields}
    return standing_declarations.create(committee=committee, by=by, person=person, **fields)


def add_person(meeting: Meeting, name: str, *, by: User, kind: str, **fields) -> Attendance:
    """Somebody who is in no directory, by name."""
    return attendance.add(meeting=meeting, by=by, name=name, attendance_class=kind, **fields)


def words_of(minutes: Minutes, audience: str = Audience.PUBLIC) -> str:
    """What the minutes print for an audience, with single spaces."""
    fresh = Minutes.objects.select_related("meeting__committee__council").get(pk=minutes.pk)
    markup = render_to_string(
        "papers/parts/minutes_body.html", {"paper": minutes_paper.compose(fresh, Audience(audience))}
    )
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
