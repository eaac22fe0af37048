"""Which figures of recommendations are shown to residents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm


class FiguresForm(GovForm):
    """Chooses the committee whose figures are shown; all of them when none is chosen."""

    method = "get"
    mark_optional = False
    submit_label = ""
    committee = forms.TypedChoiceField(label=_("Committee"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, committees, **options):
        super().__init__(*args, **options)
        self.fields["committee"].choices = [("", _("All")), *committees.values_list("pk", "name")]

    def narrowed(self, recommendations):
        """Those of the chosen committee; a choice that makes no sense is left out."""
        chosen = self.cleaned_data["committee"] if self.is_valid() else None
        return recommendations.filter(committee=chosen) if chosen else recommendations
