import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, Count, F, FilteredRelation, Max, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.models.person import Person
from partnerships.models.plan import Plan
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints, span


class PriorityQuerySet(DatedQuerySet):
    def with_lead(self, day: dt.date):
        """With the title and names of the theme lead of a day, `lead_surname` None where there is none.

        One query instead of a second one for the leads: there is at most one for a day.
        """
        began = Q(theme_leads__start__isnull=True) | Q(theme_leads__start__lte=day)
        goes_on = Q(theme_leads__end__isnull=True) | Q(theme_leads__end__gte=day)
        return self.annotate(
            held=FilteredRelation("theme_leads", condition=began & goes_on),
            lead_title=F("held__person__title"),
            lead_forename=F("held__person__forename"),
            lead_surname=F("held__person__surname"),
        )


class Priority(DatedModel):
    """One aim of the partnership plan; reports, recommendations and measures hang on it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveIntegerField(_("place in the plan"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "priorities"
        constraints = [
            *dated_constraints("priority"),
            models.UniqueConstraint(
                fields=["plan", "title"],
                name="priority_title_once_per_plan",
                violation_error_code="title",
                violation_error_message=_("The plan already has a priority with this title."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.plan.get_absolute_url()}#priority-{self.pk}"

    @property
    def lead(self) -> Person | None:
        """Who leads it, as `with_lead` found them: a name, not a row."""
        if self.lead_surname is None:
            return None
        return Person(title=self.lead_title, forename=self.lead_forename, surname=self.lead_surname)

    def lead_on(self, day: dt.date) -> "ThemeLead | None":
        """The theme lead of a day (reads `theme_leads`, prefetch for lists)."""
        return next((lead for lead in self.theme_leads.all() if lead.holds_on(day)), None)


class ThemeLeadQuerySet(DatedQuerySet):
    def with_left(self):
        """With `left_on`: the day on which the person's last post ended.

        None for who still holds one, and for who never held any.
        """
        today = timezone.localdate()
        holds = Q(person__posts__end__isnull=True) | Q(person__posts__end__gte=today)
        held = self.annotate(posts_held=Count("person__posts", filter=holds))
        left = held.annotate(left_on=Case(When(posts_held=0, then=Max("person__posts__end")), default=None))
        return left.order_by(F("start").asc(nulls_first=True), "pk")


class ThemeLead(DatedModel):
    """The person who answers for a priority, from one date to another."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="theme_leads")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="themes_led")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ThemeLeadQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            *dated_constraints("theme_lead"),
            ExclusionConstraint(
                name="priority_one_lead_a_day",
                violation_error_code="start",
                expressions=[(F("priority"), RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                violation_error_message=_("The priority already has a theme lead on some of these days."),
            ),
        ]

    def __str__(self):
        return f"{self.person} ({self.priority})"
