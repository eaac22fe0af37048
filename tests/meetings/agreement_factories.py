"""Minutes that wait to be agreed, the later meeting that agrees them, and what is then printed."""

import datetime as dt

from django.utils import timezone

from meetings.enums import ItemKind, PaperKind
from meetings.models import Minute
from meetings.papers import catalogue, subject
from meetings.services import agenda_items, agreements, minutes
from meetings.services.agreements import CorrectionText
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes

DAY = dt.timedelta(days=1)


def make_set(committee, clerk, days, **entry):
    """Published minutes of a meeting so many days ago, with one entry more."""
    meeting = make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() - days * DAY)
    record = make_minutes(meeting=meeting, by=clerk)
    make_entry("Lighting", minutes=record, by=clerk, **{"narrative": "Of Mill Lane."} | entry)
    return minutes.publish(minutes=record, by=clerk)


def make_later(committee, clerk, earlier, *also, days=7, **fields):
    meeting = make_held_meeting(
        committee=committee, by=clerk, date=timezone.localdate() - days * DAY, items=()
    )
    agenda_items.add(
        meeting=meeting,
        by=clerk,
        title="Minutes",
        kind=ItemKind.MINUTES,
        earlier_meeting=earlier.meeting if earlier else None,
        also_earlier=[one.meeting for one in also],
        **fields,
    )
    return meeting


def printed(record, kind=PaperKind.MINUTES):
    """The text of the paper as it would be built now."""
    return catalogue.compose(kind, subject.load(meeting_id=record.meeting_id)).html


def clauses_of(meeting):
    entry = Minute.objects.get(item__meeting=meeting, item__kind=ItemKind.MINUTES)
    return [clause.text for clause in entry.resolutions.all()]


def lighting(record):
    return record.entries.get(title="Lighting")


def agree(record, meeting, by, *texts, **words):
    return agreements.agree(
        minutes=record,
        by=by,
        agreed_at_meeting=meeting,
        signed_by="Councillor Ash",
        corrected=[CorrectionText(record, **text) for text in texts],
        **words,
    )
