"""The form of a standing item."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind
from meetings.models import Committee, StandingItem
from scrutiny.forms import GovModelForm


class StandingItemForm(GovModelForm):
    """Add a standing item or change it."""

    class Meta:
        model = StandingItem
        fields = ["title", "kind", "text"]
        labels = {"title": _("Title"), "kind": _("Kind"), "text": _("Text under the title")}
        help_texts = {"kind": _("Decides what a routine minute of the item says.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = ItemKind.choices
        self.cancel_url = reverse("meetings:standing-item-list", args=[committee.pk])


class StandingItemCreateForm(StandingItemForm):
    """Add a standing item."""

    submit_label = _("Add the item")
    once = True
