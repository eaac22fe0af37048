import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.minute_enums import PartKind, QuorumOutcome
from meetings.models.attendance import Attendance
from meetings.models.minutes import Minute
from scrutiny.models import User


class MinutePart(models.Model):
    """One thing noted under an item, in the order in which it happened: a note, a question, an arrival."""

    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="parts")
    # Given by the browser that typed it, so that what is sent twice is saved once.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=PartKind.choices, default=PartKind.NOTE)
    text = models.TextField(_("what was said or done"), blank=True)
    answer = models.TextField(_("answer"), blank=True)
    said_by = models.CharField(
        _("asked or said by"), max_length=250, blank=True, help_text=_("As it is printed.")
    )
    answered_by = models.CharField(_("answered by"), max_length=250, blank=True)
    attendance = models.ForeignKey(
        Attendance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("who"),
    )
    at = models.TimeField(_("time"), null=True, blank=True)
    until = models.CharField(_("until"), max_length=150, blank=True)
    quorum_outcome = models.CharField(
        _("what was done"), max_length=20, choices=QuorumOutcome.choices, blank=True
    )
    is_exempt = models.BooleanField(_("not for publication"), default=False)
    in_private = models.BooleanField(default=False, editable=False)
    is_beside = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {(self.text or self.said_by)[:80]}".rstrip(": ")

    @property
    def council(self):
        return self.minute.council

    @property
    def known_as(self) -> str:
        """What the audit log calls it: its kind and minute, since its words may be exempt."""
        return f"{self.minute.known_as}: {self.get_kind_display()}"

    @property
    def is_kept(self) -> bool:
        """Whether it is kept from the public: marked by hand, or minuted while the public was excluded."""
        return self.is_exempt or self.in_private
