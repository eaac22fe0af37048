"""Forms of priorities: adding and changing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Plan, Priority
from scrutiny.forms import GovModelForm, VersionedModelForm


class PriorityFields:
    """What adding and changing a priority have in common."""

    model = Priority
    fields = ["title", "description", "start"]
    widgets = {"description": forms.Textarea(attrs={"rows": 5})}
    labels = {
        "title": _("Title"),
        "description": _("Description"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "description": _("What the partnership wants to reach, and why."),
        "start": _("Leave empty if it is a priority from the plan's first day."),
    }


class PriorityCreateForm(GovModelForm):
    """Add a priority to a plan."""

    submit_label = _("Add the priority")
    once = True

    class Meta(PriorityFields):
        pass

    def __init__(self, *args, plan: Plan, **options):
        super().__init__(*args, **options)
        self.cancel_url = plan.get_absolute_url()


class PriorityEditForm(VersionedModelForm):
    """Change a priority."""

    class Meta(PriorityFields):
        fields = [*PriorityFields.fields, "end"]

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()
