"""What the committee found of a recommendation, by minute, and what was recorded of its end; kept as rows."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies, workflows
from meetings.enums import AddresseeStatus
from meetings.link_purposes import is_followed
from meetings.models import Addressee, Committee, Recommendation
from meetings.models.finding import BY_MINUTE, Finding
from meetings.models.minutes import Minute
from meetings.models.recommendation import RecommendationPart
from meetings.recommendation_enums import FindingKind, TrackerEvent
from meetings.recommendation_workflows import REPORTED
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
    _check_day(recommendation, day)
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
    found.full_clean()
    if kind == FindingKind.AMENDED:
        return _amend(found, by=by)
    if kind == FindingKind.REOPENED:
        _reopen(recommendation, found, by=by)
    else:
        _move(recommendation, found, VERB_OF_KIND[FindingKind(kind)], by=by)
    found.save()
    return found


def followers(recommendation: Recommendation) -> set[int]:
    """Keys of the committees that find of it: the one that made it, and those that it was carried over to."""
    carried = recommendation.findings.filter(kind=FindingKind.CARRIED_OVER, successor_committee__isnull=False)
    return {recommendation.committee_id, *carried.values_list("successor_committee", flat=True)}


def _move(recommendation: Recommendation, found: Finding, verb: str, *, by: User) -> None:
    """Move it by a verb of the workflow that ends it, or keeps it under review, with words and date."""
    workflows.RECOMMENDATION.apply(
        recommendation,
        verb,
        by=by,
        council=recommendation.council,
        detail={"finding": _open_words(found), "on": found.on.isoformat()},
        confirmed_on=None if verb == "shelve" else found.on,
        finding=_open_words(found),
    )


def _open_words(found: Finding) -> str:
    """Its words, for where the recommendation is read: of a kept minute they stand with the finding alone."""
    return "" if found.is_kept and not found.recommendation.is_exempt else found.words


def _reopen(recommendation: Recommendation, found: Finding, *, by: User) -> None:
    """Open it again; a body that said that it was done, or could not be, is in progress once more."""
    if recommendation.confirmed_on and found.on < recommendation.confirmed_on:
        raise ValidationError({"on": _("It cannot be opened again before the day it was closed.")})
    workflows.RECOMMENDATION.apply(
        recommendation,
        "reopen",
        by=by,
        council=recommendation.council,
        detail={"reason": _open_words(found), "on": found.on.isoformat()},
        confirmed_on=None,
        finding=_open_words(found),
    )
    over = recommendation.addressees.filter(
        status__in=(AddresseeStatus.CLAIMED_DONE, AddresseeStatus.NOT_FEASIBLE)
    )
    _reassess(over, by=by)
    recommendations.complete_answers(recommendation, by=by)


def _amend(found: Finding, *, by: User) -> Finding:
    """Of one body, or of all that reported: what they said is put back to in progress."""
    recommendation = recommendations.lock(found.recommendation)
    if not is_followed(recommendation):
        raise ValidationError(_("This recommendation is closed. Open it again to amend an assessment."))
    if found.addressee:
        _reassess([found.addressee], by=by)
    else:
        reported = list(recommendation.addressees.filter(status__in=REPORTED))
        if not reported:
            raise ValidationError(_("No body has reported progress yet, so there is nothing to amend."))
        _reassess(reported, by=by)
    records.create(found, by=by, event=TrackerEvent.ASSESSMENT_AMENDED, council=found.recommendation.council)
    return found


def _reassess(rows: Iterable[Addressee], *, by: User) -> None:
    for row in rows:
        workflows.ADDRESSEE.apply(row, "reassess", by=by, council=row.council)


def _check_day(recommendation: Recommendation, day: dt.date) -> None:
    if day < recommendation.made_on:
        raise ValidationError({"on": _("The date cannot be before the recommendation was made.")})
    if day > timezone.localdate():
        raise ValidationError(
            {"on": _("This day is still to come. Record the finding once it has been made.")}
        )


def _check_minute(recommendation: Recommendation, kind: str, minute: Minute | None) -> None:
    if minute is None:
        if kind in BY_MINUTE:
            raise ValidationError({"minute": _("Choose the minute that holds the committee's finding.")})
        return
    meeting = minute.minutes.meeting
    if meeting.committee_id not in followers(recommendation):
        raise ValidationError({"minute": _("Choose a minute of the committee that made it or follows it.")})
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
