"""The calendar on the wall: a journey walks through a year in a minute."""

import datetime as dt

import django.utils.timezone as django_time


class Clock:
    """Tells the product the time of a chosen day; hours and minutes go on from nine in the morning."""

    def __init__(self, monkeypatch):
        clock = self

        class DateTime(dt.datetime):
            @classmethod
            def now(cls, tz=None):
                return dt.datetime.now(tz) + clock._ahead

        self._ahead = dt.timedelta()
        # Everything that asks for the time or the date in the product asks through this module.
        monkeypatch.setattr(django_time, "datetime", DateTime)

    def go_to(self, day: dt.date) -> None:
        """Nine in the morning of a day. Who had signed in has to do so again when half a day has passed."""
        self._ahead = dt.datetime(day.year, day.month, day.day, 9, tzinfo=dt.UTC) - dt.datetime.now(dt.UTC)
