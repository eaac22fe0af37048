"""The ladder by which a council asks for answers, and the steps that each answer reaches on it day by day."""

import datetime as dt
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from meetings import recommendation_policies, workflows
from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.models import (
    Addressee,
    ChaseLadder,
    ChaseNotice,
    Committee,
    Extension,
    ProgressUpdate,
    Response,
)
from meetings.models.recommendation import UNANSWERED
from meetings.recommendation_enums import ResponseState, Rung, TrackerEvent
from scrutiny import audit, records
from scrutiny.models import Council, User
from scrutiny.workflow import WrongState

# An accepted answer of which news is wanted until the body reports it as done, or as not feasible.
IN_HAND = (
    AddresseeStatus.ACCEPTED,
    AddresseeStatus.IN_PART,
    AddresseeStatus.IN_PRINCIPLE,
    AddresseeStatus.PLANNED,
    AddresseeStatus.IN_PROGRESS,
)


def ladder_of(council: Council) -> ChaseLadder:
    """The council's ladder; one with the usual days, not saved, where nobody has changed it."""
    return ChaseLadder.objects.filter(council=council).first() or ChaseLadder(council=council)


def held_ladder(council: Council) -> ChaseLadder:
    """The ladder held until the end of the transaction, so that two workers at once take turns."""
    ChaseLadder.objects.get_or_create(council=council)
    return ChaseLadder.objects.select_for_update(of=("self",)).select_related("council").get(council=council)


@transaction.atomic
def change_ladder(*, council: Council, by: User, expected_version: int, **fields) -> ChaseLadder:
    """Set the days of the ladder (calendar days) and the weekday of messages.

    Raises Refused, StaleEdit, and ValidationError with a sentence per field.
    """
    recommendation_policies.check_chase(by, council)
    return records.change(
        held_ladder(council),
        by=by,
        event=TrackerEvent.LADDER_CHANGED,
        council=council,
        subject=council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def climb(*, council: Council, day: dt.date) -> list[ChaseNotice]:
    """Raise each step that an answer stands on by a day, once for each date due; returns the new ones.

    After the ladder's days overdue an answer becomes silent, which is reported to the committee. Of what was passed
    while no worker ran only the step of the day is raised.
    """
    ladder = held_ladder(council)
    raised = []
    for addressee, rung, for_date in [*_clock_steps(ladder, day), *_progress_steps(ladder, day)]:
        if rung == Rung.REPORTED and addressee.status == AddresseeStatus.AWAITING:
            raised += _report(addressee, day)
        else:
            raised += _raise(addressee, rung, for_date, day)
    return raised


@transaction.atomic
def note_silence(*, addressee: Addressee, by: User | None, day: dt.date | None = None) -> Addressee:
    """Report to the committee that no answer has come by a day; a late answer is given as any other.

    `by` is None for the ladder itself. Raises Refused before it is overdue, and WrongState when an answer came.
    """
    workflows.ADDRESSEE.apply(addressee, "note-silence", by=by, council=addressee.council)
    _raise(addressee, Rung.REPORTED, addressee.due_on, day or timezone.localdate())
    return addressee


def open_addressees(council: Council):
    """Those that the council's open recommendations were sent to, and that are asked for.

    What came with an imported tracker may be years late: it is asked for once an officer has given more time.
    """
    taken_up = Exists(Extension.objects.filter(addressee=OuterRef("pk")))
    is_asked_for = Q(recommendation__resolution__isnull=False) | taken_up
    return _addressees(council).filter(is_asked_for, sent_on__isnull=False)


def unsent_addressees(council: Council):
    """Those that the council's open recommendations name and have not gone to."""
    settled = _addressees(council).exclude(recommendation__status=RecommendationStatus.DRAFT)
    return settled.filter(sent_on__isnull=True).order_by("recommendation__made_on", "pk")


def _addressees(council: Council):
    rows = Addressee.objects.filter(
        recommendation__committee__council=council, recommendation__confirmed_on__isnull=True
    )
    return rows.select_related(
        "recommendation__committee__council",
        "recommendation__resolution__minute",
        "organisation",
        "person__user",
    )


def silent_to(committee: Committee, reader: User):
    """The bodies whose silence was reported to a committee and who have not answered since, the longest due first."""
    rows = Addressee.objects.visible_to(reader).filter(
        recommendation__committee=committee,
        recommendation__confirmed_on__isnull=True,
        status=AddresseeStatus.SILENT,
    )
    rows = rows.select_related("recommendation__committee__council", "organisation", "person__user")
    return rows.order_by("due_on", "pk")


def wanting_progress(ladder: ChaseLadder, day: dt.date):
    """Accepted answers without news for the ladder's days; `last_news` is the day of the last, answer or report."""
    counted = Response.objects.filter(addressee=OuterRef("pk"), state=ResponseState.COUNTED)
    reported = ProgressUpdate.objects.filter(addressee=OuterRef("pk"))
    last_news = Greatest(
        Subquery(counted.order_by("-received_on").values("received_on")[:1]),
        Subquery(reported.order_by("-date").values("date")[:1]),
    )
    rows = open_addressees(ladder.council).filter(status__in=IN_HAND).annotate(last_news=last_news)
    return rows.filter(last_news__lte=day - dt.timedelta(days=ladder.progress_days))


def _clock_steps(ladder: ChaseLadder, day: dt.date) -> Iterator[tuple[Addressee, Rung, dt.date]]:
    last = day + dt.timedelta(days=ladder.before_days)
    rows = open_addressees(ladder.council).filter(status__in=UNANSWERED, due_on__lte=last)
    for addressee in rows:
        for rung in ladder.rungs(addressee.due_on, day):
            yield addressee, rung, addressee.due_on


def _progress_steps(ladder: ChaseLadder, day: dt.date) -> Iterator[tuple[Addressee, Rung, dt.date]]:
    for addressee in wanting_progress(ladder, day):
        yield addressee, Rung.PROGRESS, addressee.last_news


def _report(addressee: Addressee, day: dt.date) -> list[ChaseNotice]:
    """Once under each clock: an answer that was sent back after silence was reported is not silence again."""
    steps = ChaseNotice.objects.filter(addressee=addressee, rung=Rung.REPORTED, for_date=addressee.due_on)
    if steps.exists():
        return []
    try:
        note_silence(addressee=addressee, by=None, day=day)
    except (WrongState, ValidationError):  # answered while this ran
        return []
    return list(steps)


def _raise(addressee: Addressee, rung: Rung, for_date: dt.date, day: dt.date) -> list[ChaseNotice]:
    notice, is_new = ChaseNotice.objects.get_or_create(
        addressee=addressee, rung=rung, for_date=for_date, defaults={"raised_on": day}
    )
    if not is_new:
        return []
    audit.record(
        TrackerEvent.NOTICE_RAISED,
        by=None,
        subject=addressee,
        council=addressee.council,
        step=str(rung),
        for_date=for_date.isoformat(),
    )
    return [notice]
