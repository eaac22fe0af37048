import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.enums import ExemptParagraph
from meetings.minute_enums import ExclusionOutcome
from meetings.models.agenda_item import AgendaItem
from meetings.models.minute_part import MinutePart
from meetings.models.minutes import Minute
from meetings.models.motion import Motion


class Exclusion(models.Model):
    """What was decided about excluding press and public: Local Government Act 1972 s.100A(4) and (5)."""

    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="exclusions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    outcome = models.CharField(
        _("what was decided"),
        max_length=20,
        choices=ExclusionOutcome.choices,
        default=ExclusionOutcome.EXCLUDED,
    )
    items = models.ManyToManyField(
        AgendaItem, blank=True, related_name="exclusions", verbose_name=_("for the items")
    )
    proceedings = models.CharField(
        _("or for which part of the business"),
        max_length=300,
        blank=True,
        help_text=_("Such as: the discussion of appendices B to D."),
    )
    proposed_paragraphs = ArrayField(
        models.CharField(max_length=3, choices=ExemptParagraph.choices),
        verbose_name=_("paragraphs proposed, where others were resolved"),
        default=list,
        blank=True,
    )
    paragraphs = ArrayField(
        models.CharField(max_length=3, choices=ExemptParagraph.choices),
        verbose_name=_("paragraphs of Schedule 12A"),
        default=list,
        blank=True,
    )
    public_interest_reason = models.TextField(
        _("why the public interest is in keeping it exempt"), blank=True
    )
    motion = models.ForeignKey(
        Motion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("motion")
    )
    # Where in the minutes the public left and came back; both are parts of minutes, perhaps of different items.
    began = models.OneToOneField(
        MinutePart, on_delete=models.PROTECT, null=True, blank=True, related_name="began_exclusion"
    )
    ended = models.OneToOneField(
        MinutePart, on_delete=models.PROTECT, null=True, blank=True, related_name="ended_exclusion"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=ExclusionOutcome.EXCLUDED) | Q(began__isnull=True),
                name="only_an_exclusion_begins",
                violation_error_message=_("The public stayed, so there is no part in private."),
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(began__isnull=False),
                name="exclusion_ends_after_it_began",
                violation_error_message=_("The public can be re-admitted only after it was excluded."),
            ),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.minute}"

    @property
    def known_as(self) -> str:
        """What the audit log calls it: what was decided and under which item, whose own heading may be exempt."""
        return f"{self.get_outcome_display()}: {self.minute.known_as}"

    @property
    def is_running(self) -> bool:
        """Whether the public was excluded and its return is not recorded."""
        return self.began_id is not None and self.ended_id is None

    @property
    def council(self):
        return self.minute.council
