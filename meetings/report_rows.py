"""The sections and lists of reports, read in one query however many reports and rows there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef

from meetings.models import (
    Appendix,
    BackgroundPaper,
    ProposedRecommendation,
    Report,
    ReportPicture,
    ReportSection,
    Risk,
    SignOff,
)
from scrutiny.json_rows import in_an_array, instance


@dataclass(frozen=True)
class ReportRows:
    """What a report consists of besides its header, each list in its order; sign-offs with the latest first."""

    sections: tuple[ReportSection, ...]
    recommendations: tuple[ProposedRecommendation, ...]
    background_papers: tuple[BackgroundPaper, ...]
    risks: tuple[Risk, ...]
    appendices: tuple[Appendix, ...]
    pictures: tuple[ReportPicture, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    def sign_off_of(self, section: ReportSection) -> SignOff | None:
        """The sign-off that holds for a section: the latest, if text and role are still those that were signed for."""
        latest = next((one for one in self.sign_offs if one.section_id == section.pk), None)
        agreed = (latest.text, latest.role) if latest else None
        return latest if agreed == (section.body, section.reviewer) else None


LISTS: dict[str, type[models.Model]] = {
    "sections": ReportSection,
    "recommendations": ProposedRecommendation,
    "background_papers": BackgroundPaper,
    "risks": Risk,
    "appendices": Appendix,
    "pictures": ReportPicture,
    "sign_offs": SignOff,
}
ORDERS = {"pictures": ("pk",), "sign_offs": ("-recorded_at", "-pk")}
PATHS = {"sign_offs": "section__report"}


def rows_for(reports: Iterable[Report]) -> dict[int, ReportRows]:
    """The rows of reports by report key, in one query."""
    keys = [report.pk for report in reports]
    # The aliases can't be the names of the relations themselves.
    lists = {f"{name}_read": _rows(name, model) for name, model in LISTS.items()}
    found = Report.objects.filter(pk__in=keys).order_by("pk").annotate(**lists).values("pk", *lists)
    return {row["pk"]: _unpacked(row) for row in found}


def rows_of(report: Report) -> ReportRows:
    """The rows of one report, in one query."""
    return rows_for([report])[report.pk]


def _rows(name: str, model: type[models.Model]) -> ArraySubquery:
    of_report = model._base_manager.filter(**{PATHS.get(name, "report"): OuterRef("pk")})
    return in_an_array(of_report.order_by(*ORDERS.get(name, ("position", "pk"))))


def _unpacked(row: dict[str, Any]) -> ReportRows:
    return ReportRows(
        **{name: tuple(instance(model, one) for one in row[f"{name}_read"]) for name, model in LISTS.items()}
    )
