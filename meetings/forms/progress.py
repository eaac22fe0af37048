"""The form by which a body reports progress: on the whole, or on each lettered part."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.forms.answers import ROWS, evidence_file
from meetings.models import RecommendationPart
from meetings.recommendation_enums import ProgressStage
from meetings.services.progress import Said
from partnerships.enums import Rag
from scrutiny.forms import DateField, GovForm

FIELDS = ("text", "rag", "stage")
MISSING = {
    "text": _("Say in words how far it is."),
    "rag": _("Choose red, amber or green."),
    "stage": _("Choose how far it is."),
}


class ProgressForm(GovForm):
    """What a body says of its progress; of a recommendation with parts of each part of which it has news."""

    submit_label = _("Report progress")
    once = True
    date = DateField(label=_("Date of this report"), initial=timezone.localdate)
    file = evidence_file()

    def __init__(self, *args: Any, parts: Iterable[RecommendationPart], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = list(parts)
        self.fields["file"].label = _("Evidence of it (optional)")
        self.fields["file"].help_text = _("A PDF, a Word document (.docx) or a picture.")
        others = list(self.fields)
        for part in self.parts or [None]:
            self._offer(part)
        self.order_fields([name for name in self.fields if name not in others])
        self.instruct()

    def _offer(self, part: RecommendationPart | None) -> None:
        end, to = (f"_{part.pk}", f"{part.letter} ") if part else ("", "")
        needed = part is None
        self.fields[f"text{end}"] = forms.CharField(
            label=_("%(part)sProgress") % {"part": to},
            help_text=_("%(text)s Leave it empty if there is no news.") % {"text": part.text} if part else "",
            widget=forms.Textarea(attrs=ROWS),
            required=needed,
        )
        self.fields[f"rag{end}"] = forms.ChoiceField(
            label=_("%(part)sRed, amber or green") % {"part": to},
            choices=Rag.choices,
            widget=forms.RadioSelect,
            required=needed,
        )
        self.fields[f"stage{end}"] = forms.ChoiceField(
            label=_("%(part)sHow far it is") % {"part": to},
            help_text=_("The committee itself confirms at a meeting whether it is complete."),
            choices=ProgressStage.choices,
            widget=forms.RadioSelect,
            required=needed,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for part in self.parts:
            told = {name: cleaned.get(f"{name}_{part.pk}") for name in FIELDS}
            for name in FIELDS:
                place = f"{name}_{part.pk}"
                if any(told.values()) and not told[name] and place not in self.errors:
                    self.add_error(place, MISSING[name])
        if self.parts and not self.errors and not self.said():
            raise ValidationError(_("Say how far at least one part is."))
        return cleaned

    def said(self) -> list[Said]:
        """What is reported, in the order of the parts."""
        return [
            Said(part=part, **told)
            for part in self.parts or [None]
            if any((told := self._told(part)).values())
        ]

    def _told(self, part: RecommendationPart | None) -> dict[str, str]:
        end = f"_{part.pk}" if part else ""
        return {name: self.cleaned_data.get(f"{name}{end}", "") for name in FIELDS}


class LinkProgressForm(ProgressForm):
    """The same by a link, with the name and post of who reports."""

    said_by = forms.CharField(label=_("Your name and post"), max_length=200)
