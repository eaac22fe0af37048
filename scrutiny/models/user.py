from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from scrutiny.access import grants


class UserManager(BaseUserManager):
    """Makes people who can sign in; the e-mail address is the name they sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)

    def visible_to(self, user):
        held = grants.grants_of(user)
        if held.is_system_administrator:
            return self.all()
        return self.filter(council_roles__council__in=held.council_ids).distinct()


class User(AbstractBaseUser):
    """A person who can sign in."""

    email = models.EmailField(
        _("email address"),
        unique=True,
        error_messages={"unique": _("Someone with this email address can already sign in.")},
    )
    name = models.CharField(_("name"), max_length=150)
    is_active = models.BooleanField(_("can sign in"), default=True)
    is_system_administrator = models.BooleanField(_("runs the service"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_whatever_case",
                violation_error_message=_("Someone with this email address can already sign in."),
            )
        ]

    def __str__(self):
        return self.name or self.email

    def get_absolute_url(self):
        return reverse("user-detail", args=[self.pk])

    def get_full_name(self):
        return str(self)

    @cached_property
    def grants(self) -> grants.Grants:
        """Roles held today, read once for this object."""
        return grants.load(self)

    @cached_property
    def councils_ever(self) -> set[int]:
        """Ids of councils where they hold a seat today or have ever held a role, read once for this object."""
        return self.grants.council_ids | {role.council_id for role in self.council_roles.all()}
