"""The form by which an officer says that words of an exempt part may be public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm


class AllowWordsForm(GovForm):
    """Why the words may be public."""

    submit_label = _("These words may be public")
    mark_optional = False
    reason = forms.CharField(
        label=_("Why they may be public"),
        help_text=_(
            "For example: it is the name of the councillor who chairs the board, which the council publishes."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
