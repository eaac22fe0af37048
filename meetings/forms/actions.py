"""Forms of actions: asking, changing, closing, the filter of the list, and the matters arising of a coming meeting."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.forms.choices import offer
from meetings.minute_enums import ActionState
from meetings.models import Action, AgendaItem, Committee, Meeting, Minute
from partnerships.forms.memberships import in_directory
from partnerships.models import Organisation, Person
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedForm, VersionedModelForm
from scrutiny.templatetags.british import uk_date


class ActionFields:
    """What asking for something and changing it have in common."""

    model = Action
    fields = ["text", "owner", "owner_name", "organisation", "due_on"]
    widgets = {"text": forms.Textarea(attrs={"rows": 3})}
    labels = {
        "text": _("What is to be done"),
        "owner": _("Who is to do it"),
        "owner_name": _("Owner as printed"),
        "organisation": _("Or which organisation"),
        "due_on": _("By"),
    }
    help_texts = {
        "owner": _("Gets one mail with what is theirs when the minutes are published."),
        "owner_name": _(
            "Name and post as they were that day. Leave empty to take the name from the directory."
        ),
    }


class ActionForm(GovModelForm):
    """The people and bodies of a council to choose from; the service says what is missing."""

    def offer_owners(self, council_pk: int) -> None:
        people = Person.objects.filter(council=council_pk).by_surname()
        offer(self, "owner", rows=people, written=in_directory, empty=_("Nobody from the directory"))
        offer(self, "organisation", rows=Organisation.objects.filter(council=council_pk), empty=_("None"))


class ActionCreateForm(ActionForm):
    """Ask somebody to do something, in a minute or one of its clauses."""

    submit_label = _("Save the action")
    once = True

    class Meta(ActionFields):
        fields = ["clause", *ActionFields.fields]

    def __init__(self, *args, minute: Minute, **options):
        super().__init__(*args, **options)
        rows = minute.resolutions.all()
        offer(self, "clause", rows=rows, empty=_("None: it is in the text of the minute"))
        self.offer_owners(minute.council.pk)
        self.cancel_url = minute.get_absolute_url()


class ActionEditForm(ActionForm, VersionedModelForm):
    """Change what is to be done, by whom or by when."""

    class Meta(ActionFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer_owners(self.instance.committee.council_id)


class CloseForm(VersionedForm):
    """What became of an action."""

    submit_label = _("Close the action")
    mark_optional = False
    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[choice for choice in ActionState.choices if choice[0] != ActionState.OPEN],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What was done, or why it is no longer needed"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Printed with the matters arising of the next meeting, which residents read."),
    )
    closed_on = DateField(label=_("On"), initial=timezone.localdate)


class ActionFilterForm(GovForm):
    """Narrow the list of actions down."""

    method = "get"
    mark_optional = False
    submit_label = ""
    state = forms.ChoiceField(label=_("State"), required=False)
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def __init__(self, *args, owners: list[str], **options):
        super().__init__(*args, **options)
        states = [("overdue", _("Overdue")), *ActionState.choices]
        self.fields["state"].choices = [("", _("All")), *states]
        self.fields["owner"].choices = [("", _("All")), *((name, name) for name in owners)]

    def narrowed(self, rows):
        """The actions that fit; a filter that makes no sense is left out."""
        if not self.is_valid():
            return rows
        found = rows.in_state(self.cleaned_data["state"])
        owner = self.cleaned_data["owner"]
        return found.of_owner(owner) if owner else found


class MattersArisingForm(GovForm):
    """Under which item of a coming meeting the open actions are printed."""

    submit_label = _("Write them under the item")
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item"),
        help_text=_(
            "Residents read them on the agenda. What stood there before as matters arising is replaced."
        ),
    )

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        coming = Meeting.objects.filter(committee=committee, agenda_frozen_at=None).upcoming()
        items = AgendaItem.objects.filter(meeting__in=coming, withdrawn_at=None, exempt_paragraphs=[])
        rows = items.select_related("meeting").order_by("meeting__date", "position")
        offer(self, "item", rows=rows, written=lambda row: f"{uk_date(row.meeting.date)}: {row.title}")
