"""Forms of a house style as a whole: copying, renaming, and putting its draft into use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import HouseStyle, HouseStyleVersion
from scrutiny.forms import GovForm, VersionedForm, VersionedModelForm

LONGEST_NOTE = HouseStyleVersion._meta.get_field("note").max_length


class HouseStyleCopyForm(GovForm):
    """Name a copy."""

    submit_label = _("Copy the house style")
    once = True

    name = forms.CharField(
        label=_("Name of the copy"),
        max_length=120,
        help_text=_(
            "Such as the name of your council. You can change the copy; the original stays as it is."
        ),
    )


class HouseStyleForm(VersionedModelForm):
    """Call a style something else."""

    class Meta:
        model = HouseStyle
        fields = ["name"]


class PutIntoUseForm(VersionedForm):
    """Say what changed, and make the draft the next version."""

    submit_label = _("Put the draft into use")

    note = forms.CharField(
        label=_("What changed"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept with the version. Change the words as you like."),
    )

    def show_conflict(self, saved: Mapping[str, Any], version: int) -> None:
        """The draft isn't the one that the person saw: they look at it again, and the page says what it changes."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)
        self.add_error(
            None,
            _(
                "Somebody else has changed the draft since you opened this page. See below what it changes now, "
                "then put it into use."
            ),
        )
