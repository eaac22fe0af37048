"""The forms that ask for one day: the last day of something, or the day a page looks back to."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import DateField, GovForm


class EndForm(GovForm):
    """The last day on which something holds; today unless said otherwise."""

    submit_label = _("End")
    submit_variant = "warning"
    end = DateField(label=_("Last day"), help_text=_("It still counts on this day. For example, 31 3 2027."))

    def __init__(self, *args, cancel_url: str, **options):
        super().__init__(*args, initial={"end": timezone.localdate()}, **options)
        self.cancel_url = cancel_url


class OnForm(GovForm):
    """The day a page looks back to; the address holds it as ?on=2027-03-31, so that it can be shared."""

    method = "get"
    mark_optional = False
    on = forms.DateField(
        label=_("As they were on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "govuk-input--width-10"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={"invalid": _("Enter a date such as 27/3/2018.")},
    )

    @property
    def day(self):
        """The day that was asked for, today when none was or it could not be read."""
        return (self.is_valid() and self.cleaned_data["on"]) or timezone.localdate()
