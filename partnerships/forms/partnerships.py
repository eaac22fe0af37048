"""Forms of partnerships: setting up and changing."""

from django import forms
from django.db.models import Q
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from partnerships.models import Partnership
from scrutiny.forms import GovModelForm, VersionedModelForm
from scrutiny.models import Council


class PartnershipFields:
    """What setting up and changing a partnership have in common."""

    model = Partnership
    fields = ["statutory_name", "local_name", "councils_served", "description", "is_public", "start"]
    widgets = {"councils_served": forms.CheckboxSelectMultiple}
    labels = {
        "statutory_name": _("Statutory name"),
        "local_name": _("Local name"),
        "councils_served": _("Other councils that it serves"),
        "description": _("Description"),
        "is_public": _("Residents can see it, its members and its adopted plan"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "statutory_name": _("As the Crime and Disorder Act 1998 calls it."),
        "local_name": _("What people call it, such as Safer Town Partnership."),
        "start": _("Leave empty if it was there before your records."),
    }


def _offer_councils(form: forms.ModelForm, own: int) -> None:
    """Offer the other public councils, and those chosen before; where there are none, do not ask."""
    served = Q(served_by=form.instance.pk) if form.instance.pk else Q()
    others = Council.objects.filter(Q(is_public=True) | served).exclude(pk=own).distinct()
    form.fields["councils_served"].queryset = others
    if not others.exists():
        del form.fields["councils_served"]


class PartnershipCreateForm(GovModelForm):
    """Set up a partnership."""

    submit_label = _("Set up the partnership")
    cancel_url = reverse_lazy("partnerships:partnership-list")
    once = True

    class Meta(PartnershipFields):
        pass

    def __init__(self, *args, council: Council, **options):
        super().__init__(*args, **options)
        _offer_councils(self, council.pk)


class PartnershipEditForm(VersionedModelForm):
    """Change a partnership."""

    class Meta(PartnershipFields):
        fields = [*PartnershipFields.fields, "end"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        _offer_councils(self, self.instance.council_id)

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()
