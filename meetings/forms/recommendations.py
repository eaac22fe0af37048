"""Forms of recommendations: making, sending, answering, progress and the committee's finding."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import SendingMeans
from meetings.models import Addressee, Committee, Recommendation
from meetings.recommendation_enums import ProgressStage
from meetings.services.recommendations import Sending
from partnerships.enums import Rag
from partnerships.models import Organisation, Priority
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm


class RecommendationFormFields:
    """What making and changing a recommendation have in common: its bodies and its priority."""

    def offer(self, committee: Committee, day: dt.date) -> None:
        """Offer the bodies that the council knows on a day, and the priorities of the committee's partnership."""
        bodies = Organisation.objects.filter(council=committee.council_id).on(day)
        self.fields["addressees"] = forms.ModelMultipleChoiceField(
            bodies,
            label=_("Bodies that must answer"),
            help_text=_("Each gets its own date, its own clock and gives its own answer."),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one body that the recommendation is made to.")},
        )
        self.fields["priority"].queryset = Priority.objects.filter(
            plan__partnership=committee.partnership_id
        ).select_related("plan")
        self.fields["priority"].label_from_instance = lambda priority: (
            f"{priority.title} ({priority.plan.period})"
        )
        self.order_fields(["text", "addressees", "priority", "success"])


class RecommendationCreateForm(RecommendationFormFields, GovModelForm):
    """Make a recommendation of a clause."""

    submit_label = _("Make the recommendation")
    once = True

    class Meta:
        model = Recommendation
        fields = ["text", "priority", "success"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5}), "success": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, committee: Committee, day: dt.date, **options):
        super().__init__(*args, **options)
        self.offer(committee, day)


class RecommendationEditForm(RecommendationFormFields, VersionedModelForm):
    """Change a recommendation that has not been sent."""

    class Meta:
        model = Recommendation
        fields = ["text", "priority", "success"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5}), "success": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer(self.instance.committee, self.instance.made_on)
        self.initial["addressees"] = [row.organisation_id for row in self.instance.addressees.all()]


class SendForm(GovForm):
    """Record when and how a recommendation went to each body that has not had it yet."""

    submit_label = _("Send and start the clock")
    once = True
    on = DateField(label=_("Date sent"), initial=timezone.localdate)

    def __init__(self, *args, addressees: list[Addressee], **options):
        self.addressees = addressees
        super().__init__(*args, **options)
        for row in addressees:
            self._offer(row)

    def _offer(self, row: Addressee) -> None:
        body = row.name
        self.fields[f"means_{row.pk}"] = forms.ChoiceField(
            label=_("How it goes to %(body)s") % {"body": body},
            choices=[*SendingMeans.choices, ("", _("Not yet"))],
            widget=forms.RadioSelect,
            required=False,
            initial=SendingMeans.EMAIL if row.contact_email else SendingMeans.POST,
        )
        self.fields[f"to_{row.pk}"] = forms.CharField(
            label=_("Address at %(body)s") % {"body": body},
            help_text=_("An email address when it goes by email."),
            max_length=250,
            required=False,
            initial=row.contact_email or row.address.replace("\n", ", "),
        )

    def clean(self):
        cleaned = super().clean()
        for row in self.addressees:
            to = cleaned.get(f"to_{row.pk}", "")
            if cleaned.get(f"means_{row.pk}") == SendingMeans.EMAIL and not _is_email(to):
                self.add_error(
                    f"to_{row.pk}", _("Enter the email address it goes to, or choose another way.")
                )
        return cleaned

    def sendings(self) -> list[Sending]:
        """The bodies that it goes to now."""
        return [
            Sending(row, means=means, to=self.cleaned_data[f"to_{row.pk}"])
            for row in self.addressees
            if (means := self.cleaned_data[f"means_{row.pk}"])
        ]


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


class ProgressForm(GovForm):
    """What a body says of its progress."""

    submit_label = _("Report progress")
    once = True
    text = forms.CharField(label=_("Progress"), widget=forms.Textarea(attrs={"rows": 5}))
    rag = forms.ChoiceField(label=_("Red, amber or green"), choices=Rag.choices, widget=forms.RadioSelect)
    date = DateField(label=_("Date of this report"), initial=timezone.localdate)
    stage = forms.ChoiceField(
        label=_("How far it is"),
        help_text=_("The committee itself confirms at a meeting whether it is complete."),
        choices=ProgressStage.choices,
        widget=forms.RadioSelect,
    )
