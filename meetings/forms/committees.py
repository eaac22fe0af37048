"""Forms of committees: setting one up and changing it."""

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.enums import ReadyStyle
from meetings.forms.choices import offer
from meetings.models import Committee, HouseStyle
from meetings.services.minute_numbering import next_numbers
from partnerships.models import Partnership
from scrutiny.forms import GovModelForm, VersionedModelForm
from scrutiny.models import Council

PATTERN_HELP = _(
    "With fields in braces: {number} counts on, {code} is the code below, {yy} and {yyyy} are the year in which the "
    "run began, {item} is the number on the agenda, {second} the place in the meeting. {code}/{number}/{yy} writes "
    "CD/45/26; {number} ({second}) writes 236 (21); {item} takes the numbers of the agenda."
)


class CommitteeFields:
    """What setting up and changing a committee have in common."""

    model = Committee
    fields = [
        "name",
        "parent",
        "partnership",
        "is_designated",
        "terms_of_reference",
        "quorum",
        "number_run",
        "number_pattern",
        "number_width",
        "number_code",
        "numbers_paragraphs",
        "uses_refs",
        "decision_word",
        "clause_style",
        "marks_single_clause",
        "minutes_manner",
        "interests_as_table",
        "corrections_days",
        "minutes_agreed_by",
        "house_style",
        "supplement_numbers",
        "start",
        "is_public",
    ]
    widgets = {
        "number_run": forms.RadioSelect,
        "clause_style": forms.RadioSelect,
        "minutes_manner": forms.RadioSelect,
        "number_pattern": forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        "number_width": forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        "number_code": forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        "house_style": forms.RadioSelect,
        "supplement_numbers": forms.RadioSelect,
        "corrections_days": forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        "decision_word": forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    }
    labels = {
        "name": _("Name"),
        "parent": _("Parent body"),
        "partnership": _("Partnership it holds to account"),
        "is_designated": _("It is the crime and disorder committee under the Police and Justice Act 2006"),
        "terms_of_reference": _("Terms of reference"),
        "quorum": _("Quorum"),
        "number_run": _("How long minute numbers run on"),
        "number_pattern": _("How a minute number is written"),
        "number_width": _("Figures of the number"),
        "number_code": _("Code in minute numbers"),
        "numbers_paragraphs": _("Paragraphs of minutes are numbered under their minute"),
        "uses_refs": _("Agenda items also have REF numbers"),
        "decision_word": _("Word that opens a decision"),
        "clause_style": _("How clauses are marked"),
        "marks_single_clause": _("A clause that stands alone is marked too"),
        "minutes_manner": _("Layout of minutes"),
        "interests_as_table": _("Interests are printed as a table"),
        "corrections_days": _("Working days in which members may propose corrections"),
        "minutes_agreed_by": _("Body that agrees its minutes"),
        "house_style": _("House style of reports"),
        "supplement_numbers": _("Page numbers of supplements"),
        "start": _("First day"),
        "is_public": _("Residents can see it"),
    }
    help_texts = {
        "number_pattern": PATTERN_HELP,
        "number_width": _("2 writes 01, 1 writes 1."),
        "number_code": _("Such as CD or OS. Only where the pattern has {code}."),
        "numbers_paragraphs": _("51.1 and 51.2 under minute 51."),
        "parent": _("The board or committee it stands under, if there is one."),
        "quorum": _("The smallest number of members for a meeting."),
        "decision_word": _("Resolved, Agreed or another word of your council."),
        "corrections_days": _("0 offers no usual last day: the officer enters one."),
        "minutes_agreed_by": _("Only where another body does, because the committee meets once a year."),
        "start": _("Leave empty if it was there before your records."),
    }


def _offer(form: forms.ModelForm, council: Council) -> None:
    committee = form.instance
    form.fields["corrections_days"].required = False
    parents = Committee.objects.filter(council=council).exclude(pk=committee.pk)
    chosen = [committee.parent_id, committee.minutes_agreed_by_id]
    bodies = parents.current() | parents.filter(pk__in=chosen)
    partnerships = Partnership.objects.filter(council=council)
    styles = HouseStyle.objects.of_council(council)
    offered = styles.in_use() | styles.filter(pk=committee.house_style_id)
    form.fields["house_style"].queryset = offered
    form.fields["house_style"].choices = [(style.pk, str(style)) for style in offered]
    offer(form, "parent", "minutes_agreed_by", rows=bodies.order_by("name"))
    offer(form, "partnership", rows=partnerships.current() | partnerships.filter(pk=committee.partnership_id))


class CommitteeForm(GovModelForm):
    """What setting up and changing a committee check alike."""

    def clean_corrections_days(self) -> int:
        """An empty box leaves the days as they were: five for a new committee."""
        days = self.cleaned_data["corrections_days"]
        return self.instance.corrections_days if days is None else days


class CommitteeCreateForm(CommitteeForm):
    """Set up a committee."""

    submit_label = _("Set up the committee")
    once = True

    class Meta(CommitteeFields):
        pass

    def __init__(self, *args, council: Council, **options):
        super().__init__(*args, **options)
        _offer(self, council)
        self.initial["house_style"] = HouseStyle.objects.ready(ReadyStyle.CONTINUOUS).pk
        self.cancel_url = reverse("meetings:committee-list")


class CommitteeEditForm(CommitteeForm, VersionedModelForm):
    """Change a committee."""

    class Meta(CommitteeFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        numbers = next_numbers(self.instance, timezone.localdate())
        words = {"help": PATTERN_HELP, "numbers": ", ".join(numbers)}
        self.fields["number_pattern"].help_text = gettext("%(help)s Next: %(numbers)s.") % words
        _offer(self, self.instance.council)
        self.cancel_url = self.instance.get_absolute_url()
