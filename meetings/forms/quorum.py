"""The form of what was done without a quorum."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.forms.choices import offer
from meetings.minute_enums import QuorumOutcome
from meetings.models import Minute, Minutes
from scrutiny.forms import GovForm, TimeField


class QuorumForm(GovForm):
    """What those present did when there was no quorum."""

    submit_label = _("Record it")
    once = True
    outcome = forms.ChoiceField(
        label=_("What was done"), choices=QuorumOutcome.choices, widget=forms.RadioSelect
    )
    minute = forms.ModelChoiceField(Minute.objects.none(), label=_("During the item"))
    at = TimeField(label=_("From when there was no quorum"), required=False)
    until = forms.CharField(
        label=_("Until"),
        required=False,
        max_length=150,
        help_text=_(
            "When the meeting was quorate again, or to which day it was adjourned: 6.45 pm; 4 March 2027."
        ),
    )
    text = forms.CharField(label=_("Anything more"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, minutes: Minutes, **options):
        super().__init__(*args, **options)
        offer(
            self,
            "minute",
            rows=minutes.entries.all(),
            written=lambda minute: minute.title,
            empty=_("Choose one"),
        )
        self.initial.setdefault("minute", minutes.at_entry_id)
