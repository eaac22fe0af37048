"""The decision note: on one page who came, what was declared and what was decided, out before the minutes are.

In Wales the law asks for it: Local Government Act 1972 s.100C(1C), members attending, apologies, declarations of
interest and decisions with the outcome of votes, but for what is exempt. Elsewhere councils give it freely.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings import minute_rows
from meetings.enums import Audience, ItemKind
from meetings.minute_enums import PartKind
from meetings.models import Minutes
from meetings.papers import minutes_attendance, minutes_paper
from meetings.papers.minutes_attendance import AttendanceLine
from meetings.papers.minutes_paper import MinuteEntry
from meetings.services import minute_entries
from meetings.services.attendance import in_order
from scrutiny.templatetags.british import uk_date

# What these say stands at the head of the note.
_AT_THE_HEAD = (ItemKind.APOLOGIES, ItemKind.INTERESTS)


@dataclass(frozen=True)
class NoteDecision:
    """What was decided on one item; `votes` are sentences on how, where a vote was recorded, and that the public was
    excluded."""

    label: str
    title: str
    entry: MinuteEntry
    votes: tuple[str, ...]


@dataclass(frozen=True)
class DecisionNote:
    """All that the note of one meeting prints; `declared` is in the markup."""

    title: str
    council: str
    body: str
    day: str
    place: str
    attendance: tuple[AttendanceLine, ...]
    declared: str
    decisions: tuple[NoteDecision, ...]


def compose(minutes: Minutes) -> DecisionNote:
    """The note for the public, from the minutes as they stand (a fixed number of queries)."""
    meeting = minutes.meeting
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)
    rows = in_order(minute_rows.attendances_of(meeting))
    return DecisionNote(
        title=_("Decisions of the %(body)s, %(date)s")
        % {"body": meeting.body_name, "date": uk_date(meeting.date)},
        council=meeting.council.name,
        body=meeting.body_name,
        day=uk_date(meeting.date),
        place=paper.place,
        attendance=tuple(minutes_attendance.lines_of(rows, with_apologies=True)),
        declared=minute_entries.open_interests(minutes),
        decisions=tuple(_decisions(minutes, paper.entries)),
    )


def decides(minutes: Minutes) -> bool:
    """Whether there is a decision that the public may read, so that there can be a note."""
    return any(_decisions(minutes, minutes_paper.compose(minutes, Audience.PUBLIC).entries))


def _decisions(minutes: Minutes, entries: Iterable[MinuteEntry]) -> Iterable[NoteDecision]:
    items = {row.pk: row.item for row in minutes.entries.select_related("item")}
    for entry in entries:
        item = items[entry.pk]
        votes = tuple(
            line for motion in entry.motions if not motion.is_amendment for line in motion.sentences
        )
        votes += tuple(part.sentence for part in entry.parts if part.kind == PartKind.EXCLUDED)
        if (item and item.kind in _AT_THE_HEAD) or not (entry.clauses or votes):
            continue
        yield NoteDecision(item.label if item else "", entry.title, entry, votes)


def frame(note: DecisionNote) -> dict[str, str]:
    """What stands at the head and foot of the page."""
    return {"body": note.body, "date": note.day, "label": note.council}
