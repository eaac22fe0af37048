"""What the committee found of a recommendation, or what is recorded of its end."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import Committee, Recommendation, RecommendationPart
from meetings.models.finding import BY_MINUTE
from meetings.models.minutes import Minute
from meetings.recommendation_enums import FindingKind
from meetings.services import findings
from partnerships.enums import Rag
from scrutiny.forms import DateField, GovForm
from scrutiny.templatetags.british import uk_date


def minute_field() -> forms.ModelChoiceField:
    """The box for the minute that holds a finding."""
    return forms.ModelChoiceField(
        Minute.objects.none(),
        label=_("Minute that holds the finding"),
        help_text=_("The finding has the date of the meeting."),
        error_messages={"required": _("Choose the minute that holds the committee's finding.")},
    )


def offer_minutes(field: forms.ModelChoiceField, recommendation: Recommendation) -> None:
    """The minutes of meetings of who follows it from the day on which it was made, the newest first."""
    rows = Minute.objects.filter(
        minutes__meeting__committee__in=findings.followers(recommendation),
        minutes__meeting__date__gte=recommendation.made_on,
    )
    field.queryset = rows.select_related("minutes__meeting").order_by("-minutes__meeting__date", "position")
    field.label_from_instance = lambda minute: f"{uk_date(minute.minutes.meeting.date)}: {minute}"


class FindingForm(GovForm):
    """A finding: at a meeting by its minute, or between meetings with its date."""

    submit_label = _("Record the finding")
    once = True
    minute = minute_field()
    on = DateField(label=_("Date"), initial=timezone.localdate)
    words = forms.CharField(
        label=_("The committee's finding, in its own words"), widget=forms.Textarea(attrs={"rows": 4})
    )
    successor = forms.ModelChoiceField(
        Recommendation.objects.none(), label=_("Recommendation that takes its place"), required=False
    )
    successor_committee = forms.ModelChoiceField(
        Committee.objects.none(), label=_("Committee that follows it from now on"), required=False
    )

    def __init__(self, *args, recommendation: Recommendation, kind: FindingKind, **options):
        super().__init__(*args, **options)
        if kind in BY_MINUTE:
            del self.fields["on"]
            offer_minutes(self.fields["minute"], recommendation)
        else:
            del self.fields["minute"]
            self.fields["words"].label = _("Reason")
            self.fields["words"].error_messages["required"] = _("Give the reason.")
        if kind in (FindingKind.SUPERSEDED, FindingKind.DUPLICATE):
            self._offer_successors(recommendation, is_needed=kind == FindingKind.DUPLICATE)
        else:
            del self.fields["successor"]
        if kind == FindingKind.CARRIED_OVER:
            others = Committee.objects.filter(council=recommendation.committee.council_id)
            self.fields["successor_committee"].queryset = others
            self.fields["successor_committee"].help_text = _("Leave empty when it goes on after an election.")
        else:
            del self.fields["successor_committee"]

    def _offer_successors(self, recommendation: Recommendation, *, is_needed: bool) -> None:
        others = Recommendation.objects.filter(committee__council=recommendation.committee.council_id)
        field = self.fields["successor"]
        field.queryset = others.exclude(pk=recommendation.pk).select_related("committee")
        field.label_from_instance = lambda row: f"{row.reference} ({row.committee.name})"
        field.required = is_needed
        if is_needed:
            field.label = _("Recommendation of which this is a duplicate")


class AmendForm(GovForm):
    """How the committee amends what a body said of its progress."""

    submit_label = _("Record the amended assessment")
    once = True
    minute = minute_field()
    part = forms.ModelChoiceField(
        RecommendationPart.objects.none(),
        label=_("Part"),
        empty_label=_("The recommendation as a whole"),
        required=False,
    )
    words = forms.CharField(
        label=_("The committee's assessment, in its own words"),
        help_text=_("What was reported counts as in progress from then on, until the body reports again."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    rag = forms.ChoiceField(
        label=_("Red, amber or green"),
        choices=[("", _("Not rated")), *Rag.choices],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, recommendation: Recommendation, **options):
        super().__init__(*args, **options)
        offer_minutes(self.fields["minute"], recommendation)
        parts = recommendation.parts.all()
        self.fields["part"].queryset = parts
        if not parts.exists():
            del self.fields["part"]
