"""What narrows a tracker of recommendations down."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.tracker_choices import Choices
from meetings.tracker_states import UNION
from partnerships.enums import Rag
from scrutiny.forms import GovForm

STATES = [
    ("", _("All")),
    ("open", _("Not closed")),
    ("overdue", _("Overdue")),
    *((union.term, union.label) for union in UNION if union.term != "overdue"),
]


class TrackerFilterForm(GovForm):
    """Narrow a list of recommendations down; what is chosen stands in the address."""

    method = "get"
    mark_optional = False
    submit_label = ""
    words = forms.CharField(label=_("Words or reference"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    committee = forms.TypedChoiceField(label=_("Committee"), required=False, coerce=int, empty_value=None)
    body = forms.TypedChoiceField(label=_("Body"), required=False, coerce=int, empty_value=None)
    priority = forms.TypedChoiceField(
        label=_("Priority of the plan"), required=False, coerce=int, empty_value=None
    )
    year = forms.TypedChoiceField(label=_("Municipal year"), required=False, coerce=int, empty_value=None)
    rag = forms.ChoiceField(
        label=_("Progress as last reported"), required=False, choices=[("", _("All")), *Rag.choices]
    )

    def __init__(self, *args, choices: Choices, without: tuple[str, ...] = (), **options):
        """`without` names what the whole list has in common."""
        self.may_choose = choices
        super().__init__(*args, **options)
        for name, offered in (
            ("committee", choices.committees),
            ("body", choices.bodies),
            ("priority", choices.priorities),
            ("year", choices.years),
        ):
            self.fields[name].choices = [("", _("All")), *offered]
        for name in without:
            del self.fields[name]

    def narrowed(self, recommendations: QuerySet) -> QuerySet:
        """The recommendations that fit; a filter that makes no sense is left out, with a sentence beside it."""
        self.is_valid()
        wanted = self.cleaned_data
        found = recommendations.in_state(wanted.get("state", "")).with_words(wanted.get("words", ""))
        columns = {name: wanted[name] for name in ("committee", "priority", "rag") if wanted.get(name)}
        found = found.filter(**columns)
        if wanted.get("body"):
            found = found.asked_of(wanted["body"])
        if wanted.get("year"):
            first, after = self.may_choose.year(wanted["year"])
            found = found.filter(made_on__gte=first, made_on__lt=after)
        return found
