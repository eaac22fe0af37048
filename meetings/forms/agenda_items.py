"""Forms of agenda items: adding, changing, withdrawing and removing one, and adding one for every priority."""

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind, MinutesStatus
from meetings.forms.choices import offer
from meetings.forms.exemptions import PARAGRAPHS, REASON, REVIEW, REVIEW_HELP, paragraph_choices
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import AgendaNode, nodes
from meetings.services.agenda_themes import current_priorities
from partnerships.forms.memberships import in_directory
from partnerships.models import Person, Priority
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm

EARLIER_MEETINGS_OFFERED = 40
URGENCY = {
    "label": _("Special circumstances that make it urgent"),
    "help_text": _(
        "Needed when too few clear days are left before the meeting: why the chair is of the opinion that the item "
        "is urgent. Local Government Act 1972 s.100B(4)(b). The minutes state it."
    ),
}


class AgendaItemFields:
    """What adding and changing an item have in common."""

    model = AgendaItem
    fields = [
        "title",
        "kind",
        "text",
        "ref",
        "presenter",
        "on_behalf_of",
        "minutes_allotted",
        "priority",
        "earlier_meeting",
        "also_earlier",
        "exempt_paragraphs",
        "public_interest_reason",
        "exempt_review_date",
        "urgency_reason",
    ]
    widgets = {
        "text": forms.Textarea(attrs={"rows": 4}),
        "also_earlier": forms.CheckboxSelectMultiple,
        "public_interest_reason": forms.Textarea(attrs={"rows": 3}),
        "urgency_reason": forms.Textarea(attrs={"rows": 3}),
        "ref": forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    }
    labels = {
        "title": _("Title"),
        "kind": _("Kind"),
        "text": _("Text under the title"),
        "ref": _("REF number"),
        "presenter": _("Presented by"),
        "on_behalf_of": _("On behalf of"),
        "minutes_allotted": _("Minutes allotted"),
        "priority": _("Priority of the partnership plan"),
        "earlier_meeting": _("Meeting whose minutes are to be agreed"),
        "also_earlier": _("Further meetings whose minutes are to be agreed under this item"),
        "public_interest_reason": REASON,
        "exempt_review_date": REVIEW,
        "urgency_reason": URGENCY["label"],
    }
    help_texts = {
        "kind": _("Decides what a routine minute of the item says."),
        "ref": _("A second number, apart from item and minute numbers."),
        "exempt_review_date": REVIEW_HELP,
        "urgency_reason": URGENCY["help_text"],
    }


class ItemForm(GovModelForm):
    """The lists to choose from, and the exempt paragraphs of the council's nation."""

    exempt_paragraphs = forms.MultipleChoiceField(
        label=PARAGRAPHS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none for an item in public. Residents always see the title and the description."),
    )

    def _prepare(self, meeting: Meeting) -> None:
        council = meeting.council
        self.fields["kind"].choices = ItemKind.choices
        self.fields["exempt_paragraphs"].choices = paragraph_choices(council)
        people = Person.objects.filter(council=council.pk).by_surname()
        offer(self, "presenter", "on_behalf_of", rows=people, written=in_directory)
        self._offer_priorities(meeting)
        before = Meeting.objects.filter(committee__council=council.pk, date__lt=meeting.date)
        newest = before.select_related("committee")[:EARLIER_MEETINGS_OFFERED]
        offer(self, "earlier_meeting", rows=before, listed=newest)
        self._offer_further(before)
        if not meeting.committee.uses_refs and not self.instance.ref:
            del self.fields["ref"]
        self.cancel_url = reverse("meetings:agenda", args=[meeting.pk])

    def _offer_further(self, before: QuerySet) -> None:
        """Meetings whose minutes wait for agreement, and those that were chosen; no field when there are none."""
        open_ones = Q(minutes__status=MinutesStatus.PUBLISHED)
        if self.instance.pk:
            open_ones |= Q(pk__in=self.instance.also_earlier.values("pk"))
        rows = before.filter(open_ones).select_related("committee")
        listed = list(rows[:EARLIER_MEETINGS_OFFERED])
        if not listed:
            del self.fields["also_earlier"]
            return
        self.fields["also_earlier"].queryset = rows
        self.fields["also_earlier"].choices = [(row.pk, str(row)) for row in listed]

    def _offer_priorities(self, meeting: Meeting) -> None:
        listed = current_priorities(meeting)
        held = self.instance.priority
        if held and held not in listed:
            listed.append(held)
        rows = Priority.objects.filter(pk__in=[row.pk for row in listed])
        offer(self, "priority", rows=rows, listed=listed)


