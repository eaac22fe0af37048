"""Forms of attendance: the roll of a meeting on one page, and one person's details."""

from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meetings.enums import AttendanceClass, Presence
from meetings.forms.choices import offer
from meetings.models import AgendaItem, Attendance, CommitteeMembership, Meeting, Minute, Minutes
from meetings.services import agenda, comings
from meetings.services.attendance import key_of
from partnerships.models import Person
from scrutiny.forms import GovForm, GovModelForm, TimeField

PREFIX = "presence-"


class RollForm(GovForm):
    """Whether each person on the roll came, and who presided.

    A hidden fingerprint of what was shown guards against two officers recording at once.
    """

    submit_label = _("Save attendance")
    mark_optional = False
    presided = forms.ChoiceField(label=_("Who presided"), required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, rows: list[Attendance], **options):
        super().__init__(*args, **options)
        self.rows = rows
        self.fields["presided"].choices = [
            ("", _("Not recorded yet")),
            *((key_of(row), row.name) for row in rows),
        ]
        self.initial["presided"] = next((key_of(row) for row in rows if row.in_the_chair), "")
        self.initial["shown"] = self._fingerprint()
        for row in rows:
            self.fields[PREFIX + key_of(row)] = self._presence_field(row)
        self.order_fields([*(PREFIX + key_of(row) for row in rows), "presided", "shown"])
        self.instruct()

    def presences(self) -> dict[str, str]:
        """What was chosen for each row."""
        names = (name for name in self.cleaned_data if name.startswith(PREFIX))
        return {name.removeprefix(PREFIX): self.cleaned_data[name] for name in names}

    def clean(self):
        cleaned = super().clean()
        now = self._fingerprint()
        if cleaned.get("shown") != now:
            self.data = self.data.copy()
            self.data["shown"] = now
            raise ValidationError(
                _(
                    "Someone else recorded attendance while this page was open. Your choices are kept below: "
                    "compare them with what is recorded now, and save again."
                )
            )
        return cleaned

    def _presence_field(self, row: Attendance) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=f"{row.name} ({row.office})" if row.office else row.name,
            choices=Presence.choices,
            initial=row.presence,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
            help_text=_hint(row),
        )

    def _fingerprint(self) -> str:
        told = [(key_of(row), row.presence if row.pk else "", row.in_the_chair) for row in self.rows]
        return sha256(repr(sorted(told)).encode()).hexdigest()[:16]


def _hint(row: Attendance) -> str:
    if not row.pk:
        return format_html("{} {}", row.post, _("Not saved yet.")).strip()
    parts = [row.post, str(row.get_attendance_class_display())]
    if row.substitute_for:
        parts.append(_("for %(name)s") % {"name": row.substitute_for})
    if row.arrived_at:
        parts.append(_("arrived at “%(item)s”") % {"item": row.arrived_at})
    if row.left_at:
        parts.append(_("left at “%(item)s”") % {"item": row.left_at})
    parts += [_("had sent apologies") if row.sent_apologies else "", row.of_council, row.note]
    told = ", ".join(str(part) for part in parts if part)
    edit = (reverse("meetings:attendance-edit", args=[row.pk]), _("Change details"))
    links = [edit, *_substitute_link(row)]
    return format_html("{}. {}", told, format_html_join(" ", LINK, ((*link, row.name) for link in links)))


LINK = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}</span></a>'


def _substitute_link(row: Attendance) -> list[tuple[str, str]]:
    """For a member who did not come: the page on which somebody stands in for them."""
    if row.is_present or row.attendance_class != AttendanceClass.MEMBER or not row.person_id:
        return []
    url = reverse("meetings:attendance-substitute", args=[row.meeting_id])
    return [(f"{url}?for={row.person_id}", str(_("Add a substitute")))]


DETAILS = [
    "substitute_for",
    "of_council",
    "note",
    "sent_apologies",
    "arrived_at",
    "arrived_time",
    "left_at",
    "left_time",
    "items",
]


