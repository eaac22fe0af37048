from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.enums import ExemptParagraph


class ExemptModel(models.Model):
    """Something that may be kept from the public: Local Government Act 1972 Schedule 12A.

    It names the paragraphs, why the public interest is in keeping it exempt, and the day that this is looked at again.
    """

    exempt_paragraphs = ArrayField(
        models.CharField(max_length=3, choices=ExemptParagraph.choices),
        verbose_name=_("exempt under Schedule 12A, paragraph"),
        default=list,
        blank=True,
    )
    public_interest_reason = models.TextField(
        _("why the public interest is in keeping it exempt"), blank=True
    )
    exempt_review_date = models.DateField(_("exemption to be looked at again on"), null=True, blank=True)

    class Meta:
        abstract = True


def exempt_constraint(name: str) -> models.CheckConstraint:
    """What is exempt has its reason: Schedule 12A, paragraph 10 in England and 21 in Wales."""
    return models.CheckConstraint(
        condition=Q(exempt_paragraphs__len=0) | ~Q(public_interest_reason=""),
        name=f"exempt_{name}_has_its_public_interest_reason",
        violation_error_message=_("Say why the public interest is in keeping it exempt."),
        violation_error_code="public_interest_reason",
    )
