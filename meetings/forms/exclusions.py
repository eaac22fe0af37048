"""Forms of the exclusion of press and public: what was decided, their return, and the summary for the public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind
from meetings.forms.exemptions import paragraph_choices
from meetings.minute_enums import PartKind
from meetings.models import Exclusion, Minute, MinutePart
from scrutiny.forms import GovForm, TimeField, VersionedModelForm

AT_START, AT_END = "start", "end"


class ExclusionForm(VersionedModelForm):
    """What was decided about excluding the public; the same form corrects it."""

    submit_label = _("Save what was decided")
    once = True
    paragraphs = forms.MultipleChoiceField(
        label=_("Paragraphs of Schedule 12A"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As resolved. They are printed in the public minutes with their description."),
    )
    proposed_paragraphs = forms.MultipleChoiceField(
        label=_("Paragraphs proposed, where others were resolved"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Exclusion
        fields = [
            "outcome",
            "items",
            "proceedings",
            "paragraphs",
            "proposed_paragraphs",
            "public_interest_reason",
            "motion",
        ]
        widgets = {
            "outcome": forms.RadioSelect,
            "items": forms.CheckboxSelectMultiple,
            "public_interest_reason": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, minute: Minute, **options: Any) -> None:
        super().__init__(*args, **options)
        items = minute.minutes.meeting.items.all()
        self.fields["items"].queryset = items
        self.fields["items"].label_from_instance = lambda item: f"{item.label} {item.title}".strip()
        self.fields["items"].help_text = _(
            "The law wants the business named: the items, or other words below."
        )
        self.fields["proceedings"].help_text = _(
            "Such as: the discussion of appendices B to D. This is printed in the public minutes."
        )
        self.fields["public_interest_reason"].help_text = _("Printed in the exempt minutes only.")
        choices = paragraph_choices(minute.council)
        for name in ("paragraphs", "proposed_paragraphs"):
            self.fields[name].choices = choices
        motions = minute.motions.all()
        self.fields["motion"].queryset = motions
        self.fields["motion"].label_from_instance = lambda motion: Truncator(motion.text).words(20)
        self.fields["motion"].empty_label = _("None is recorded")
        if not motions:
            del self.fields["motion"]


class ExclusionCreateForm(ExclusionForm):
    """The same, with where in the minutes the public left."""

    place = forms.ChoiceField(
        label=_("When they left"),
        widget=forms.RadioSelect,
        initial=AT_END,
        help_text=_(
            "What is minuted after that is not for publication until it is recorded that they came back."
        ),
    )
    at = TimeField(label=_("Time"), required=False)
    stops_stream = forms.BooleanField(label=_("The public stream was stopped"), required=False)
    record_shown = forms.CharField(
        label=_("Confidential record that was shown in private"),
        required=False,
        max_length=200,
        help_text=_("Such as: the partnership's record of the case. Shown to those who signed for it."),
    )

    def __init__(self, *args: Any, minute: Minute, **options: Any) -> None:
        super().__init__(*args, minute=minute, **options)
        self.parts = {str(part.pk): part for part in minute.parts.all() if not part.is_beside}
        self.fields["place"].choices = [
            (AT_END, _("After all that is minuted under this item so far")),
            *((pk, _after(part)) for pk, part in self.parts.items()),
            (AT_START, _("Before anything was said under this item")),
        ]

    def told(self) -> dict[str, Any]:
        """What the service is given of the fields: the place as a part, or the start of the item."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("place", "version")}
        place = self.cleaned_data["place"]
        return told | {"after": self.parts.get(place), "at_start": place == AT_START}


def first_values(minute: Minute) -> dict[str, Any]:
    """What the form of an exclusion is filled in with: the exempt items of the meeting, or the item at hand."""
    item = minute.item
    if item and item.kind != ItemKind.EXCLUSION:
        items = [item]
    else:
        items = [one for one in minute.minutes.meeting.items.all() if one.is_exempt]
    paragraphs = sorted({number for one in items for number in one.exempt_paragraphs}, key=int)
    return {"items": items, "paragraphs": paragraphs}


class ReadmissionForm(GovForm):
    """When press and public came back."""

    submit_label = _("Record that they came back")
    place = forms.ChoiceField(label=_("Where in the minutes"))
    at = TimeField(label=_("Time"), required=False)
    starts_stream = forms.BooleanField(label=_("The public stream was started again"), required=False)
    decided_in_private = forms.BooleanField(
        label=_("The decisions recorded under that item so far were taken in private"),
        required=False,
        initial=True,
        help_text=_(
            "They then stay not for publication. Take the tick away only if they were taken in public."
        ),
    )

    def __init__(self, *args: Any, entries: Iterable[Minute], here: int | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places: dict[str, tuple[Minute, MinutePart | None]] = {}
        groups = []
        for entry in entries:
            group = [
                (
                    f"entry-{entry.pk}",
                    _("At the end of what is minuted so far: %(title)s") % {"title": entry.title},
                )
            ]
            self.places[f"entry-{entry.pk}"] = (entry, None)
            for part in entry.parts.all():
                if not part.is_beside:
                    group.append((f"part-{part.pk}", _after(part)))
                    self.places[f"part-{part.pk}"] = (entry, part)
            groups.append((entry.title, group))
        self.fields["place"].choices = groups
        self.fields["place"].initial = f"entry-{here}" if f"entry-{here}" in self.places else None

    def told(self) -> dict[str, Any]:
        """What the service is given of the fields: the place as an item and one of its parts."""
        told = dict(self.cleaned_data)
        minute, after = self.places[told.pop("place")]
        return told | {"minute": minute, "after": after}


class ExclusionRemoveForm(GovForm):
    """What becomes of what was minuted in private under an exclusion that was recorded by mistake."""

    submit_label = _("Take out what was recorded")
    submit_variant = "govuk-button--warning"
    KEEP, RELEASE = "keep", "release"
    private = forms.ChoiceField(
        label=_("What was minuted as in private"),
        widget=forms.RadioSelect,
        initial=KEEP,
        choices=[
            (KEEP, _("It stays not for publication, until somebody opens it piece by piece")),
            (RELEASE, _("It was said in public, and goes into the public minutes")),
        ],
    )


class SummaryForm(VersionedModelForm):
    """The summary for the public of what was done in private."""

    submit_label = _("Save the summary")

    class Meta:
        model = Minute
        fields = ["summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 6})}


def _after(part: MinutePart) -> str:
    words = Truncator(" ".join((part.text or part.said_by).split())).words(12)
    kind = PartKind(part.kind).label
    return gettext("After: %(part)s") % {"part": f"{kind}, {words}" if words else kind}
