"""Forms of the rows of a report: sections, proposed recommendations, background papers and risks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import BackgroundPaper, ProposedRecommendation, Report, ReportSection, Risk
from partnerships.models import Organisation
from partnerships.services.memberships import bodies_on
from scrutiny.forms import GovForm, SuggestingInput, VersionedModelForm

# What committees are usually asked to do; %(committee)s of the style's opening stands before it.
VERBS = (_("note"), _("support"), _("agree"), _("recommend to"), _("ask"))


class RowForm(VersionedModelForm):
    """What the forms of all rows are given: the report that the row belongs to."""

    def __init__(self, *args: Any, report: Report, **options: Any) -> None:
        super().__init__(*args, **options)
        self.report = report
        self.once = self.instance.pk is None
        self.prepare()

    def prepare(self) -> None:
        """Fill the choices that depend on the report."""


class SectionForm(RowForm):
    """The heading of a section; its text is written with that of the others."""

    class Meta:
        model = ReportSection
        fields = ["heading"]


class RecommendationForm(RowForm):
    """Wording that the report proposes to the committee, or a lettered part of it."""

    class Meta:
        model = ProposedRecommendation
        fields = ["verb", "text", "organisation", "addressee", "parent"]
        labels = {
            "parent": _("Stands under"),
            "organisation": _("Body of the register that it is to be passed on to"),
            "addressee": _("Somebody else that it is to be passed on to"),
        }
        help_texts = {
            "verb": _("Such as “note”. It stands before the words, after the opening of the house style."),
            "parent": _("A recommendation under another is lettered a., b. below it."),
            "text": _("What follows the verb, or the whole of it where there is none."),
            "organisation": _("Leave both empty when it is for the committee itself."),
            "addressee": _("Such as the cabinet, or a body that is not in the register."),
        }
        widgets = {
            "verb": SuggestingInput(VERBS),
            "text": forms.Textarea(attrs={"rows": 4}),
            "addressee": SuggestingInput(),
        }

    def prepare(self) -> None:
        meeting = self.report.meeting
        known = Organisation.objects.filter(council=meeting.committee.council_id)
        named = known.filter(pk=self.instance.organisation_id)
        self.fields["organisation"].queryset = known.on(meeting.date) | named
        self.fields["addressee"].widget.suggestions = bodies_on(
            meeting.committee.partnership_id, meeting.date
        )
        if self.instance.organisation_id:
            # What is printed then is the body's own name.
            self.initial["addressee"] = ""
            self.guard(self.instance.version, is_saved=self.instance.pk is not None)
        rows = self.report.proposed_recommendations.filter(parent=None).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = rows
        self.fields["parent"].empty_label = _("Nothing: it is numbered itself")


class BackgroundPaperForm(RowForm):
    """A document that the report relies on."""

    class Meta:
        model = BackgroundPaper
        fields = ["title", "location"]
        help_texts = {"location": _("A web address, or the office where it can be seen.")}


class RiskForm(RowForm):
    """A risk, weighed in the words of the council's scale."""

    likelihood = forms.TypedChoiceField(label=_("Likelihood"), coerce=int)
    impact = forms.TypedChoiceField(label=_("Impact"), coerce=int)

    class Meta:
        model = Risk
        fields = ["description", "likelihood", "impact", "mitigation"]
        widgets = {"mitigation": forms.Textarea(attrs={"rows": 3})}

    def prepare(self) -> None:
        scale = self.report.sheet.risk_scale
        self.fields["likelihood"].choices = _scored(scale.likelihoods if scale else ())
        self.fields["impact"].choices = _scored(scale.impacts if scale else ())


class NoBackgroundPapersForm(GovForm):
    """Say on purpose that there are no background papers."""

    submit_label = _("Save")
    none = forms.BooleanField(
        label=_("There are no background papers: print “None”"),
        help_text=_("The Local Government Act 1972, section 100D, asks for the list or for this."),
        required=False,
    )


FORMS = {
    "sections": SectionForm,
    "recommendations": RecommendationForm,
    "background-papers": BackgroundPaperForm,
    "risks": RiskForm,
}


def _scored(words: tuple) -> list[tuple[Any, Any]]:
    scored = [(score, f"{score} – {word}") for score, word in enumerate(words, 1)]
    return [("", _("Choose")), *scored]
