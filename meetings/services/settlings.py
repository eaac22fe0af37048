"""The final wording of a clause that the committee left to somebody: settled after the meeting, printed with it."""

from django.db import transaction
from django.utils import timezone

from meetings import minute_policies
from meetings.enums import Event, MinutesStatus, RecommendationStatus
from meetings.models import Recommendation, Resolution
from meetings.services import minute_papers
from scrutiny import records
from scrutiny.models import User


@transaction.atomic
def settle(
    *, clause: Resolution, by: User, expected_version: int | None, text: str, settled_by: str
) -> Resolution:
    """Record the final wording of a clause, and who settled it as they are to be printed.

    Also once the minutes are published: what the meeting resolved stays beside it and is printed with it, and their
    papers are made again. A recommendation of it that has not been sent and said the same takes the final wording.
    Raises Refused, also when the wording was not left to anybody or is settled already, StaleEdit and ValidationError.
    """
    minute_policies.check_settle_clause(by, clause)
    before = clause.text
    records.change(
        clause,
        by=by,
        event=Event.CLAUSE_SETTLED,
        council=clause.council,
        expected_version=expected_version,
        text_before_settling=before,
        text=text,
        settled_by=settled_by,
        settled_at=timezone.now(),
    )
    _reword(clause, before, by=by)
    minutes = clause.minute.minutes
    if minutes.status != MinutesStatus.DRAFT:
        minute_papers.order(minutes, by=by)
    return clause


def _reword(clause: Resolution, before: str, *, by: User) -> None:
    made = Recommendation.objects.filter(resolution=clause, status=RecommendationStatus.MADE, text=before)
    for row in made.select_for_update():
        records.change(
            row, by=by, event=Event.RECOMMENDATION_CHANGED, council=clause.council, text=clause.text
        )
