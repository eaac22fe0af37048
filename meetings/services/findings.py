"""What the committee found of a recommendation, by minute, and what was recorded of its end; kept as rows."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from meetings import policies, workflows
from meetings.models import Addressee, Committee, Recommendation
from meetings.models.finding import BY_MINUTE, Finding
from meetings.models.minutes import Minute
from meetings.models.recommendation import RecommendationPart
from meetings.recommendation_enums import FindingKind, TrackerEvent
from meetings.services import recommendations
from scrutiny import records
from scrutiny.models import User

KIND_OF_VERB = {
    "confirm": FindingKind.CONFIRMED,
    "close": FindingKind.NOT_IMPLEMENTED,
    "shelve": FindingKind.NOT_FEASIBLE,
    "supersede": FindingKind.SUPERSEDED,
    "delete": FindingKind.DELETED,
    "mark-duplicate": FindingKind.DUPLICATE,
    "carry-over": FindingKind.CARRIED_OVER,
    "reopen": FindingKind.REOPENED,
}
VERB_OF_KIND = {kind: verb for verb, kind in KIND_OF_VERB.items()}


@transaction.atomic
def record(
    *,
    recommendation: Recommendation,
    kind: str,
    by: User,
    on: dt.date,
    words: str,
    minute: Minute | None = None,
    addressee: Addressee | None = None,
    part: RecommendationPart | None = None,
    rag: str = "",
    successor: Recommendation | None = None,
    successor_committee: Committee | None = None,
) -> Finding:
    """Record a finding and move the recommendation; what the committee itself finds needs the minute that holds it.

    With a minute the date is its meeting's. An amended assessment of one body puts that body back in progress.
    Raises Refused, WrongState, and ValidationError for a minute, part, body or successor that does not belong here.
    """
    policies.check_confirm_recommendation(by, recommendation)
    _check_minute(recommendation, kind, minute)
    _check_belongs(recommendation, addressee, part)
    if kind == FindingKind.DUPLICATE and successor is None:
        raise ValidationError({"successor": _("Choose the recommendation of which this is a duplicate.")})
    if successor and successor.council != recommendation.council:
        raise ValidationError({"successor": _("Choose a recommendation of the same council.")})
    if successor_committee and successor_committee.council_id != recommendation.committee.council_id:
        raise ValidationError({"successor_committee": _("Choose a committee of the same council.")})
    day = minute.minutes.meeting.date if minute else on
    found = Finding(
        recommendation=recommendation,
        kind=kind,
        on=day,
        words=words,
        minute=minute,
        addressee=addressee,
        part=part,
        rag=rag,
        successor=successor,
        successor_committee=successor_committee,
        by=by,
    )
    if kind == FindingKind.AMENDED:
        return _amend(found, by=by)
    if kind == FindingKind.REOPENED:
        recommendations.reopen(recommendation=recommendation, by=by, on=day, finding=words)
    else:
        verb = VERB_OF_KIND[FindingKind(kind)]
        recommendations.find(recommendation=recommendation, verb=verb, by=by, on=day, finding=words)
    found.full_clean()
    found.save()
    return found


def _amend(found: Finding, *, by: User) -> Finding:
    council = found.recommendation.council
    if found.addressee:
        workflows.ADDRESSEE.apply(found.addressee, "reassess", by=by, council=council)
    records.create(found, by=by, event=TrackerEvent.ASSESSMENT_AMENDED, council=council)
    return found


def _check_minute(recommendation: Recommendation, kind: str, minute: Minute | None) -> None:
    if minute is None:
        if kind in BY_MINUTE:
            raise ValidationError({"minute": _("Choose the minute that holds the committee's finding.")})
        return
    meeting = minute.minutes.meeting
    if meeting.committee_id != recommendation.committee_id:
        raise ValidationError({"minute": _("Choose a minute of the committee that made it.")})
    if meeting.date < recommendation.made_on:
        raise ValidationError(
            {"minute": _("Choose a minute of a meeting after the recommendation was made.")}
        )


def _check_belongs(
    recommendation: Recommendation, addressee: Addressee | None, part: RecommendationPart | None
) -> None:
    if addressee and addressee.recommendation_id != recommendation.pk:
        raise ValidationError({"addressee": _("Choose a body that this recommendation went to.")})
    if part and part.recommendation_id != recommendation.pk:
        raise ValidationError({"part": _("Choose a part of this recommendation.")})
