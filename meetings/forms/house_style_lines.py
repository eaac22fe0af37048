"""Forms of the lines of a house style's header."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.forms.house_style_drafts import DraftForm
from meetings.house_style_edits import Edit, adding_line, changing_line
from meetings.house_style_sheet import HeaderField
from meetings.house_style_words import LINE_GROUPS, Fact

LONGEST_LABEL = 120


class LineAddForm(DraftForm):
    """Add a line: a fact that the system knows, or a text of the council's own."""

    submit_label = _("Add the line")
    adds = True

    group = forms.ChoiceField(label=_("Where it stands"), choices=list(LINE_GROUPS.items()))
    fact = forms.ChoiceField(
        label=_("What it prints"),
        choices=[("", _("A text of our own, which the author fills in")), *Fact.choices],
        required=False,
    )
    label = forms.CharField(
        label=_("Label in front of it"),
        help_text=_("Such as “Report of:”. A text of your own needs one."),
        required=False,
        max_length=LONGEST_LABEL,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("fact") and not cleaned.get("label"):
            self.add_error("label", _("Give a text of your own a label, so that authors know what to write."))
        return cleaned

    def edit(self) -> Edit:
        return adding_line(*(self.cleaned_data[name] for name in ("group", "fact", "label")))


class LineForm(DraftForm):
    """Change the label of a line."""

    label = forms.CharField(label=_("Label in front of it"), required=False, max_length=LONGEST_LABEL)

    def __init__(self, *args: Any, group: str, line: HeaderField, **options: Any) -> None:
        super().__init__(*args, initial={"label": str(line.label)}, **options)
        self.group, self.line = group, line

    def clean_label(self) -> str:
        label = self.cleaned_data["label"]
        if self.line.is_own and not label:
            raise forms.ValidationError(
                _("Give a text of your own a label, so that authors know what to write.")
            )
        return label

    def edit(self) -> Edit:
        return changing_line(self.group, self.line.key, self.cleaned_data["label"])
