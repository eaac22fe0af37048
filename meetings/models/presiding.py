from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.models.attendance import Attendance
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minute


class Presiding(models.Model):
    """Who presided, from the opening or from an item on, and whether the meeting elected them to."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presidings")
    attendance = models.ForeignKey(
        Attendance, on_delete=models.CASCADE, related_name="presidings", verbose_name=_("who presided")
    )
    from_minute = models.ForeignKey(
        Minute,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("from the item"),
        help_text=_("Empty: from the opening of the meeting."),
    )
    was_elected = models.BooleanField(_("elected to preside by the meeting"), default=False)
    mover = models.CharField(_("moved by"), max_length=150, blank=True)
    seconder = models.CharField(_("seconded by"), max_length=150, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(from_minute__isnull=True),
                name="one_presides_at_the_opening",
                violation_error_message=_("It is already recorded who presided at the opening."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "from_minute"],
                condition=Q(from_minute__isnull=False),
                name="one_presides_from_an_item",
                violation_error_message=_("It is already recorded who took the chair at this item."),
            ),
        ]

    def __str__(self):
        return str(self.attendance)
