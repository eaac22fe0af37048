"""Forms of the sections of a house style."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.forms.house_style_drafts import DraftForm
from meetings.house_style_edits import Edit, adding_section, changing_section
from meetings.house_style_sheet import HouseStyleSheet, SectionTemplate
from meetings.house_style_words import Fill, SignOffNeed

LEVELS = ((1, _("A section of its own")), (2, _("Under the section before it")))


class SectionAddForm(DraftForm):
    """Add a section; an implication is one with a reviewer."""

    submit_label = _("Add the section")
    adds = True

    heading = forms.CharField(label=_("Heading"), max_length=200)
    level = forms.TypedChoiceField(
        label=_("Where it stands"), choices=LEVELS, coerce=int, initial=1, widget=forms.RadioSelect
    )
    required = forms.BooleanField(
        label=_("Required: it cannot be empty, and authors cannot remove it"), required=False
    )
    numbered = forms.BooleanField(label=_("Its paragraphs take numbers"), required=False, initial=True)
    default = forms.CharField(
        label=_("Text it begins with"),
        help_text=_("Such as “No direct implications.” The author may change it."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hint = forms.CharField(
        label=_("Hint for authors"),
        help_text=_("It stands beside the text box and is not printed."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    fill = forms.TypedChoiceField(
        label=_("What the system prints after the text"), choices=Fill.choices, coerce=Fill, initial=Fill.TEXT
    )
    reviewer = forms.CharField(
        label=_("Reviewed by"),
        help_text=_("A role, such as Monitoring Officer. It makes the section one of your implications."),
        required=False,
        max_length=150,
    )
    sign_off = forms.TypedChoiceField(
        label=_("Sign-off by the reviewer"),
        choices=SignOffNeed.choices,
        coerce=SignOffNeed,
        initial=SignOffNeed.NONE,
        widget=forms.RadioSelect,
    )
    reviewed_label = forms.CharField(
        label=_("Words before the reviewer"),
        help_text=_(
            "Such as “Legal Implications reviewed by:”. Leave empty for the heading with “reviewed by:”."
        ),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("sign_off") != SignOffNeed.NONE and not cleaned.get("reviewer"):
            self.add_error("reviewer", _("Say which role signs it off."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """What was typed, as a section has it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def edit(self) -> Edit:
        return adding_section(**self.values())


class SectionForm(SectionAddForm):
    """Change a section."""

    submit_label = _("Save")
    adds = False

    def __init__(self, *args: Any, section: SectionTemplate, **options: Any) -> None:
        self.section = section
        super().__init__(*args, **options)

    def read(self, sheet: HouseStyleSheet) -> dict[str, Any]:
        return {name: getattr(self.section, name) for name in self.base_fields if name != "version"}

    def edit(self) -> Edit:
        return changing_section(self.section.key, **self.values())
