"""Forms of minutes: one entry with its clauses, and the end of the meeting."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting, Minute, Minutes, Resolution
from meetings.services import agenda
from meetings.services.resolutions import ClauseText
from scrutiny.forms import Conflict, GovForm, GovModelForm, VersionedModelForm

SPARE_CLAUSES = 2
FOLDED = ("mover", "seconder", "vote", "word", "delegated_to", "is_exempt")


class ClauseForm(GovForm):
    """One clause of a decision; a row left empty is not saved."""

    submit_label = ""
    mark_optional = False
    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Clause"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    mover = forms.CharField(label=_("Moved by"), required=False, max_length=150)
    seconder = forms.CharField(label=_("Seconded by"), required=False, max_length=150)
    vote = forms.CharField(
        label=_("Vote"), required=False, max_length=200, help_text=_("Where one was taken: 7 for, 2 against.")
    )
    word = forms.CharField(
        label=_("Word before this clause"),
        required=False,
        max_length=40,
        help_text=_("Only where it differs from the word that opens the decision: and RECOMMENDED."),
    )
    delegated_to = forms.CharField(
        label=_("Final wording left to"),
        required=False,
        max_length=250,
        help_text=_("Such as: the Chair in consultation with the opposition lead."),
    )
    is_exempt = forms.BooleanField(label=_("This clause is not for publication"), required=False)
    place = forms.IntegerField(label=_("Place"), required=False, min_value=1)
    remove = forms.BooleanField(label=_("Remove this clause"), required=False)

    def clean(self):
        cleaned = super().clean()
        wants_text = cleaned.get("pk") or any(map(cleaned.get, FOLDED))
        if wants_text and not cleaned.get("text") and not cleaned.get("remove"):
            self.add_error("text", _("Write the clause, or tick “Remove this clause”."))
        return cleaned

    @property
    def row_label(self) -> str:
        return gettext("Clause") if self.initial.get("pk") else gettext("New clause")

    @property
    def tells_vote(self) -> bool:
        """Whether the folded-away part has something in it to look at."""
        return bool(self.errors if self.is_bound else any(map(self.initial.get, FOLDED)))


ClauseFormSet = forms.formset_factory(ClauseForm, extra=SPARE_CLAUSES)


def clause_forms(data, minute: Minute | None = None) -> forms.BaseFormSet:
    """The clauses of a minute as rows, with empty ones at the end."""
    saved = minute.resolutions.all() if minute else ()
    initial = [_initial(row, place) for place, row in enumerate(saved, 1)]
    return ClauseFormSet(data, initial=initial, prefix="clauses")


def clause_texts(formset: Iterable[ClauseForm]) -> list[ClauseText]:
    """What was typed, in the order of the places; a row without a place goes to the end."""
    told = [
        form.cleaned_data for form in formset if form.cleaned_data.get("text") or form.cleaned_data.get("pk")
    ]
    told.sort(key=lambda row: (row["place"] is None, row["place"] or 0))
    names = ("text", *FOLDED, "pk", "remove")
    return [ClauseText(**{name: row[name] for name in names}) for row in told]


def _initial(row: Resolution, place: int) -> dict:
    names = ("pk", "text", *FOLDED)
    return {name: getattr(row, name) for name in names} | {"place": place}


class MinuteForm(VersionedModelForm):
    """Edit one entry; its clauses are a formset beside it, and count as part of it when two people edit."""

    submit_label = ""

    class Meta:
        model = Minute
        fields = ["title", "narrative", "decision_word", "action", "is_exempt", "number"]
        widgets = {"narrative": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args, clauses: forms.BaseFormSet, **options):
        super().__init__(*args, **options)
        self.clauses = clauses
        self.fields["number"].help_text = _(
            "Leave empty: numbers are given at publication. Fill in only for minutes that were numbered before."
        )
        self.fields["decision_word"].widget.attrs["class"] = "govuk-input--width-20"
        self.fields["action"].help_text = _("Printed in the margin: who does what.")
        self.fields["is_exempt"].label = _("Exempt: the text of this minute is not for publication")

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.clauses.is_valid()])

    def show_conflict(self, saved, version):
        super().show_conflict(saved, version)
        theirs = "\n".join(row.text for row in self.instance.resolutions.all())
        yours = "\n".join(row.text for row in clause_texts(self.clauses)) if self.clauses.is_valid() else ""
        if theirs != yours:
            self.conflicts.append(Conflict(gettext("Clauses"), theirs, yours))


class MinuteCreateForm(GovModelForm):
    """Add an entry, for an item that has none or for business that was on no agenda."""

    submit_label = _("Add entry")
    once = True

    class Meta:
        model = Minute
        fields = ["item", "title"]

    def __init__(self, *args, minutes: Minutes, **options):
        super().__init__(*args, **options)
        free = minutes.meeting.items.filter(minute=None)
        nodes = agenda.nodes(agenda.outline(minutes.meeting))
        pks = set(free.values_list("pk", flat=True))
        self.fields["item"].queryset = free
        self.fields["item"].choices = [
            ("", _("None: it was on no agenda")),
            *((node.item.pk, f"{node.label} {node.item.title}") for node in nodes if node.item.pk in pks),
        ]
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Leave empty to take the title of the item.")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title") and not cleaned.get("item"):
            self.add_error("title", _("Write a heading, or choose an item."))
        elif not cleaned.get("title"):
            cleaned["title"] = cleaned["item"].title
        return cleaned


class EndForm(VersionedModelForm):
    """When the meeting ended, and how that is printed."""

    class Meta:
        model = Meeting
        fields = ["ended_at", "ended_as_printed"]
        help_texts = {
            "ended_at": _("Leave empty where it is not known; 00:00 is printed as not known."),
            "ended_as_printed": _("Only where it differs from the time, such as 15:00pm or midnight."),
        }


class PublishForm(GovForm):
    """Nothing to fill in: the page says what is missing."""

    submit_label = _("Publish as draft minutes")
