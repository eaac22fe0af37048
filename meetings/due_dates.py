"""The day by which a body must answer, worked out again from what is stored: date sent, days, and each extension."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scrutiny.calendar.clear_days import response_due
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Extended:
    """One extension of a clock: the day it leads to, why, and when it was granted."""

    until: dt.date
    reason: str
    granted_on: dt.date

    @property
    def sentence(self) -> str:
        return _("Extended to %(until)s on %(granted)s.") % {
            "until": uk_date(self.until),
            "granted": uk_date(self.granted_on),
        }


@dataclass(frozen=True)
class Clock:
    """The working of a date: how it was counted when the recommendation was sent, and each extension since."""

    due: dt.date
    working: str
    extensions: tuple[Extended, ...]

    @property
    def lines(self) -> list[str]:
        """Each step as one sentence, an extension with its reason."""
        return [self.working, *(f"{one.sentence} {one.reason}" for one in self.extensions)]


def clock(sent_on: dt.date, days: int, extensions: Iterable[Extended] = ()) -> Clock:
    """The day due: calendar `days` after the day sent (SI 2009/942 reg 7), then the latest extension granted."""
    counted, granted = response_due(sent_on, days=days), tuple(extensions)
    return Clock(max((counted.date, *(one.until for one in granted))), counted.working, granted)


def from_json(rows: Iterable[dict[str, str]]) -> tuple[Extended, ...]:
    """Extensions as the database tells them with their addressee: dates in ISO form."""
    day = dt.date.fromisoformat
    return tuple(Extended(day(row["until"]), row["reason"], day(row["granted_on"])) for row in rows)
