import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, MinutesStatus, RecommendationStatus
from meetings.models.committee import Committee
from meetings.models.minutes import Resolution, open_clause
from meetings.recommendation_enums import FindingKind
from meetings.tracker_states import ENDED
from meetings.tracker_triggers import CONFIG, follow, tell
from partnerships.enums import Rag
from partnerships.models import Priority
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.numbering import letters

CLOSED = ENDED
# An answer is still to come from a body in one of these states, so that its clock runs.
UNANSWERED = (AddresseeStatus.AWAITING, AddresseeStatus.SILENT)
# Of what is typed into a search more is left out.
MOST_WORDS = 20
# The order of lists: the latest first.
LISTED = ["-made_on", "reference", "id"]
# One of no clause came from a tracker kept by hand, where it was open to all who read the committee's papers.
NO_CLAUSE = Q(resolution__isnull=True)


class RecommendationQuerySet(models.QuerySet):
    """Each condition is one of the row or of what it belongs to, so that no list joins rows that it must tell apart."""

    def visible_to(self, user):
        """Those of committees the person works for or sits on, and those sent to their organisation.

        One of a clause that is kept only for who reads exempt papers there, and for the bodies that it was sent to.
        """
        held = grants_of(user)
        ways = [
            *_readable(
                "committee__council",
                held.councils_with(Permission.READ_COUNCIL),
                held.councils_with(Permission.READ_RESTRICTED),
            ),
            *_readable(
                "committee",
                held.committees_with(Permission.READ_COMMITTEE),
                held.committees_with(Permission.READ_RESTRICTED),
            ),
        ]
        if bodies := held.organisations_with(Permission.ANSWER_RECOMMENDATION):
            sent = self._rows_of("addressees").filter(organisation__in=bodies, sent_on__isnull=False)
            ways.append(Q(pk__in=sent.values("recommendation")))
        ways += self._carried_to(held)
        return self.filter(reduce(or_, ways)) if ways else self.none()

    def _carried_to(self, held) -> Iterator[Q]:
        """Those carried over to a committee where the person sits; what is kept if they read exempt papers there."""
        carried = self._rows_of("findings").filter(kind=FindingKind.CARRIED_OVER)
        seats = held.committees_with(Permission.READ_COMMITTEE)
        restricted = seats & held.committees_with(Permission.READ_RESTRICTED)
        if restricted:
            rows = carried.filter(successor_committee__in=restricted)
            yield Q(pk__in=rows.values("recommendation"))
        if others := seats - restricted:
            rows = carried.filter(successor_committee__in=others)
            yield Q(pk__in=rows.values("recommendation")) & (open_clause("resolution__") | NO_CLAUSE)

    def in_state(self, state: str):
        """Those of a term of tracker_states.UNION, "open" ones, "overdue" ones; all of them for an empty text.

        Overdue is what waits for an answer of any body that should have come, of one that was reported as silent too.
        """
        if state == "overdue":
            return self.filter(answer_due__lt=timezone.localdate())
        if state == "open":
            return self.filter(confirmed_on__isnull=True)
        # While an answer is awaited that should have come, a recommendation is overdue and nothing else.
        in_time = Q(awaited_until__isnull=True) | Q(awaited_until__gte=timezone.localdate())
        return self.filter(in_time, position=state) if state else self

    def asked_of(self, organisation: int):
        """Those that a body must answer, by its id."""
        return self.filter(
            pk__in=self._rows_of("addressees").filter(organisation=organisation).values("recommendation")
        )

    def with_words(self, text: str):
        """Those with all of these words in their reference, text, parts or what would count as done, as they begin."""
        words = re.findall(r"[^\W_]+", text)[:MOST_WORDS]
        query = " & ".join(word if word.isdigit() else f"{word}:*" for word in words)
        return self.filter(words=SearchQuery(query, config=CONFIG, search_type="raw")) if words else self

    def published(self):
        """Public once the minutes that hold the resolution are published; never drafts, nor what is kept.

        One from an imported tracker is public when whoever imported it said so.
        """
        out = ~Q(resolution__minute__minutes__status=MinutesStatus.DRAFT)
        told = (open_clause("resolution__") & out) | (NO_CLAUSE & Q(is_public=True))
        settled = ~Q(status=RecommendationStatus.DRAFT)
        return self.filter(told, settled, committee__in=Committee.objects.published())

    def _rows_of(self, name: str):
        """All rows of what hangs on recommendations by a related name."""
        return self.model._meta.get_field(name).related_model._default_manager.all()


def _readable(place: str, read: set[int], restricted: set[int]) -> Iterator[Q]:
    """What may be read at places (ids): everything where exempt papers are, else what is not kept."""
    if everything := read & restricted:
        yield Q(**{f"{place}__in": everything})
    if others := read - restricted:
        yield Q(**{f"{place}__in": others}) & (open_clause("resolution__") | NO_CLAUSE)


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
    def lettered_parts(self) -> list["RecommendationPart"]:
        """Its parts in order (reads `parts`, unless chain.load brought them along)."""
        if "told_parts" not in self.__dict__:
            return list(self.parts.all())
        return [RecommendationPart(recommendation=self, **told) for told in self.told_parts]

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
