"""Forms of the agreement of earlier minutes: at which meeting, which sets, and what was corrected."""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingStatus
from meetings.forms.choices import offer
from meetings.models import Meeting, Minute, Minutes
from meetings.services.agreements import Agreement, CorrectionText
from scrutiny.forms import DateField, GovForm
from scrutiny.templatetags.british import uk_date

SPARE_CORRECTIONS = 3
WHOLE, OF_MINUTE = "whole", "minute"


class AgreementForm(GovForm):
    """At which later meeting minutes were agreed, which other sets with them, and who was to sign."""

    submit_label = ""
    agreed_at_meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("Agreed at the meeting"),
        required=False,
        help_text=_("A later meeting of this committee or of another body of the council."),
    )
    agreed_by_body = forms.CharField(
        label=_("Or agreed by another body"),
        required=False,
        max_length=200,
        help_text=_(
            "Whose meetings are not held here, such as the body before this one. Enter the date too."
        ),
    )
    agreed_on = DateField(
        label=_("Date agreed"), required=False, help_text=_("Leave empty to take the date of the meeting.")
    )
    together = forms.MultipleChoiceField(
        label=_("Agreed at the same meeting"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Other minutes that wait to be agreed."),
    )
    signed_by = forms.CharField(
        label=_("Who was authorised to sign"),
        max_length=150,
        help_text=_("The person who presided at that meeting."),
    )
    corrections = forms.CharField(
        label=_("Anything else that was corrected"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words. Everybody reads this, so nothing of an exempt minute belongs here."),
    )

    def __init__(self, *args, minutes: Minutes, beside: Sequence[Minutes], **options):
        super().__init__(*args, **options)
        meeting = minutes.meeting
        self._sets = {str(one.pk): one for one in (minutes, *beside)}
        self._first = minutes
        later = Meeting.objects.filter(
            committee__council=meeting.committee.council_id,
            date__range=(meeting.date, timezone.localdate()),
        ).exclude(pk=meeting.pk)
        rows = later.exclude(status=MeetingStatus.CANCELLED).select_related("committee").order_by("date")
        offer(
            self,
            "agreed_at_meeting",
            rows=rows,
            written=lambda row: f"{uk_date(row.date)}, {row.committee}",
        )
        self.fields["together"].choices = [
            (str(one.pk), f"{uk_date(one.meeting.date)}, {one.meeting.committee}") for one in beside
        ]
        if not beside:
            del self.fields["together"]

    @property
    def sets(self) -> list[Minutes]:
        """The minutes that are agreed: these, and those that were ticked."""
        return [self._first, *(self._sets[key] for key in self.cleaned_data.get("together", ()))]

    @property
    def agreement(self) -> Agreement:
        """What was typed, as the service takes it."""
        told = self.cleaned_data
        return Agreement(
            meeting=told["agreed_at_meeting"],
            day=told["agreed_on"],
            body=told["agreed_by_body"].strip(),
            signed_by=told["signed_by"],
            corrections=told["corrections"],
        )


class CorrectionRowForm(GovForm):
    """One correction with which the minutes were agreed; a row left empty is not saved."""

    submit_label = ""
    mark_optional = False
    minute = forms.ChoiceField(label=_("Of which minute"), required=False)
    place = forms.CharField(
        label=_("Where in it"), required=False, max_length=200, help_text=_("Such as: second paragraph.")
    )
    was = forms.CharField(
        label=_("The words as they stand"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    now = forms.CharField(
        label=_("The words as corrected"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("If nothing is replaced, what is done: add Councillor Bell to the apologies."),
    )

    def __init__(self, *args, minutes_choices=(), **options):
        super().__init__(*args, **options)
        self.fields["minute"].choices = minutes_choices

    def clean(self):
        cleaned = super().clean()
        begun = cleaned.get("was") or cleaned.get("place")
        if begun and not cleaned.get("now"):
            self.add_error("now", _("Write the words as corrected, or empty the row."))
        return cleaned


class CorrectionRows:
    """The corrections as rows, with the minutes to choose from read once for all of them."""

    prefix = "corrected"

    def __init__(self, data, *, sets: Sequence[Minutes], initial: Iterable[CorrectionText], more: int = 0):
        self._sets = {one.pk: one for one in sets}
        self._first = f"{WHOLE}-{sets[0].pk}"
        rows = Minute.objects.filter(minutes__in=sets).order_by("minutes__meeting__date", "position", "pk")
        self._minutes = {row.pk: row for row in rows}
        factory = forms.formset_factory(CorrectionRowForm, extra=SPARE_CORRECTIONS)
        self.formset = factory(
            _with_more(data, self.prefix, more),
            prefix=self.prefix,
            initial=[_initial(one) for one in initial],
            form_kwargs={"minutes_choices": list(self._choices())},
        )

    def is_valid(self) -> bool:
        return not self.formset.is_bound or self.formset.is_valid()

    def texts(self) -> list[CorrectionText]:
        """What was typed, in order."""
        if not self.formset.is_bound:
            return []
        return [self._text(form.cleaned_data) for form in self.formset if form.cleaned_data.get("now")]

    def _text(self, told: dict) -> CorrectionText:
        kind, _dash, key = (told["minute"] or self._first).partition("-")
        minute = self._minutes[int(key)] if kind == OF_MINUTE else None
        minutes = self._sets[minute.minutes_id if minute else int(key)]
        return CorrectionText(
            minutes, told["now"].strip(), minute, told["place"].strip(), told["was"].strip()
        )

    def _choices(self):
        for one in self._sets.values():
            own = [row for row in self._minutes.values() if row.minutes_id == one.pk]
            whole = (f"{WHOLE}-{one.pk}", _("Those present, or the minutes as a whole"))
            listed = [(f"{OF_MINUTE}-{row.pk}", str(row)) for row in own]
            yield (uk_date(one.meeting.date), [whole, *listed])


def _initial(one: CorrectionText) -> dict:
    key = f"{OF_MINUTE}-{one.minute.pk}" if one.minute else f"{WHOLE}-{one.minutes.pk}"
    return {"minute": key, "place": one.place, "was": one.was, "now": one.now}


def _with_more(data, prefix: str, more: int):
    """What was sent about the rows, asking for more of them than before; None when nothing was."""
    name = f"{prefix}-TOTAL_FORMS"
    if not data or name not in data:
        return None
    data = data.copy()
    if more and data[name].isdecimal():
        data[name] = str(int(data[name]) + more)
    return data
