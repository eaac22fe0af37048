"""Forms of recommendations: making, changing, and settling the wording of a draft."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.forms.addressing import AddressingForm
from meetings.models import Committee, Recommendation
from partnerships.models import Priority
from scrutiny.forms import DateField, GovModelForm, VersionedModelForm


class RecommendationFormFields(AddressingForm):
    """What making and changing a recommendation have in common: addressees, parts and the priority."""

    def offer(self, committee: Committee, day: dt.date, recommendation: Recommendation | None = None) -> None:
        """Offer who can be asked, and the priorities of the committee's partnership."""
        super().offer(committee, day, recommendation)
        self.fields["priority"].queryset = Priority.objects.filter(
            plan__partnership=committee.partnership_id
        ).select_related("plan")
        self.fields["priority"].label_from_instance = lambda priority: (
            f"{priority.title} ({priority.plan.period})"
        )


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

    def __init__(self, *args, initial=None, **options):
        super().__init__(*args, **options)
        self.offer(self.instance.committee, self.instance.made_on, self.instance)
        # Once more, with addressees and parts; what was typed already stands in their place.
        self.guard(self.instance.version)
        self.initial |= initial or {}


class RecommendationSettleForm(VersionedModelForm):
    """The final wording of a draft, and who settled it when."""

    submit_label = _("Record the settled wording")
    settled_by = forms.CharField(
        label=_("Who settled it"),
        max_length=150,
        help_text=_("As it is printed. Such as: Councillor Ash, Chair, with Councillor Hill."),
    )
    on = DateField(label=_("When it was settled"), initial=timezone.localdate)
    clause_text = forms.CharField(
        label=_("Final wording of the clause, as the minutes print it"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = Recommendation
        fields = ["text"]
        labels = {"text": _("Final wording")}
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        clause = self.instance.resolution
        # One of an imported tracker has no clause.
        self.initial["settled_by"] = (clause.settled_by or clause.delegated_to) if clause else ""
        if clause and clause.is_left_open and clause.text != self.instance.text:
            self.initial["clause_text"] = clause.text
        else:
            # Settled already, or in the same words as the recommendation.
            del self.fields["clause_text"]
        self.guard(self.instance.version)
