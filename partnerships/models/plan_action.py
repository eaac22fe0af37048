from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import ActionStatus, Rag
from partnerships.models.person import Person
from partnerships.models.plan import Plan
from partnerships.models.priority import Priority
from scrutiny.models import User


class PlanActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Actions of the plans that the person may read."""
        return self.filter(priority__plan__in=Plan.objects.visible_to(user))

    def overdue(self):
        """Open actions whose due date has passed."""
        return self.filter(status=ActionStatus.OPEN, due__lt=timezone.localdate())


class PlanAction(models.Model):
    """Something the plan says will be done for a priority, by someone, by a date."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="actions")
    text = models.TextField(_("what will be done"))
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_actions",
        verbose_name=_("owner"),
    )
    due = models.DateField(_("due date"), null=True, blank=True)
    rag = models.CharField(_("red, amber or green"), max_length=5, choices=Rag.choices, blank=True)
    progress = models.TextField(_("progress"), blank=True)
    status = models.CharField(
        _("state"), max_length=10, choices=ActionStatus.choices, default=ActionStatus.OPEN
    )
    closed_on = models.DateField(_("date closed"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanActionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ActionStatus.OPEN, closed_on__isnull=True)
                | (~Q(status=ActionStatus.OPEN) & Q(closed_on__isnull=False)),
                name="closed_action_has_its_date",
                violation_error_message=_("A closed action needs the date on which it was closed."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return reverse("partnerships:plan-action-detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status == ActionStatus.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due is not None and self.due < timezone.localdate()


class PlanActionUpdate(models.Model):
    """What was said of an action's progress on a day; kept, so that the story can be told."""

    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("date"), default=timezone.localdate)
    rag = models.CharField(_("red, amber or green"), max_length=5, choices=Rag.choices, blank=True)
    text = models.TextField(_("progress"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.date}: {self.text[:60]}"
