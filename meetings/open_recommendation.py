"""The shape of what is public of a recommendation: each field says what it holds.

The page about the data prints that.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from meetings.recommendation_enums import AddresseeKind


@dataclass(frozen=True)
class OpenWords:
    """What was answered: of all of it, or of one part."""

    answer: Annotated[str, _("accepted, in-part, in-principle or not-accepted.")]
    answer_words: Annotated[str, _("The answer in words.")]
    reason: Annotated[str, _("Why.")]
    action: Annotated[str, _("What will be done.")]
    lead: Annotated[str, _("Who leads it at the body.")]
    target_date: Annotated[dt.date | None, _("The day by which it will be done.")]


@dataclass(frozen=True)
class OpenPartAnswer(OpenWords):
    """What was answered to one part."""

    part: Annotated[str, _("The letter of the part, such as (a).")]


@dataclass(frozen=True)
class OpenAnswer(OpenWords):
    """An answer that the committee's officer accepted."""

    received_on: Annotated[dt.date, _("The day on which it came.")]
    is_late: Annotated[bool, _("Whether it came after the day on which it was due, extra time included.")]
    is_partial: Annotated[bool, _("Whether more of the answer was to follow; the time to answer runs on.")]
    parts: Annotated[tuple[OpenPartAnswer, ...], _("Answers to each part, where they were given one by one.")]


@dataclass(frozen=True)
class OpenExtension:
    """More time that was given."""

    until: Annotated[dt.date, _("The new day by which to answer.")]
    granted_on: Annotated[dt.date, _("The day on which more time was given.")]
    reason: Annotated[str, _("Why.")]


@dataclass(frozen=True)
class OpenFile:
    """A file that shows what was done."""

    address: Annotated[str, _("Where the file can be had.")]
    title: Annotated[str, _("What it shows.")]
    kind: Annotated[str, _("What kind of file it is, in words.")]
    size: Annotated[int, _("Its size in bytes.")]


@dataclass(frozen=True)
class OpenProgress:
    """What the body reported of its progress."""

    date: Annotated[dt.date, _("The day of the report.")]
    part: Annotated[str, _("The letter of the part that it is on; empty: all of it.")]
    stage: Annotated[str, _("planned, in-progress, claimed-done or not-feasible, as the body says.")]
    stage_words: Annotated[str, _("The stage in words.")]
    rag: Annotated[str, _("red, amber or green, as the body says.")]
    rag_words: Annotated[str, _("The colour in words.")]
    text: Annotated[str, _("The report.")]


@dataclass(frozen=True)
class OpenBody:
    """One that was asked."""

    number: Annotated[int, _("A number that stays the same: of this body's part in this recommendation.")]
    kind: Annotated[str, _("body, cabinet, council, officer or outside.")]
    name: Annotated[str, _("Who was asked, as it is called today.")]
    state: Annotated[str, _("Where its answer or its action is, as a term of the list of states.")]
    state_words: Annotated[str, _("The state in words.")]
    sent_on: Annotated[dt.date | None, _("The day on which the recommendation was sent to it.")]
    days_to_answer: Annotated[int | None, _("The calendar days to answer that the council set then.")]
    due_on: Annotated[dt.date | None, _("The day by which it was to answer, extra time included.")]
    due_working: Annotated[str, _("How that day was counted, before extra time.")]
    extensions: Annotated[tuple[OpenExtension, ...], _("Extra time that was given.")]
    answers: Annotated[
        tuple[OpenAnswer, ...], _("Answers that count, in order: the last is the one that holds.")
    ]
    progress: Annotated[tuple[OpenProgress, ...], _("Reports of progress, oldest first.")]
    evidence: Annotated[tuple[OpenFile, ...], _("Files that the council made public.")]

    @property
    def kind_words(self) -> str:
        """What kind of addressee it is, in words."""
        return str(AddresseeKind(self.kind).label)

    @property
    def answer(self) -> OpenAnswer | None:
        """The answer that holds, which may be partial; None before any counts."""
        return self.answers[-1] if self.answers else None

    @property
    def latest(self) -> OpenProgress | None:
        return self.progress[-1] if self.progress else None


@dataclass(frozen=True)
class OpenPart:
    """One lettered part."""

    letter: Annotated[str, _("Such as (a).")]
    text: Annotated[str, _("What is asked in it.")]


@dataclass(frozen=True)
class OpenLink:
    """Another recommendation that this one leads to or comes from."""

    reference: Annotated[str, _("Its reference.")]
    address: Annotated[str, _("Its page.")]


@dataclass(frozen=True)
class OpenFinding:
    """What the committee found, or what was recorded of the end."""

    date: Annotated[dt.date, _("The day of the finding: of the meeting, where there is a minute.")]
    kind: Annotated[
        str,
        _(
            "confirmed, amended, reopened, not-feasible, not-implemented, superseded, deleted, duplicate "
            "or carried-over."
        ),
    ]
    kind_words: Annotated[str, _("The finding in words.")]
    body: Annotated[str, _("The body that it is on; empty: all of them.")]
    part: Annotated[str, _("The letter of the part that it is on; empty: all of it.")]
    rag: Annotated[str, _("red, amber or green, as the committee found.")]
    rag_words: Annotated[str, _("The colour in words.")]
    words: Annotated[str, _("The committee's own words.")]
    minute: Annotated[str, _("The number of the minute that holds it, once that is published.")]
    minute_address: Annotated[str, _("Where the minute can be read.")]
    successor: Annotated[OpenLink | None, _("The recommendation that takes its place.")]
    successor_committee: Annotated[str, _("The committee that follows it from then on.")]


@dataclass(frozen=True)
class OpenRecommendation:
    """One recommendation with all that is public of it."""

    id: Annotated[int, _("A number that stays the same, and is used for no other recommendation.")]
    address: Annotated[str, _("Its page, which stays where it is.")]
    reference: Annotated[str, _("How it is cited; each committee counts its own.")]
    committee: Annotated[str, _("The committee that made it.")]
    committee_id: Annotated[int, _("The committee's number, as in ?committee= of these files.")]
    municipal_year: Annotated[str, _("The municipal year in which it was made, such as 2026/27.")]
    made_on: Annotated[dt.date, _("The day on which it was made.")]
    minute: Annotated[str, _("The number of the minute that holds it.")]
    minute_address: Annotated[str, _("Where the minute can be read.")]
    origin: Annotated[str, _("Of one from an older tracker: where it was made.")]
    text: Annotated[str, _("The recommendation.")]
    parts: Annotated[tuple[OpenPart, ...], _("Its lettered parts; empty: it has none.")]
    priority: Annotated[str, _("The priority of the partnership's plan.")]
    success: Annotated[str, _("What would count as done.")]
    state: Annotated[str, _("Where it is as a whole, as a term of the list of states.")]
    state_words: Annotated[str, _("The state in words.")]
    bodies: Annotated[tuple[OpenBody, ...], _("Everybody who was asked.")]
    findings: Annotated[tuple[OpenFinding, ...], _("What the committee found, oldest first.")]
    predecessors: Annotated[tuple[OpenLink, ...], _("Recommendations whose place it takes.")]
