from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships import figures
from partnerships.enums import GoodDirection
from partnerships.models.priority import Priority
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints


class Measure(DatedModel):
    """A number that tells how a priority is going, with its values over time."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="measures")
    name = models.CharField(_("measure"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, help_text=_("incidents, %, per 1,000 residents"))
    good_direction = models.CharField(
        _("which way is good"), max_length=5, choices=GoodDirection.choices, default=GoodDirection.DOWN
    )
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("source of the figures"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            *dated_constraints("measure"),
            models.UniqueConstraint(
                fields=["priority", "name"],
                name="measure_name_once_per_priority",
                violation_error_code="name",
                violation_error_message=_("The priority already has a measure with this name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:measure-detail", args=[self.pk])

    @property
    def target_figure(self) -> str:
        """The target with what it counts, nothing where there is none."""
        return "" if self.target is None else figures.with_unit(self.target, self.unit)


class MeasureValue(models.Model):
    """The value of a measure for a period, named as the figures name it and placed by its last day."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="values")
    period = models.CharField(_("period"), max_length=60, help_text=_("2025/26, Quarter 2 2026"))
    period_end = models.DateField(_("last day of the period"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    note = models.CharField(_("note"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["period_end"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period_end"],
                name="measure_one_value_per_period",
                violation_error_code="period_end",
                violation_error_message=_("There is already a value for the period that ends on this day."),
            )
        ]

    def __str__(self):
        return f"{self.period}: {self.value}"

    @property
    def figure(self) -> str:
        """The value with what it counts: 412 incidents, 12.5% (reads `measure`)."""
        return figures.with_unit(self.value, self.measure.unit)
