"""Forms of plan actions: adding, changing, saying how one goes, closing, and narrowing the list down."""

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import ActionStatus, Rag
from partnerships.forms.memberships import in_directory
from partnerships.forms.theme_leads import people_of
from partnerships.models import Plan, PlanAction, Priority
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm

OVERDUE, NOT_RATED = "overdue", "none"


class ActionFields:
    """What adding and changing an action have in common."""

    model = PlanAction
    fields = ["text", "owner", "due"]
    widgets = {"text": forms.Textarea(attrs={"rows": 4})}
    labels = {"text": _("What will be done"), "owner": _("Owner"), "due": _("Due date")}
    help_texts = {
        "owner": _("Who sees that it is done. Somebody who is missing here is added under People first."),
        "due": _("For example, 30 9 2027."),
    }


class PlanActionCreateForm(GovModelForm):
    """Add an action to a priority."""

    submit_label = _("Add the action")
    once = True
    choice_labels = {"owner": in_directory}

    class Meta(ActionFields):
        pass

    def __init__(self, *args, priority: Priority, **options):
        super().__init__(*args, **options)
        self.fields["owner"].queryset = people_of(priority)
        self.cancel_url = priority.get_absolute_url()


class PlanActionEditForm(VersionedModelForm):
    """Change an action's words, owner or due date."""

    choice_labels = {"owner": in_directory}

    class Meta(ActionFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["owner"].queryset = people_of(self.instance.priority)

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()


class ProgressForm(GovForm):
    """How an action stands on a day."""

    submit_label = _("Record the progress")
    once = True
    rag = forms.ChoiceField(label=_("How it stands"), choices=Rag.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Progress"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was done, and what comes next."),
    )
    date = DateField(label=_("As it stood on"), help_text=_("For example, 31 3 2027."))

    def __init__(self, *args, action: PlanAction, **options):
        super().__init__(*args, initial={"date": timezone.localdate(), "rag": action.rag}, **options)
        self.cancel_url = action.get_absolute_url()


class CloseForm(GovForm):
    """When an action was done or stopped, and a last word on it."""

    on = DateField(label=_("Date"), help_text=_("For example, 31 3 2027."))
    text = forms.CharField(
        label=_("What came of it"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def __init__(self, *args, action: PlanAction, verb: str, label: str, **options):
        super().__init__(*args, initial={"on": timezone.localdate()}, **options)
        self.submit_label = label
        self.cancel_url = action.get_absolute_url()
        if verb == "stop":
            self.fields["text"].label = _("Why it was stopped")
            self.fields["text"].required = True
            self.fields["text"].error_messages["required"] = _("Say why it was stopped.")


class PlanActionFilterForm(GovForm):
    """Narrow the list of a plan's actions down."""

    method = "get"
    mark_optional = False
    priority = forms.ModelChoiceField(
        Priority.objects.none(), label=_("Priority"), required=False, empty_label=_("All priorities")
    )
    rag = forms.ChoiceField(
        label=_("Red, amber or green"),
        required=False,
        choices=[("", _("All")), *Rag.choices, (NOT_RATED, _("Not rated"))],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            (ActionStatus.OPEN, _("Open")),
            (OVERDUE, _("Overdue")),
            (ActionStatus.DONE, _("Done")),
            (ActionStatus.STOPPED, _("Stopped")),
        ],
    )

    def __init__(self, *args, plan: Plan, **options):
        super().__init__(*args, **options)
        self.fields["priority"].queryset = plan.priorities.all()

    def narrowed(self, actions: QuerySet[PlanAction]) -> QuerySet[PlanAction]:
        """The actions that fit; what cannot be read narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("priority"):
            actions = actions.filter(priority=chosen["priority"])
        if chosen.get("rag"):
            actions = actions.filter(rag="" if chosen["rag"] == NOT_RATED else chosen["rag"])
        state = chosen.get("state")
        if state == OVERDUE:
            return actions.overdue()
        return actions.filter(status=state) if state else actions
