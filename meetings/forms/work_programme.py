"""Forms of the work programme: adding and changing a topic, dropping it, putting it on an agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingStatus
from meetings.forms.choices import offer
from meetings.models import Committee, Meeting, WorkProgrammeEntry
from scrutiny.forms import GovForm, GovModelForm, VersionedForm, VersionedModelForm
from scrutiny.templatetags.british import uk_weekday_date


class TopicFields:
    """What adding and changing a topic have in common."""

    model = WorkProgrammeEntry
    fields = ["title", "purpose", "meeting", "planned_for", "lead"]
    widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}


def offer_meetings(form: forms.Form, committee: Committee) -> None:
    """Offer the meetings of the committee that are to come."""
    rows = Meeting.objects.filter(committee=committee).upcoming().exclude(status=MeetingStatus.CANCELLED)
    offer(
        form,
        "meeting",
        rows=rows.order_by("date", "start_time"),
        written=lambda row: uk_weekday_date(row.date),
        empty=_("No meeting yet"),
    )


class TopicCreateForm(GovModelForm):
    """Put a topic into the work programme."""

    submit_label = _("Add the topic")
    once = True

    class Meta(TopicFields):
        pass

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        offer_meetings(self, committee)


class TopicEditForm(VersionedModelForm):
    """Change a topic."""

    class Meta(TopicFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        offer_meetings(self, self.instance.committee)


class DropForm(VersionedForm):
    """Why a topic is dropped."""

    submit_label = _("Drop the topic")
    submit_variant = "warning"
    reason = forms.CharField(
        label=_("Why it is dropped"),
        max_length=300,
        help_text=_("Residents read this in the work programme."),
    )


class PutOnAgendaForm(GovForm):
    """On which agenda a topic becomes an item."""

    submit_label = _("Put it on the agenda")
    once = True
    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Meeting"))

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        offer_meetings(self, committee)
