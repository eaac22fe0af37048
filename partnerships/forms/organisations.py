"""Forms of organisations: adding, correcting, renaming, and narrowing the list down."""

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import OrganisationKind
from partnerships.models import Organisation, OrganisationName
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm

CURRENT, ENDED, ALL = "current", "ended", "all"


class OrganisationFields:
    """What adding and correcting a body have in common."""

    model = Organisation
    fields = [
        "name",
        "short_name",
        "kind",
        "is_the_council",
        "contact_name",
        "contact_email",
        "address",
        "start",
    ]
    widgets = {"kind": forms.RadioSelect, "address": forms.Textarea(attrs={"rows": 4})}
    labels = {
        "name": _("Name"),
        "short_name": _("Short name"),
        "kind": _("Kind of body"),
        "is_the_council": _("This is the council itself"),
        "contact_name": _("Contact for recommendations"),
        "contact_email": _("Email address for recommendations"),
        "address": _("Address"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "short_name": _("As in speech: BFRS, the ICB."),
        "start": _("Leave empty if it was there before your records."),
    }


class OrganisationCreateForm(GovModelForm):
    """Add a body to the directory."""

    submit_label = _("Add the organisation")
    cancel_url = reverse_lazy("partnerships:organisation-list")
    once = True

    class Meta(OrganisationFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = OrganisationKind.choices


class OrganisationEditForm(VersionedModelForm):
    """Correct what is held of a body."""

    class Meta(OrganisationFields):
        fields = [*OrganisationFields.fields, "end"]
        help_texts = {
            **OrganisationFields.help_texts,
            "name": _("Correct the spelling here. For a new name from a date on, use “Give it a new name”."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = OrganisationKind.choices

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()


class RenameForm(GovForm):
    """A body's new name, and the day from which it has it."""

    submit_label = _("Give it the new name")
    name = forms.CharField(label=_("New name"), max_length=200)
    on = DateField(
        label=_("First day of the new name"),
        help_text=_("Papers before this day keep the old name. For example, 1 7 2022."),
    )

    def __init__(self, *args, organisation: Organisation, **options):
        super().__init__(*args, **options)
        self.cancel_url = organisation.get_absolute_url()


class EarlierNameForm(GovModelForm):
    """Correct a name that a body had before."""

    class Meta:
        model = OrganisationName
        fields = ["name", "start", "end"]
        labels = {"name": _("Earlier name"), "start": _("First day"), "end": _("Last day")}

    @property
    def cancel_url(self) -> str:
        return self.instance.organisation.get_absolute_url()


class OrganisationFilterForm(GovForm):
    """Narrow the list of organisations down."""

    method = "get"
    mark_optional = False
    kind = forms.ChoiceField(
        label=_("Kind of body"), required=False, choices=[("", _("All kinds")), *OrganisationKind.choices]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[(CURRENT, _("Current")), (ENDED, _("Ended")), (ALL, _("All"))],
    )

    def narrowed(self, organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
        """The organisations that fit; what cannot be read narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("kind"):
            organisations = organisations.filter(kind=chosen["kind"])
        state = chosen.get("state") or CURRENT
        if state == CURRENT:
            return organisations.current()
        return organisations.filter(end__lt=timezone.localdate()) if state == ENDED else organisations
