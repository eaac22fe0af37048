"""A meeting with an exempt item between open ones, at which the public is excluded."""

from html import unescape

from django.template.loader import render_to_string

from meetings import minute_rows
from meetings.enums import Audience, ItemKind
from meetings.minute_enums import PartKind
from meetings.models import Committee, Exclusion, Minute, MinutePart, Minutes
from meetings.papers import minutes_paper
from meetings.services import agenda_items, exclusions, minute_parts
from scrutiny.models import User
from tests.meetings.minutes_factories import (
    make_attendance,
    make_exempt_item,
    make_held_meeting,
    make_minutes,
)

SECRET = "Flat 9 in Tanner Row is watched"
EXCLUSION = "Exclusion of press and public"


def make_evening(committee: Committee, *, by: User) -> Minutes:
    """Minutes of an open report, the exclusion, an exempt item, and open business after it."""
    items = ((ItemKind.REPORT, "Keeping the town centre safe"), (ItemKind.EXCLUSION, EXCLUSION))
    meeting = make_held_meeting(committee=committee, by=by, items=items)
    make_exempt_item("A single case", meeting=meeting, by=by)
    for title in ("Burglary", "Street lighting"):
        agenda_items.add(meeting=meeting, by=by, title=title, kind=ItemKind.REPORT)
    make_attendance(meeting=meeting, by=by)
    return make_minutes(meeting=meeting, by=by)


def entry_of(minutes: Minutes, title: str) -> Minute:
    return minutes.entries.get(item__title=title)


def exclude_public(minutes: Minutes, title: str = EXCLUSION, *, by: User, **fields) -> Exclusion:
    """Exclude the public, under the item for it unless another is named, for the exempt item."""
    fields.setdefault("paragraphs", ["7"])
    fields.setdefault("items", minutes.meeting.items.filter(title="A single case"))
    return exclusions.exclude(minute=entry_of(minutes, title), by=by, **fields)


def make_note(minutes: Minutes, title: str, text: str, *, by: User, **fields) -> MinutePart:
    fields = {"kind": PartKind.NOTE, "text": text, **fields}
    return minute_parts.add(minute=entry_of(minutes, title), by=by, **fields)


def printed(minutes: Minutes, audience: Audience = Audience.PUBLIC) -> str:
    paper = minutes_paper.compose(Minutes.objects.get(pk=minutes.pk), audience)
    return " ".join(unescape(render_to_string("papers/minutes.html", {"paper": paper})).split())


def both(minutes: Minutes) -> tuple[str, str]:
    """What the open and the exempt minutes say."""
    return printed(minutes), printed(minutes, Audience.RESTRICTED)


def running(minutes: Minutes) -> Exclusion | None:
    return exclusions.running(minute_rows.entries_of(minutes))
