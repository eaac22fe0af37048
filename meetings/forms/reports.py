"""Forms of reports: asking for one, its header, its text, returning it, and narrowing the list."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.enums import ReportStatus
from meetings.house_style_sheet import HouseStyleSheet
from meetings.models import AgendaItem, Meeting, Report
from partnerships.models import Person
from scrutiny.forms import GovForm, GovModelForm, VersionedModelForm

# Which fields of the form belong to which line of a house style's header.
FIELDS_OF = {
    "report_of": ("report_of",),
    "author": ("author", "author_post"),
    "author_name": ("author",),
    "author_post": ("author_post",),
    "author_telephone": ("author_telephone",),
    "author_contact": ("author_contact",),
    "lead_member": ("lead_member",),
    "lead_officer": ("lead_officer",),
    "lead_officer_contact": ("lead_officer_contact",),
    "corporate_priorities": ("corporate_priorities",),
    "wards": ("wards",),
    "ward_consultation": ("ward_consultation",),
    "key_decision": ("is_key_decision", "key_decision_ground"),
    "key_decision_ground": ("is_key_decision", "key_decision_ground"),
}
FOR_OFFICERS = ("author", "due", "sign_offs_due")


class ReportCommissionForm(GovModelForm):
    """Ask for a report to an item of an agenda."""

    submit_label = _("Ask for the report")
    once = True

    class Meta:
        model = Report
        fields = ["title", "author", "due"]
        help_texts = {
            "author": _(
                "They are told by email. The post printed is the one they hold on the day of the meeting."
            ),
            "due": _("The day on which the draft is wanted."),
        }

    def __init__(self, *args: Any, item: AgendaItem, **options: Any) -> None:
        super().__init__(*args, initial={"title": item.title, **options.pop("initial", {})}, **options)
        self.fields["author"].queryset = _authors(item.meeting.committee.council_id)


class ReportHeaderForm(VersionedModelForm):
    """The facts above and below a report, as far as its house style prints them."""

    class Meta:
        model = Report
        fields = [
            "title",
            "report_of",
            "author",
            "author_post",
            "author_telephone",
            "author_contact",
            "lead_member",
            "lead_officer",
            "lead_officer_contact",
            "corporate_priorities",
            "wards",
            "ward_consultation",
            "is_key_decision",
            "key_decision_ground",
            "due",
            "sign_offs_due",
        ]
        widgets = {
            "corporate_priorities": forms.Textarea(attrs={"rows": 3}),
            "key_decision_ground": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, for_officer: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        used = self._fields_used(self.instance.sheet, for_officer)
        for name in [name for name in self.fields if name not in used]:
            del self.fields[name]
        if "author" in self.fields:
            self.fields["author"].queryset = _authors(self.instance.council.pk)
        self._add_own_facts()

    def _add_own_facts(self) -> None:
        """A field for each line of the header that holds a text of the council's own."""
        for line in self.instance.sheet.own_facts:
            text = self.instance.own_facts.get(line.key, "")
            self.fields[line.key] = forms.CharField(
                label=str(line.label).rstrip(": "), required=False, max_length=250, initial=text
            )
        self.instruct()
        self.guard(self.instance.version)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        own = {line.key: cleaned.pop(line.key, "") for line in self.instance.sheet.own_facts}
        return cleaned | {"own_facts": {**self.instance.own_facts, **own}} if own else cleaned

    def _fields_used(self, sheet: HouseStyleSheet, for_officer: bool) -> set[str]:
        used = {name for line in sheet.uses for name in FIELDS_OF.get(line, ())} | {"title", "version", "due"}
        if sheet.reviewers:
            used.add("sign_offs_due")
        return used if for_officer else used - set(FOR_OFFICERS)


class ReportReturnForm(GovForm):
    """Return a report to its author."""

    submit_label = _("Return to the author")
    reason = forms.CharField(
        label=_("Why is it returned?"),
        help_text=_("The author reads this in an email and at the top of the report."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say why the report is returned.")},
    )


class ReportFilterForm(GovForm):
    """Narrow the list of reports down."""

    method = "get"
    mark_optional = False
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Meeting"), required=False, empty_label=_("All meetings")
    )
    status = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *ReportStatus.choices]
    )

    def __init__(self, data: Mapping[str, str], *, meetings: QuerySet) -> None:
        super().__init__(data)
        self.fields["meeting"].queryset = meetings

    def narrowed(self, reports: QuerySet) -> QuerySet:
        """The reports that fit what was chosen; a choice that doesn't exist narrows nothing."""
        self.is_valid()
        chosen = {
            "item__meeting": self.cleaned_data.get("meeting"),
            "status": self.cleaned_data.get("status"),
        }
        return reports.filter(**{name: value for name, value in chosen.items() if value})


def _authors(council_id: int) -> QuerySet:
    return Person.objects.filter(council=council_id).by_surname()
