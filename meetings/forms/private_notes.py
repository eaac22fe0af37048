"""Forms of private notes."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import PrivateNote
from meetings.note_places import Place
from scrutiny.forms import GovForm, VersionedModelForm

WHOLE = _("The report as a whole")


def choices_of(places: Sequence[Place]) -> list[tuple[str, str]]:
    """The places where a note can stand, each with the beginning of its words."""
    return [("", WHOLE), *((place.slug, _named(place)) for place in places if place.slug)]


def _named(place: Place) -> str:
    words = place.words if len(place.words) <= 80 else f"{place.words[:79]}…"
    before = _("Recommendation") if place.proposed else ""
    return " ".join(filter(None, (str(before), place.number, words)))


class PlaceForm(GovForm):
    """Put a note at another place."""

    submit_label = _("Put the note there")
    place = forms.ChoiceField(label=_("Where the note stands"), required=False)

    def __init__(self, *args, places: Sequence[Place], **options):
        super().__init__(*args, **options)
        self.fields["place"].choices = choices_of(places)


class PrivateNoteCreateForm(PlaceForm):
    """Note something at a place of a report."""

    submit_label = _("Save the note")
    once = True
    text = forms.CharField(
        label=_("Your note"),
        help_text=_("Nobody but you reads it."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=10_000,
    )
    field_order = ("place", "text")


class PrivateNoteEditForm(VersionedModelForm):
    """Change the words of a note."""

    submit_label = _("Save the note")

    class Meta:
        model = PrivateNote
        fields = ["text"]
        help_texts = {"text": _("Nobody but you reads it.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
