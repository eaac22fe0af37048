"""Forms of boards and groups under a partnership."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import GroupKind
from partnerships.forms.memberships import in_directory
from partnerships.models import Partnership, PartnershipGroup, Person
from partnerships.services import groups
from scrutiny.forms import GovModelForm, VersionedModelForm


class GroupFields:
    """What setting up and changing a group have in common."""

    model = PartnershipGroup
    fields = ["name", "kind", "parent", "chair", "purpose", "start"]
    widgets = {"kind": forms.RadioSelect, "purpose": forms.Textarea(attrs={"rows": 4})}
    labels = {
        "name": _("Name"),
        "kind": _("Kind"),
        "parent": _("Stands under"),
        "chair": _("Chair"),
        "purpose": _("Purpose"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "parent": _("Leave empty if it stands directly under the partnership."),
        "start": _("Leave empty if it was there before your records."),
    }


def _offer(form: forms.ModelForm, partnership: Partnership) -> None:
    """Offer the current groups of the partnership as parents, and the people of the directory as chair."""
    group = form.instance
    under = {group.pk, *groups.descendants(group)} if group.pk else set()
    parents = partnership.groups.current() | partnership.groups.filter(pk=group.parent_id)
    form.fields["parent"].queryset = parents.exclude(pk__in=under)
    form.fields["chair"].queryset = Person.objects.filter(council=partnership.council_id).by_surname()
    form.fields["kind"].choices = GroupKind.choices


class GroupCreateForm(GovModelForm):
    """Set up a board or group."""

    submit_label = _("Add the board or group")
    once = True
    choice_labels = {"chair": in_directory}

    class Meta(GroupFields):
        pass

    def __init__(self, *args, partnership: Partnership, **options):
        super().__init__(*args, **options)
        _offer(self, partnership)
        self.cancel_url = partnership.get_absolute_url()


class GroupEditForm(VersionedModelForm):
    """Change a board or group."""

    choice_labels = {"chair": in_directory}

    class Meta(GroupFields):
        fields = [*GroupFields.fields, "end"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        _offer(self, self.instance.partnership)

    @property
    def cancel_url(self) -> str:
        return self.instance.partnership.get_absolute_url()
