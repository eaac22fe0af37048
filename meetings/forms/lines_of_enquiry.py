"""Forms of lines of enquiry."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import LineOfEnquiry, Meeting
from meetings.services import readings
from partnerships.models import Organisation, Person
from scrutiny.forms import GovForm, GovModelForm, VersionedModelForm
from scrutiny.models import User

LABELS = {"item": lambda item: f"{item.label} {item.title}".strip()}


class EnquiryFormFields:
    """What sharing and changing a line have in common: its item and its witness."""

    choice_labels = LABELS

    def offer(self, meeting: Meeting, user: User) -> None:
        """Offer the items that the person reads, and the bodies and people of the register."""
        self.fields["item"].queryset = readings.readable_items(user).filter(meeting=meeting)
        bodies = Organisation.objects.filter(council=meeting.committee.council_id)
        self.fields["witness_body"].queryset = bodies.on(timezone.localdate())
        self.fields["witness"].queryset = Person.objects.filter(council=meeting.committee.council_id)


class EnquiryMeta:
    """The fields of a line of enquiry."""

    model = LineOfEnquiry
    fields = ("item", "text", "witness_body", "witness")
    widgets = {"text": forms.Textarea(attrs={"rows": 4})}
    help_texts = {
        "text": _(
            "The committee reads it, and it may be sent to the witness. Do not repeat exempt information "
            "of a report here."
        ),
        "witness_body": _("Whom you would like to answer, if you know."),
    }


class EnquiryCreateForm(EnquiryFormFields, GovModelForm):
    """Share a line of enquiry."""

    submit_label = _("Share with the committee")
    once = True

    class Meta(EnquiryMeta):
        pass

    def __init__(self, *args, meeting: Meeting, user: User, **options):
        super().__init__(*args, **options)
        self.offer(meeting, user)


class EnquiryEditForm(EnquiryFormFields, VersionedModelForm):
    """Change one's own line of enquiry."""

    class Meta(EnquiryMeta):
        pass

    def __init__(self, *args, meeting: Meeting, user: User, **options):
        super().__init__(*args, **options)
        self.offer(meeting, user)


class EnquirySendForm(GovForm):
    """Where a line of enquiry goes."""

    submit_label = _("Send it to the witness")
    once = True
    to = forms.EmailField(label=_("Email address of the witness"))
