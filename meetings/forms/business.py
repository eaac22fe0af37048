"""Forms of the business of a meeting: what became of an item, urgent items, adjournments, the opening."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.forms.choices import offer
from meetings.forms.exemptions import PARAGRAPHS, REASON, paragraph_choices
from meetings.minute_enums import ItemOutcome
from meetings.models import Meeting, Minute, Minutes
from meetings.services import business
from scrutiny.forms import GovForm, TimeField, VersionedForm, VersionedModelForm
from scrutiny.templatetags.british import uk_weekday_date


class OutcomeForm(VersionedForm):
    """What became of one item, and of others for the same reason."""

    mark_optional = False
    outcome = forms.ChoiceField(
        label=_("What became of the item"), choices=ItemOutcome.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Printed after it: the police could not attend."),
    )
    deferred_to = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("Put off to the meeting"),
        required=False,
        help_text=_("It is placed on the draft agenda of that meeting."),
    )
    to_programme = forms.BooleanField(label=_("Put it into the work programme"), required=False)
    planned_for = forms.CharField(
        label=_("Planned for"), required=False, max_length=100, help_text=_("Such as: autumn 2027.")
    )
    taken_with = forms.ModelChoiceField(Minute.objects.none(), label=_("Taken together with"), required=False)
    also = forms.ModelMultipleChoiceField(
        Minute.objects.none(),
        label=_("The same became of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick other items that were put off or withdrawn for the same reason."),
    )
    presented_by = forms.CharField(
        label=_("Presented by"),
        required=False,
        max_length=300,
        help_text=_("Name and post as they were that day, also where somebody else took the item."),
    )
    on_behalf_of = forms.CharField(label=_("On behalf of"), required=False, max_length=300)
    tabled = forms.CharField(
        label=_("Paper tabled at the meeting"),
        required=False,
        max_length=200,
        help_text=_("A paper that came too late for the agenda. A note in the minute says so."),
    )

    def __init__(self, *args, minute: Minute, **options):
        first = {
            "outcome": minute.outcome,
            "reason": minute.outcome_reason,
            "deferred_to": minute.deferred_to_id,
            "taken_with": minute.taken_with_id,
            "presented_by": minute.presented_by,
            "on_behalf_of": minute.on_behalf_of,
        }
        super().__init__(*args, saved_version=minute.version, initial=first, **options)
        meetings = business.later_meetings(minute.minutes.meeting)
        offer(
            self,
            "deferred_to",
            rows=meetings,
            written=lambda row: uk_weekday_date(row.date),
            empty=_("A later meeting that is not arranged yet"),
        )
        others = minute.minutes.entries.exclude(pk=minute.pk)
        listed = list(others)
        offer(self, "taken_with", rows=others, listed=listed, written=lambda row: row.title)
        if listed:
            self.fields["also"].queryset = others
            self.fields["also"].choices = [(row.pk, row.title) for row in listed]
        else:
            del self.fields["also"]


class UrgentForm(GovForm):
    """An item that was on no agenda, with the reason why the chair took it."""

    submit_label = _("Add the urgent item")
    once = True
    title = forms.CharField(label=_("Title"), max_length=300)
    reason = forms.CharField(
        label=_("Special circumstances"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Why the chair is of the opinion that the item is urgent. The minutes must state it: Local Government Act "
            "1972 section 100B(4)(b)."
        ),
    )
    presented_by = forms.CharField(label=_("Presented by"), required=False, max_length=300)
    exempt_paragraphs = forms.MultipleChoiceField(
        label=PARAGRAPHS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none for an item in public."),
    )
    public_interest_reason = forms.CharField(
        label=REASON, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, minutes: Minutes, **options):
        super().__init__(*args, **options)
        self.fields["exempt_paragraphs"].choices = paragraph_choices(minutes.council)
        self.cancel_url = minutes.get_absolute_url()


class AdjournForm(GovForm):
    """When the meeting was adjourned, until when, and why."""

    submit_label = _("Record the adjournment")
    once = True
    at = TimeField(label=_("Time"), required=False)
    until = forms.CharField(
        label=_("Until"),
        required=False,
        max_length=150,
        help_text=_("Such as: 8.15 pm, or 2 July 2026 at 6.00 pm."),
    )
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ResumeForm(GovForm):
    """When an adjourned meeting went on."""

    submit_label = _("Record that the meeting resumed")
    once = True
    at = TimeField(label=_("Time"), required=False)
    on = forms.CharField(
        label=_("On another day"), required=False, max_length=150, help_text=_("Such as: 2 July 2026.")
    )


class OpenForm(VersionedModelForm):
    """When the chair opened the meeting."""

    class Meta:
        model = Meeting
        fields = ["opened_at"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.opened_at is None and self.instance.date == timezone.localdate():
            self.initial["opened_at"] = timezone.localtime().time().replace(second=0, microsecond=0)
