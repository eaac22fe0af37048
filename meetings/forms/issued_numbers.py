"""The form that says why minute numbers are left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm


class ExplainForm(GovForm):
    """Why no minute has these numbers."""

    submit_label = _("Save the reason")
    reason = forms.CharField(
        label=_("Why they are left out"),
        max_length=300,
        help_text=_("Such as: given to a meeting that was cancelled. Members can read it."),
        error_messages={"required": _("Say why the numbers are left out.")},
    )
