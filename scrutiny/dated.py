"""Offices, memberships and names that start and end: ended, never deleted, and asked for with `on=` a date."""

import datetime as dt

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ENDS_TOO_EARLY = _("The end date must be the same as or after the start date.")


class DatedQuerySet(models.QuerySet):
    """Rows that hold on a day; both start and end day count."""

    def on(self, day: dt.date):
        """Rows that hold on the day."""
        return self.filter(Q(start__isnull=True) | Q(start__lte=day), Q(end__isnull=True) | Q(end__gte=day))

    def current(self):
        """Rows that hold today in London."""
        return self.on(timezone.localdate())


class DatedModel(models.Model):
    """Something that holds from a day to a day, both included; no start is "always", no end is "still"."""

    start = models.DateField(_("start date"), null=True, blank=True)
    end = models.DateField(_("end date"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        """Say a wrong order beside the end date, before the database is asked about days that are no span."""
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": ENDS_TOO_EARLY})

    def holds_on(self, day: dt.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def has_ended(self) -> bool:
        return self.end is not None and self.end < timezone.localdate()


def dated_constraints(name: str) -> list[models.BaseConstraint]:
    """The date-order check of a dated model, with its message."""
    return [
        models.CheckConstraint(
            condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")),
            name=f"{name}_ends_after_it_starts",
            violation_error_message=ENDS_TOO_EARLY,
        )
    ]


class DateSpan(Func):
    """The days of a dated row as a PostgreSQL range."""

    function = "DATERANGE"
    output_field = DateRangeField()


def span() -> DateSpan:
    """From start to end, both days included, for exclusion constraints ("not twice on one day")."""
    return DateSpan("start", "end", RangeBoundary(inclusive_lower=True, inclusive_upper=True))
