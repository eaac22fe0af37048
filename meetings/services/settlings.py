"""The final wording of a clause that the committee left to somebody, and of the recommendation that is made of it.

It is settled after the meeting and printed with what was resolved; until then the recommendation is a draft.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import minute_policies, policies, workflows
from meetings.enums import Event, MinutesStatus, RecommendationStatus
from meetings.models import Recommendation, Resolution
from meetings.services import minute_papers, recommendations
from scrutiny import records
from scrutiny.models import User


@transaction.atomic
def settle(
    *, clause: Resolution, by: User, expected_version: int | None, text: str, settled_by: str
) -> Resolution:
    """Record the final wording of a clause, and who settled it as they are to be printed.

    Also once the minutes are published: what the meeting resolved stays beside it and is printed with it, and their
    papers are made again. A recommendation of it that has not been sent and said the same takes the final wording, and
    is a draft no longer. Raises Refused, also when the wording was not left to anybody or is settled already,
    StaleEdit and ValidationError.
    """
    before = clause.text
    now = timezone.now()
    _settle(clause, by=by, expected_version=expected_version, text=text, settled_by=settled_by, at=now)
    _reword(clause, before, by=by)
    return clause


@transaction.atomic
def settle_recommendation(
    *,
    recommendation: Recommendation,
    by: User,
    expected_version: int,
    text: str,
    settled_by: str,
    on: dt.date,
    clause_text: str = "",
) -> Recommendation:
    """Record the final wording of a draft, who settled it and on which day, so that it can be sent.

    The clause is settled with it, unless that was done before: in the same words, or in `clause_text`. Raises Refused,
    WrongState when it is settled by now, StaleEdit, and ValidationError for a day before the meeting or to come.
    """
    policies.check_send_recommendation(by, recommendation)
    held = recommendations.lock(recommendation)
    _check_day(held, on)
    if held.status == RecommendationStatus.DRAFT:
        words = {"event": Event.RECOMMENDATION_CHANGED, "expected_version": expected_version, "text": text}
        records.change(held, by=by, council=held.council, **words)
    _leave_draft(held, by=by, settled_by=settled_by, on=on)
    clause = held.resolution
    # One of an imported tracker has no clause.
    if clause is not None and clause.is_left_open:
        _settle(
            clause,
            by=by,
            expected_version=clause.version,
            text=clause_text or text,
            settled_by=settled_by,
            at=timezone.make_aware(dt.datetime.combine(on, dt.time(12))),
        )
    return held


def _settle(
    clause: Resolution, *, by: User, expected_version: int | None, text: str, settled_by: str, at: dt.datetime
) -> None:
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
        settled_at=at,
    )
    minutes = clause.minute.minutes
    if minutes.status != MinutesStatus.DRAFT:
        minute_papers.order(minutes, by=by)


def _reword(clause: Resolution, before: str, *, by: User) -> None:
    unsent = (RecommendationStatus.DRAFT, RecommendationStatus.MADE)
    made = Recommendation.objects.filter(resolution=clause, status__in=unsent, text=before)
    for row in made.select_for_update():
        records.change(
            row, by=by, event=Event.RECOMMENDATION_CHANGED, council=clause.council, text=clause.text
        )
        if row.status == RecommendationStatus.DRAFT:
            _leave_draft(row, by=by, settled_by=clause.settled_by, on=timezone.localdate(clause.settled_at))


def _leave_draft(row: Recommendation, *, by: User, settled_by: str, on: dt.date) -> None:
    detail = {"settled_by": settled_by, "on": on.isoformat()}
    workflows.RECOMMENDATION.apply(row, "settle", by=by, council=row.council, detail=detail)


def _check_day(recommendation: Recommendation, on: dt.date) -> None:
    if on < recommendation.made_on:
        raise ValidationError(
            {"on": _("The wording cannot be settled before the meeting that left it open.")}
        )
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come. Enter the day on which it was settled.")})
