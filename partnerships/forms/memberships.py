"""Forms of seats on a partnership: adding a member and correcting a seat."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.forms.posts import organisations_for
from partnerships.models import Partnership, PartnershipMembership, Person
from scrutiny.forms import GovForm, GovModelForm, VersionedModelForm


def in_directory(person: Person) -> str:
    """A person as a list to choose from writes them: surname first."""
    return ", ".join(part for part in (person.surname, f"{person.title} {person.forename}".strip()) if part)


class SeatFields:
    """What adding and correcting a seat have in common."""

    model = PartnershipMembership
    fields = ["organisation", "listed_as", "is_chair", "start", "end"]
    labels = {
        "person": _("Person"),
        "organisation": _("Organisation they represent"),
        "listed_as": _("Post as printed"),
        "is_chair": _("Chairs the partnership"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "person": _("Somebody who is missing here is added under People first."),
        "organisation": _("Leave empty for an independent member."),
        "listed_as": _(
            "Leave empty to print the post they hold on the day of the list, and the organisation."
        ),
        "start": _("Leave empty if they were a member before your records."),
        "end": _("Leave empty while they are a member."),
    }


class MembershipCreateForm(GovModelForm):
    """Give a person a seat on a partnership."""

    submit_label = _("Add the member")
    once = True
    choice_labels = {"person": in_directory}

    class Meta(SeatFields):
        fields = ["person", *SeatFields.fields]

    def __init__(self, *args, partnership: Partnership, **options):
        super().__init__(*args, **options)
        council = partnership.council_id
        self.fields["person"].queryset = Person.objects.filter(council=council).by_surname()
        self.fields["organisation"].queryset = organisations_for(council)
        self.cancel_url = reverse("partnerships:membership-list", args=[partnership.pk])


class MembershipEditForm(VersionedModelForm):
    """Correct a seat on a partnership."""

    class Meta(SeatFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        seat = self.instance
        self.fields["organisation"].queryset = organisations_for(
            seat.partnership.council_id, seat.organisation_id
        )

    @property
    def cancel_url(self) -> str:
        return reverse("partnerships:membership-list", args=[self.instance.partnership_id])


class MoveForm(GovForm):
    """Which way a seat moves in the list."""

    direction = forms.ChoiceField(choices=[("up", _("Up")), ("down", _("Down"))])
