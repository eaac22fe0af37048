"""Dates in three boxes: parsing, the widget and the form field."""

import datetime
import re
from dataclasses import astuple, dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from scrutiny.govuk import components

MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
PARTS = {"day": (_("Day"), 2), "month": (_("Month"), 2), "year": (_("Year"), 4)}

BAD_PARTS = {
    "day": _("Write the day as a number from 1 to 31."),
    "month": _("Write the month as a number from 1 to 12."),
    "year": _("Write the year with 4 numbers, for example 2018."),
}
MISSING_PARTS = {
    "day": _("Enter a day too."),
    "month": _("Enter a month too."),
    "year": _("Enter a year too."),
}


@dataclass(frozen=True)
class DateParts:
    """A date as it was typed: three texts that may be wrong."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def is_blank(self) -> bool:
        return not any(astuple(self))


def parse_date(parts: DateParts) -> datetime.date:
    """Return the date that was typed.

    Raises ValidationError with one instruction per bad part, whose code is "day", "month" or "year".
    """
    numbers = {"day": _number(parts.day), "month": _month(parts.month), "year": _number(parts.year)}
    found = [_part_error(name, getattr(parts, name), number) for name, number in numbers.items()]
    errors = [error for error in found if error]
    if errors:
        raise ValidationError(errors)
    try:
        return datetime.date(numbers["year"], numbers["month"], numbers["day"])
    except ValueError as wrong:
        raise ValidationError(
            _("%(month)s %(year)s has no day %(day)s. Check the day and the month."),
            code="day",
            params={
                "day": numbers["day"],
                "month": MONTHS[numbers["month"] - 1].capitalize(),
                "year": numbers["year"],
            },
        ) from wrong


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def _month(text: str) -> int | None:
    written = text.lower()
    for position, name in enumerate(MONTHS, start=1):
        if len(written) >= 3 and name.startswith(written):
            return position
    return _number(text)


def _part_error(name: str, typed: str, number: int | None) -> ValidationError | None:
    if not typed:
        return ValidationError(MISSING_PARTS[name], code=name)
    limits = {"day": (1, 31), "month": (1, 12), "year": (EARLIEST_YEAR, LATEST_YEAR)}
    lowest, highest = limits[name]
    if number is None or not lowest <= number <= highest:
        return ValidationError(BAD_PARTS[name], code=name)
    return None


class DateInput(forms.Widget):
    """Three boxes, for day, month and year; also reads one ISO date under the plain name."""

    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts:
        if not any(f"{name}-{part}" in data for part in PARTS):
            return parts_of(data.get(name))
        return DateParts(*(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def format_value(self, value: Any) -> DateParts:
        return parts_of(value)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-day" if id_ else id_

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        attrs = self.build_attrs(self.attrs, attrs)
        element_id = attrs.get("id", name)
        items = date_items(self, name, value, element_id)
        return components.render("date-input", {"id": element_id, "items": items})


def date_items(
    widget: DateInput, name: str, value: Any, element_id: str, bad: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Return the params of the three boxes; those named in `bad` are marked as wrong."""
    parts = widget.format_value(value)
    birthday = str(widget.attrs.get("autocomplete", "")) == "bday"
    return [
        {
            "name": f"{name}-{part}",
            "id": f"{element_id}-{part}",
            "label": label,
            "value": getattr(parts, part),
            "classes": f"govuk-input--width-{width}" + (" govuk-input--error" if part in bad else ""),
            "autocomplete": f"bday-{part}" if birthday else "off",
            "attributes": {"disabled": ""} if widget.attrs.get("disabled") else {},
        }
        for part, (label, width) in PARTS.items()
    ]


def parts_of(value: Any) -> DateParts:
    """Return day, month and year of a date, an ISO text or parts already typed; blank parts for None."""
    if isinstance(value, DateParts):
        return value
    if isinstance(value, datetime.date):
        return DateParts(str(value.day), str(value.month), str(value.year))
    text = str(value or "").strip()
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    return DateParts(iso[3].lstrip("0"), iso[2].lstrip("0"), iso[1]) if iso else DateParts(day=text)


class DateField(forms.Field):
    """A date in three boxes; every bad part is answered with an instruction and nothing typed is lost."""

    widget = DateInput

    def to_python(self, value: Any) -> datetime.date | None:
        parts = parts_of(value)
        return None if parts.is_blank else parse_date(parts)
