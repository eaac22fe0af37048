"""What a tracker can be narrowed down to: committees, bodies, priorities and municipal years, read by one query."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import CharField, DateField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, ExtractYear
from django.utils import timezone

from meetings.models import Addressee, Committee, Recommendation
from partnerships.models import Organisation, Priority
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.models import Council, User

Choice = tuple[int, str]
# 1 April, where no council says otherwise.
YEAR_START = (4, 1)


@dataclass(frozen=True)
class Choices:
    """Each as pairs of a key and how it is written; `years` by the year that they begin in, the latest first."""

    committees: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    priorities: tuple[Choice, ...]
    years: tuple[Choice, ...]
    year_start: tuple[int, int]

    def year(self, begins: int) -> tuple[dt.date, dt.date]:
        """The first day of a municipal year, and of the one after it."""
        return dt.date(begins, *self.year_start), dt.date(begins + 1, *self.year_start)


def of_person(user: User, council: Council | None, *, committee: Committee | None = None) -> Choices:
    """What a person may choose from: of all that they may see, or of one committee that they may see."""
    seen = Committee.objects.visible_to(user)
    committees = seen.filter(pk=committee.pk) if committee else seen
    return _read(committees, Organisation.objects.visible_to(user), council)


def of_council(council: Council) -> Choices:
    """What residents may choose from: bodies that a published recommendation was made to, no others."""
    asked = Addressee.objects.filter(
        organisation=OuterRef("pk"), recommendation__in=Recommendation.objects.published()
    )
    # The first one found is enough: without the limit all that was ever asked would be put side by side.
    first = Subquery(asked.order_by().values("pk")[:1])
    bodies = Organisation.objects.filter(council=council).annotate(asked=first).filter(asked__isnull=False)
    return _read(Committee.objects.published().filter(council=council), bodies, council)


def _read(committees: QuerySet, bodies: QuerySet, council: Council | None) -> Choices:
    first = Recommendation.objects.filter(committee=OuterRef("pk")).order_by("made_on").values("made_on")[:1]
    priorities = Priority.objects.filter(plan__partnership__in=committees.order_by().values("partnership"))
    plan = Concat(
        "title",
        Value(" ("),
        Cast(ExtractYear("plan__period_start"), CharField()),
        Value("–"),
        Cast(ExtractYear("plan__period_end"), CharField()),
        Value(")"),
    )
    none = Cast(None, DateField())
    rows = _rows(committees, "committee", "name", Subquery(first)).union(
        _rows(bodies, "body", "name", none), _rows(priorities, "priority", plan, none), all=True
    )
    found: dict[str, list[Choice]] = {"committee": [], "body": [], "priority": []}
    days = []
    for kind, pk, name, day in rows:
        found[kind].append((pk, name))
        days.append(day or timezone.localdate())
    start = council.year_start if council else YEAR_START
    committees_found, bodies_found, priorities_found = (tuple(_sorted(found[kind])) for kind in found)
    return Choices(
        committees_found, bodies_found, priorities_found, _years(min(days, default=None), start), start
    )


def _rows(rows: QuerySet, kind: str, name, day) -> QuerySet:
    named = Cast(name, CharField())
    return rows.order_by().values_list(Value(kind), "pk", named, day)


def _sorted(choices: list[Choice]) -> list[Choice]:
    by_name: Callable[[Choice], str] = lambda choice: choice[1].casefold()  # noqa: E731
    return sorted(set(choices), key=by_name)


def _years(first: dt.date | None, start: tuple[int, int]) -> tuple[Choice, ...]:
    today = timezone.localdate()
    begins = [int(municipal_year(day, start=start)[:4]) for day in (first or today, today)]
    years = range(begins[1], begins[0] - 1, -1)
    return tuple((year, municipal_year(dt.date(year, *start), start=start)) for year in years)
