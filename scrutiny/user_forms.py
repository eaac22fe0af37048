"""Forms about people who can sign in and their roles."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny.access.roles import COUNCIL_ROLES
from scrutiny.forms import DateField, GovForm
from scrutiny.models import CouncilRole


def role_field() -> forms.ChoiceField:
    """The roles that an administrator gives, each with what it is for."""
    choices = [(role.slug, f"{role.name}: {role.description}") for role in COUNCIL_ROLES]
    return forms.ChoiceField(label=_("Role"), choices=choices, widget=forms.RadioSelect)


class UserCreateForm(GovForm):
    """Somebody new and their first role."""

    submit_label = _("Add and send the invitation")
    once = True

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("They sign in with it, and get an invitation there."),
    )
    role = role_field()
    start = DateField(label=_("First day of the role"), initial=timezone.localdate)


class UserEditForm(GovForm):
    """Name and address of an account."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("Email address"), max_length=254)


class RoleGiveForm(GovForm):
    """A further role."""

    submit_label = _("Give the role")
    once = True

    role = role_field()
    start = DateField(label=_("First day"), initial=timezone.localdate)
    end = DateField(label=_("Last day"), required=False, help_text=_("Leave empty if it is not known yet."))


class RoleEndForm(GovForm):
    """The last day of a role."""

    submit_label = _("End the role")
    submit_variant = "warning"

    end = DateField(label=_("Last day of the role"), initial=timezone.localdate)


class UserFilterForm(GovForm):
    """Narrows the list of users."""

    method = "get"
    mark_optional = False
    submit_label = ""

    q = forms.CharField(label=_("Name or email address"), required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("All roles")), *[(role.slug, role.name) for role in COUNCIL_ROLES]],
    )

    def narrowed(self, users, council):
        """The council's users who fit what was asked."""
        asked = self.cleaned_data if self.is_valid() else {}
        held = CouncilRole.objects.filter(council=council)
        if asked.get("role"):
            held = held.current().filter(role=asked["role"])
        users = users.filter(pk__in=held.values("user"))
        words = asked.get("q", "")
        return users.filter(Q(name__icontains=words) | Q(email__icontains=words))
