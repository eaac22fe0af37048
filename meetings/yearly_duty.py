"""The yearly duty: a crime and disorder committee meets at least once in every twelve months.

Source: Police and Justice Act 2006 s.19; SI 2009/942 reg 4. Pure: dates in, a finding out. It warns and never blocks.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

WARN_AFTER_MONTHS = 10
ALERT_AFTER_MONTHS = 12


class DutyState(StrEnum):
    """How the committee stands with its yearly duty."""

    NEVER_MET = "never-met"
    IN_TIME = "in-time"
    SOON = "soon"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class YearlyDuty:
    """The last meeting that counts, the day by which the next is due, and how that stands on the day asked about."""

    state: DutyState
    last: dt.date | None
    due: dt.date | None
    days_since: int


def yearly_duty(
    last: dt.date | None,
    on: dt.date,
    *,
    warn_after: int = WARN_AFTER_MONTHS,
    alert_after: int = ALERT_AFTER_MONTHS,
) -> YearlyDuty:
    """How the duty stands on a day, counted in calendar months after the last meeting that was held.

    A warning begins `warn_after` months after it; the duty is overdue on the day after `alert_after` months.
    """
    if last is None:
        return YearlyDuty(DutyState.NEVER_MET, None, None, 0)
    due = months_after(last, alert_after)
    if on > due:
        state = DutyState.OVERDUE
    elif on >= months_after(last, warn_after):
        state = DutyState.SOON
    else:
        state = DutyState.IN_TIME
    return YearlyDuty(state, last, due, (on - last).days)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month; the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
