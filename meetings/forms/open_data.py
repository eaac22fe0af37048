"""Which recommendations somebody wants as data."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm
from scrutiny.models import Council

YEAR = re.compile(r"(\d{4})[/-](\d{2})")
ONE_DAY = dt.timedelta(days=1)


class OpenDataForm(GovForm):
    """Reads `?committee=` and `?year=`; in an address the year may be written 2026-27."""

    method = "get"
    committee = forms.ModelChoiceField(queryset=None, required=False, label=_("Committee"))
    year = forms.CharField(required=False, label=_("Municipal year"))

    def __init__(self, *args, council: Council, committees, **options):
        super().__init__(*args, **options)
        self.council = council
        self.fields["committee"].queryset = committees
        self.fields["committee"].error_messages["invalid_choice"] = _(
            "Give the number of a committee of this council."
        )

    def clean_year(self) -> tuple[dt.date, dt.date] | tuple[()]:
        """The first and the last day of the municipal year."""
        said = self.cleaned_data["year"]
        if not said:
            return ()
        found = YEAR.fullmatch(said)
        first = int(found[1]) if found else 0
        if not (found and 1900 <= first <= 2200 and int(found[2]) == (first + 1) % 100):
            raise ValidationError(_("Give a municipal year such as 2026-27."))
        start = self.council.year_start
        return dt.date(first, *start), dt.date(first + 1, *start) - ONE_DAY
