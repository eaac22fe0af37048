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
from meetings.models import Addressee, Committee, Recommendation, Resolution
from partnerships.models import Organisation, Priority
from scrutiny import audit, records
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.models import User


@transaction.atomic
def make(
    *,
    resolution: Resolution,
    by: User,
    text: str,
    addressees: Iterable[Organisation],
    priority: Priority | None = None,
    success: str = "",
    reference: str = "",
) -> Recommendation:
    """Make a recommendation of one clause of a resolution, to one or more bodies.

    The reference is the next of the committee's municipal year unless given. Raises Refused, and ValidationError when
    no body is named, the clause already is a recommendation, or the reference is taken.
    """
    meeting = resolution.minute.minutes.meeting
    committee = meeting.committee
    policies.check_make_recommendation(by, committee)
    bodies = _bodies(addressees)
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
    )
    names = [body.name for body in bodies]
    records.create(
        recommendation, by=by, event=Event.RECOMMENDATION_MADE, council=committee.council, to=names
    )
    Addressee.objects.bulk_create(
        Addressee(recommendation=recommendation, organisation=body) for body in bodies
    )
    return recommendation


@transaction.atomic
def change(
    *,
    recommendation: Recommendation,
    by: User,
    expected_version: int,
    addressees: Iterable[Organisation],
    **fields,
) -> Recommendation:
    """Change wording, priority, success and addressees while nothing has been sent.

    Raises Refused, StaleEdit, and ValidationError when it has been sent or no body is left.
    """
    policies.check_make_recommendation(by, recommendation.committee)
    if lock(recommendation).status != RecommendationStatus.MADE:
        raise ValidationError(_("The recommendation has been sent. Its wording stays as it went out."))
    bodies = _bodies(addressees)
    records.change(
        recommendation,
        by=by,
        event=Event.RECOMMENDATION_CHANGED,
        council=recommendation.council,
        expected_version=expected_version,
        **fields,
    )
    _name_bodies(recommendation, bodies, by=by)
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


def _bodies(addressees: Iterable[Organisation]) -> list[Organisation]:
    bodies = list(addressees)
    if not bodies:
        raise ValidationError(
            {"addressees": _("Choose at least one body that the recommendation is made to.")}
        )
    return bodies


def _name_bodies(recommendation: Recommendation, bodies: list[Organisation], *, by: User) -> None:
    """Let these be the bodies that must answer, and log who was added and who was taken out."""
    rows = recommendation.addressees.filter(organisation__isnull=False).select_related("organisation")
    before = {row.organisation: row for row in rows}
    if set(before) == set(bodies):
        return
    Addressee.objects.filter(pk__in=[row.pk for body, row in before.items() if body not in bodies]).delete()
    Addressee.objects.bulk_create(
        Addressee(recommendation=recommendation, organisation=body) for body in bodies if body not in before
    )
    names = [", ".join(sorted(body.name for body in named)) for named in (before, bodies)]
    audit.record(
        Event.RECOMMENDATION_CHANGED,
        by=by,
        subject=recommendation,
        council=recommendation.council,
        changed={"addressees": names},
    )
