"""The lists of a report that are kept as rows: what each is called, on pages and in addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings.models import BackgroundPaper, ProposedRecommendation, ReportSection, Risk


@dataclass(frozen=True)
class Kind:
    """A list of a report: its model, what a list and one row of it are called, and the noun of its addresses."""

    slug: str
    noun: str
    model: type[models.Model]
    plural: str | Promise
    singular: str | Promise

    @property
    def edit_url(self) -> str:
        return f"meetings:{self.noun}-edit"

    @property
    def remove_url(self) -> str:
        return f"meetings:{self.noun}-remove"

    @property
    def move_url(self) -> str:
        return f"meetings:{self.noun}-move"


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("sections", "report-section", ReportSection, _("Sections"), _("section")),
        Kind(
            "recommendations",
            "proposed-recommendation",
            ProposedRecommendation,
            _("Proposed recommendations"),
            _("recommendation"),
        ),
        Kind(
            "background-papers",
            "background-paper",
            BackgroundPaper,
            _("Background papers"),
            _("background paper"),
        ),
        Kind("risks", "risk", Risk, _("Risks"), _("risk")),
    )
}
