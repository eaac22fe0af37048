"""The lines of a tracker: each recommendation with its term, and each body with what it has said, in words."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from meetings.enums import AddresseeStatus
from meetings.models import Addressee, Recommendation
from meetings.tracker_states import ADDRESSEE, UnionState, position_of, union_state
from scrutiny.access.grants import Grants
from scrutiny.access.permissions import Permission

# An answer that no officer has accepted yet is told to committee officers and to its own body alone.
UNTOLD = (AddresseeStatus.GIVEN,)


@dataclass(frozen=True)
class BodyLine:
    """One body: its state in words, by when its answer is awaited, and whether it should have come.

    `url` is where all that it was asked for stands; empty for who cannot see that, and for who is no body.
    """

    name: str
    state: str | Promise
    due: dt.date | None = None
    is_overdue: bool = False
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One recommendation as the tracker shows it."""

    recommendation: Recommendation
    term: UnionState
    bodies: tuple[BodyLine, ...]


def fetched(recommendations: QuerySet) -> QuerySet:
    """The rows with what their lines read, by one query more however many there are."""
    bodies = Addressee.objects.select_related("organisation", "person")
    rows = recommendations.select_related("committee").prefetch_related(Prefetch("addressees", bodies))
    return rows.defer("words", "success", "finding")


def lines(recommendations: Iterable[Recommendation], held: Grants) -> list[Line]:
    """The lines of rows that were fetched, for who holds these grants; a resident holds none."""
    return [Line(row, position_of(row), tuple(_bodies(row, held))) for row in recommendations]


def _bodies(recommendation: Recommendation, held: Grants) -> Iterator[BodyLine]:
    today = timezone.localdate()
    officer = recommendation.committee.council_id in held.councils_with(Permission.SEND_RECOMMENDATION)
    own = held.organisations_with(Permission.ANSWER_RECOMMENDATION)
    for row in recommendation.addressees.all():
        is_told = officer or row.organisation_id in own or row.status not in UNTOLD
        state = row.get_status_display() if is_told else union_state(ADDRESSEE, row.status).label
        waits = row.is_unanswered and not recommendation.is_closed
        leads = row.organisation_id and (officer or row.organisation_id in own)
        yield BodyLine(
            name=row.name,
            state=state,
            due=row.due_on if waits else None,
            is_overdue=waits and row.is_overdue_on(today),
            url=reverse("meetings:tracker-body", args=[row.organisation_id]) if leads else "",
        )
