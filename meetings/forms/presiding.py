"""The form of who presided."""

from django.utils.translation import gettext_lazy as _

from meetings.forms.choices import offer
from meetings.models import Attendance, Meeting, Minute, Presiding
from meetings.services.attendance import in_order
from scrutiny.forms import GovModelForm


class PresidingEditForm(GovModelForm):
    """Correct who presided, whether the meeting elected them, and why."""

    class Meta:
        model = Presiding
        fields = ["attendance", "was_elected", "mover", "seconder", "reason"]
        labels = {"was_elected": _("The meeting elected them to preside")}
        help_texts = {
            "mover": _("As it is printed: Councillor Ash."),
            "reason": _(
                "Such as: neither the Chair nor the Vice-Chair was present; or: the Chair was delayed."
            ),
        }

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        self.instance.meeting = meeting
        rows = [row for row in in_order(meeting.attendances.all()) if row.is_present]
        offer(
            self,
            "attendance",
            rows=meeting.attendances.all(),
            listed=rows,
            written=_named,
            empty=_("Choose one"),
        )


class PresidingForm(PresidingEditForm):
    """Record who presided at the opening, or took the chair at an item."""

    submit_label = _("Record who presided")
    once = True

    class Meta(PresidingEditForm.Meta):
        fields = ["attendance", "from_minute", *PresidingEditForm.Meta.fields[1:]]

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, meeting=meeting, **options)
        entries = Minute.objects.filter(minutes__meeting=meeting)
        offer(self, "from_minute", rows=entries, written=_title, empty=_("The opening of the meeting"))
        self.fields["from_minute"].help_text = _(
            "Where somebody else took the chair, the minute of the item says so."
        )


def _named(row: Attendance) -> str:
    return f"{row.name} ({row.office})" if row.office else row.name


def _title(minute: Minute) -> str:
    return minute.title
