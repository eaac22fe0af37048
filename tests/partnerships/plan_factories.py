"""Plans of any size, actions and measures for tests, made through the services."""

import datetime as dt
import html
from decimal import Decimal

from django.utils.html import strip_tags

from partnerships.models import Measure, MeasureValue, Person, Plan, PlanAction, Priority
from partnerships.services import measures, people, plan_actions, posts
from tests import factories

LAST_DAYS = ((3, 31), (6, 30), (9, 30), (12, 31))


def make_action(priority: Priority, *, by, text="Fit alley gates in Mill Lane", **details) -> PlanAction:
    return plan_actions.create(priority=priority, by=by, text=text, **details)


def make_measure(priority: Priority, *, by, name="Recorded incidents", **details) -> Measure:
    details = {"unit": "incidents", **details}
    return measures.create(priority=priority, by=by, name=name, **details)


def make_value(measure: Measure, value, *, by, year=2024, **details) -> MeasureValue:
    details = {"period": f"{year - 1}/{year % 100}", "period_end": dt.date(year, 3, 31), **details}
    return measures.record_value(measure=measure, by=by, value=Decimal(value), **details)


def make_leaver(*, council, by, left=dt.date(2023, 6, 30)) -> Person:
    """Somebody whose last post has ended."""
    person = people.create(council=council, by=by, forename="Ida", surname="Moss")
    posts.create(person=person, by=by, title="Inspector", start=dt.date(2019, 1, 1), end=left)
    return person


def make_large_plan(*, partnership, by, lead: Person) -> Plan:
    """Ten priorities, each with a theme lead, ten actions and three measures of twelve values."""
    plan = factories.make_plan(partnership=partnership, by=by)
    for number in range(1, 11):
        priority = factories.make_priority(f"Priority {number}", plan=plan, by=by)
        factories.make_theme_lead(lead, priority=priority, by=by)
        for which in range(1, 11):
            make_action(
                priority, by=by, text=f"Action {number}.{which}", owner=lead, due=dt.date(2026, 1, which)
            )
        for which in range(1, 4):
            fill(make_measure(priority, by=by, name=f"Measure {number}.{which}"), by=by)
    return plan


def fill(measure: Measure, *, by) -> None:
    """Twelve quarters of values."""
    for year in (2021, 2022, 2023):
        for quarter, (month, day) in enumerate(LAST_DAYS, start=1):
            make_value(
                measure,
                400 - quarter * 7 + (year - 2020) * 10,
                by=by,
                period=f"Q{quarter} {year}",
                period_end=dt.date(year, month, day),
            )


def words(page) -> str:
    """What a person reads on a page: its text without markup, single spaces."""
    return " ".join(html.unescape(strip_tags(page.content.decode())).split())
