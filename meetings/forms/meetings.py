"""Forms of meetings: arranging, changing, moving, cancelling, adjourning, holding, and the list's filter."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingMode
from meetings.forms.choices import offer
from meetings.models import Committee, Meeting
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.forms import DateField, GovForm, GovModelForm, TimeField, VersionedModelForm
from scrutiny.models import Council


class MeetingFields:
    """What arranging and changing a meeting have in common."""

    model = Meeting
    fields = [
        "date",
        "start_time",
        "follows",
        "venue",
        "capacity",
        "is_designated",
        "mode",
        "joining",
        "is_public",
    ]
    widgets = {"mode": forms.RadioSelect}
    labels = {
        "date": _("Date"),
        "start_time": _("Start time"),
        "follows": _("Or at the conclusion of"),
        "venue": _("Venue"),
        "capacity": _("Sitting as"),
        "is_designated": _("It meets as the crime and disorder committee"),
        "mode": _("How people take part"),
        "joining": _("How to watch or join online"),
        "is_public": _("Residents can see that it takes place"),
    }
    help_texts = {
        "date": _("For example, 27 3 2027."),
        "start_time": _("For example, 7.00 pm."),
        "follows": _("The meeting that comes first, if this one begins when that one ends."),
        "capacity": _("The capacity in which the committee sits, if it is not its own name."),
        "is_designated": _("Counts for the yearly duty to meet under the Police and Justice Act 2006."),
    }


class StartMixed:
    """A meeting has a start time, or a meeting that comes first."""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        typed = "start_time" in cleaned and "follows" in cleaned
        if typed and not cleaned["start_time"] and not cleaned["follows"]:
            self.add_error("start_time", _("Enter a start time, or below it the meeting that comes first."))
        return cleaned


class MeetingCreateForm(StartMixed, GovModelForm):
    """Arrange a meeting."""

    submit_label = _("Arrange the meeting")
    once = True

    class Meta(MeetingFields):
        pass

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, instance=Meeting(committee=committee), **options)
        self.fields["mode"].choices = MeetingMode.choices
        self.initial["is_designated"] = committee.is_designated
        self.cancel_url = committee.get_absolute_url()


class MeetingEditForm(StartMixed, VersionedModelForm):
    """Change a meeting; once its agenda is published another date is a move."""

    class Meta(MeetingFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["mode"].choices = MeetingMode.choices
        self.cancel_url = self.instance.get_absolute_url()
        if self.instance.is_frozen:
            del self.fields["date"]


class MeetingMoveForm(GovForm):
    """Another date for a meeting, with the reason."""

    submit_label = _("Move the meeting")
    date = DateField(label=_("New date"), help_text=_("For example, 27 3 2027."))
    start_time = TimeField(
        label=_("New start time"), required=False, help_text=_("Leave empty to keep the time it has.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(GovForm):
    """A reason, for what is written down with one."""

    submit_variant = "warning"
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, submit_label, cancel_url: str, **options):
        super().__init__(*args, **options)
        self.submit_label, self.cancel_url = submit_label, cancel_url


class MeetingHoldForm(GovForm):
    """When the meeting ended."""

    submit_label = _("Record that it was held")
    ended_at = TimeField(label=_("Time it ended"), required=False, help_text=_("For example, 8.30 pm."))
    ended_as_printed = forms.CharField(
        label=_("Ending as printed"),
        required=False,
        max_length=60,
        help_text=_("Only where the minutes are to print something else than the time."),
    )


class MeetingFilterForm(GovForm):
    """Narrows the list of meetings down by committee, municipal year, and coming or past."""

    method = "get"
    mark_optional = False
    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("Committee"), required=False)
    year = forms.ChoiceField(label=_("Municipal year"), required=False)
    when = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[("", _("Coming and past")), ("coming", _("Coming")), ("past", _("Past"))],
    )

    def __init__(
        self, *args, council: Council, committees, first: dt.date | None, last: dt.date | None, **options
    ):
        super().__init__(*args, **options)
        self.year_start = council.year_start
        self.offered_committees = list(committees)
        offer(self, "committee", rows=committees, listed=self.offered_committees, empty=_("All committees"))
        self.fields["year"].choices = [("", _("All years")), *_years(first, last, council.year_start)]

    def narrowed(self, meetings, today: dt.date):
        """The meetings that fit; all of them while the form cannot be read."""
        if not self.is_valid():
            return meetings
        chosen = self.cleaned_data
        if chosen["committee"]:
            meetings = meetings.filter(committee=chosen["committee"])
        if chosen["year"]:
            first = dt.date(int(chosen["year"]), *self.year_start)
            meetings = meetings.filter(date__gte=first, date__lt=first.replace(year=first.year + 1))
        if chosen["when"] == "coming":
            return meetings.filter(date__gte=today).order_by("date", "start_time")
        return meetings.filter(date__lt=today) if chosen["when"] == "past" else meetings


def _years(first: dt.date | None, last: dt.date | None, start: tuple[int, int]) -> list[tuple[str, str]]:
    """The municipal years between two days, the latest first, by the year they begin in."""
    if first is None or last is None:
        return []
    beginnings = range(last.year, first.year - 2, -1)
    years = [dt.date(year, *start) for year in beginnings]
    return [
        (str(day.year), municipal_year(day, start=start))
        for day in years
        if first < _next(day) and day <= last
    ]


def _next(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1)
