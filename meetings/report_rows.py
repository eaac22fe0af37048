"""The sections and lists of reports, read in one query however many reports and rows there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from meetings.models import (
    Appendix,
    BackgroundPaper,
    ProposedRecommendation,
    Report,
    ReportSection,
    Risk,
)


@dataclass(frozen=True)
class ReportRows:
    """What a report consists of besides its header, each list in its order."""

    sections: tuple[ReportSection, ...]
    recommendations: tuple[ProposedRecommendation, ...]
    background_papers: tuple[BackgroundPaper, ...]
    risks: tuple[Risk, ...]
    appendices: tuple[Appendix, ...]


LISTS: dict[str, type[models.Model]] = {
    "sections": ReportSection,
    "recommendations": ProposedRecommendation,
    "background_papers": BackgroundPaper,
    "risks": Risk,
    "appendices": Appendix,
}


def rows_for(reports: Iterable[Report]) -> dict[int, ReportRows]:
    """The rows of reports by report key, in one query."""
    keys = [report.pk for report in reports]
    # The aliases can't be the names of the relations themselves.
    lists = {f"{name}_read": _rows(model) for name, model in LISTS.items()}
    found = Report.objects.filter(pk__in=keys).order_by("pk").annotate(**lists).values("pk", *lists)
    return {row["pk"]: _unpacked(row) for row in found}


def rows_of(report: Report) -> ReportRows:
    """The rows of one report, in one query."""
    return rows_for([report])[report.pk]


def _rows(model: type[models.Model]) -> ArraySubquery:
    columns = {field.attname: field.attname for field in model._meta.concrete_fields}
    rows = model._base_manager.filter(report=OuterRef("pk")).order_by("position", "pk")
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


def _unpacked(row: dict[str, Any]) -> ReportRows:
    return ReportRows(
        **{name: tuple(_instance(model, one) for one in row[f"{name}_read"]) for name, model in LISTS.items()}
    )


def _instance(model: type[models.Model], values: dict[str, Any]) -> Any:
    """A saved row from its columns: texts, numbers and truth values, which JSON keeps as they are, in any order."""
    names = [field.attname for field in model._meta.concrete_fields]
    return model.from_db(None, names, [values[name] for name in names])
