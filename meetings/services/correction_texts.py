"""The words of a proposed correction put into draft minutes: where they stand once, and nowhere else."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from meetings.enums import Event
from meetings.models import Minute, MinutePart, ProposedCorrection, Resolution
from meetings.services import minute_entries, minute_parts
from scrutiny import records
from scrutiny.models import User


@dataclass(frozen=True)
class Found:
    """A row and its field in which the quoted words stand once, and the text with the proposed words instead."""

    row: Minute | MinutePart | Resolution
    field: str
    text: str


def same(first: str, second: str) -> bool:
    """Whether two texts have the same words: line ends and blanks around them do not count."""
    return _plain(first).strip() == _plain(second).strip()


def found(correction: ProposedCorrection) -> Found | None:
    """Where the quoted words stand, None unless they stand exactly once at the place (three queries at most)."""
    quoted = _plain(correction.quoted)
    if not quoted:
        return None
    fields = [(row, name, _plain(getattr(row, name))) for row, name in _candidates(correction)]
    if sum(text.count(quoted) for _row, _name, text in fields) != 1:
        return None
    row, name, text = next(one for one in fields if quoted in one[2])
    return Found(row, name, text.replace(quoted, _plain(correction.proposed)))


def put_in(correction: ProposedCorrection, *, by: User) -> None:
    """Write the proposed words where the quoted ones stand.

    Raises ValidationError when they do not stand there exactly once, and Refused once the minutes are published.
    """
    place = found(correction)
    if place is None:
        raise ValidationError({"apply": why_not(correction)})
    _write(place, by)


def why_not(correction: ProposedCorrection) -> str:
    """Why the words cannot be put in by themselves, as an instruction."""
    if not correction.quoted:
        return _("No words are quoted. Change the draft yourself, then accept without this tick.")
    return _(
        "The quoted words do not stand there exactly once. Change the draft yourself, then accept without this tick."
    )


def _write(place: Found, by: User) -> None:
    row, words = place.row, {place.field: place.text}
    if isinstance(row, Minute):
        minute_entries.change(minute=row, by=by, expected_version=None, **words)
        return
    if isinstance(row, MinutePart):
        minute_parts.change(part=row, by=by, expected_version=None, **words)
        return
    records.change(row, by=by, event=Event.CLAUSE_CHANGED, council=row.council, **words)
    # Clauses are edited together with their minute: who has it open must not write over the correction unseen.
    Minute.objects.filter(pk=row.minute_id).update(version=F("version") + 1)


def _candidates(correction: ProposedCorrection) -> list[tuple[Any, str]]:
    """The fields that stand at the place of a correction: a clause or part alone, or all that is in a minute."""
    if correction.clause:
        return [(correction.clause, "text")]
    if correction.part:
        return [(correction.part, "text"), (correction.part, "answer")]
    if correction.minute is None:
        return []
    minute = correction.minute
    parts = minute.parts.filter(is_beside=False)
    return [
        (minute, "title"),
        (minute, "narrative"),
        *((part, name) for part in parts for name in ("text", "answer")),
        *((clause, "text") for clause in minute.resolutions.all()),
    ]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
