"""Measures: the numbers that tell how a priority is going, period by period."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event, GoodDirection
from partnerships.models import Measure, MeasureValue, Priority
from partnerships.services import plans
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def create(
    *,
    priority: Priority,
    by: User,
    name: str,
    unit: str,
    good_direction: GoodDirection | str = GoodDirection.DOWN,
    target: Decimal | None = None,
    source: str = "",
    start: dt.date | None = None,
) -> Measure:
    """Add a measure to a priority; `unit` is what is counted (incidents, %).

    Raises Refused, and ValidationError for a name that the priority has already, and once the plan has ended.
    """
    plan = priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    measure = Measure(
        priority=priority,
        name=name,
        unit=unit,
        good_direction=good_direction,
        target=target,
        source=source,
        start=start,
        end=priority.end,
    )
    return records.create(
        measure, by=by, event=Event.MEASURE_CREATED, council=plan.council, priority=priority.title
    )


@transaction.atomic
def change(*, measure: Measure, by: User, expected_version: int | None = None, **details) -> Measure:
    """Change what a measure is, its target or its dates. Raises Refused, StaleEdit, and ValidationError."""
    plan = measure.priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    _refuse_values_after(measure, details.get("end", measure.end))
    return records.change(
        measure,
        by=by,
        event=Event.MEASURE_CHANGED,
        council=plan.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def end(*, measure: Measure, by: User, on: dt.date) -> Measure:
    """Record the last day of a measure; its values stay.

    Raises Refused, and ValidationError for a day before it began or before the last value.
    """
    plan = measure.priority.plan
    policies.check_edit_plan(by, plan)
    plans.check_open(plan)
    _refuse_values_after(measure, on)
    return records.end(measure, by=by, event=Event.MEASURE_ENDED, council=plan.council, on=on)


@transaction.atomic
def record_value(
    *, measure: Measure, by: User, period: str, period_end: dt.date, value: Decimal, note: str = ""
) -> MeasureValue:
    """Record the value for a period (2025/26), placed by the period's last day.

    The last figures of a plan come after its end, so that does not refuse them. Raises Refused, and
    ValidationError for a period with a value, one that is not over, and one after the measure's end.
    """
    plan = measure.priority.plan
    policies.check_update_plan(by, plan)
    row = MeasureValue(measure=measure, period=period, period_end=period_end, value=value, note=note)
    _check_period(row)
    return records.create(
        row,
        by=by,
        event=Event.MEASURE_VALUE_RECORDED,
        council=plan.council,
        subject=measure,
        period=period,
        value=str(value),
    )


@transaction.atomic
def correct_value(
    *, recorded: MeasureValue, by: User, expected_version: int | None = None, **details
) -> MeasureValue:
    """Correct a value, its period or its note. Raises Refused, StaleEdit, and ValidationError."""
    plan = recorded.measure.priority.plan
    policies.check_update_plan(by, plan)
    for name, new in details.items():
        setattr(recorded, name, new)
    _check_period(recorded)
    return records.change(
        recorded,
        by=by,
        event=Event.MEASURE_VALUE_CORRECTED,
        council=plan.council,
        expected_version=expected_version,
        subject=recorded.measure,
        **details,
    )


def _check_period(row: MeasureValue) -> None:
    plans.check_not_to_come(row.period_end, "period_end")
    end = row.measure.end
    if end and row.period_end > end:
        raise ValidationError(
            {"period_end": _("The measure ended on %(day)s. Enter an earlier day.") % {"day": uk_date(end)}}
        )


def _refuse_values_after(measure: Measure, end: dt.date | None) -> None:
    later = measure.values.filter(period_end__gt=end).last() if end else None
    if later:
        raise ValidationError(
            {
                "end": _("“%(measure)s” has a value up to %(day)s. Enter that day or a later one.")
                % {"measure": measure, "day": uk_date(later.period_end)}
            }
        )
