"""The form by which a published paper is withdrawn from the public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.models import Publication
from scrutiny.forms import GovForm
from scrutiny.templatetags.british import uk_date


class WithdrawForm(GovForm):
    """Why a paper is withdrawn, and which other versions go with it."""

    submit_label = _("Withdraw it from the public")
    submit_variant = "warning"
    mark_optional = False
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        help_text=_(
            "This is public: residents read it where the paper stood. Say nothing here that the paper should not "
            "have said."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
    also = forms.ModelMultipleChoiceField(
        label=_("Withdraw these as well"),
        help_text=_("Residents can read them too. Earlier versions often say the same."),
        queryset=Publication.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, others: QuerySet[Publication], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["also"].queryset = others
        self.fields["also"].label_from_instance = version_label
        if not others:
            del self.fields["also"]


def version_label(paper: Publication) -> str:
    """A version of a paper with the day on which it was published."""
    return gettext("%(paper)s, version %(number)d, published on %(day)s") % {
        "paper": paper.name,
        "number": paper.number,
        "day": uk_date(paper.published_at),
    }
