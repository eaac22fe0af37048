"""Dates and times as British councils print them, always as the clock in London shows them."""

import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
LONDON = ZoneInfo("Europe/London")
Moment = datetime.date | datetime.time | None


def in_london(value: Moment) -> Moment:
    """Return a moment with a time zone as London's clock shows it; anything else unchanged."""
    is_moment = isinstance(value, datetime.datetime) and value.tzinfo is not None
    return value.astimezone(LONDON) if is_moment else value


@register.filter
def uk_date(value: Moment) -> str:
    """Print a date: 27 March 2018. Nothing for no date."""
    return formats.date_format(in_london(value), "j F Y") if value else ""


@register.filter
def uk_weekday_date(value: Moment) -> str:
    """Print a date with its weekday: Tuesday 27 March 2018."""
    return formats.date_format(in_london(value), "l j F Y") if value else ""


@register.filter
def uk_time(value: Moment) -> str:
    """Print a time: 7.00 pm, noon, midnight. Nothing for no time; midnight itself is a time."""
    if value is None or value == "":
        return ""
    local = in_london(value)
    if (local.hour, local.minute) == (12, 0):
        return _("noon")
    if (local.hour, local.minute) == (0, 0):
        return _("midnight")
    half = "am" if local.hour < 12 else "pm"
    return f"{local.hour % 12 or 12}.{local.minute:02d} {half}"


@register.filter
def uk_datetime(value: datetime.datetime | None) -> str:
    """Print a moment: 27 March 2018 at 7.00 pm."""
    if not value:
        return ""
    return _("%(date)s at %(time)s") % {"date": uk_date(value), "time": uk_time(value)}


@register.filter
def uk_duration(seconds: float | None) -> str:
    """Print how long something took (in seconds), rounded as people say it: 2 minutes and 20 seconds, 1 hour."""
    if seconds is None:
        return ""
    if round(seconds) < 1:
        return _("less than a second")
    if round(seconds) < 60:
        return _seconds(round(seconds))
    if seconds < 595:
        minutes, rest = divmod(round(seconds / 10) * 10, 60)
        return _both(_minutes(minutes), _seconds(rest) if rest else "")
    hours, minutes = divmod(round(seconds / 60), 60)
    return _both(_hours(hours) if hours else "", _minutes(minutes) if minutes else "")


def _seconds(count: int) -> str:
    return ngettext("%d second", "%d seconds", count) % count


def _minutes(count: int) -> str:
    return ngettext("%d minute", "%d minutes", count) % count


def _hours(count: int) -> str:
    return ngettext("%d hour", "%d hours", count) % count


def _both(large: str, small: str) -> str:
    if large and small:
        return _("%(large)s and %(small)s") % {"large": large, "small": small}
    return large or small
