"""Forms by which a recommendation and its copies go out, and by which proof of that is recorded."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.enums import SendingMeans
from meetings.models import Addressee, Recommendation, StatutoryCopy
from meetings.services import copies, recommendations
from meetings.services.copies import CopySending
from meetings.services.sending import Sending
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation
from scrutiny.calendar.clear_days import Due, response_due
from scrutiny.forms import DateField, GovForm, VersionedModelForm, VersionGuard

PROOF_HELP = _("Such as the number of a recorded delivery. It can be added later.")


@dataclass(frozen=True)
class Box:
    """The boxes of one letter: whom it is for, what they begin with, and whether it may go later."""

    key: str
    row: Addressee | Organisation
    legend: str
    name: str
    means: str
    to: str
    proof: str
    known: str
    may_wait: bool = False
    is_copy: bool = False


class BodyFieldset(Fieldset):
    """The boxes of one body under its name, which is printed as it is: crispy itself would read it as a template."""

    def render(self, form, context, template_pack="govuk", **kwargs):
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        facts = {"fieldset": self, "legend": self.legend, "fields": fields}
        return render_to_string(self.get_template_name(template_pack), facts)


class SendForm(VersionGuard, GovForm):
    """When and how a recommendation goes to who must answer, and a copy to each body that must have one."""

    submit_label = _("Send and start the clock")
    once = True
    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    on = DateField(
        label=_("Date sent"),
        help_text=_("The list below is that of the register on this day."),
        initial=timezone.localdate,
    )

    def __init__(
        self, *args: Any, recommendation: Recommendation, addressees: Sequence[Addressee], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.recommendation, self.addressees = recommendation, addressees
        self.day = self._day()
        self._read_register()
        self.boxes = self._boxes(addressees)
        for box in self.boxes:
            self._offer(box)
        self.is_other_list = self.is_bound and self._fill_new_boxes()
        self.layout = self._layout()
        if not addressees:
            self.submit_label = _("Send the copies")
        self.guard(recommendation.version)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.add_input(Submit("keep", _("Keep this list"), css_class="secondary"))
        return helper

    @property
    def is_kept_only(self) -> bool:
        """Whether the list is to be kept, and nothing sent."""
        return "keep" in self.data

    @property
    def due(self) -> Due:
        """When answers are due if it goes on the day of the list, and how that is counted."""
        return response_due(self.day, days=self.recommendation.council.response_days)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_kept_only or "on" not in cleaned:
            return cleaned
        try:
            recommendations.refuse_day(self.recommendation, cleaned["on"])
        except ValidationError as refused:
            self.add_error(None, refused)
        if self.is_other_list:
            self.add_error("on", _("On this day the register has other bodies. Look at the list, then send."))
        for box in self.boxes:
            self._check(box, cleaned)
        return cleaned

    def sendings(self) -> list[Sending]:
        """The letters to who must answer that go now; when the list is kept, all of them."""
        return [
            Sending(box.row, **self._typed(box))
            for box in self.boxes
            if not box.is_copy and (self.is_kept_only or self.cleaned_data[f"means_{box.key}"])
        ]

    def copies_to(self) -> list[CopySending]:
        """The copies, each to its body."""
        return [CopySending(box.row, **self._typed(box)) for box in self.boxes if box.is_copy]

    def _typed(self, box: Box) -> dict[str, str]:
        return {name: self.cleaned_data[f"{name}_{box.key}"] for name in ("means", "to", "proof")}

    def _day(self) -> dt.date:
        """The day that is asked for, today where it is none."""
        field = self.fields["on"]
        if not self.is_bound:
            return self.get_initial_for_field(field, "on")
        try:
            return field.clean(field.widget.value_from_datadict(self.data, self.files, "on"))
        except ValidationError:
            return timezone.localdate()

    def _read_register(self) -> None:
        """What the register of the day says: who must have it, and who of these gets a copy."""
        day = copies.day_of_list(self.recommendation, self.day)
        must_have = copies.required(self.recommendation, day)
        standings = {copies.standing_of(body) for body in must_have}
        self.no_authority = (
            "" if OrganisationKind.RESPONSIBLE_AUTHORITY in standings else copies.no_authority(day)
        )
        self._must_have = {body.pk for body in must_have}
        self._copied = copies.owed(self.recommendation, self.day, must_have)

    def _boxes(self, addressees: Sequence[Addressee]) -> list[Box]:
        kept = {row.organisation_id: row for row in self.recommendation.copies.filter(sent_on__isnull=True)}
        return [
            *(self._letter_box(row) for row in addressees),
            *(self._copy_box(body, kept.get(body.pk)) for body in self._copied),
        ]

    def _letter_box(self, row: Addressee) -> Box:
        means, to = self._first_way(row.contact_email, row.address)
        return Box(
            key=str(row.pk),
            row=row,
            legend=row.name,
            name=row.name,
            means=row.sent_by or means,
            to=row.sent_to or to,
            proof=row.proof,
            known=_known(row.contact_email, row.address),
            may_wait=row.organisation_id not in self._must_have,
        )

    def _copy_box(self, body: Organisation, kept: StatutoryCopy | None) -> Box:
        email = "" if self.recommendation.is_exempt else body.contact_email
        means, to = self._first_way(email, body.address)
        standing = OrganisationKind(copies.standing_of(body)).label
        return Box(
            key=f"copy_{body.pk}",
            row=body,
            legend=gettext("%(body)s (%(standing)s)")
            % {"body": body, "standing": str(standing)[:1].lower() + str(standing)[1:]},
            name=str(body),
            means=kept.means if kept else means,
            to=kept.sent_to if kept else to,
            proof=kept.proof if kept else "",
            known=_known(email, body.address),
            is_copy=True,
        )

    @staticmethod
    def _first_way(email: str, address: str) -> tuple[str, str]:
        if email:
            return SendingMeans.EMAIL, email
        return SendingMeans.POST, ", ".join(address.splitlines())[:250]

    def _offer(self, box: Box) -> None:
        choices = list(SendingMeans.choices)
        if box.is_copy and self.recommendation.is_exempt:
            choices = [choice for choice in choices if choice[0] != SendingMeans.EMAIL]
        if box.may_wait:
            choices.append(("", _("Not yet")))
        body = {"body": box.name}
        self.fields[f"means_{box.key}"] = forms.ChoiceField(
            label=_("How it goes to %(body)s") % body,
            choices=choices,
            widget=forms.RadioSelect,
            required=False,
            initial=box.means,
        )
        self.fields[f"to_{box.key}"] = forms.CharField(
            label=_("Address at %(body)s") % body,
            help_text=box.known,
            max_length=250,
            required=False,
            initial=box.to,
        )
        self.fields[f"proof_{box.key}"] = forms.CharField(
            label=_("Proof of sending to %(body)s (optional)") % body,
            help_text=PROOF_HELP,
            max_length=250,
            required=False,
            initial=box.proof,
        )

    def _fill_new_boxes(self) -> bool:
        """Fill from the register what was not on the page that was sent, and say whether there was any."""
        new = [box for box in self.boxes if f"to_{box.key}" not in self.data]
        self.data = self.data.copy()
        for box in new:
            for name, value in (("means", box.means), ("to", box.to), ("proof", box.proof)):
                self.data[f"{name}_{box.key}"] = value
        return bool(new)

    def _check(self, box: Box, cleaned: dict[str, Any]) -> None:
        means, to = cleaned.get(f"means_{box.key}"), cleaned.get(f"to_{box.key}", "")
        if f"means_{box.key}" in self.errors or f"to_{box.key}" in self.errors:
            return
        if not means:
            if not box.may_wait:
                self.add_error(f"means_{box.key}", _("Choose how it goes to %(body)s.") % {"body": box.name})
            return
        if sentence := _fault(box, means, to):
            self.add_error(f"to_{box.key}", sentence)

    def _layout(self) -> Layout:
        """The boxes of each body together, first of those that must answer, then of those that get a copy."""
        asked = [box for box in self.boxes if not box.is_copy]
        copied = [box for box in self.boxes if box.is_copy]
        parts: list[Any] = ["version", "on"]
        if asked:
            parts += [_heading(gettext("Who must answer")), *map(_fieldset, asked)]
        if copied:
            parts += [_heading(gettext("Who must have a copy")), *map(_fieldset, copied)]
        return Layout(*parts)


class CopyProofForm(VersionedModelForm):
    """What proves that a copy was sent."""

    submit_label = _("Keep the proof")

    class Meta:
        model = StatutoryCopy
        fields = ["proof"]


class LetterProofForm(VersionedModelForm):
    """What proves that the letter to who must answer was sent."""

    submit_label = _("Keep the proof")

    class Meta:
        model = Addressee
        fields = ["proof"]


def _fault(box: Box, means: str, to: str) -> str:
    """What is wrong with an address for the way that it goes; empty when nothing is."""
    if not to.strip():
        return gettext("Enter the address at %(body)s that it goes to.") % {"body": box.name}
    if means == SendingMeans.EMAIL and not copies.is_email(to):
        return gettext("Enter the email address it goes to, or choose another way.")
    if means != SendingMeans.EMAIL and copies.is_email(to):
        return gettext("This is an email address. Enter the postal address, or choose email.")
    return ""


def _known(email: str, address: str) -> str:
    """What the register knows, to copy from when it goes another way."""
    known = "; ".join(filter(None, (email, ", ".join(address.splitlines()))))
    return gettext("The register has: %(known)s") % {"known": known} if known else ""


def _heading(text: str) -> HTML:
    return HTML(format_html('<h2 class="govuk-heading-l">{}</h2>', text))


def _fieldset(box: Box) -> BodyFieldset:
    names = [f"{name}_{box.key}" for name in ("means", "to", "proof")]
    return BodyFieldset(box.legend, *names, css_class="app-letter-boxes")
