"""Forms by which a body answers, an officer enters its letter or sends it back, and a link is sent."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import Answer
from meetings.forms.appendices import PDF, PICTURES, WORD
from meetings.models import Addressee, RecommendationPart, Response
from meetings.services.evidence import MOST_MEGABYTES
from meetings.services.responses import FIELDS
from scrutiny.forms import DateField, GovForm, UploadField, VersionedForm

ROWS = {"rows": 4}


class AnswerFields:
    """The boxes of an answer: five for the whole, or five for each part, named by the part's key."""

    def offer(self, parts: Iterable[RecommendationPart]) -> None:
        """Put the boxes of the answer before what the form has already."""
        self.parts = list(parts)
        others = list(self.fields)
        for part in self.parts or [None]:
            self._offer_one(part)
        self.order_fields([name for name in self.fields if name not in others])
        self.instruct()

    def _offer_one(self, part: RecommendationPart | None) -> None:
        end, to = (f"_{part.pk}", f"{part.letter} ") if part else ("", "")
        self.fields[f"answer{end}"] = forms.ChoiceField(
            label=_("%(part)sIs it accepted?") % {"part": to},
            help_text=part.text if part else "",
            choices=Answer.choices,
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields[f"reason{end}"] = forms.CharField(
            label=_("%(part)sReason") % {"part": to}, widget=forms.Textarea(attrs=ROWS), required=False
        )
        self.fields[f"action{end}"] = forms.CharField(
            label=_("%(part)sAction that will be taken") % {"part": to},
            help_text=_("Needed unless it is not accepted. If accepted in principle: the next step."),
            widget=forms.Textarea(attrs=ROWS),
            required=False,
        )
        self.fields[f"lead{end}"] = forms.CharField(
            label=_("%(part)sWho leads it (optional)") % {"part": to}, max_length=200, required=False
        )
        self.fields[f"target_date{end}"] = DateField(
            label=_("%(part)sDate by which it will be done") % {"part": to},
            help_text=_("A date is needed; “ongoing” is not a date."),
            required=False,
        )

    def words(self) -> dict[str, Any]:
        """What is said of the whole, empty for a recommendation with parts."""
        return {} if self.parts else {name: self.cleaned_data.get(name) for name in FIELDS}

    def part_words(self, *, answered_only: bool = False) -> dict[RecommendationPart, dict[str, Any]]:
        """What is said of each part; with `answered_only` of those of which anything is said."""
        said = {
            part: {name: self.cleaned_data.get(f"{name}_{part.pk}") for name in FIELDS} for part in self.parts
        }
        return {part: one for part, one in said.items() if not answered_only or any(one.values())}


def evidence_file() -> UploadField:
    """The box for one file, looked through by its content when it is kept."""
    return UploadField(
        label=_("Evidence (optional)"),
        help_text=_("A PDF, a Word document (.docx) or a picture of up to %(limit)s MB. Save to add another.")
        % {"limit": MOST_MEGABYTES},
        max_mb=MOST_MEGABYTES,
        accept=f"{PDF},{WORD},{PICTURES}",
        required=False,
    )


class AnswerDraftForm(AnswerFields, VersionedForm):
    """A body's answer as it is being written: anything may still be missing when it is saved."""

    submit_label = _("Save and check it")
    # All may be empty while it is written, and nearly all is needed in the end.
    mark_optional = False
    is_partial = forms.BooleanField(
        label=_("More of the answer is to follow"),
        help_text=_("The date by which the full answer is due stays as it is."),
        required=False,
    )
    given_by = forms.CharField(label=_("Name and post of who answers"), max_length=200, required=False)
    remove = forms.TypedMultipleChoiceField(
        label=_("Files to take off"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    file = evidence_file()
    file_title = forms.CharField(
        label=_("What the file shows (optional)"),
        help_text=_("Empty: its own title."),
        max_length=200,
        required=False,
    )

    def __init__(
        self, *args: Any, parts: Iterable[RecommendationPart], response: Response | None, **options: Any
    ) -> None:
        version = response.version if response else 0
        options["initial"] = written(response) | dict(options.get("initial") or {})
        super().__init__(*args, saved_version=version, **options)
        self.offer(parts)
        files = list(response.evidence.all()) if response else []
        self.fields["remove"].choices = [(file.pk, file.title) for file in files]
        if not files:
            del self.fields["remove"]
        self.guard(version, is_saved=response is not None)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.add_input(Submit("draft", _("Save and come back later"), css_class="secondary"))
        return helper


class LetterForm(AnswerFields, GovForm):
    """A body's answer that came on paper or by mail, entered by an officer; it counts at once."""

    submit_label = _("Enter this answer")
    mark_optional = False
    once = True
    is_partial = forms.BooleanField(label=_("More of the answer is to follow"), required=False)
    given_by = forms.CharField(
        label=_("Name and post of who answered (optional)"), max_length=200, required=False
    )
    received_on = DateField(label=_("Date received"), initial=timezone.localdate)
    file = evidence_file()

    def __init__(self, *args: Any, parts: Iterable[RecommendationPart], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].label = _("The letter, or evidence that came with it (optional)")
        self.fields["file"].help_text = _("A PDF, a Word document (.docx) or a picture.")
        self.offer(parts)


def written(response: Response | None) -> Mapping[str, Any]:
    """What an answer says already, by the names of the boxes."""
    if response is None:
        return {}
    said = {name: getattr(response, name) for name in (*FIELDS, "is_partial", "given_by")}
    for row in response.parts.all():
        said |= {f"{name}_{row.part_id}": getattr(row, name) for name in FIELDS}
    return said


class ConfirmForm(GovForm):
    """Give the answer as it is shown."""

    submit_label = _("Give this answer")
    once = True
    version = forms.IntegerField(widget=forms.HiddenInput)


class SendBackForm(GovForm):
    """What is missing in an answer or unclear."""

    submit_label = _("Send the answer back")
    once = True
    note = forms.CharField(
        label=_("What is missing or unclear"),
        help_text=_("Who gave the answer reads this."),
        widget=forms.Textarea(attrs=ROWS),
    )


class AnswerLinkForm(GovForm):
    """Where a link to answer goes."""

    submit_label = _("Send a link")
    once = True
    to = forms.EmailField(label=_("Email address of who is to answer"))

    def __init__(self, *args: Any, addressee: Addressee, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].initial = addressee.contact_email
