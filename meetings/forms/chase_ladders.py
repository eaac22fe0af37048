"""How a council asks for answers."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from meetings.models import ChaseLadder
from scrutiny.forms import VersionedModelForm

WORKING_DAYS = range(5)


class ChaseLadderForm(VersionedModelForm):
    """The days of the ladder and the weekday of messages."""

    weekday = forms.TypedChoiceField(
        label=_("Day of the week on which messages go out"),
        help_text=_("Where the service was not running on that day, they go out on the next."),
        choices=[(number, WEEKDAYS[number]) for number in WORKING_DAYS],
        coerce=int,
    )

    class Meta:
        model = ChaseLadder
        fields = ["is_on", "before_days", "report_days", "progress_days", "weekday"]
        labels = {
            "is_on": _("Write to bodies that must answer"),
            "before_days": _("Days before an answer is due on which it is first asked for"),
            "report_days": _("Days overdue after which silence is reported to the committee"),
            "progress_days": _("Days without news after which progress is asked for"),
        }
        help_texts = {
            "is_on": _("Without this only officers and chairs get messages."),
            "before_days": _("Calendar days, 0 to 60. What falls due within the week is always named."),
            "report_days": _(
                "Calendar days, 0 to 365. The answer then shows as silent, and the chair is told."
            ),
            "progress_days": _(
                "Calendar days, 14 to 730, since the answer or the last report of progress, "
                "while the action is not reported as implemented."
            ),
        }
