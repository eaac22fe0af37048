"""Forms of what is kept from the public: paragraphs of Schedule 12A, why, and when it is looked at again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings.enums import EXEMPT_BY_NATION
from scrutiny.forms import DateField, GovForm
from scrutiny.models import Council

PARAGRAPHS = _("Exempt under Schedule 12A, paragraph")
REASON = _("Why the public interest is in keeping it exempt")
REVIEW = _("To be looked at again on")
REVIEW_HELP = _("On that day the exemption is on the list of work of the officers who read exempt papers.")


def paragraph_choices(council: Council) -> list[tuple[str, str | Promise]]:
    """The paragraphs of the Schedule that hold in the council's nation."""
    return [(one.value, f"{one.value}. {one.label}") for one in EXEMPT_BY_NATION[council.nation]]


class ExemptionForm(GovForm):
    """Keep a section or an appendix from the public; the same form changes an exemption."""

    submit_label = _("Save the exemption")
    exempt_paragraphs = forms.MultipleChoiceField(
        label=PARAGRAPHS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The public papers print the paragraph and its description."),
    )
    public_interest_reason = forms.CharField(
        label=REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The test of paragraph 10 (England) or 21 (Wales) of the Schedule. It is not published."),
    )
    exempt_review_date = DateField(label=REVIEW, required=False, help_text=REVIEW_HELP)
    mark_optional = False

    def __init__(self, *args: Any, council: Council, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["exempt_paragraphs"].choices = paragraph_choices(council)
