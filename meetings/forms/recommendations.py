"""Forms of recommendations: making, changing and the list."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import Committee, Recommendation
from partnerships.models import Organisation, Priority
from scrutiny.forms import GovModelForm, VersionedModelForm


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
