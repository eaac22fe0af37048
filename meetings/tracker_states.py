"""Every state that trackers kept by hand name, as one table: its words here, where it lives, and how councils write it.

The terms are the union of states seen in published trackers. RAG is a field of its own and no state. The database keeps
the term of each recommendation beside it by the same tables (tracker_triggers.py), so that lists find it by an index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, RecommendationStatus

if TYPE_CHECKING:
    from meetings.models import Recommendation

RECOMMENDATION, ADDRESSEE, DERIVED = "recommendation", "addressee", "derived"
# Ended with the committee's finding, or by what was recorded of its end; each has its date.
ENDED = (
    RecommendationStatus.CONFIRMED,
    RecommendationStatus.NOT_IMPLEMENTED,
    RecommendationStatus.SUPERSEDED,
    RecommendationStatus.DELETED,
    RecommendationStatus.DUPLICATE,
    RecommendationStatus.CARRIED_OVER,
)


@dataclass(frozen=True)
class UnionState:
    """One state: `workflow` and `state` say where it lives, `also` which other states of that workflow it covers."""

    term: str
    label: str | Promise
    workflow: str
    state: str
    synonyms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """All states of its workflow that are told with this term."""
        return frozenset((self.state, *self.also))

    @property
    def is_closed(self) -> bool:
        """Whether nothing is followed up any more."""
        return self.workflow == RECOMMENDATION and self.state in ENDED


UNION: tuple[UnionState, ...] = (
    UnionState("draft", _("Draft"), RECOMMENDATION, RecommendationStatus.DRAFT, ("proposed",)),
    UnionState(
        "agreed",
        _("Agreed by the committee"),
        RECOMMENDATION,
        RecommendationStatus.MADE,
        ("agreed by committee", "agreed", "made", "approved", "not sent"),
    ),
    UnionState(
        "sent",
        _("Sent"),
        RECOMMENDATION,
        RecommendationStatus.SENT,
        ("referred", "issued"),
        also=(RecommendationStatus.ANSWERED,),
    ),
    UnionState(
        "awaiting-response",
        _("Awaiting response"),
        ADDRESSEE,
        AddresseeStatus.AWAITING,
        ("awaiting reply", "awaiting answer", "response awaited", "outstanding", "open", "pending"),
        # An answer that no officer has accepted does not count; one that was not sent has none.
        also=(AddresseeStatus.GIVEN, AddresseeStatus.NOT_SENT),
    ),
    UnionState(
        "awaiting-commentary",
        _("Awaiting commentary from partners"),
        ADDRESSEE,
        AddresseeStatus.SILENT,
        ("awaiting commentary", "no response", "no reply", "silent"),
    ),
    UnionState(
        "accepted",
        _("Accepted"),
        ADDRESSEE,
        AddresseeStatus.ACCEPTED,
        ("welcomed", "accepted in full", "agreed by cabinet"),
    ),
    UnionState(
        "partially-accepted",
        _("Partially accepted"),
        ADDRESSEE,
        AddresseeStatus.IN_PART,
        ("accepted in part", "partly accepted", "partially agreed", "accepted in principle"),
        also=(AddresseeStatus.IN_PRINCIPLE,),
    ),
    UnionState(
        "not-accepted",
        _("Not accepted"),
        ADDRESSEE,
        AddresseeStatus.NOT_ACCEPTED,
        ("rejected", "refused", "not agreed", "declined"),
    ),
    UnionState(
        "not-feasible",
        _("Not feasible, under review"),
        RECOMMENDATION,
        RecommendationStatus.NOT_FEASIBLE,
        ("not feasible", "no longer feasible", "no longer feasible, under review", "under review"),
    ),
    UnionState(
        "action-planned",
        _("Action planned"),
        ADDRESSEE,
        AddresseeStatus.PLANNED,
        ("planned", "not started", "not yet started", "scheduled"),
    ),
    UnionState(
        "in-progress",
        _("In progress"),
        ADDRESSEE,
        AddresseeStatus.IN_PROGRESS,
        (
            "ongoing",
            "on going",
            "in progress or ongoing",
            "underway",
            "under way",
            "started",
            "partially implemented",
        ),
        # Not feasible is so far only what one body says; the committee has yet to find it.
        also=(AddresseeStatus.NOT_FEASIBLE,),
    ),
    UnionState("overdue", _("Overdue"), DERIVED, "overdue", ("late", "response overdue")),
    UnionState(
        "claimed-done",
        _("Reported as implemented, not confirmed"),
        ADDRESSEE,
        AddresseeStatus.CLAIMED_DONE,
        # A tracker's "complete" is not yet the committee's finding.
        ("implemented", "implemented (claimed)", "complete", "completed", "done", "achieved", "closed"),
    ),
    UnionState(
        "confirmed",
        _("Confirmed complete by the committee"),
        RECOMMENDATION,
        RecommendationStatus.CONFIRMED,
        ("confirmed complete by committee", "confirmed complete", "confirmed", "signed off"),
    ),
    UnionState(
        "not-implemented",
        _("Not implemented"),
        RECOMMENDATION,
        RecommendationStatus.NOT_IMPLEMENTED,
        ("will not be implemented", "not being implemented"),
    ),
    UnionState("superseded", _("Superseded"), RECOMMENDATION, RecommendationStatus.SUPERSEDED, ("replaced",)),
    UnionState(
        "deleted",
        _("Deleted"),
        RECOMMENDATION,
        RecommendationStatus.DELETED,
        ("removed", "withdrawn", "overtaken by events"),
    ),
    UnionState(
        "duplicate",
        _("Duplicate"),
        RECOMMENDATION,
        RecommendationStatus.DUPLICATE,
        ("duplicated", "removed as duplicate"),
    ),
    UnionState(
        "carried-over",
        _("Carried over"),
        RECOMMENDATION,
        RecommendationStatus.CARRIED_OVER,
        ("carried forward", "transferred"),
    ),
)

_BY_TERM = {union.term: union for union in UNION}
_BY_STATE = {(union.workflow, state): union for union in UNION for state in union.states}
# Where its bodies tell how far a recommendation is; before and after, and while it is not feasible, its own state does.
TOLD_BY_BODIES = (RecommendationStatus.SENT, RecommendationStatus.ANSWERED)
# Whoever is furthest behind tells where the whole is; a refusal only where nobody else follows it up.
FURTHEST_BEHIND = (
    "awaiting-commentary",
    "awaiting-response",
    "accepted",
    "partially-accepted",
    "action-planned",
    "in-progress",
    "claimed-done",
    "not-accepted",
)


def state_for(words: str) -> UnionState | None:
    """The state that words of a tracker name, whatever their case, spaces and full stops; None for unknown ones."""
    said = _plain(words)
    for union in UNION:
        if said and said in {_plain(name) for name in (union.term, str(union.label), *union.synonyms)}:
            return union
    return None


def union_state(workflow: str, state: str) -> UnionState:
    """The term of a state of the workflow "recommendation" or "addressee". Raises KeyError for any other."""
    return _BY_STATE[workflow, state]


def position_of(recommendation: Recommendation) -> UnionState:
    """Where a recommendation is as a whole; reads its addressees, which lists prefetch."""
    own = _BY_STATE[RECOMMENDATION, recommendation.status]
    if recommendation.status not in TOLD_BY_BODIES:
        return own
    sent = [row for row in recommendation.addressees.all() if row.status != AddresseeStatus.NOT_SENT]
    if any(row.is_overdue and row.status == AddresseeStatus.AWAITING for row in sent):
        return _BY_TERM["overdue"]
    terms = {_BY_STATE[ADDRESSEE, row.status].term for row in sent}
    return next((_BY_TERM[term] for term in FURTHEST_BEHIND if term in terms), own)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()
