from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meetings.enums import Office
from meetings.models.committee import Committee
from partnerships.models import Organisation, Person
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints, span


class CommitteeMembership(DatedModel):
    """A person's seat on a committee: chair, vice-chair, member, substitute or co-opted, from date to date."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="committee_memberships")
    office = models.CharField(_("office"), max_length=20, choices=Office.choices, default=Office.MEMBER)
    group = models.CharField(_("political group"), max_length=80, blank=True)
    represents = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("co-opted from"),
    )
    has_vote = models.BooleanField(_("may vote"), default=True)
    scope = models.CharField(
        _("matters the co-option is limited to"),
        max_length=250,
        blank=True,
        help_text=_("Empty: all matters."),
    )
    sees_exempt = models.BooleanField(_("reads exempt papers"), default=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["committee", "office", "person"]
        constraints = [
            *dated_constraints("committee_membership"),
            ExclusionConstraint(
                name="committee_member_once_a_day",
                expressions=[
                    (F("committee"), RangeOperators.EQUAL),
                    (F("person"), RangeOperators.EQUAL),
                    (span(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person already sits on the committee on some of these days."),
            ),
            ExclusionConstraint(
                name="committee_one_chair_a_day",
                expressions=[(F("committee"), RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(office=Office.CHAIR),
                violation_error_message=_("The committee already has a chair on some of these days."),
            ),
            models.CheckConstraint(
                condition=Q(office=Office.CO_OPTED) | Q(scope=""),
                name="only_co_option_is_limited",
                violation_error_message=_("Only a co-option can be limited to some matters."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_office_display()}"
