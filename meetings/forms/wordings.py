"""Forms of members' work on proposed wording: what they say of it, and the officer's merging."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import ProposedRecommendation
from meetings.models.review import PreparedAmendment, WordingProposal
from meetings.recommendation_enums import ProposalState, Stance
from partnerships.models import Person
from scrutiny.forms import GovForm, GovModelForm, VersionedModelForm


class WordingForm(VersionedModelForm):
    """Support, amend or object."""

    submit_label = _("Share it with the committee")

    class Meta:
        model = WordingProposal
        fields = ["stance", "wording", "reason"]
        widgets = {
            "stance": forms.RadioSelect,
            "wording": forms.Textarea(attrs={"rows": 5}),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "wording": _(
                "Only for an amendment: the whole wording as you would have it. The change is marked."
            ),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["stance"].choices = Stance.choices

    def _post_clean(self):
        """The service checks it as a whole, so that each sentence stands beside its field."""


class WordingDeclineForm(GovForm):
    """Why suggested wording is not taken up."""

    submit_label = _("Do not take it up")
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The member who suggested it reads this."),
    )


class AmendmentFormFields:
    """What preparing and changing an amendment have in common: who may propose it."""

    def offer(self, proposed: ProposedRecommendation) -> None:
        """Offer the members of the committee on the day of the meeting."""
        meeting = proposed.report.item.meeting
        seats = meeting.committee.memberships.on(meeting.date).values("person")
        self.fields["proposer"].queryset = Person.objects.filter(pk__in=seats)

    def _post_clean(self):
        """The service checks it as a whole, so that each sentence stands beside its field."""


class PreparedAmendmentCreateForm(AmendmentFormFields, GovModelForm):
    """Merge what members suggested into the amendment to be moved."""

    submit_label = _("Prepare the amendment")
    once = True
    merged = forms.ModelMultipleChoiceField(
        WordingProposal.objects.none(),
        label=_("What goes into it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who said it reads that it was taken into the amendment."),
    )

    class Meta:
        model = PreparedAmendment
        fields = ["text", "proposer", "note"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, proposed: ProposedRecommendation, **options):
        super().__init__(*args, **options)
        self.offer(proposed)
        waiting = proposed.wording_proposals.filter(state=ProposalState.WAITING).select_related("by")
        self.fields["merged"].queryset = waiting
        if not waiting:
            del self.fields["merged"]


class PreparedAmendmentEditForm(AmendmentFormFields, VersionedModelForm):
    """Change the amendment to be moved."""

    class Meta:
        model = PreparedAmendment
        fields = ["text", "proposer", "note"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer(self.instance.proposed)
