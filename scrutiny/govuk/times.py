"""Times as people write them: parsing, the widget and the form field."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from scrutiny.templatetags.british import uk_time

NAMED_TIMES = {"noon": datetime.time(12), "midday": datetime.time(12), "midnight": datetime.time(0)}
TWELVE_HOURS = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(am|pm|noon|midnight)")
TWENTY_FOUR_HOURS = re.compile(r"(\d{2})[.:]?(\d{2})")


def parse_time(text: str) -> datetime.time:
    """Return the time of day written as "7pm", "7.00 pm", "19:00", "noon" or "midnight".

    Raises ValueError when it can't be read or when it leaves open whether morning or evening is meant.
    """
    written = re.sub(r"\s+", "", text.lower()).replace("a.m.", "am").replace("p.m.", "pm")
    if written in NAMED_TIMES:
        return NAMED_TIMES[written]
    if found := TWELVE_HOURS.fullmatch(written):
        return _twelve_hours(int(found[1]), int(found[2] or 0), found[3])
    if found := TWENTY_FOUR_HOURS.fullmatch(written):
        return datetime.time(int(found[1]), int(found[2]))
    raise ValueError(text)


def _twelve_hours(hour: int, minute: int, half: str) -> datetime.time:
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    afternoon = half in {"pm", "noon"}
    return datetime.time(hour % 12 + 12 * afternoon, minute)


class TimeInput(forms.TextInput):
    """A short text box for a time, filled in the way it would be printed: 7.00 pm."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"class": "govuk-input--width-5", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return uk_time(value) if isinstance(value, datetime.time) else super().format_value(value)


class TimeField(forms.Field):
    """A time of day as people write it."""

    widget = TimeInput
    default_error_messages = {
        "invalid": _("Write the time with am or pm, for example 7.00 pm, or by the 24-hour clock, 19:00.")
    }

    def to_python(self, value: Any) -> datetime.time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.time):
            return value
        try:
            return parse_time(str(value))
        except ValueError as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong
