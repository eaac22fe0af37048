"""Recommendations of the committee: made from a resolution, answered by every body, and found done or not.

sending.py sends them.
"""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies, workflows
from meetings.enums import AddresseeStatus, Event, RecommendationStatus
from meetings.models import Committee, Recommendation, Resolution
from meetings.services import addressing
from meetings.services.addressing import NamedAddressee
from partnerships.models import Organisation, Priority
from scrutiny import records
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.models import User


@transaction.atomic
def make(
    *,
    resolution: Resolution,
    by: User,
    text: str,
    addressees: Iterable[NamedAddressee | Organisation],
    parts: Iterable[str] = (),
    priority: Priority | None = None,
    success: str = "",
    reference: str = "",
) -> Recommendation:
    """Make a recommendation of one clause of a resolution, to one or more addressees, with its lettered parts.

    It is a draft while the clause's final wording is left to somebody, until they have settled it. The reference is
    the next of the committee's municipal year unless given. Raises Refused, and ValidationError when nobody is named
    or one twice, a part stands alone, the clause already is a recommendation, or the reference is taken.
    """
    meeting = resolution.minute.minutes.meeting
    committee = meeting.committee
    policies.check_make_recommendation(by, committee)
    chosen = addressing.named(addressees)
    _lock_references(committee)
    if Recommendation.objects.filter(resolution=resolution).exists():
        raise ValidationError(_("This clause already is a recommendation."))
    recommendation = Recommendation(
        committee=committee,
        resolution=resolution,
        reference=reference or next_reference(committee, meeting.date),
        text=text,
        priority=priority,
        success=success,
        made_on=meeting.date,
        status=RecommendationStatus.DRAFT if resolution.is_left_open else RecommendationStatus.MADE,
    )
    names = [one.row(recommendation).name for one in chosen]
    records.create(
        recommendation, by=by, event=Event.RECOMMENDATION_MADE, council=committee.council, to=names
    )
    addressing.write(recommendation, chosen)
    addressing.write_parts(recommendation, parts)
    return recommendation


@transaction.atomic
def change(
    *,
    recommendation: Recommendation,
    by: User,
    expected_version: int,
    addressees: Iterable[NamedAddressee | Organisation],
    parts: Iterable[str] | None = None,
    **fields,
) -> Recommendation:
    """Change wording, parts, priority, success and addressees while nothing has been sent; parts None stay.

    Raises Refused, StaleEdit, and ValidationError when it has been sent, and as `make`.
    """
    policies.check_make_recommendation(by, recommendation.committee)
    if not lock(recommendation).is_unsent:
        raise ValidationError(_("The recommendation has been sent. Its wording stays as it went out."))
    chosen = addressing.named(addressees)
    records.change(
        recommendation,
        by=by,
        event=Event.RECOMMENDATION_CHANGED,
        council=recommendation.council,
        expected_version=expected_version,
        **fields,
    )
    addressing.rewrite(recommendation, chosen, by=by)
    if parts is not None:
        addressing.write_parts(recommendation, parts, by=by)
    return recommendation


def refuse_day(recommendation: Recommendation, on: dt.date) -> None:
    """Raise ValidationError for a day of sending before the recommendation was made, or to come."""
    if on < recommendation.made_on:
        raise ValidationError(
            {"on": _("The date sent cannot be before the meeting that made the recommendation.")}
        )
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come. Enter the day on which it was sent.")})


def complete_answers(recommendation: Recommendation, *, by: User) -> None:
    """Move a sent recommendation on when every body that it names has answered."""
    waiting = {
        AddresseeStatus.NOT_SENT,
        AddresseeStatus.AWAITING,
        AddresseeStatus.SILENT,
        AddresseeStatus.GIVEN,
    }
    if recommendation.status != RecommendationStatus.SENT:
        return
    if not recommendation.addressees.filter(status__in=waiting).exists():
        workflows.RECOMMENDATION.apply(
            recommendation, "complete-answers", by=by, council=recommendation.council
        )


def next_reference(committee: Committee, made_on: dt.date) -> str:
    """The next reference of the committee in the municipal year of a date: "2026/27 R4"."""
    _lock_references(committee)
    year = municipal_year(made_on, start=committee.council.year_start)
    used = Recommendation.objects.filter(committee=committee, reference__startswith=f"{year} R")
    numbers = [
        int(ref.rpartition("R")[2]) for ref in used.values_list("reference", flat=True) if _is_numbered(ref)
    ]
    return f"{year} R{max(numbers, default=0) + 1}"


def _lock_references(committee: Committee) -> None:
    """Hold the committee's row, so that two clerks at once do not get one number."""
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)


def lock(recommendation: Recommendation) -> Recommendation:
    """The recommendation as it is stored by now, held until the end of the transaction."""
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("committee__council")
    return rows.get(pk=recommendation.pk)


def _is_numbered(reference: str) -> bool:
    return reference.rpartition("R")[2].isdigit()
