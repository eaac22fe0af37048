"""Forms about councils and their closure days."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm
from scrutiny.models import Council

DETAILS = [
    "name",
    "nation",
    "notice_days",
    "response_days",
    "year_start_month",
    "year_start_day",
    "colour",
    "address",
    "contact_name",
    "contact_email",
    "contact_telephone",
    "is_public",
]
HELP = {
    "notice_days": _("The law says 5 in England and 3 in Wales; standing orders may ask for more."),
    "response_days": _("The law says 28 from the day the recommendation was sent."),
    "year_start_day": _("The day of the annual meeting, or the first day your papers count from."),
    "colour": _("Of the line at the top of the pages, such as #1d4f76."),
    "address": _("As it is printed on agendas."),
}


class CouncilCreateForm(GovModelForm):
    """A council that begins to use the service; its short name in addresses stays for good."""

    submit_label = _("Set up the council")
    once = True

    class Meta:
        model = Council
        fields = ["name", "slug", *DETAILS[1:]]
        help_texts = {**HELP, "slug": _("Small letters and hyphens. It stands in every public address.")}


class CouncilEditForm(VersionedModelForm):
    """The council's own details."""

    class Meta:
        model = Council
        fields = DETAILS
        help_texts = HELP


class ClosureForm(GovForm):
    """A day on which the offices are closed."""

    submit_label = _("Add the day")
    once = True

    date = DateField(label=_("Day"))
    reason = forms.CharField(
        label=_("Reason"), max_length=120, help_text=_("For example: staff training day.")
    )
