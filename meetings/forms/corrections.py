"""Forms of corrections of draft minutes: sending the draft round, proposing a correction, answering one."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.correction_places import Place
from scrutiny.forms import DateField, GovForm

ACCEPT, DECLINE = "accept", "decline"


class CirculateForm(GovForm):
    """Until when members may propose corrections."""

    submit_label = _("Send the draft to the members")
    until = DateField(label=_("Members may propose corrections until"))


class LimitForm(CirculateForm):
    """The last day for corrections, changed after the draft went round."""

    submit_label = _("Change the day")


class CorrectionForm(GovForm):
    """What is wrong at which place, and how it should be."""

    submit_label = _("Propose the correction")
    once = True
    place = forms.ChoiceField(label=_("Where"))
    quoted = forms.CharField(
        label=_("The words as they stand"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Keep the words that are wrong and a few around them. Leave empty if something is missing."
        ),
    )
    proposed = forms.CharField(
        label=_("The words as they should be"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("If nothing is quoted, say what is missing and where it belongs."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )

    def __init__(self, *args, places: Sequence[Place], chosen: str = "", **options):
        super().__init__(*args, **options)
        self.fields["place"].choices = [(place.key, place.label) for place in places]
        here = next((place for place in places if place.key == chosen), places[0])
        self.initial |= {"place": here.key, "quoted": here.words, "proposed": here.words}


class CorrectionAnswerForm(GovForm):
    """Accepted or declined, with a word to the member."""

    submit_label = _("Answer the member")
    verdict = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(ACCEPT, _("Accept")), (DECLINE, _("Decline"))],
        widget=forms.RadioSelect,
    )
    apply = forms.BooleanField(label=_("Put the proposed words into the draft"), required=False)
    answer = forms.CharField(
        label=_("A word to the member"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when you decline. The member reads it."),
    )

    def __init__(self, *args, why_not: str = "", may_apply: bool = True, **options):
        super().__init__(*args, **options)
        self.initial["apply"] = not why_not
        self.fields["apply"].help_text = why_not
        if not may_apply:
            del self.fields["apply"]
