from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.models.report import Report
from partnerships.models import Organisation


class ProposedRecommendation(models.Model):
    """Wording that a report proposes to the committee; lettered parts stand under a lead-in."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="proposed_recommendations")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    position = models.PositiveIntegerField()
    verb = models.CharField(
        _("verb"),
        max_length=60,
        blank=True,
        help_text=_("Such as note, support or agree. It stands before the words, after the style's opening."),
    )
    text = models.TextField(_("recommendation"))
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body of the register that it is to be passed on to"),
    )
    # How it is printed: of a body of the register the name that it had on the day of the meeting.
    addressee = models.CharField(
        _("body it is to be passed on to"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the committee itself."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.words[:80]

    @property
    def words(self) -> str:
        """The verb and what follows it."""
        return f"{self.verb} {self.text}".strip()


class BackgroundPaper(models.Model):
    """A document that a report relies on: Local Government Act 1972 s.100D."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="background_papers")
    position = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=300)
    location = models.CharField(_("where it can be read"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Risk(models.Model):
    """A risk of a report: the table, the matrix and the list of mitigations are drawn from these rows alone."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="risks")
    position = models.PositiveIntegerField()
    description = models.CharField(_("risk"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"))
    impact = models.PositiveSmallIntegerField(_("impact"))
    mitigation = models.TextField(_("mitigation"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 10), impact__range=(1, 10)),
                name="risk_within_the_matrix",
                violation_error_message=_("Likelihood and impact run from 1 to 10 at the most."),
            )
        ]

    def __str__(self):
        return self.description
