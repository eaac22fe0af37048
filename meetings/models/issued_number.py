from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.committee import Committee
from meetings.models.minutes import Minute


class IssuedNumber(models.Model):
    """A minute number that is used up: given to a minute, or left out with its reason. It is never given again."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="issued_numbers")
    run = models.CharField(_("run of numbers"), max_length=20)
    number = models.CharField(_("minute number"), max_length=20)
    count = models.PositiveIntegerField(default=0)
    minute = models.OneToOneField(
        Minute, on_delete=models.PROTECT, null=True, blank=True, related_name="issued_number"
    )
    reason = models.CharField(_("why it was left out"), max_length=300, blank=True)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["run", "count", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "run", "number"],
                name="minute_number_given_once",
                violation_error_message=_("This minute number has been used."),
            ),
            models.CheckConstraint(
                condition=Q(minute__isnull=False) | ~Q(reason=""),
                name="number_left_out_has_a_reason",
                violation_error_message=_("Say why the number is left out."),
            ),
        ]

    def __str__(self):
        return self.number