class AttendanceDetailForm(GovModelForm):
    """One person's name and post as printed, capacity, arrival and leaving."""

    items = forms.ModelMultipleChoiceField(
        AgendaItem.objects.none(),
        label=_("Present only for the items"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        help_text=_("Leave all empty for who was there for the whole meeting."),
    )

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        self.instance.meeting = meeting
        items = [(node.item.pk, f"{node.label} {node.item.title}") for node in _nodes(meeting)]
        for name in ("arrived_at", "left_at"):
            self.fields[name].queryset = meeting.items.all()
            self.fields[name].choices = [("", _("None")), *items]
        self.fields["items"].queryset = meeting.items.all()
        self.fields["items"].choices = items
        self.fields["sent_apologies"].label = _("Had sent apologies and came all the same")
        members = meeting.committee.memberships.on(meeting.date).values("person")
        self.offer("substitute_for", Person.objects.filter(pk__in=members))
        self.fields["substitute_for"].help_text = _("Leave empty when it was not stated for whom.")

    def offer(self, name: str, people: QuerySet[Person]) -> None:
        """Offer people by surname, read once (a queryset would be read again for each pass over the choices)."""
        self.fields[name].queryset = people
        self.fields[name].choices = [("", _("None")), *((one.pk, str(one)) for one in people.by_surname())]


class AttendanceAddForm(AttendanceDetailForm):
    """Add a substitute, officer, partner or guest."""

    submit_label = _("Add to attendance")
    once = True

    class Meta:
        model = Attendance
        fields = [
            "person",
            "name",
            "post",
            "attendance_class",
            "presence",
            *DETAILS,
        ]

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, meeting=meeting, **options)
        known = meeting.attendances.exclude(person=None).values("person")
        directory = Person.objects.filter(council=meeting.committee.council_id).exclude(pk__in=known)
        self.offer("person", directory)
        self.fields["person"].help_text = _("From the council's directory.")
        self.initial["attendance_class"] = AttendanceClass.OFFICER
        self.fields["name"].required = False
        self.fields["name"].help_text = _(
            "For somebody who is not in the directory, or to print another form of the name."
        )
        self.fields["post"].help_text = _("Leave empty to print the post held on the day of the meeting.")


class AttendanceEditForm(AttendanceDetailForm):
    """Change how somebody is printed, in what capacity they came, and when they arrived or left."""

    class Meta:
        model = Attendance
        fields = ["name", "post", "office", "attendance_class", *DETAILS]


class SubstituteForm(GovForm):
    """One of the committee's substitutes came, for a member who did not."""

    submit_label = _("Add the substitute")
    once = True
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Substitute"))
    substitute_for = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Stands in for"),
        required=False,
        help_text=_("Leave empty when it was not stated for whom."),
    )

    def __init__(self, *args, free: list[tuple[CommitteeMembership, int]], absent: list[Person], **options):
        """`free` are seats of substitutes who are not recorded yet, with how often they stood in this year."""
        super().__init__(*args, **options)
        people = Person.objects.filter(pk__in=[seat.person_id for seat, _times in free])
        self.fields["person"].queryset = people
        self.fields["person"].choices = [
            ("", _("Choose one")),
            *((seat.person_id, _stood_in(seat, times)) for seat, times in free),
        ]
        offer(
            self,
            "substitute_for",
            rows=Person.objects.filter(pk__in=[one.pk for one in absent]),
            listed=absent,
            empty=_("Not stated"),
        )


def _stood_in(seat: CommitteeMembership, times: int) -> str:
    told = ngettext(
        "%(name)s, stood in %(times)s time this municipal year",
        "%(name)s, stood in %(times)s times this municipal year",
        times,
    )
    return told % {"name": seat.person, "times": times} if times else str(seat.person)


class ComingForm(GovForm):
    """Somebody arrived late, left early or came back, at an item."""

    submit_label = _("Save")
    once = True
    attendance = forms.ModelChoiceField(Attendance.objects.none(), label=_("Who"))
    what = forms.ChoiceField(label=_("What happened"), choices=comings.WHAT, widget=forms.RadioSelect)
    minute = forms.ModelChoiceField(Minute.objects.none(), label=_("During the item"))
    at = TimeField(label=_("Time"), required=False, help_text=_("Leave empty when it was not noted."))
    is_online = forms.BooleanField(label=_("Arrived online"), required=False)
    none_declared = forms.BooleanField(
        label=_("Was asked for interests on arrival and declared none"),
        required=False,
        help_text=_("An interest that they did declare goes to “Interests”, as declared during this item."),
    )
    text = forms.CharField(
        label=_("Anything more"), required=False, help_text=_("Printed after the sentence that says so.")
    )

    def __init__(self, *args, minutes: Minutes, rows: list[Attendance], **options):
        super().__init__(*args, **options)
        offer(
            self,
            "attendance",
            rows=minutes.meeting.attendances.all(),
            listed=rows,
            written=lambda row: f"{row.name} ({row.get_presence_display()})",
            empty=_("Choose one"),
        )
        entries = minutes.entries.select_related("item")
        offer(self, "minute", rows=entries, written=_entry_title, empty=_("Choose one"))
        self.initial.setdefault("minute", minutes.at_entry_id)


def _entry_title(minute: Minute) -> str:
    label = minute.item.label if minute.item else ""
    return f"{label} {minute.title}".strip()


def _nodes(meeting: Meeting) -> list[agenda.AgendaNode]:
    return agenda.nodes(agenda.outline(meeting))
