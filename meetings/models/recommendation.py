from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, MinutesStatus, RecommendationStatus
from meetings.models.committee import Committee
from meetings.models.minutes import Resolution, open_clause
from meetings.tracker_triggers import follow, tell
from partnerships.enums import Rag
from partnerships.models import Priority
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.numbering import letters

# Ended with the committee's finding, or by what was recorded of its end; each has its date.
CLOSED = (
    RecommendationStatus.CONFIRMED,
    RecommendationStatus.NOT_IMPLEMENTED,
    RecommendationStatus.SUPERSEDED,
    RecommendationStatus.DELETED,
    RecommendationStatus.DUPLICATE,
    RecommendationStatus.CARRIED_OVER,
)
# An answer is still to come from a body in one of these states, so that its clock runs.
UNANSWERED = (AddresseeStatus.AWAITING, AddresseeStatus.SILENT)
# The order of lists: the latest first.
LISTED = ["-made_on", "reference", "id"]
# One of no clause came from a tracker kept by hand, where it was open to all who read the committee's papers.
NO_CLAUSE = Q(resolution__isnull=True)


class RecommendationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of committees the person works for or sits on, and those sent to their organisation.

        One of a clause that is kept only for who reads exempt papers there, and for the bodies that it was sent to.
        """
        held = grants_of(user)
        is_open = open_clause("resolution__") | NO_CLAUSE
        worked = Q(committee__council__in=held.councils_with(Permission.READ_COUNCIL)) & (
            is_open | Q(committee__council__in=held.councils_with(Permission.READ_RESTRICTED))
        )
        sat = Q(committee__in=held.committees_with(Permission.READ_COMMITTEE)) & (
            is_open | Q(committee__in=held.committees_with(Permission.READ_RESTRICTED))
        )
        asked = Q(
            addressees__organisation__in=held.organisations_with(Permission.ANSWER_RECOMMENDATION),
            addressees__sent_on__isnull=False,
        )
        return self.filter(worked | sat | asked).distinct()

    def in_state(self, state: str):
        """Those in a state, "overdue" or "open"; all of them for an empty text."""
        if state == "overdue":
            return self.filter(
                addressees__status__in=UNANSWERED, addressees__due_on__lt=timezone.localdate()
            ).distinct()
        if state == "open":
            return self.filter(confirmed_on__isnull=True)
        return self.filter(status=state) if state else self

    def published(self):
        """Public once the minutes that hold the resolution are published; never from what is kept.

        One from an imported tracker is public when whoever imported it said so.
        """
        out = ~Q(resolution__minute__minutes__status=MinutesStatus.DRAFT)
        told = (open_clause("resolution__") & out) | (NO_CLAUSE & Q(is_public=True))
        return self.filter(told, committee__in=Committee.objects.published())


class Recommendation(models.Model):
    """What the committee asks of a body: made from a clause of a resolution, answered by each addressee."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="recommendations")
    resolution = models.OneToOneField(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendation"
    )
    # Where one from an imported tracker was made, in that tracker's words: "Minute 12, 3 March 2019".
    origin = models.CharField(_("where it was made"), max_length=300, blank=True)
    is_public = models.BooleanField(_("residents can see it"), default=False)
    reference = models.CharField(_("reference"), max_length=20)
    text = models.TextField(_("recommendation"))
    priority = models.ForeignKey(
        Priority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("priority of the plan"),
    )
    success = models.TextField(_("what would count as done"), blank=True)
    made_on = models.DateField(_("date made"))
    status = models.CharField(
        _("state"), max_length=20, choices=RecommendationStatus.choices, default=RecommendationStatus.MADE
    )
    confirmed_on = models.DateField(_("date of the committee's finding"), null=True, blank=True)
    finding = models.TextField(_("the committee's finding"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # What the database keeps of its parts, answers and progress, so that lists find it by an index. Never written here.
    position = models.CharField(max_length=20, blank=True, editable=False)
    awaited_until = models.DateField(null=True, editable=False)
    answer_due = models.DateField(null=True, editable=False)
    rag = models.CharField(max_length=5, choices=Rag.choices, blank=True, editable=False)
    words = SearchVectorField(null=True, editable=False)

    may_be_exempt = True
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = LISTED
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "reference"],
                name="recommendation_reference_once",
                violation_error_message=_("Another recommendation has this reference."),
            ),
            models.CheckConstraint(
                condition=(~Q(status__in=CLOSED) & Q(confirmed_on__isnull=True))
                | Q(status__in=CLOSED, confirmed_on__isnull=False),
                name="closed_recommendation_has_its_date",
                violation_error_message=_("The committee's finding needs its date."),
            ),
            models.CheckConstraint(
                condition=Q(resolution__isnull=False) | ~Q(origin=""),
                name="recommendation_says_where_it_was_made",
                violation_error_message=_("Say where the recommendation was made."),
            ),
        ]
        triggers = [tell()]
        # Each ends with the order of lists, so that a page reads its own rows and no others.
        indexes = [
            models.Index(fields=LISTED, name="recommendation_latest"),
            models.Index(fields=["committee", *LISTED], name="recommendation_by_committee"),
            models.Index(fields=["position", *LISTED], name="recommendation_by_position"),
            models.Index(fields=["priority", *LISTED], name="recommendation_by_priority"),
            models.Index(fields=["rag", *LISTED], name="recommendation_by_rag", condition=~Q(rag="")),
            models.Index(fields=LISTED, name="recommendation_open", condition=Q(confirmed_on__isnull=True)),
            models.Index(
                fields=["answer_due"], name="recommendation_due", condition=Q(answer_due__isnull=False)
            ),
            GinIndex(fields=["words"], name="recommendation_words"),
        ]

    def __str__(self):
        return f"{self.reference}: {self.text[:80]}"

    def get_absolute_url(self):
        return reverse("meetings:recommendation-detail", args=[self.pk])

    def get_public_url(self):
        return reverse("public:recommendation", args=[self.committee.council.slug, self.pk])

    @property
    def council(self):
        return self.committee.council

    @property
    def known_as(self) -> str:
        """What the audit log calls it: the reference, since its wording may be exempt."""
        return self.reference

    @property
    def is_exempt(self) -> bool:
        """Whether the clause that it comes from is kept, so that its wording is (reads clause and minute)."""
        return self.resolution is not None and self.resolution.is_kept

    @property
    def is_closed(self) -> bool:
        return self.confirmed_on is not None

    @property
    def is_unsent(self) -> bool:
        """Whether nothing has gone out yet, so that its wording may still change."""
        return self.status in (RecommendationStatus.DRAFT, RecommendationStatus.MADE)


class RecommendationPart(models.Model):
    """One lettered part of a recommendation, answered and followed on its own."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    text = models.TextField(_("part"))

    may_be_exempt = True

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "position"],
                name="recommendation_part_place_once",
                violation_error_message=_("Another part has this place."),
                deferrable=models.Deferrable.DEFERRED,
            )
        ]
        triggers = [follow("part_tells", "recommendation_id", of=("text", "position"))]

    def __str__(self):
        return f"{self.letter} {self.text[:80]}"

    @property
    def letter(self) -> str:
        """How it is cited: "(a)"."""
        return f"({letters(self.position)})"
