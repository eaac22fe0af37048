"""Forms of standing phrases: one of the council's own, or its words in the place of a ready phrase."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind
from meetings.models import StandingPhrase
from scrutiny.forms import GovModelForm, VersionedModelForm

SHORTCUTS = [("", _("No key")), *((digit, digit) for digit in "123456789")]


class PhraseFields:
    """What keeping a phrase and changing one have in common."""

    model = StandingPhrase
    fields = ["label", "kind", "shortcut", "narrative", "clauses"]
    labels = {
        "label": _("Name"),
        "kind": _("Offered for items of the kind"),
        "shortcut": _("Key"),
        "narrative": _("What is said"),
        "clauses": _("What is decided"),
    }
    help_texts = {
        "label": _("Short: it stands on the button."),
        "shortcut": _("The digit that puts it into a minute. The usual words of an item have 1."),
        "clauses": _("One clause in each paragraph, without the word that opens the decision."),
    }
    widgets = {
        "narrative": forms.Textarea(attrs={"rows": 5}),
        "clauses": forms.Textarea(attrs={"rows": 6}),
        "label": forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    }


def _offer(form: forms.ModelForm, *, replaces: bool) -> None:
    form.fields["shortcut"].widget = forms.Select(choices=SHORTCUTS)
    if replaces:
        del form.fields["kind"]
    else:
        form.fields["kind"].choices = [("", _("All kinds")), *ItemKind.choices]
    form.cancel_url = reverse("meetings:standing-phrase-list")


class StandingPhraseCreateForm(GovModelForm):
    """Keep a phrase."""

    submit_label = ""
    once = True

    class Meta(PhraseFields):
        pass

    def __init__(self, *args, replaces: bool = False, **options):
        super().__init__(*args, **options)
        _offer(self, replaces=replaces)


class StandingPhraseForm(VersionedModelForm):
    """Change a phrase."""

    submit_label = ""

    class Meta(PhraseFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        _offer(self, replaces=bool(self.instance.key))
