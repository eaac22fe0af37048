"""The forms that ask for one day: the last day of something, or the day a page looks back to."""

import datetime as dt

from django.http import QueryDict
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
    """The day a page looks back to, today unless asked; ?on=2027-03-31 in an address does the same."""

    method = "get"
    mark_optional = False
    on = DateField(label=_("As they were on"), required=False)

    def __init__(self, query: QueryDict):
        asked = any(name in query for name in ("on", "on-day", "on-month", "on-year"))
        super().__init__(query if asked else {"on": timezone.localdate().isoformat()})

    @property
    def day(self) -> dt.date:
        """The day that was asked for, today when none was or it could not be read."""
        return (self.is_valid() and self.cleaned_data["on"]) or timezone.localdate()
