"""Forms of importing a tracker: the file, its sheet, its columns, its words for states, and one row."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.enums import Answer
from meetings.models import TrackerImport, TrackerRow
from meetings.recommendation_enums import ImportColumn
from meetings.services.tracker_imports import MOST_MEGABYTES
from meetings.tracker_reading.matching import NO_STATE
from meetings.tracker_reading.words import shortened
from meetings.tracker_states import UNION
from partnerships.enums import Rag
from scrutiny.forms import DateField, GovForm, UploadField, VersionedForm

ACCEPT = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NUMBERS = (("keep", _("As in the file")), ("anew", _("Anew, as here: “2019/20 R1”")))


class TrackerImportCreateForm(GovForm):
    """Choose a tracker to look through."""

    submit_label = _("Read the file")
    once = True

    committee = forms.ModelChoiceField(
        None,
        label=_("Committee whose tracker it is"),
        empty_label=None,
        error_messages={"invalid_choice": _("Choose a committee of the list.")},
    )
    file = UploadField(
        max_mb=MOST_MEGABYTES,
        accept=ACCEPT,
        label=_("Tracker"),
        help_text=_(
            "An Excel workbook (.xlsx) or CSV, up to %(limit)d MB. Nothing is imported before you confirm it."
        )
        % {"limit": MOST_MEGABYTES},
    )

    def __init__(self, *args: Any, committees, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["committee"].queryset = committees


class SheetForm(VersionedForm):
    """Choose the sheet and the row with the headings."""

    submit_label = _("Go on to the columns")

    sheet = forms.ChoiceField(label=_("Sheet"), widget=forms.RadioSelect)
    heading_row = forms.IntegerField(
        label=_("Row with the headings"),
        min_value=1,
        help_text=_("The number of the row, as it stands beside it below. Rows above it are left out."),
    )

    def __init__(self, *args: Any, tracker: TrackerImport, **options: Any) -> None:
        initial = {"sheet": tracker.sheet, "heading_row": tracker.heading_row}
        super().__init__(*args, saved_version=tracker.version, initial=initial, **options)
        self.fields["sheet"].choices = [
            (one["name"], _("%(name)s (%(rows)d rows)") % one) for one in tracker.sheets
        ]
        self.guard(tracker.version)


class ColumnsForm(VersionedForm):
    """Say what each column is, and what stands for what rows leave out."""

    submit_label = _("Go on")
    # Nearly all may stay empty.
    mark_optional = False

    made_on = DateField(
        label=_("Date made, where a row has none"),
        required=False,
        help_text=_("Leave empty if every row has its date: those without are kept until you correct them."),
    )
    as_at = DateField(
        label=_("Day to which the tracker was brought up to date"),
        help_text=_("Progress, answers and findings without a date are told as of this day."),
    )
    owner = forms.CharField(label=_("Who is asked, where a row names nobody"), required=False, max_length=200)
    origin = forms.CharField(
        label=_("Where they were made, where a row does not say"),
        required=False,
        max_length=200,
        help_text=_("Such as “Crime and Disorder Committee, 2019/20”."),
    )
    rag = forms.ChoiceField(
        label=_("Progress without a colour"),
        choices=[("", _("Keep the row until somebody says")), *Rag.choices],
        required=False,
    )
    numbering = forms.ChoiceField(
        label=_("References"),
        choices=_NUMBERS,
        widget=forms.RadioSelect,
        help_text=_("Number them anew when the tracker begins again with 1 in each review or year."),
    )
    is_public = forms.BooleanField(
        label=_("Residents can see what is imported"),
        required=False,
        help_text=_(
            "With all answers and progress in the tracker’s words. Tick it only if these were public."
        ),
    )

    def __init__(
        self,
        *args: Any,
        tracker: TrackerImport,
        headings: Sequence[str],
        samples: Mapping[int, str],
        guessed: Mapping[int, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, saved_version=tracker.version, initial=_defaults_of(tracker), **options)
        self.places = list(samples)
        self.column_fields = []
        for place in self.places:
            name, heading = f"column_{place}", headings[place] if place < len(headings) else ""
            self.fields[name] = forms.ChoiceField(
                label=gettext("Column %(letter)s: %(heading)s")
                % {"letter": letter_of(place), "heading": shortened(heading) or gettext("no heading")},
                help_text=samples[place],
                choices=[("", _("Leave it out")), *ImportColumn.choices],
                required=False,
                initial=guessed.get(place, ""),
            )
            self.column_fields.append(name)
        own = ["made_on", "as_at", "owner", "origin", "rag", "numbering", "is_public", "version"]
        self.order_fields([*self.column_fields, *own])
        self.guard(tracker.version)

    def matched(self) -> dict[str, Any]:
        """What `tracker_imports.match_columns` takes, without the version."""
        data = self.cleaned_data
        return {
            "columns": {place: data[f"column_{place}"] for place in self.places if data[f"column_{place}"]},
            **{name: data[name] for name in ("made_on", "as_at", "owner", "origin", "rag", "is_public")},
            "numbers_anew": data["numbering"] == "anew",
        }


class StatesForm(VersionedForm):
    """Say which state or answer the tracker's own words are."""

    submit_label = _("Go on to the preview")
    # Nearly all may stay empty.
    mark_optional = False

    def __init__(
        self,
        *args: Any,
        tracker: TrackerImport,
        words: Mapping[str, tuple[str, int]],
        **options: Any,
    ) -> None:
        super().__init__(*args, saved_version=tracker.version, **options)
        # Those that nobody knows come first; a field's name may hold any letters, so that keys go by number.
        self.keys = sorted(words, key=lambda key: (bool(tracker.states.get(key)), key))
        for number, key in enumerate(self.keys):
            said, count = words[key]
            self.fields[f"words_{number}"] = forms.ChoiceField(
                label=gettext("“%(words)s”") % {"words": shortened(said)},
                help_text=_in_rows(count),
                choices=_meanings(key.partition(":")[0]),
                required=False,
                initial=tracker.states.get(key, ""),
            )
        self.guard(tracker.version)

    def meanings(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"words_{number}"] for number, key in enumerate(self.keys)}


