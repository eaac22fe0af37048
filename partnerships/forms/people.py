"""Forms of people: adding, correcting, linking an account, and searching the list."""

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from partnerships.models import Person
from partnerships.services import people
from scrutiny.forms import GovForm, GovModelForm, VersionedModelForm
from scrutiny.models import User


class PersonFields:
    """What adding and correcting a person have in common."""

    model = Person
    fields = ["title", "forename", "surname", "is_councillor", "email", "telephone"]
    labels = {
        "title": _("Title"),
        "forename": _("First name or initials"),
        "surname": _("Surname"),
        "is_councillor": _("Councillor of this council"),
        "email": _("Email address"),
        "telephone": _("Telephone"),
    }


class PersonCreateForm(GovModelForm):
    """Add a person to the directory."""

    submit_label = _("Add the person")
    cancel_url = reverse_lazy("partnerships:person-list")
    once = True

    class Meta(PersonFields):
        pass


class PersonEditForm(VersionedModelForm):
    """Correct what is held of a person."""

    class Meta(PersonFields):
        pass

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()


class LinkAccountForm(GovForm):
    """The account by which a person signs in."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Account"),
        required=False,
        help_text=_("Whoever signs in with this account may do what the person's seats allow."),
    )

    def __init__(self, *args, person: Person, **options):
        super().__init__(*args, initial={"user": person.user_id}, **options)
        self.fields["user"].queryset = people.accounts_for(person)
        self.fields["user"].label_from_instance = lambda user: f"{user.name} ({user.email})"
        self.cancel_url = person.get_absolute_url()


class PersonFilterForm(GovForm):
    """Search people by name."""

    method = "get"
    mark_optional = False
    name = forms.CharField(label=_("Name"), required=False, max_length=100)

    def narrowed(self, found: QuerySet[Person]) -> QuerySet[Person]:
        """The people whose name holds every word that was typed."""
        return found.named_like(self.cleaned_data["name"] if self.is_valid() else "")
