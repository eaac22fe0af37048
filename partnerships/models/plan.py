import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import PlanStatus
from partnerships.models.partnership import Partnership
from scrutiny.dated import DateSpan

IN_FORCE = [PlanStatus.ADOPTED, PlanStatus.ENDED]
ENDS_TOO_EARLY = _("The plan must end after it starts.")


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Plans, drafts too, of the partnerships that the person may read."""
        return self.filter(partnership__in=Partnership.objects.visible_to(user))

    def published(self):
        """Plans that were adopted; a draft is nobody's business yet."""
        return self.filter(status__in=IN_FORCE, partnership__in=Partnership.objects.published())


class Plan(models.Model):
    """The partnership plan: what the partnership will do about crime and disorder in a period of some years."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(_("title"), max_length=200)
    period_start = models.DateField(_("first day of the plan"))
    period_end = models.DateField(_("last day of the plan"))
    summary = models.TextField(_("summary"), blank=True)
    status = models.CharField(_("state"), max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    adopted_on = models.DateField(_("date adopted"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=150, blank=True, help_text=_("Full Council"))
    ended_on = models.DateField(_("last day in force"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-period_start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gt=F("period_start")),
                name="plan_ends_after_it_starts",
                violation_error_message=ENDS_TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(status=PlanStatus.ENDED, ended_on__gte=F("period_start"))
                | (~Q(status=PlanStatus.ENDED) & Q(ended_on__isnull=True)),
                name="ended_plan_has_its_date",
                violation_error_message=_(
                    "A plan that has ended needs the last day on which it was in force."
                ),
            ),
            ExclusionConstraint(
                name="plan_one_in_force_a_day",
                violation_error_code="period_start",
                expressions=[
                    (F("partnership"), RangeOperators.EQUAL),
                    (
                        DateSpan(
                            "period_start",
                            Coalesce("ended_on", "period_end"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(status__in=IN_FORCE),
                violation_error_message=_(
                    "Another plan is in force on some of these days. End that one first, or change the dates."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status=PlanStatus.DRAFT) | Q(adopted_on__isnull=False),
                name="adopted_plan_has_its_date",
                violation_error_message=_("An adopted plan needs the date on which it was adopted."),
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(status=PlanStatus.DRAFT),
                name="plan_one_draft",
                violation_error_message=_("There is already a draft plan. Adopt or change that one first."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("partnerships:plan-detail", args=[self.pk])

    def get_public_url(self):
        return reverse("public:plan", args=[self.council.slug, self.pk])

    def clean(self):
        """Say a wrong order beside its date, before the database is asked about days that are no span."""
        super().clean()
        if self.period_start and self.period_end and self.period_end <= self.period_start:
            raise ValidationError({"period_end": ENDS_TOO_EARLY})
        if self.ended_on and self.period_start and self.ended_on < self.period_start:
            raise ValidationError({"ended_on": _("Enter a day on or after the plan's first day.")})

    @property
    def council(self):
        return self.partnership.council

    @property
    def period(self) -> str:
        return f"{self.period_start.year}–{self.period_end.year}"

    @property
    def is_public(self) -> bool:
        """Whether residents can read it (reads `partnership` and its council)."""
        return self.status in IN_FORCE and self.partnership.is_public and self.council.is_public

    @property
    def is_open(self) -> bool:
        """Whether its text may still change."""
        return self.status != PlanStatus.ENDED

    @property
    def next_period(self) -> tuple[dt.date, dt.date]:
        """As many years again, from the day after the last one."""
        start = self.period_end + dt.timedelta(days=1)
        years = max(1, round((start - self.period_start).days / 365.25))
        # By way of a day that every month has: there is no 29 February in most years.
        same_day = dt.date(start.year + years, start.month, min(start.day, 28))
        return start, same_day + dt.timedelta(days=start.day - same_day.day - 1)

    @property
    def is_current(self) -> bool:
        today = timezone.localdate()
        return self.status == PlanStatus.ADOPTED and self.period_start <= today <= self.period_end
