from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.models import Person
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints
from scrutiny.models import Council


class ReviewerQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """The reviewers of the councils that the person works for."""
        return self.filter(council__in=grants_of(user).councils_with(Permission.READ_COUNCIL))


class Reviewer(DatedModel):
    """Somebody who signs off implications in a role, such as Monitoring Officer, from a day to a day."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="reviewers")
    role = models.CharField(_("role"), max_length=150)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="reviewer_roles", verbose_name=_("person")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        ordering = ["role", "start", "pk"]
        constraints = [
            *dated_constraints("reviewer"),
            models.UniqueConstraint(
                fields=["council", "role", "person"],
                condition=models.Q(end__isnull=True),
                name="reviewer_once_per_role",
                violation_error_message=_("This person reviews in this role already."),
            ),
        ]

    def __str__(self):
        return f"{self.role}: {self.person}"
