"""The parts of a minute as they are printed: notes, questions with their answers, who came and went."""

from dataclasses import dataclass

from meetings import visibility
from meetings.enums import Audience
from meetings.models import Minute, MinutePart


@dataclass(frozen=True)
class PrintedPart:
    """One part: `text` and `answer` are in the markup; `said_by` and `answered_by` are names as they were that day."""

    pk: int
    kind: str
    text: str
    answer: str = ""
    said_by: str = ""
    answered_by: str = ""
    is_kept: bool = False
    paragraphs: tuple[str, ...] = ()


def printed(entry: Minute, audience: Audience) -> tuple[PrintedPart, ...]:
    """The parts of a minute that an audience may read, in order (no query when they were read along).

    What is kept beside another text is no part of the minute until it is put in.
    """
    parts = [part for part in entry.parts.all() if not part.is_beside]
    return tuple(_part(part) for part in parts if visibility.may_see_kept(part.is_kept, audience))


def _part(part: MinutePart) -> PrintedPart:
    return PrintedPart(
        pk=part.pk,
        kind=part.kind,
        text=part.text,
        answer=part.answer,
        said_by=part.said_by,
        answered_by=part.answered_by,
        is_kept=part.is_kept,
    )
