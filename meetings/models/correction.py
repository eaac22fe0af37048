from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.minute_enums import CorrectionState
from meetings.models.meeting import Meeting
from meetings.models.minute_part import MinutePart
from meetings.models.minutes import Minute, Minutes, Resolution
from meetings.models.publication import Publication
from scrutiny.models import User


class ProposedCorrectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for who records the minutes; for everybody else their own, while they may read the minutes."""
        recorded = Meeting.objects.editable_by(user)
        own = Q(by=user.pk, minutes__in=Minutes.objects.visible_to(user))
        return self.filter(Q(minutes__meeting__in=recorded) | own)

    def waiting(self):
        return self.filter(state=CorrectionState.WAITING)


class ProposedCorrection(models.Model):
    """What a member asks to be put right in draft minutes, at a place in the text, and what the clerk answered."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="proposed_corrections")
    minute = models.ForeignKey(
        Minute,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minute"),
        help_text=_("Empty: the list of those present, or the minutes as a whole."),
    )
    part = models.ForeignKey(MinutePart, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    clause = models.ForeignKey(Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    quoted = models.TextField(_("the words as they stand"), blank=True)
    proposed = models.TextField(_("the words as they should be"))
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="proposed_corrections")
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        max_length=10, choices=CorrectionState.choices, default=CorrectionState.WAITING, editable=False
    )
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    may_be_exempt = True
    objects = ProposedCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[CorrectionState.ACCEPTED, CorrectionState.DECLINED])
                | Q(answered_at__isnull=False),
                name="answered_correction_has_its_date",
                violation_error_message=_("An answer needs its date."),
            )
        ]

    def __str__(self):
        return str(_("Correction proposed by %(name)s") % {"name": self.by})

    def get_absolute_url(self):
        return f"{self.minutes.get_corrections_url()}#correction-{self.pk}"

    @property
    def council(self):
        return self.minutes.council

    @property
    def is_waiting(self) -> bool:
        return self.state == CorrectionState.WAITING


class AgreedCorrection(models.Model):
    """One correction with which a later meeting agreed minutes; it is itself minuted at that meeting."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="agreed_corrections")
    minute = models.ForeignKey(
        Minute,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minute that is corrected"),
    )
    place = models.CharField(
        _("where"), max_length=200, blank=True, help_text=_("Such as: second paragraph, line 3.")
    )
    was = models.TextField(_("the words as they stand"), blank=True)
    now = models.TextField(_("the words as corrected"))
    decided_in = models.ForeignKey(
        Minute,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="corrections_made",
        verbose_name=_("minute of the later meeting"),
    )
    position = models.PositiveIntegerField(default=0)

    may_be_exempt = True

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.now[:80]

    @property
    def known_as(self) -> str:
        """What the audit log calls it: the minutes that it corrects, since its words may be exempt."""
        return str(_("Correction of %(minutes)s") % {"minutes": self.minutes})


class MinutesSigning(models.Model):
    """The signing of agreed minutes as a record (Local Government Act 1972 Schedule 12 paragraph 41)."""

    minutes = models.OneToOneField(Minutes, on_delete=models.PROTECT, related_name="signing")
    name = models.CharField(_("name of who signed"), max_length=150)
    office = models.CharField(_("in what office"), max_length=80, blank=True)
    signed_on = models.DateField(_("date signed"))
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="signings"
    )
    sha256 = models.CharField(_("hash of the file"), max_length=64)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Such as: signed later, the minute book was away.")
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @property
    def council(self):
        return self.minutes.council
