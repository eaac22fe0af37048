"""The parts of a minute as they are printed: notes, questions with their answers, who came and went."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import visibility
from meetings.enums import Audience
from meetings.minute_enums import PartKind, QuorumOutcome
from meetings.models import Minute, MinutePart
from meetings.papers import minutes_exclusions, minutes_outcomes
from meetings.services.attendance import titled
from meetings.services.private_parts import PUBLIC_FACTS
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
    paragraphs: tuple[str, ...] = ()


def printed(entry: Minute, audience: Audience) -> tuple[PrintedPart, ...]:
    """The parts of a minute that an audience may read, in order (no query when they were read along).

    What is kept beside another text is no part of the minute until it is put in.
    """
    parts = [part for part in entry.parts.all() if not part.is_beside]
    return tuple(
        _fact(part, entry, audience) if part.kind in PUBLIC_FACTS else _part(part)
        for part in parts
        if visibility.may_see_kept(part.is_kept, audience)
    )


def facts(entry: Minute, audience: Audience) -> tuple[PrintedPart, ...]:
    """The parts of an exempt minute that are for everybody: that the public left, and came back."""
    return tuple(part for part in printed(entry, audience) if part.kind in PUBLIC_FACTS)


def _fact(part: MinutePart, entry: Minute, audience: Audience) -> PrintedPart:
    """What is told of the public; nothing that somebody typed there, since it would be for everybody."""
    sentence = minutes_exclusions.happened(part, entry, audience)
    return PrintedPart(pk=part.pk, kind=part.kind, sentence=sentence)


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
    told = _("At %(time)s the meeting had no quorum.") if part.at else _("The meeting had no quorum.")
    later, plain = _WITHOUT_QUORUM.get(part.quorum_outcome, ("", ""))
    words = {"time": uk_time(part.at), "until": part.until}
    return " ".join(filter(None, [told % words, str(later if part.until else plain) % words]))


# What was done without a quorum: with the time or day that is recorded, and without one.
_WITHOUT_QUORUM = {
    QuorumOutcome.WAITED: (
        gettext_lazy("The committee waited and was quorate at %(until)s."),
        gettext_lazy("The committee waited and became quorate."),
    ),
    QuorumOutcome.ADJOURNED: (
        gettext_lazy("The meeting was adjourned to %(until)s."),
        gettext_lazy("The meeting was adjourned."),
    ),
    QuorumOutcome.DISSOLVED: (gettext_lazy("The meeting was dissolved."),) * 2,
    QuorumOutcome.INFORMAL: (gettext_lazy("Those present talked informally and decided nothing."),) * 2,
    QuorumOutcome.URGENCY: (gettext_lazy("Decisions were left to urgency powers."),) * 2,
}


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