class AgendaItemCreateForm(ItemForm):
    """Add an item in a place of the agenda."""

    submit_label = _("Add the item")
    once = True
    place = forms.ChoiceField(label=_("Place"), help_text=_("You can move it on the agenda afterwards."))
    field_order = ["title", "place"]

    class Meta(AgendaItemFields):
        pass

    def __init__(self, *args, meeting: Meeting, outline: tuple[AgendaNode, ...], place: str = "", **options):
        super().__init__(*args, **options)
        self._items = {node.item.pk: node.item for node in nodes(outline)}
        self.fields["place"].choices = list(_places(outline))
        self.initial["place"] = place or "end"
        self._prepare(meeting)
        if not meeting.is_frozen:
            del self.fields["urgency_reason"]

    def clean_place(self) -> dict[str, AgendaItem]:
        """The place as the service takes it: `after` an item, under a `parent`, or neither."""
        where, _dash, key = self.cleaned_data["place"].partition("-")
        return {where: self._items[int(key)]} if key else {}

    @property
    def details(self) -> dict:
        """What was typed, as the arguments of the service."""
        details = dict(self.cleaned_data)
        return details | details.pop("place")


class AgendaItemEditForm(ItemForm, VersionedModelForm):
    """Change an item."""

    class Meta(AgendaItemFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._prepare(self.instance.meeting)
        if not self.instance.is_late:
            del self.fields["urgency_reason"]


class ThemesForm(GovForm):
    """Under which heading the priorities go, and when their reports are wanted."""

    submit_label = _("Add the items and ask for the reports")
    once = True
    heading = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Heading on the agenda"),
        required=False,
        help_text=_("Leave empty to make a new heading."),
    )
    title = forms.CharField(label=_("Or a new heading"), max_length=300, required=False)
    due = DateField(label=_("Draft reports wanted by"), required=False)
    urgency_reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}), **URGENCY)

    def __init__(self, *args, meeting: Meeting, outline: tuple[AgendaNode, ...], **options):
        super().__init__(*args, **options)
        labels = {node.item.pk: f"{node.label}. {node.item}" for node in outline}
        offer(
            self,
            "heading",
            rows=meeting.items.filter(parent=None),
            listed=[node.item for node in outline],
            written=lambda item: labels[item.pk],
        )
        heading = next((node.item for node in outline if node.item.kind == ItemKind.THEMES), None)
        self.initial["heading"] = heading
        self.initial["title"] = "" if heading else _("Reports on the priorities of the partnership plan")
        self.cancel_url = reverse("meetings:agenda", args=[meeting.pk])
        if not meeting.is_frozen:
            del self.fields["urgency_reason"]


class AgendaItemRemoveForm(GovForm):
    """Nothing to fill in: to take an item off a draft agenda is asked once more."""

    submit_label = _("Remove the item")
    submit_variant = "warning"

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        self.cancel_url = reverse("meetings:agenda", args=[meeting.pk])


def _places(outline: tuple[AgendaNode, ...]):
    """Every place of an agenda with its words."""
    yield "end", _("At the end")
    for node in nodes(outline):
        words = {"label": node.label, "title": node.item.title}
        yield f"after-{node.item.pk}", _("After %(label)s. %(title)s") % words
        yield f"parent-{node.item.pk}", _("Under %(label)s. %(title)s") % words
