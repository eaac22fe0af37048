"""The meeting of twenty items that two clerks minute live: who sits on the committee, and what is on the agenda."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from meetings.enums import ItemKind, Office
from meetings.models import Committee, Meeting
from meetings.services import agenda_items, meetings
from scrutiny.models import User
from tests import factories
from tests.meetings.minutes_factories import make_held_meeting

WITHDRAWN, AMENDED, PRIVATE = "Taxi ranks at night", "Street lighting", "Closure of a premises"
AGENDA = (
    (ItemKind.APOLOGIES, "Apologies for absence"),
    (ItemKind.MINUTES, "Minutes of the last meeting"),
    (ItemKind.INTERESTS, "Declarations of interest"),
    (ItemKind.WHIP, "Party whip"),
    (ItemKind.ANNOUNCEMENTS, "Chair's announcements"),
    (ItemKind.PUBLIC_QUESTIONS, "Public questions"),
    (ItemKind.RECOMMENDATIONS_UPDATE, "Last year's recommendations"),
    (ItemKind.REPORT, "Anti-social behaviour"),
    (ItemKind.REPORT, "Serious violence"),
    (ItemKind.REPORT, AMENDED),
    (ItemKind.REPORT, "Domestic abuse"),
    (ItemKind.REPORT, PRIVATE),
    (ItemKind.REPORT, "Hate crime"),
    (ItemKind.REPORT, WITHDRAWN),
    (ItemKind.REPORT, "Youth justice"),
    (ItemKind.REPORT, "Fire safety at home"),
    (ItemKind.REPORT, "Rural crime"),
    (ItemKind.REPORT, "Fraud and scams"),
    (ItemKind.OTHER, "Work programme"),
    (ItemKind.OTHER, "Date of the next meeting"),
)
MEMBERS = ("Cllr Margaret Ash", "Cllr Dev Patel", "Cllr Ruth Orme", "Cllr Ian Lowe", "Cllr Beth Carr")
SUBSTITUTES = ("Cllr Hugh Marlow", "Cllr Nora Pike")


@dataclass(frozen=True)
class Evening:
    """The meeting, and the two committee officers who minute it: one types, one records decisions."""

    meeting: Meeting
    typist: User
    recorder: User


def make_evening(*, committee: Committee, by: User, recorder: User) -> Evening:
    """Five members and two substitutes, and an agenda of twenty items for today."""
    for place, name in enumerate((*MEMBERS, *SUBSTITUTES)):
        office = Office.CHAIR if place == 0 else Office.SUBSTITUTE if name in SUBSTITUTES else Office.MEMBER
        person = factories.make_person(name, council=committee.council, by=by, is_councillor=True)
        factories.make_committee_member(person, committee=committee, by=by, office=office)
    today = timezone.localdate()
    earlier = make_held_meeting(committee=committee, by=by, date=today - dt.timedelta(days=90))
    meeting = meetings.arrange(
        committee=committee, by=by, date=today, start_time=dt.time(18, 30), venue="the Council Chamber"
    )
    for kind, title in AGENDA:
        details = {"earlier_meeting": earlier} if kind == ItemKind.MINUTES else {}
        agenda_items.add(meeting=meeting, by=by, title=title, kind=kind, **details)
    return Evening(meeting=meeting, typist=by, recorder=recorder)