class TrackerRowForm(VersionedForm):
    """Correct what a row says; dates are words here as they are in the file."""

    submit_label = _("Save and read the row again")
    # Nearly all may stay empty.
    mark_optional = False

    def __init__(self, *args: Any, row: TrackerRow, **options: Any) -> None:
        super().__init__(*args, saved_version=row.version, initial=row.read.get("words", {}), **options)
        for column in ImportColumn:
            said = str(row.read.get("words", {}).get(column, ""))
            self.fields[column] = _row_field(column, said)
        self.order_fields([*ImportColumn.values, "version"])
        self.guard(row.version)

    def words(self) -> dict[str, str]:
        return {column.value: self.cleaned_data[column] for column in ImportColumn}


class TrackerRowSkipForm(VersionedForm):
    """Leave a row out, with the reason."""

    submit_label = _("Leave the row out")

    reason = forms.CharField(
        label=_("Why it is left out"), help_text=_("Such as “The same as row 12”."), max_length=200
    )


def letter_of(place: int) -> str:
    """The letters by which Excel calls a column (place 0 is A, 26 is AA)."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _defaults_of(tracker: TrackerImport) -> dict[str, Any]:
    stored = tracker.defaults
    return {
        "made_on": stored.get("made_on"),
        "as_at": stored.get("as_at") or timezone.localdate(tracker.uploaded_at),
        "owner": stored.get("owner", ""),
        "origin": stored.get("origin", ""),
        "rag": stored.get("rag", ""),
        "numbering": "anew" if stored.get("numbers_anew") else "keep",
        "is_public": tracker.is_public,
    }


def _in_rows(count: int) -> str:
    return gettext("In one row") if count == 1 else gettext("In %(count)d rows") % {"count": count}


def _meanings(column: str) -> list[tuple[str, Any]]:
    first = [("", _("Keep these rows until I correct them"))]
    if column == ImportColumn.ANSWER:
        return [*first, *Answer.choices, (NO_STATE, _("This is no answer"))]
    return [*first, *((union.term, union.label) for union in UNION), (NO_STATE, _("This is no state"))]


def _row_field(column: ImportColumn, said: str) -> forms.Field:
    choices = {
        ImportColumn.STATE: [str(union.label) for union in UNION],
        ImportColumn.ANSWER: [str(label) for label in Answer.labels],
        ImportColumn.RAG: [str(label) for label in Rag.labels],
    }
    if column in choices:
        own = [(said, gettext("%(words)s (as the row says)") % {"words": shortened(said)})] if said else []
        offered = [(label, label) for label in choices[column] if label != said]
        return forms.ChoiceField(
            label=column.label, choices=[("", _("Nothing")), *own, *offered], required=False
        )
    if column in _LONG:
        return forms.CharField(
            label=column.label,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_HINTS.get(column, ""),
        )
    return forms.CharField(label=column.label, required=False, help_text=_HINTS.get(column, ""))


_LONG = frozenset(
    {
        *(ImportColumn.TEXT, ImportColumn.OWNER, ImportColumn.RESPONSE, ImportColumn.ACTION),
        *(ImportColumn.PROGRESS, ImportColumn.SUCCESS, ImportColumn.FINDING),
    }
)
_HINTS: dict[ImportColumn, Any] = {
    ImportColumn.MADE_ON: _("For example 12 March 2019"),
    ImportColumn.OWNER: _("One in each line"),
}
