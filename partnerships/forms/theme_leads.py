"""Forms of theme leads: naming one, correcting the dates, and handing over."""

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.forms.memberships import in_directory
from partnerships.models import Person, Priority, ThemeLead
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm


def people_of(priority: Priority) -> QuerySet[Person]:
    """The people of the council's directory, by surname."""
    return Person.objects.filter(council=priority.plan.partnership.council_id).by_surname()


def list_url(priority: Priority) -> str:
    """Where the theme leads of a priority are listed."""
    return reverse("partnerships:theme-lead-list", args=[priority.pk])


class ThemeLeadFields:
    """What naming and correcting a theme lead have in common."""

    model = ThemeLead
    fields = ["start", "end"]
    labels = {"person": _("Person"), "start": _("First day"), "end": _("Last day")}
    help_texts = {
        "person": _("Somebody who is missing here is added under People first."),
        "start": _("Leave empty if they led it before your records."),
        "end": _("Leave empty while they lead it."),
    }


class ThemeLeadCreateForm(GovModelForm):
    """Name the theme lead of a priority."""

    submit_label = _("Name the theme lead")
    once = True
    choice_labels = {"person": in_directory}

    class Meta(ThemeLeadFields):
        fields = ["person", *ThemeLeadFields.fields]

    def __init__(self, *args, priority: Priority, **options):
        super().__init__(*args, **options)
        self.fields["person"].queryset = people_of(priority)
        self.cancel_url = list_url(priority)


class ThemeLeadEditForm(VersionedModelForm):
    """Correct the dates of a theme lead."""

    class Meta(ThemeLeadFields):
        pass

    @property
    def cancel_url(self) -> str:
        return list_url(self.instance.priority)


class HandOverForm(GovForm):
    """Who leads a priority next, and from which day."""

    submit_label = _("Hand over")
    once = True
    person = forms.ModelChoiceField(Person.objects.none(), label=_("New theme lead"))
    on = DateField(
        label=_("First day of the new theme lead"),
        help_text=_("The one before ends the day before. For example, 1 9 2026."),
    )

    def __init__(self, *args, theme_lead: ThemeLead, **options):
        super().__init__(*args, **options)
        priority = theme_lead.priority
        self.fields["person"].queryset = people_of(priority)
        self.fields["person"].label_from_instance = in_directory
        self.cancel_url = list_url(priority)
