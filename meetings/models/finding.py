from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.addressee import Addressee
from meetings.models.committee import Committee
from meetings.models.minutes import Minute
from meetings.models.recommendation import Recommendation, RecommendationPart
from meetings.recommendation_enums import FindingKind
from meetings.tracker_triggers import follow
from partnerships.enums import Rag
from scrutiny.models import User

# What the committee finds itself, at a meeting, by minute; the others are recorded with a reason and a date.
BY_MINUTE = (
    FindingKind.CONFIRMED,
    FindingKind.AMENDED,
    FindingKind.REOPENED,
    FindingKind.NOT_IMPLEMENTED,
    FindingKind.NOT_FEASIBLE,
)


class Finding(models.Model):
    """What the committee found of a recommendation, a part or one body's progress; kept, never changed."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="findings")
    addressee = models.ForeignKey(
        Addressee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("whose progress it is on"),
    )
    part = models.ForeignKey(
        RecommendationPart,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("part"),
    )
    kind = models.CharField(_("finding"), max_length=20, choices=FindingKind.choices)
    on = models.DateField(_("date"))
    # Empty only for what is recorded between meetings, and for findings of before minutes were taken here.
    minute = models.ForeignKey(
        Minute,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("minute that holds it"),
    )
    words = models.TextField(_("in the committee's own words"))
    rag = models.CharField(_("red, amber or green"), max_length=5, choices=Rag.choices, blank=True)
    successor = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("recommendation that takes its place"),
    )
    successor_committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("committee that follows it from now on"),
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    may_be_exempt = True
    # Whether the reader of a page may read its words; set where a page asks, see chain.mark_told.
    is_told = False

    class Meta:
        ordering = ["on", "pk"]
        triggers = [follow("finding_tells", "recommendation_id", of=("rag", "on", "addressee_id", "part_id"))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(successor=F("recommendation")),
                name="finding_names_another_recommendation",
                violation_error_message=_("Choose another recommendation."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=FindingKind.DUPLICATE) | Q(successor__isnull=False),
                name="duplicate_names_the_other",
                violation_error_message=_("Choose the recommendation of which this is a duplicate."),
            ),
        ]

    def __str__(self):
        return f"{self.recommendation.reference}: {self.get_kind_display()}"

    @property
    def is_kept(self) -> bool:
        """Whether the minute that holds it is kept from the public, and so its words (reads the minute)."""
        return self.minute is not None and (self.minute.is_exempt or self.minute.in_private)
