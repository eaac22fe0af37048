"""Forms of sign-offs: signing, recording one that came by letter, asking for a change, and narrowing the list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import SignOffState
from meetings.models import Meeting, SignOff
from meetings.services.sign_off_lists import Line
from scrutiny.forms import DateField, GovForm

LATE, UNSETTLED = "late", "unsettled"


class SignOffForm(GovForm):
    """Sign an implication off. It carries the text that was read: what was read is what is signed."""

    submit_label = _("Sign off this text")
    read = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    comment = forms.CharField(
        label=_("Comment"),
        help_text=_("Kept with the sign-off and shown to those who work on the report. It is not printed."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, text: str, **options: Any) -> None:
        super().__init__(*args, initial={"read": text, **options.pop("initial", {})}, **options)

    def read_anew(self, text: str) -> None:
        """Let the form, sent once more, sign the text that stands there now."""
        self.data = self.data.copy()
        self.data["read"] = text


class SignOffRecordForm(SignOffForm):
    """Record a sign-off that came by letter or email."""

    submit_label = _("Record the sign-off")
    name = forms.CharField(
        label=_("Who signed it off?"),
        max_length=SignOff._meta.get_field("name").max_length,
        error_messages={"required": _("Enter the name of the person who signed it off.")},
    )
    signed_on = DateField(label=_("On which day?"), help_text=_("The day of the letter or email."))
    field_order = ["read", "name", "signed_on", "comment"]

    def __init__(self, *args: Any, line: Line, **options: Any) -> None:
        names = {str(reviewer.person) for reviewer in line.reviewers}
        first = {"signed_on": timezone.localdate(), "name": names.pop() if len(names) == 1 else ""}
        super().__init__(*args, text=line.implication.section.body, initial=first, **options)
        self.fields["comment"].help_text = _(
            "For example where the letter or email is kept. It is shown to those who work on the report, not printed."
        )


class ChangeWantedForm(GovForm):
    """Ask for a change instead of signing off."""

    submit_label = _("Ask for the change")
    reason = forms.CharField(
        label=_("What is to be changed, and why?"),
        help_text=_("The author reads this in an email and on the report."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what is to be changed.")},
    )


class SignOffFilterForm(GovForm):
    """Narrow the list of sign-offs down; the late and missing ones unless something else is chosen."""

    method = "get"
    mark_optional = False
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Meeting"), required=False, empty_label=_("All meetings")
    )
    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            (UNSETTLED, _("Late and missing")),
            (LATE, _("Late")),
            *SignOffState.choices,
            ("all", _("All states")),
        ],
    )

    def __init__(self, data: Mapping[str, str], *, meetings: QuerySet, roles: Iterable[str]) -> None:
        super().__init__({"state": UNSETTLED} | {name: data[name] for name in data})
        self.fields["meeting"].queryset = meetings
        self.fields["role"].choices = [("", _("All roles")), *((role, role) for role in roles)]

    def narrowed(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that fit what was chosen; a choice that doesn't exist narrows nothing."""
        self.is_valid()
        meeting, role = self.cleaned_data.get("meeting"), self.cleaned_data.get("role")
        state = self.cleaned_data.get("state")
        return [
            line
            for line in lines
            if (not meeting or line.report.meeting == meeting)
            and (not role or line.implication.role == role)
            and _is_in(line, state)
        ]


def _is_in(line: Line, state: str | None) -> bool:
    if state == UNSETTLED:
        return not line.implication.is_settled
    if state == LATE:
        return line.implication.is_late
    return state not in SignOffState or line.implication.state == state
