"""What the committee found of a recommendation, or what is recorded of its end."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import Committee, Recommendation
from meetings.models.finding import BY_MINUTE
from meetings.models.minutes import Minute
from meetings.recommendation_enums import FindingKind
from scrutiny.forms import DateField, GovForm
from scrutiny.templatetags.british import uk_date


class FindingForm(GovForm):
    """A finding: at a meeting by its minute, or between meetings with its date."""

    submit_label = _("Record the finding")
    once = True
    minute = forms.ModelChoiceField(
        Minute.objects.none(),
        label=_("Minute that holds the finding"),
        help_text=_("The finding has the date of the meeting."),
        error_messages={"required": _("Choose the minute that holds the committee's finding.")},
    )
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
            self._offer_minutes(recommendation)
        else:
            del self.fields["minute"]
            self.fields["words"].label = _("Reason")
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

    def _offer_minutes(self, recommendation: Recommendation) -> None:
        """The minutes of the committee's meetings from the day on which it was made, the newest first."""
        rows = Minute.objects.filter(
            minutes__meeting__committee=recommendation.committee_id,
            minutes__meeting__date__gte=recommendation.made_on,
        )
        field = self.fields["minute"]
        field.queryset = rows.select_related("minutes__meeting").order_by(
            "-minutes__meeting__date", "position"
        )
        field.label_from_instance = lambda minute: f"{uk_date(minute.minutes.meeting.date)}: {minute}"

    def _offer_successors(self, recommendation: Recommendation, *, is_needed: bool) -> None:
        others = Recommendation.objects.filter(committee__council=recommendation.committee.council_id)
        field = self.fields["successor"]
        field.queryset = others.exclude(pk=recommendation.pk)
        field.label_from_instance = lambda row: row.reference
        field.required = is_needed
        if is_needed:
            field.label = _("Recommendation of which this is a duplicate")
