"""Forms of a clause: its final wording, and what becomes of it: an action or a topic of the work programme."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingStatus
from meetings.models import Action, Meeting, Resolution, WorkProgrammeEntry
from partnerships.models import Organisation, Person
from scrutiny.forms import GovModelForm, VersionedModelForm
from scrutiny.templatetags.british import uk_date

TITLE_LENGTH = 300


class SettleForm(VersionedModelForm):
    """The final wording of a clause, and who settled it."""

    submit_label = _("Record the final wording")
    settled_by = forms.CharField(
        label=_("Who settled it"),
        max_length=150,
        help_text=_("As it is printed. Such as: Councillor Ash, Chair, with Councillor Hill."),
    )

    class Meta:
        model = Resolution
        fields = ["text"]
        labels = {"text": _("Final wording")}
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}


class ClauseActionForm(GovModelForm):
    """Ask somebody to do what a clause says."""

    submit_label = _("Record the action")
    once = True

    class Meta:
        model = Action
        fields = ["text", "owner", "owner_name", "organisation", "due_on"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        council = meeting.committee.council_id
        self.fields["owner"].queryset = Person.objects.filter(council=council).by_surname()
        self.fields["owner"].help_text = _("Somebody of the directory: they are told once it is published.")
        self.fields["organisation"].queryset = Organisation.objects.filter(council=council).on(meeting.date)
        self.fields["due_on"].help_text = _("Leave empty where no date was given.")

    def _post_clean(self):
        """The service checks the action as a whole, so that each sentence stands beside its field."""


class ClauseProgrammeForm(GovModelForm):
    """Put what a clause says into the work programme."""

    submit_label = _("Put it into the work programme")
    once = True

    class Meta:
        model = WorkProgrammeEntry
        fields = ["title", "meeting", "planned_for", "lead"]

    def __init__(self, *args, committee, **options):
        super().__init__(*args, **options)
        coming = Meeting.objects.filter(committee=committee, date__gte=timezone.localdate())
        field = self.fields["meeting"]
        field.queryset = coming.exclude(status=MeetingStatus.CANCELLED).order_by("date")
        field.label_from_instance = lambda row: uk_date(row.date)

    def _post_clean(self):
        """The service checks the entry as a whole, so that each sentence stands beside its field."""
