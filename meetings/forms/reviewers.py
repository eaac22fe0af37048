"""Forms of reviewers: appointing one to a role, and correcting what was entered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.forms.choices import UNCHOSEN, offer
from meetings.models import Reviewer
from partnerships.forms.memberships import in_directory
from partnerships.models import Person
from scrutiny.forms import GovModelForm, VersionedModelForm
from scrutiny.models import Council

LABELS = {"role": _("Role"), "person": _("Person"), "start": _("First day"), "end": _("Last day")}
HELP = {
    "role": _("The roles that house styles in use and open reports name."),
    "person": _(
        "Somebody who is missing here is added to the directory first. They sign with the account they are linked to."
    ),
    "start": _("Leave empty if they reviewed before your records."),
    "end": _("Leave empty while they review."),
}


class ReviewerCreateForm(GovModelForm):
    """Let somebody review in a role."""

    submit_label = _("Appoint")
    once = True
    role = forms.ChoiceField(label=LABELS["role"], help_text=HELP["role"])

    class Meta:
        model = Reviewer
        fields = ["role", "person", "start"]
        labels, help_texts = LABELS, HELP

    def __init__(self, *args: Any, council: Council, roles: Iterable[str], role: str = "", **options: Any):
        super().__init__(*args, initial={"role": role, "start": timezone.localdate()}, **options)
        self.fields["role"].choices = _choices(roles)
        rows = Person.objects.filter(council=council.pk).by_surname()
        offer(self, "person", rows=rows, written=in_directory)


class ReviewerEditForm(VersionedModelForm):
    """Correct what was entered."""

    role = forms.ChoiceField(label=LABELS["role"], help_text=HELP["role"])

    class Meta:
        model = Reviewer
        fields = ["role", "start", "end"]
        labels, help_texts = LABELS, HELP

    def __init__(self, *args: Any, roles: Iterable[str], **options: Any):
        super().__init__(*args, **options)
        self.fields["role"].choices = _choices({*roles, self.instance.role})


def _choices(roles: Iterable[str]) -> list[tuple[str, str]]:
    return [("", UNCHOSEN), *((role, role) for role in sorted(roles))]
