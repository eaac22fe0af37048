import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import SendingMeans
from meetings.models.recommendation import Recommendation
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation
from scrutiny.models import User


class StatutoryCopyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Copies of recommendations that the person may read."""
        return self.filter(recommendation__in=Recommendation.objects.visible_to(user))


class StatutoryCopy(models.Model):
    """A copy of a recommendation to one body: Police and Justice Act 2006 s.19(2), by the register of the day."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="copies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="copies_received")
    standing = models.CharField(
        _("standing"),
        max_length=30,
        choices=OrganisationKind.choices,
        help_text=_("What the body was in law on the day of sending."),
    )
    sent_on = models.DateField(_("date sent"), null=True, blank=True)
    means = models.CharField(_("means"), max_length=10, choices=SendingMeans.choices, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=250, blank=True)
    proof = models.CharField(_("proof of sending"), max_length=250, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = StatutoryCopyQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "pk"]
        verbose_name_plural = "statutory copies"
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                name="copy_once_per_body",
                violation_error_message=_("This body is already in the list of copies."),
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | (~Q(means="") & Q(recorded_by__isnull=False)),
                name="sent_copy_has_means_and_author",
                violation_error_message=_("Say how the copy was sent."),
            ),
        ]

    def __str__(self):
        return f"{self.recommendation.reference}, {self.organisation}"

    def get_absolute_url(self):
        return reverse("meetings:statutory-copy-list", args=[self.recommendation_id])

    @property
    def council(self):
        return self.recommendation.council

    @property
    def known_as(self) -> str:
        return str(self)

    @property
    def name(self) -> str:
        return str(self.organisation)

    def name_on(self, day: dt.date) -> str:
        """The body as it was called on a day (reads its earlier names)."""
        return self.organisation.name_on(day)

    @property
    def contact_name(self) -> str:
        """Whom the letter is addressed to; empty where nobody is named."""
        return self.organisation.contact_name

    @property
    def contact_email(self) -> str:
        return self.organisation.contact_email

    @property
    def address(self) -> str:
        """The postal address by the register."""
        return self.organisation.address
