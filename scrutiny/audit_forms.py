"""The filter of the audit log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.events import event_choices
from scrutiny.forms import GovForm


class AuditFilterForm(GovForm):
    """What was done, by whom, to what."""

    method = "get"
    mark_optional = False
    submit_label = ""

    event = forms.ChoiceField(label=_("What was done"), required=False, choices=event_choices)
    actor = forms.CharField(label=_("Who"), required=False)
    subject = forms.CharField(label=_("To what"), required=False)

    def narrowed(self, events):
        """The events that fit what was asked."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("event"):
            events = events.filter(event=asked["event"])
        return events.filter(
            actor__icontains=asked.get("actor", ""), subject__icontains=asked.get("subject", "")
        )
