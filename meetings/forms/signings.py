"""The form of the signing of agreed minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import DateField, GovForm


class SigningForm(GovForm):
    """Who signed, in what office and when."""

    submit_label = _("Record the signing")
    name = forms.CharField(label=_("Who signed"), max_length=150)
    office = forms.CharField(
        label=_("In what office"),
        required=False,
        max_length=80,
        help_text=_("Such as: Chair, or Vice-Chair presiding."),
    )
    signed_on = DateField(label=_("Date signed"))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("Such as: signed later, the minute book was away. It is shown with the signing."),
    )
