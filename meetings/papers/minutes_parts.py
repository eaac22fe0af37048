"""The parts of a minute as they are printed: notes, questions with their answers, who came and went."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import visibility
from meetings.enums import Audience
from meetings.minute_enums import PartKind, QuorumOutcome
from meetings.models import Minute, MinutePart
from meetings.papers import minutes_outcomes
from meetings.services.attendance import titled
from scrutiny.templatetags.british import uk_time


@dataclass(frozen=True)
class PrintedPart:
    """One part: `sentence` tells what happened; `said` and `answered` stand over `text` and `answer`, which are in the
    markup. Empty strings print nothing."""

    pk: int
    kind: str
    sentence: str = ""
    said: str = ""
    text: str = ""
    answered: str = ""
    answer: str = ""
    is_kept: bool = False


def printed(entry: Minute, audience: Audience) -> tuple[PrintedPart, ...]:
    """The parts of a minute that an audience may read, in order (no query when they were read along).

    What is kept beside another text is no part of the minute until it is put in.
    """
    parts = [part for part in entry.parts.all() if not part.is_beside]
    return tuple(_part(part) for part in parts if visibility.may_see_kept(part.is_kept, audience))


def _part(part: MinutePart) -> PrintedPart:
    tells = _HAPPENED.get(PartKind(part.kind))
    happened = minutes_outcomes.happening(part)
    return PrintedPart(
        pk=part.pk,
        kind=part.kind,
        sentence=happened or (tells(part) if tells else ""),
        said="" if tells or happened else _said(part),
        text="" if happened else part.text,
        answered=_answered(part) if part.answer else "",
        answer=part.answer,
        is_kept=part.is_kept,
    )


def who(part: MinutePart) -> str:
    """Whom a part is about, as a sentence says it: from the attendance, else as it was typed."""
    return titled(part.attendance) if part.attendance else part.said_by


def _said(part: MinutePart) -> str:
    """The line over the text: who said it and as what; empty for a note of nobody in particular."""
    name = who(part)
    named, unnamed = _OVER.get(PartKind(part.kind), ("%(name)s", ""))
    return str(named) % {"name": name} if name else str(unnamed)


def _answered(part: MinutePart) -> str:
    return _("Answer from %(name)s") % {"name": part.answered_by} if part.answered_by else _("Answer")


_OVER = {
    PartKind.QUESTION: (gettext_lazy("Question from %(name)s"), gettext_lazy("Question")),
    PartKind.STATEMENT: (gettext_lazy("Statement by %(name)s"), gettext_lazy("Statement")),
    PartKind.RULING: (gettext_lazy("Ruling or advice of %(name)s"), gettext_lazy("Ruling or advice")),
}


def _went(at_a_time: str, without: str) -> Callable[[MinutePart], str]:
    """A sentence on somebody who came or went, with the time where it was noted."""

    def told(part: MinutePart) -> str:
        words = {"name": who(part) or _("A member"), "time": uk_time(part.at)}
        return str(at_a_time if part.at else without) % words

    return told


def _dissent(part: MinutePart) -> str:
    name = who(part)
    if not name:
        return ""
    return _("%(name)s asked that their dissent be recorded.") % {"name": name}


def _quorum(part: MinutePart) -> str:
    outcome = QuorumOutcome(part.quorum_outcome).label if part.quorum_outcome else ""
    told = _("At %(time)s the meeting had no quorum.") if part.at else _("The meeting had no quorum.")
    return " ".join([told % {"time": uk_time(part.at)}, f"{outcome}." if outcome else ""]).strip()


_HAPPENED: dict[PartKind, Callable[[MinutePart], str]] = {
    PartKind.ARRIVED: _went(
        gettext_lazy("%(name)s arrived at %(time)s."), gettext_lazy("%(name)s arrived during this item.")
    ),
    PartKind.LEFT: _went(
        gettext_lazy("%(name)s left the meeting at %(time)s."), gettext_lazy("%(name)s left the meeting.")
    ),
    PartKind.RETURNED: _went(
        gettext_lazy("%(name)s came back at %(time)s."), gettext_lazy("%(name)s came back.")
    ),
    PartKind.CHAIR: _went(
        gettext_lazy("%(name)s took the chair at %(time)s."), gettext_lazy("%(name)s took the chair.")
    ),
    PartKind.DISSENT: _dissent,
    PartKind.QUORUM: _quorum,
}
