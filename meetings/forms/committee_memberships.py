"""Forms of seats on a committee: giving one and correcting it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.enums import Office
from meetings.forms.choices import offer
from meetings.models import Committee, CommitteeMembership
from partnerships.forms.memberships import in_directory
from partnerships.models import Organisation, Person
from scrutiny.forms import GovModelForm

VOTES = {"": None, "yes": True, "no": False}


class VoteField(forms.TypedChoiceField):
    """Whether the holder may vote: yes, no, or what is usual for the office (None)."""

    def __init__(self, **options):
        choices = [
            ("", _("What is usual: everybody but co-opted members")),
            ("yes", _("May vote")),
            ("no", _("May not vote")),
        ]
        super().__init__(choices=choices, coerce=VOTES.get, empty_value=None, required=False, **options)


class SeatForm(GovModelForm):
    """What giving and correcting a seat have in common."""

    has_vote = VoteField(label=_("Vote"), widget=forms.RadioSelect)

    class Meta:
        model = CommitteeMembership
        fields = ["office", "group", "represents", "has_vote", "scope", "sees_exempt", "start", "end"]
        widgets = {"office": forms.RadioSelect}
        labels = {
            "person": _("Person"),
            "office": _("Office"),
            "group": _("Political group"),
            "represents": _("Co-opted from"),
            "scope": _("Matters the co-option is limited to"),
            "sees_exempt": _("A co-opted member who reads exempt papers"),
            "start": _("First day"),
            "end": _("Last day"),
        }
        help_texts = {
            "person": _("Somebody who is missing here is added to the directory first."),
            "represents": _("For co-opted members: the body they come from."),
            "scope": _("For co-opted members only. Leave empty for all matters."),
            "sees_exempt": _("Other members always read them."),
            "start": _("Leave empty if they had the seat before your records."),
            "end": _(
                "Leave empty while they have the seat. A co-option may have its end from the beginning."
            ),
        }

    def _prepare(self, committee: Committee) -> None:
        self.fields["office"].choices = Office.choices
        bodies = Organisation.objects.filter(council=committee.council_id).order_by("name")
        offer(self, "represents", rows=bodies)
        self.cancel_url = committee.get_absolute_url()


class CommitteeMembershipCreateForm(SeatForm):
    """Give a person a seat."""

    submit_label = _("Add the member")
    once = True

    class Meta(SeatForm.Meta):
        fields = ["person", *SeatForm.Meta.fields]

    def __init__(self, *args, committee: Committee, **options):
        initial = {"has_vote": "", "sees_exempt": False, "office": Office.MEMBER}
        super().__init__(*args, initial=initial, **options)
        people = Person.objects.filter(council=committee.council_id).by_surname()
        offer(self, "person", rows=people, written=in_directory)
        self._prepare(committee)


class CommitteeMembershipEditForm(SeatForm):
    """Correct a seat."""

    def __init__(self, *args, instance: CommitteeMembership, **options):
        vote = "yes" if instance.has_vote else "no"
        seen = instance.office == Office.CO_OPTED and instance.sees_exempt
        super().__init__(*args, instance=instance, initial={"has_vote": vote, "sees_exempt": seen}, **options)
        self._prepare(instance.committee)
