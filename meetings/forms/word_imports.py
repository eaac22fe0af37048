"""The form in which a Word file is chosen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.word.received import MOST_MEGABYTES
from scrutiny.forms import GovForm


class WordImportForm(GovForm):
    """Choose a Word file to look through."""

    submit_label = _("Read the file")
    once = True

    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A report as “.docx”, up to %(limit)d MB. Nothing changes before you have looked at it.")
        % {"limit": MOST_MEGABYTES},
        widget=forms.FileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
    )
