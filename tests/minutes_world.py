"""Minutes in the states between draft and signed, for the world of every address."""

import datetime as dt

from django.utils import timezone

from meetings.models import Minutes, ProposedCorrection
from meetings.services import minute_corrections, minute_entries, minutes
from scrutiny.models import User
from tests import factories


def make_corrected(world, chair: User) -> tuple[Minutes, ProposedCorrection]:
    """Draft minutes that went round to the members, and a correction that the chair proposed."""
    draft = _started(world, days=15)
    entry = minute_entries.create(
        minutes=draft, by=world.clerk, title="Lighting", narrative="Members asked about Mill Lane."
    )
    minute_corrections.circulate(minutes=draft, by=world.clerk)
    words = {"quoted": "Mill Lane", "proposed": "Mill Road"}
    place = f"minute-{entry.pk}"
    return draft, minute_corrections.propose(minutes=draft, by=chair, place=place, **words)


def make_agreed(world) -> Minutes:
    """Minutes that were agreed and wait to be signed."""
    record = _started(world, days=22)
    minute_entries.create(minutes=record, by=world.clerk, title="Cameras", narrative="Noted.")
    minutes.publish(minutes=record, by=world.clerk)
    day = timezone.localdate() - dt.timedelta(days=15)
    return minutes.agree(minutes=record, by=world.clerk, agreed_on=day, signed_by="Councillor Ash")


def _started(world, *, days: int) -> Minutes:
    day = timezone.localdate() - dt.timedelta(days=days)
    meeting = factories.make_meeting(committee=world.committee, by=world.clerk, date=day)
    return minutes.start(meeting=meeting, by=world.clerk)
