"""How many recommendations were where at the end of each quarter, from the dates that their rows keep."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.models import Recommendation
from meetings.models.finding import Finding
from meetings.recommendation_enums import FindingKind, ResponseState

QUARTERS = 12
# From the bottom of a column up.
AGREED, AWAITING, FOLLOWED, CONFIRMED, ENDED = range(5)
STAGES = (
    _("Agreed, not sent yet"),
    _("Sent, an answer awaited"),
    _("Answered, being followed"),
    _("Confirmed complete"),
    _("Ended otherwise"),
)
# What makes a recommendation closed, as what.
CLOSING = {
    FindingKind.CONFIRMED: CONFIRMED,
    FindingKind.NOT_IMPLEMENTED: ENDED,
    FindingKind.SUPERSEDED: ENDED,
    FindingKind.DELETED: ENDED,
    FindingKind.DUPLICATE: ENDED,
    FindingKind.CARRIED_OVER: ENDED,
}
WAITED_FOR = (
    AddresseeStatus.NOT_SENT,
    AddresseeStatus.AWAITING,
    AddresseeStatus.SILENT,
    AddresseeStatus.GIVEN,
)
IN_FULL = Q(addressees__responses__state=ResponseState.COUNTED, addressees__responses__is_partial=False)


@dataclass(frozen=True)
class Closed:
    """A time, by numbers of quarters, in which a recommendation was closed, and as what; `until` None: still."""

    since: int
    until: int | None
    stage: int


@dataclass(frozen=True)
class Course:
    """The quarters in which a recommendation moved on; None for what has not happened."""

    made: int
    sent: int | None
    answered: int | None
    closed: tuple[Closed, ...]

    def stage_at(self, quarter: int) -> int | None:
        """Where it stood at the end of a quarter; None before it was made."""
        if quarter < self.made:
            return None
        for time in self.closed:
            if time.since <= quarter and (time.until is None or quarter < time.until):
                return time.stage
        if self.answered is not None and self.answered <= quarter:
            return FOLLOWED
        return AWAITING if self.sent is not None and self.sent <= quarter else AGREED


@dataclass(frozen=True)
class Quarter:
    """The last day of a quarter (of the present one: today), and how many stood in each stage then."""

    day: dt.date
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def quarters(recommendations: QuerySet, today: dt.date) -> list[Quarter]:
    """The last twelve quarters, from the first in which there was any recommendation (two queries)."""
    courses = Counter(_courses(recommendations))
    if not courses:
        return []
    last = _number(today)
    first = max(last - QUARTERS + 1, min(course.made for course in courses))
    return [_quarter(courses, number, today) for number in range(first, last + 1)]


def _quarter(courses: Counter[Course], number: int, today: dt.date) -> Quarter:
    counts = [0] * len(STAGES)
    for course, count in courses.items():
        stage = course.stage_at(number)
        if stage is not None:
            counts[stage] += count
    return Quarter(min(_last_day(number), today), tuple(counts))


def _courses(recommendations: QuerySet) -> Iterator[Course]:
    """One for each recommendation: answered when the last body that was asked had given its full answer."""
    rows = Recommendation.objects.filter(pk__in=recommendations.values("pk")).order_by()
    rows = rows.annotate(
        sent=Min("addressees__sent_on"),
        waited_for=Count("addressees", filter=Q(addressees__status__in=WAITED_FOR)),
        answered=Max("addressees__responses__received_on", filter=IN_FULL),
    )
    overturned = _overturned(rows)
    for row in rows.values_list("pk", "made_on", "sent", "waited_for", "answered", "confirmed_on", "status"):
        pk, made, sent, waited_for, answered, closed, status = row
        # An old tracker may tell that it was answered and not when.
        answered = None if waited_for or sent is None else answered or sent
        closings = overturned.get(pk, ())
        if closed:
            stage = CONFIRMED if status == RecommendationStatus.CONFIRMED else ENDED
            closings = (*closings, Closed(_number(closed), None, stage))
        yield Course(
            made=_number(made),
            sent=sent and _number(sent),
            answered=answered and _number(answered),
            closed=closings,
        )


def _overturned(rows: QuerySet) -> dict[int, tuple[Closed, ...]]:
    """The times in which recommendations were closed that were opened again later (one query)."""
    told = (*CLOSING, FindingKind.REOPENED)
    again = Finding.objects.filter(kind=FindingKind.REOPENED, recommendation__in=rows.values("pk"))
    findings = Finding.objects.filter(kind__in=told, recommendation__in=again.values("recommendation"))
    times, last = defaultdict(tuple), {}
    for pk, kind, day in findings.order_by("on", "pk").values_list("recommendation", "kind", "on"):
        if kind != FindingKind.REOPENED:
            last[pk] = (_number(day), CLOSING[FindingKind(kind)])
        elif pk in last:
            since, stage = last.pop(pk)
            times[pk] += (Closed(since, _number(day), stage),)
    return dict(times)


def _number(day: dt.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _last_day(number: int) -> dt.date:
    year, quarter = divmod(number + 1, 4)
    return dt.date(year, quarter * 3 + 1, 1) - dt.timedelta(days=1)
