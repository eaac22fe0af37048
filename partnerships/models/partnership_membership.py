import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.models.organisation import Organisation
from partnerships.models.partnership import Partnership
from partnerships.models.person import Person
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints, span


class PartnershipMembership(DatedModel):
    """A person's seat on the partnership for an organisation, in the order in which the list is printed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="partnership_memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="partnership_memberships"
    )
    listed_as = models.CharField(
        _("post as printed"),
        max_length=250,
        blank=True,
        help_text=_("Leave empty to print the post the person holds on the day of the list."),
    )
    is_chair = models.BooleanField(_("chairs the partnership"), default=False)
    position = models.PositiveIntegerField(_("place in the list"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *dated_constraints("partnership_membership"),
            ExclusionConstraint(
                name="partnership_member_once_a_day",
                violation_error_code="person",
                expressions=[
                    (F("partnership"), RangeOperators.EQUAL),
                    (F("person"), RangeOperators.EQUAL),
                    (span(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person is already a member on some of these days."),
            ),
            ExclusionConstraint(
                name="partnership_one_chair_a_day",
                violation_error_code="is_chair",
                expressions=[(F("partnership"), RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(is_chair=True),
                violation_error_message=_("Somebody else chairs the partnership on some of these days."),
            ),
        ]

    def __str__(self):
        return f"{self.person}"

    def post_text(self, day: dt.date) -> str:
        """The post and body as printed in the list of a day; marks the chair unless the words are given."""
        if self.listed_as:
            return self.listed_as
        post = self.person.post_on(day, at=self.organisation)
        name = self.organisation.name_on(day) if self.organisation else ""
        text = ", ".join(part for part in (post.title if post else "", name) if part)
        return " / ".join(part for part in (text, gettext("Chair") if self.is_chair else "") if part)
