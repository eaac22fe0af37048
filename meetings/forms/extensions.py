"""More time for one body's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import DateField, GovForm


class ExtensionForm(GovForm):
    submit_label = _("Give more time")
    once = True
    until = DateField(label=_("New date by which the answer is due"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Residents can read it with the recommendation, and the body gets it by mail."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why more time is given.")},
    )
