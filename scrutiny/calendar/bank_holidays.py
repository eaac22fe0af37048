"""Bank holidays of England and of Wales, by the names councils print."""

from __future__ import annotations

import enum
from datetime import date
from functools import cache

import holidays
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _


class Nation(enum.StrEnum):
    """The nation whose law and bank holidays a council follows."""

    ENGLAND = "england"
    WALES = "wales"

    @property
    def label(self) -> str:
        """The nation's name for a person to read."""
        return str(_NAMES[self])


_NAMES = {Nation.ENGLAND: _("England"), Nation.WALES: _("Wales")}
_SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS"}

# The holidays package has names of its own for these days; notices and GOV.UK print the names on the right.
_PRINTED_NAMES = {
    "New Year's Day": gettext_noop("New Year’s Day"),
    "Good Friday": gettext_noop("Good Friday"),
    "Easter Monday": gettext_noop("Easter Monday"),
    "May Day": gettext_noop("Early May bank holiday"),
    "Spring Bank Holiday": gettext_noop("Spring bank holiday"),
    "Late Summer Bank Holiday": gettext_noop("Summer bank holiday"),
    "Christmas Day": gettext_noop("Christmas Day"),
    "Boxing Day": gettext_noop("Boxing Day"),
}
_OBSERVED = " (observed)"


@cache
def _holidays_in(year: int, nation: Nation) -> dict[date, str]:
    return dict(holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year))


def bank_holiday_name(on: date, *, nation: Nation) -> str:
    """The name of the bank holiday on a date, in the reader's language; empty when it is an ordinary day.

    Banking and Financial Dealings Act 1971, schedule 1, and royal proclamations, as the `holidays` package
    knows them. A holiday announced later than that package can be held as a council closure.
    """
    name = _holidays_in(on.year, nation).get(on, "")
    if name.endswith(_OBSERVED):
        return gettext("%(holiday)s (substitute day)") % {"holiday": _printed(name.removesuffix(_OBSERVED))}
    return _printed(name) if name else ""


def _printed(name: str) -> str:
    # A one-off day (a jubilee, a coronation) has no entry and keeps the package's English name.
    return gettext(_PRINTED_NAMES.get(name, name))
