"""Which bodies answered in time and which did not, over the last three municipal years.

A body is asked on the day that a recommendation is sent to it, and that day's municipal year is where it counts.
"""

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.translation import gettext as _

from meetings.enums import AddresseeStatus
from meetings.models import Addressee
from meetings.models.recommendation import UNANSWERED
from meetings.recommendation_enums import AddresseeKind, ResponseState
from partnerships.models import Person
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.models import Council

YEARS = 3


class Outcome(StrEnum):
    """What became of one question to one body; each has exactly one."""

    IN_TIME = "in-time"
    LATE = "late"
    OVERDUE = "overdue"
    AWAITED = "awaited"
    # The recommendation ended unanswered, or an old tracker tells of an answer and not when it came.
    OTHER = "other"


@dataclass(frozen=True)
class Tally:
    """How many questions to a body in a year (by its first calendar year) ended alike, after so many days."""

    body: str
    year: int
    outcome: Outcome
    days: int | None
    count: int


@dataclass(frozen=True)
class Line:
    """The figures of a body, or of all bodies, in one year or in all; `median_days` counts from the date sent."""

    asked: int
    in_time: int
    late: int
    overdue: int
    awaited: int
    other: int
    median_days: float | None

    @property
    def answered(self) -> int:
        return self.in_time + self.late


@dataclass(frozen=True)
class BodyLines:
    """A body, its figures year by year (the years in which it was asked, by their labels) and of all years."""

    name: str
    years: tuple[tuple[str, Line], ...]
    total: Line


@dataclass(frozen=True)
class LateAnswers:
    """The table: bodies with the most late or missing answers first, and all bodies together."""

    bodies: tuple[BodyLines, ...]
    years: tuple[tuple[str, Line], ...]
    total: Line


def first_years(council: Council, today: dt.date) -> range:
    """The first calendar years of the last three municipal years, the present one last."""
    latest = today.year if (today.month, today.day) >= council.year_start else today.year - 1
    return range(latest - YEARS + 1, latest + 1)


def tallies(recommendations: QuerySet, council: Council, today: dt.date) -> list[Tally]:
    """Count what the bodies of these recommendations were asked in the last three years (at most two queries).

    An answer is in time up to the day it was due, extensions included. One that is partial, or that no officer has
    accepted yet, is no answer; while an officer looks at it the body is not overdue.
    """
    years = first_years(council, today)
    asked = Addressee.objects.filter(
        recommendation__in=recommendations, sent_on__gte=_start(council, years[0]), sent_on__lte=today
    )
    rows = (
        asked.alias(
            whole=FilteredRelation(
                "responses",
                condition=Q(responses__state=ResponseState.COUNTED, responses__is_partial=False),
            )
        )
        .annotate(
            year=_year(council, years),
            outcome=_outcome(today),
            days=F("whole__received_on") - F("sent_on"),
        )
        .order_by()
        .values("kind", "organisation__name", "person", "named", "year", "outcome", "days")
        .annotate(count=Count("pk"))
    )
    found = list(rows)
    people = Person.objects.in_bulk({row["person"] for row in found if row["person"]}) if found else {}
    return [
        Tally(
            body=_name(row, people),
            year=row["year"],
            outcome=Outcome(row["outcome"]),
            days=None if row["days"] is None else row["days"].days,
            count=row["count"],
        )
        for row in found
    ]


def table(counted: Iterable[Tally], council: Council) -> LateAnswers:
    """The tallies as a table (no queries)."""
    by_body, every = defaultdict(list), list(counted)
    for tally in every:
        by_body[tally.body].append(tally)
    bodies = [BodyLines(name, tuple(_years(rows, council)), _line(rows)) for name, rows in by_body.items()]
    bodies.sort(key=lambda body: (-body.total.late - body.total.overdue, -body.total.asked, body.name))
    return LateAnswers(tuple(bodies), tuple(_years(every, council)), _line(every))


def _years(rows: list[Tally], council: Council) -> Iterator[tuple[str, Line]]:
    for year in sorted({row.year for row in rows}):
        label = municipal_year(_start(council, year), start=council.year_start)
        yield label, _line([row for row in rows if row.year == year])


def _line(rows: list[Tally]) -> Line:
    counts = dict.fromkeys(Outcome, 0)
    days = []
    for row in rows:
        counts[row.outcome] += row.count
        if row.days is not None:
            days += [row.days] * row.count
    return Line(
        asked=sum(counts.values()),
        in_time=counts[Outcome.IN_TIME],
        late=counts[Outcome.LATE],
        overdue=counts[Outcome.OVERDUE],
        awaited=counts[Outcome.AWAITED],
        other=counts[Outcome.OTHER],
        median_days=statistics.median(days) if days else None,
    )


def _start(council: Council, year: int) -> dt.date:
    return dt.date(year, *council.year_start)


def _year(council: Council, years: range) -> Case:
    """The latest of the years that had begun on the day of sending."""
    whens = [When(sent_on__gte=_start(council, year), then=Value(year)) for year in reversed(years)]
    return Case(*whens, output_field=IntegerField())


def _outcome(today: dt.date) -> Case:
    ended = Q(recommendation__confirmed_on__isnull=False)
    unanswered = Q(status__in=UNANSWERED)
    return Case(
        When(whole__received_on__lte=F("due_on"), then=Value(Outcome.IN_TIME)),
        When(whole__received_on__isnull=False, then=Value(Outcome.LATE)),
        When(ended, then=Value(Outcome.OTHER)),
        When(unanswered & Q(due_on__lt=today), then=Value(Outcome.OVERDUE)),
        When(unanswered | Q(status=AddresseeStatus.GIVEN), then=Value(Outcome.AWAITED)),
        default=Value(Outcome.OTHER),
        output_field=CharField(),
    )


def _name(row: dict, people: dict[int, Person]) -> str:
    """Who was asked, as it is called today."""
    if row["person"]:
        return str(people[row["person"]])
    kinds = {AddresseeKind.CABINET: _("Cabinet"), AddresseeKind.COUNCIL: _("Council")}
    return row["named"] or row["organisation__name"] or kinds[AddresseeKind(row["kind"])]
