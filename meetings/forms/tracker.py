"""What narrows a tracker of recommendations down."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.enums import RecommendationStatus
from scrutiny.forms import GovForm


class TrackerFilterForm(GovForm):
    """Narrow a list of recommendations down."""

    method = "get"
    mark_optional = False
    submit_label = ""
    state = forms.ChoiceField(label=_("State"), required=False)
    committee = forms.TypedChoiceField(label=_("Committee"), required=False, coerce=int, empty_value=None)
    body = forms.TypedChoiceField(label=_("Body"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, committees, bodies, **options):
        super().__init__(*args, **options)
        states = [("overdue", _("Overdue")), ("open", _("Not closed")), *RecommendationStatus.choices]
        self.fields["state"].choices = [("", _("All")), *states]
        # Read once: a queryset of choices is read again for every time that the field is looked at.
        self.fields["committee"].choices = [("", _("All")), *committees.values_list("pk", "name")]
        self.fields["body"].choices = [("", _("All")), *bodies.values_list("pk", "name")]

    def narrowed(self, recommendations):
        """The recommendations that fit; a filter that makes no sense is left out."""
        if not self.is_valid():
            return recommendations
        wanted = self.cleaned_data
        found = recommendations.in_state(wanted["state"])
        if wanted["committee"]:
            found = found.filter(committee=wanted["committee"])
        if wanted["body"]:
            found = found.filter(addressees__organisation=wanted["body"]).distinct()
        return found
