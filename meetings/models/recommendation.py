import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, Answer, MinutesStatus, RecommendationStatus, SendingMeans
from meetings.models.committee import Committee
from meetings.models.minutes import Resolution, open_clause
from partnerships.enums import Rag
from partnerships.models import Organisation, Priority
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User


class RecommendationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of committees the person works for or sits on, and those sent to their organisation.

        One of a clause that is kept only for who reads exempt papers there, and for the bodies that it was sent to.
        """
        held = grants_of(user)
        is_open = open_clause("resolution__")
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
                addressees__status=AddresseeStatus.AWAITING, addressees__due_on__lt=timezone.localdate()
            ).distinct()
        if state == "open":
            return self.filter(confirmed_on__isnull=True)
        return self.filter(status=state) if state else self

    def published(self):
        """Public once the minutes that hold the resolution are published; never from what is kept."""
        return self.filter(open_clause("resolution__"), committee__in=Committee.objects.published()).exclude(
            resolution__minute__minutes__status=MinutesStatus.DRAFT
        )


class Recommendation(models.Model):
    """What the committee asks of a body: made from a clause of a resolution, answered by each addressee."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="recommendations")
    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT, related_name="recommendation")
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

    may_be_exempt = True
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "reference"],
                name="recommendation_reference_once",
                violation_error_message=_("Another recommendation has this reference."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["made", "sent", "answered"], confirmed_on__isnull=True)
                | Q(status__in=["confirmed", "not-implemented", "superseded"], confirmed_on__isnull=False),
                name="closed_recommendation_has_its_date",
                violation_error_message=_("The committee's finding needs its date."),
            ),
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
        return self.resolution.is_kept

    @property
    def is_closed(self) -> bool:
        return self.confirmed_on is not None

    @property
    def is_unsent(self) -> bool:
        """Whether nothing has gone out yet, so that its wording may still change."""
        return self.status == RecommendationStatus.MADE


class AddresseeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Bodies of recommendations that the person may read."""
        return self.filter(recommendation__in=Recommendation.objects.visible_to(user))


class Addressee(models.Model):
    """A body that must answer a recommendation, with its own date sent, its own clock and its own answer."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="addressees")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="recommendations_received"
    )
    status = models.CharField(
        max_length=20, choices=AddresseeStatus.choices, default=AddresseeStatus.NOT_SENT
    )
    sent_on = models.DateField(_("date sent"), null=True, blank=True)
    sent_by = models.CharField(_("means"), max_length=10, choices=SendingMeans.choices, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=250, blank=True)
    due_on = models.DateField(_("answer due"), null=True, blank=True)

    may_be_exempt = True
    objects = AddresseeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                name="addressee_once_per_recommendation",
                violation_error_message=_("This body is already an addressee."),
            ),
            models.CheckConstraint(
                condition=Q(status=AddresseeStatus.NOT_SENT, sent_on__isnull=True, due_on__isnull=True)
                | (~Q(status=AddresseeStatus.NOT_SENT) & Q(sent_on__isnull=False, due_on__isnull=False)),
                name="sent_addressee_has_its_dates",
                violation_error_message=_(
                    "A recommendation that was sent needs the date sent and the date due."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=models.F("sent_on")),
                name="answer_due_after_sending",
                violation_error_message=_("The answer cannot be due before the recommendation was sent."),
            ),
        ]

    def __str__(self):
        return f"{self.recommendation.reference}, {self.organisation}"

    def get_absolute_url(self):
        return f"{self.recommendation.get_absolute_url()}#body-{self.pk}"

    @property
    def answer(self) -> "Response | None":
        """What the body answered, None while it has not."""
        return getattr(self, "response", None)

    @property
    def is_overdue(self) -> bool:
        return self.is_overdue_on(timezone.localdate())

    def is_overdue_on(self, day: dt.date) -> bool:
        return self.status == AddresseeStatus.AWAITING and self.due_on is not None and self.due_on < day


class Response(models.Model):
    """A body's written answer to a recommendation: what it will do, or why it will not."""

    addressee = models.OneToOneField(Addressee, on_delete=models.PROTECT, related_name="response")
    answer = models.CharField(_("answer"), max_length=20, choices=Answer.choices)
    reason = models.TextField(_("reason"))
    action = models.TextField(_("action that will be taken"), blank=True)
    lead = models.CharField(_("who leads it"), max_length=200, blank=True)
    target_date = models.DateField(_("date by which it will be done"), null=True, blank=True)
    received_on = models.DateField(_("date received"))
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["received_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=Answer.NOT_ACCEPTED) | (~Q(action="") & Q(target_date__isnull=False)),
                name="accepted_answer_has_action_and_date",
                violation_error_message=_("Say what action will be taken and by which date."),
            )
        ]

    def __str__(self):
        return self.get_answer_display()

    @property
    def is_late(self) -> bool:
        return self.addressee.due_on is not None and self.received_on > self.addressee.due_on


class ProgressUpdate(models.Model):
    """What a body says of its progress on a day; claimed as done is not yet done."""

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="updates")
    date = models.DateField(_("date"), default=timezone.localdate)
    text = models.TextField(_("progress"))
    rag = models.CharField(_("red, amber or green"), max_length=5, choices=Rag.choices)
    claims_done = models.BooleanField(_("reported as implemented"), default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["date", "pk"]

    def __str__(self):
        return f"{self.date}: {self.text[:60]}"
