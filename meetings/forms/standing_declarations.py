"""The form of an interest that a member has on record for every meeting."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.forms.choices import offer
from meetings.models import Committee, StandingDeclaration
from partnerships.models import Person
from scrutiny.forms import GovModelForm


class StandingDeclarationForm(GovModelForm):
    """Keep a declaration for every meeting of a committee."""

    submit_label = _("Keep it on record")
    once = True

    class Meta:
        model = StandingDeclaration
        fields = ["person", "kind", "nature", "start", "end"]
        widgets = {"kind": forms.RadioSelect, "nature": forms.Textarea(attrs={"rows": 3})}
        labels = {"person": _("Who declared it"), "start": _("First day"), "end": _("Last day")}
        help_texts = {
            "nature": _("As it is to be printed, without the name of the kind."),
            "start": _("Leave empty if it was on record before yours."),
            "end": _("Leave empty while it holds."),
        }

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        self.instance.committee = committee
        people = Person.objects.filter(committee_memberships__in=committee.memberships.current()).distinct()
        offer(self, "person", rows=people, listed=people.by_surname(), empty=_("Choose one"))
        self.cancel_url = reverse("meetings:standing-declaration-list", args=[committee.pk])
