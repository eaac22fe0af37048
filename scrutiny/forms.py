"""What every form stands on: GOV.UK markup, errors as instructions, dates, times and stale edits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.db import models
from django.forms.models import ModelFormMetaclass
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scrutiny.govuk.dates import DateField, DateInput
from scrutiny.govuk.suggestions import SuggestingInput
from scrutiny.govuk.times import TimeField, TimeInput
from scrutiny.govuk.uploads import PdfField, UploadField
from scrutiny.templatetags.british import uk_date, uk_datetime, uk_time

__all__ = [
    "Conflict",
    "DateField",
    "DateInput",
    "GovForm",
    "GovModelForm",
    "PdfField",
    "SuggestingInput",
    "TimeField",
    "TimeInput",
    "UploadField",
    "VersionGuard",
    "VersionedForm",
    "VersionedModelForm",
]

INSTRUCTIONS: tuple[tuple[type, Any], ...] = (
    (forms.FileField, _("Choose a file for “%(label)s”.")),
    (forms.BooleanField, _("Tick “%(label)s” to go on.")),
    (forms.MultipleChoiceField, _("Choose at least one for “%(label)s”.")),
    (forms.ModelMultipleChoiceField, _("Choose at least one for “%(label)s”.")),
    (forms.ChoiceField, _("Choose an answer for “%(label)s”.")),
    (forms.ModelChoiceField, _("Choose an answer for “%(label)s”.")),
    (forms.Field, _("Fill in “%(label)s”.")),
)
LIMITS = {
    "max_length": _("Shorten “%(label)s” to %%(limit_value)d characters or fewer; it has %%(show_value)d."),
    "min_value": _("“%(label)s” must be %%(limit_value)s or more."),
    "max_value": _("“%(label)s” must be %%(limit_value)s or less."),
}


class GovFormBase:
    """The parts that plain forms and model forms share.

    `submit_label` names the button; `cancel_url` adds a link beside it; `once` adds the token that
    scrutiny.once reads; `layout` is a crispy Layout; `method` is "post" or "get".
    """

    submit_label: Any = _("Save")
    submit_variant = ""
    cancel_url = ""
    once = False
    layout: Layout | None = None
    method = "post"
    mark_optional = True
    use_required_attribute = False

    def instruct(self) -> None:
        """Replace Django's standard messages by instructions that name the field."""
        for name, field in self.fields.items():
            label = field.label or forms.utils.pretty_name(name)
            _instruct(field, {"label": label})

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.layout = self.layout or Layout(*self.fields)
        helper.form_method = self.method
        helper.render_hidden_fields = True
        helper.cancel_url = self.cancel_url
        if self.submit_label:
            helper.add_input(Submit("save", self.submit_label, css_class=self.submit_variant))
        return helper


def _instruct(field: forms.Field, label: Mapping[str, Any]) -> None:
    standard = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == standard:
        sentence = next(text for kind, text in INSTRUCTIONS if isinstance(field, kind))
        field.error_messages["required"] = sentence % label
    for code, sentence in LIMITS.items():
        field.error_messages.setdefault(code, sentence % label)


class GovForm(GovFormBase, forms.Form):
    """A form of the product that isn't about one row; verbs mostly."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instruct()


def _form_field(db_field: models.Field, **options: Any) -> forms.Field | None:
    """Give dates their three boxes and times their short one."""
    if type(db_field) is models.DateField:
        options.setdefault("form_class", DateField)
    if type(db_field) is models.TimeField:
        options.setdefault("form_class", TimeField)
    return db_field.formfield(**options)


class GovModelFormMetaclass(ModelFormMetaclass):
    """Hands every Meta our form fields, so that a form need not name them one by one."""

    def __new__(mcs, name: str, bases: tuple, attrs: dict, **options: Any) -> type:
        meta = attrs.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(_form_field)
        return super().__new__(mcs, name, bases, attrs, **options)


class GovModelForm(GovFormBase, forms.ModelForm, metaclass=GovModelFormMetaclass):
    """A form for the content of one row.

    `choice_labels` maps the name of a field that chooses a row to a function that says how a row is written.
    """

    choice_labels: Mapping[str, Callable[[Any], str]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instruct()
        for name, label in self.choice_labels.items():
            self.fields[name].label_from_instance = label


@dataclass(frozen=True)
class Conflict:
    """One field that two people changed: what is saved, and what was typed here."""

    label: str
    theirs: str
    yours: str


class VersionGuard(GovFormBase):
    """For a form on what two people edit: what was written over an older version is shown, not saved.

    The form has a hidden field `version` and calls `guard` when its fields have their first values. The service is
    the guard (it saves only where the version still fits); pass it `form.cleaned_data["version"]`.
    """

    conflicts: list[Conflict]

    def guard(self, version: int, *, is_saved: bool = True) -> None:
        """Remember what was saved, and as which version."""
        self.conflicts = []
        self.fields["version"].initial = version
        self._saved = {name: self.get_initial_for_field(self.fields[name], name) for name in self.fields}
        self._saved_version = version if is_saved else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self._saved_version is not None and cleaned.get("version") != self._saved_version:
            self.show_conflict(self._saved, self._saved_version)
        return cleaned

    def show_conflict(self, saved: Mapping[str, Any], version: int) -> None:
        """Say that someone else saved meanwhile, and list the fields that differ.

        `saved` holds the values of the row by field name. Sending the form once more saves over `version`.
        """
        self.conflicts = [conflict for name in self.fields if (conflict := self._conflict(name, saved))]
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)
        self.add_error(
            None,
            _(
                "Someone else saved this while you were writing. Your text is kept below; the saved text is "
                "shown beside it. Put in what you want to keep and save again."
            ),
        )

    def _conflict(self, name: str, saved: Mapping[str, Any]) -> Conflict | None:
        field, theirs = self[name], saved.get(name)
        if field.is_hidden or not field.field.has_changed(theirs, field.data):
            return None
        return Conflict(str(field.label), in_words(field.field, theirs), in_words(field.field, field.data))


class VersionedModelForm(VersionGuard, GovModelForm):
    """A form for a row that two people edit (see VersionGuard)."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.guard(self.instance.version, is_saved=self.instance.pk is not None)


class VersionedForm(VersionGuard, GovForm):
    """A form for a part of what two people edit (see VersionGuard); `version` is that of the whole."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, saved_version: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.guard(saved_version)


def in_words(field: forms.Field, value: Any) -> str:
    """Return the value of a form field as it would be read: a date, a choice's label, yes or no."""
    try:
        value = field.clean(field.prepare_value(value))
    except forms.ValidationError:
        return str(value)
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, DateField):
        return uk_date(value)
    if isinstance(field, TimeField):
        return uk_time(value)
    if isinstance(field, forms.DateTimeField):
        return uk_datetime(value)
    return _choice_in_words(field, value)


def _choice_in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(field.label_from_instance(row) for row in value)
    if isinstance(field, forms.ModelChoiceField):
        return field.label_from_instance(value) if value else ""
    if isinstance(field, forms.MultipleChoiceField):
        return ", ".join(str(dict(field.choices)[key]) for key in value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value or ""))
    return "" if value is None else str(value)
