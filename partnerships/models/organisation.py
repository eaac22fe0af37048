import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.enums import OrganisationKind
from scrutiny.access.grants import grants_of
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints, span
from scrutiny.models import Council


class OrganisationQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Bodies known to the councils where the person holds a role."""
        return self.filter(council__in=grants_of(user).council_ids)


class Organisation(DatedModel):
    """A body that works with the council: police, fire, probation, health, housing, a charity or the council itself."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind of body"), max_length=30, choices=OrganisationKind.choices)
    is_the_council = models.BooleanField(_("this is the council itself"), default=False)
    contact_name = models.CharField(_("contact for recommendations"), max_length=150, blank=True)
    contact_email = models.EmailField(_("contact email"), blank=True)
    address = models.TextField(_("address"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            *dated_constraints("organisation"),
            models.UniqueConstraint(
                fields=["council", "name"],
                name="organisation_name_once_per_council",
                violation_error_code="name",
                violation_error_message=_("There is already an organisation with this name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:organisation-detail", args=[self.pk])

    def name_on(self, day: dt.date) -> str:
        """The body's name on a day: an earlier dated name where one covers it (reads `names`, prefetch for lists)."""
        return next((old.name for old in self.names.all() if old.holds_on(day)), self.name)


class OrganisationName(DatedModel):
    """A name that a body had before: a clinical commissioning group became an integrated care board."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("earlier name"), max_length=200)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["end"]
        constraints = [
            *dated_constraints("organisation_name"),
            ExclusionConstraint(
                name="organisation_one_name_a_day",
                expressions=[(F("organisation"), RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                violation_error_message=_("Another earlier name already covers some of these days."),
            ),
        ]

    def __str__(self):
        return self.name
