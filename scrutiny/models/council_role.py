from django.db import models
from django.utils.translation import gettext_lazy as _

from scrutiny.access.roles import BY_SLUG, COUNCIL_ROLES
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints
from scrutiny.models.council import Council
from scrutiny.models.user import User


class CouncilRoleQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Roles at the councils where the person holds one; all of them for who runs the service."""
        return self.filter(council__in=Council.objects.visible_to(user))


class CouncilRole(DatedModel):
    """A job that a person does for a council, from one date to another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="council_roles")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(
        _("role"), max_length=40, choices=[(role.slug, role.name) for role in COUNCIL_ROLES]
    )

    objects = CouncilRoleQuerySet.as_manager()

    class Meta:
        ordering = ["council", "user", "role"]
        constraints = [
            *dated_constraints("council_role"),
            models.UniqueConstraint(
                fields=["user", "council", "role"],
                condition=models.Q(end__isnull=True),
                name="council_role_open_once",
                violation_error_message=_("This person already holds this role."),
            ),
        ]

    def __str__(self):
        return f"{self.user}: {BY_SLUG[self.role].name}"

    @property
    def definition(self):
        return BY_SLUG[self.role]
