"""Forms of motions: their wording and movers, how they were decided, and a dissent without a vote."""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from meetings.minute_enums import MotionOutcome, Vote, VoteMethod
from meetings.models import Attendance, Motion
from meetings.services.voters import Voter
from scrutiny.forms import GovForm, GovModelForm, VersionedModelForm

PREFIX = "cast_"
MOST_VOTES = 999


class MotionFormFields:
    """What recording and changing a motion have in common: who was there, and the motions that it may amend."""

    def offer(self, voters: list[Voter], motions: list[Motion]) -> None:
        """Offer those who took part in the item, and the other motions of it."""
        people = Attendance.objects.filter(pk__in=[voter.attendance.pk for voter in voters])
        offered = [(voter.attendance.pk, voter.name) for voter in voters if not voter.barred]
        for name in ("mover", "seconder"):
            self.fields[name].queryset = people
            self.fields[name].choices = [("", _("Not recorded")), *offered]
        others = [row for row in motions if row.pk != self.instance.pk]
        self.fields["amends"].queryset = Motion.objects.filter(pk__in=[row.pk for row in others])
        self.fields["amends"].choices = [
            ("", _("None: it is a motion")),
            *((row.pk, row.text[:80]) for row in others),
        ]
        if not others:
            del self.fields["amends"]


class MotionCreateForm(MotionFormFields, GovModelForm):
    """Record a motion or an amendment."""

    submit_label = _("Record it")
    once = True

    class Meta:
        model = Motion
        fields = ["amends", "text", "mover", "seconder", "is_exempt"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, voters: list[Voter], motions: list[Motion], **options):
        super().__init__(*args, **options)
        self.offer(voters, motions)

    def _post_clean(self):
        """The service checks the motion as a whole, so that each sentence stands beside its field."""


class MotionEditForm(MotionFormFields, VersionedModelForm):
    """Correct a motion or an amendment."""

    class Meta:
        model = Motion
        fields = ["amends", "text", "mover", "seconder", "is_exempt"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, voters: list[Voter], motions: list[Motion], **options):
        super().__init__(*args, **options)
        self.offer(voters, motions)

    def _post_clean(self):
        """The service checks the motion as a whole, so that each sentence stands beside its field."""


class VoteForm(VersionedModelForm):
    """What became of a motion and how it was decided; everything but the outcome may stay empty."""

    submit_label = ""
    mark_optional = False

    class Meta:
        model = Motion
        fields = [
            "outcome",
            "result_words",
            "vote_method",
            "votes_for",
            "votes_against",
            "abstentions",
            "is_unanimous",
            "casting_vote",
            "was_debated",
            "asked_for_by",
        ]
        widgets = {"outcome": forms.RadioSelect, "vote_method": forms.RadioSelect}

    def __init__(self, *args, voters: list[Voter], **options):
        super().__init__(*args, **options)
        self.voters = voters
        self.fields["casting_vote"].choices = [
            ("", _("None")),
            (Vote.FOR, _("For the motion or amendment")),
            (Vote.AGAINST, _("Against it")),
        ]
        if not self.instance.amends_id:
            self.fields["outcome"].choices = [
                choice for choice in MotionOutcome.choices if choice[0] != MotionOutcome.ACCEPTED
            ]
        self.fields["vote_method"].choices = VoteMethod.choices
        for name in ("votes_for", "votes_against", "abstentions"):
            self.fields[name].widget.attrs["class"] = "govuk-input--width-3"
            self.fields[name].widget.attrs["inputmode"] = "numeric"
            self.fields[name].validators.append(MaxValueValidator(MOST_VOTES))
        cast = {row.attendance_id: row.vote for row in self.instance.votes.all()}
        for voter in voters:
            self.fields[PREFIX + str(voter.attendance.pk)] = _vote_field(voter, cast)
        self.instruct()
        self.guard(self.instance.version)

    @property
    def vote_fields(self) -> list[forms.BoundField]:
        """One row for each member who was there."""
        return [self[PREFIX + str(voter.attendance.pk)] for voter in self.voters]

    @property
    def tells_votes(self) -> bool:
        """Whether the part with the names has something in it to look at."""
        return self.is_bound or any(field.initial for field in self.vote_fields)

    def told(self) -> dict:
        """What the service is told: the fields, and `cast` with the vote of each row of attendance."""
        names = [name for name in self.cleaned_data if not name.startswith(PREFIX) and name != "version"]
        cast = {
            voter.attendance.pk: self.cleaned_data.get(PREFIX + str(voter.attendance.pk), "")
            for voter in self.voters
        }
        return {name: self.cleaned_data[name] for name in names} | {"cast": cast}

    def _post_clean(self):
        """The service checks the result as a whole, so that each sentence stands beside its field."""


def _vote_field(voter: Voter, cast: dict[int, str]) -> forms.ChoiceField:
    refusal = voter.refusal
    choices = [(Vote.NOT_VOTING, Vote.NOT_VOTING.label)] if refusal else Vote.choices
    field = forms.ChoiceField(
        label=voter.name,
        choices=[("", _("Not recorded")), *choices],
        initial=cast.get(voter.attendance.pk, ""),
        required=False,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
        help_text=refusal or voter.hint,
    )
    if refusal:
        field.error_messages["invalid_choice"] = refusal
    return field


class DissentForm(GovForm):
    """Who dissented from what was decided without a vote."""

    submit_label = _("Record the dissent")
    once = True
    member = forms.ModelChoiceField(Attendance.objects.none(), label=_("Member"))
    text = forms.CharField(
        label=_("In other words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Leave empty to print that they asked that their dissent be recorded."),
    )

    def __init__(self, *args, voters: list[Voter], **options):
        super().__init__(*args, **options)
        people = [voter for voter in voters if not voter.barred]
        self.fields["member"].queryset = Attendance.objects.filter(
            pk__in=[voter.attendance.pk for voter in voters]
        )
        self.fields["member"].choices = [
            ("", _("Choose one")),
            *((voter.attendance.pk, voter.name) for voter in people),
        ]
