"""The form of a declared interest or party whip."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.models import Declaration, Meeting
from meetings.services import agenda
from partnerships.models import Person
from scrutiny.forms import GovModelForm
from scrutiny.models.council import Nation


class DeclarationForm(GovModelForm):
    """Record or correct what a member declared."""

    submit_label = _("Save declaration")
    once = True

    class Meta:
        model = Declaration
        fields = [
            "person",
            "kind",
            "item",
            "item_as_stated",
            "nature",
            "left_room",
            "has_dispensation",
            "dispensation_note",
            "declared_at",
        ]
        labels = {"person": _("Who declared it")}
        widgets = {"kind": forms.RadioSelect, "nature": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        self.instance.meeting = meeting
        members = Q(committee_memberships__in=meeting.committee.memberships.on(meeting.date))
        came = Q(attendances__meeting=meeting)
        people = Person.objects.filter(members | came).distinct()
        self.fields["person"].queryset = people
        self.fields["person"].choices = [
            ("", _("Choose one")),
            *((one.pk, str(one)) for one in people.by_surname()),
        ]
        items = [
            (node.item.pk, f"{node.label} {node.item.title}")
            for node in agenda.nodes(agenda.outline(meeting))
        ]
        for name, empty in (
            ("item", _("The whole meeting")),
            ("declared_at", _("Declarations of interest")),
        ):
            self.fields[name].queryset = meeting.items.all()
            self.fields[name].choices = [("", empty), *items]
        if meeting.council.nation == Nation.WALES:
            self.fields["kind"].help_text = _(
                "Who declares a party whip has no vote on it: Local Government (Wales) Measure 2011 section 78."
            )
        self.fields["nature"].help_text = _("As it is to be printed, without the name of the kind.")
