"""House styles as JSON: written into a version of a `HouseStyle`, and read from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from meetings.house_style_sheet import (
    HeaderField,
    HouseStyleSheet,
    ListMarks,
    Rating,
    RiskScale,
    SectionTemplate,
)
from meetings.house_style_words import (
    Bullet,
    DateForm,
    Fact,
    Fill,
    HeadingCase,
    MarkForm,
    Marks,
    ReportOf,
    SignOffNeed,
)
from scrutiny.paragraph_numbers import ParagraphScheme

MOST_LIKELIHOODS = 10
MOST_IMPACTS = 10
_LINES = ("header", "metadata", "contacts")
_CHOICES = {
    "scheme": ParagraphScheme,
    "appendix_marks": Marks,
    "report_of": ReportOf,
    "heading_case": HeadingCase,
    "date_form": DateForm,
}


def to_data(sheet: HouseStyleSheet) -> dict[str, Any]:
    """A sheet as JSON has it: words, truth values and lists."""
    names = [field.name for field in fields(sheet) if field.init]
    return {name: _plain(getattr(sheet, name)) for name in names}


def from_data(data: Mapping[str, Any]) -> HouseStyleSheet:
    """The sheet that `to_data` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    values = dict(data)
    values |= {name: kind(values[name]) for name, kind in _CHOICES.items() if name in values}
    values |= {name: tuple(HeaderField(**line) for line in values.get(name, ())) for name in _LINES}
    values["sections"] = tuple(section_from(one) for one in values["sections"])
    values["risk_scale"] = risk_scale_from(values.get("risk_scale"))
    marks = values.get("list_marks") or {}
    values["list_marks"] = ListMarks(
        Bullet(marks.get("bullet", Bullet.DISC)), MarkForm(marks.get("form", MarkForm.STOP))
    )
    return HouseStyleSheet(**values)


def section_from(data: Mapping[str, Any]) -> SectionTemplate:
    """One section of a sheet."""
    kinds = {"fill": Fill, "sign_off": SignOffNeed}
    return SectionTemplate(**{name: kinds.get(name, _same)(value) for name, value in data.items()})


def risk_scale_from(data: Mapping[str, Any] | None) -> RiskScale | None:
    """The risk scale of a sheet, if it has one."""
    if not data:
        return None
    return RiskScale(
        likelihoods=tuple(data["likelihoods"]),
        impacts=tuple(data["impacts"]),
        ratings=tuple(Rating(**one) for one in data["ratings"]),
        matrix=tuple(tuple(row) for row in data["matrix"]),
    )


def faults(sheet: HouseStyleSheet) -> list[str]:
    """What keeps a sheet from being used, as sentences; none for a sound one."""
    return [*_section_faults(sheet), *_line_faults(sheet.lines), *_scale_faults(sheet.risk_scale)]


def _section_faults(sheet: HouseStyleSheet) -> Iterator[str]:
    if not any(section.fill is Fill.TEXT for section in sheet.sections):
        yield _("Add a section for the author's own text.")
    if not any(section.fill is Fill.RECOMMENDATIONS for section in sheet.sections):
        yield _("Add a section in which the proposed recommendations are printed.")
    if sheet.sections and sheet.sections[0].level > 1:
        yield _("“%(heading)s” stands first, so it cannot stand under another section.") % {
            "heading": sheet.sections[0].heading
        }
    if len(sheet.by_key) < len(sheet.sections):
        yield _("Two sections have the same key.")
    fills = [section.fill for section in sheet.sections if section.fill is not Fill.TEXT]
    for fill in dict.fromkeys(fills):
        if fills.count(fill) > 1:
            yield _("“%(what)s” can be printed in one section only.") % {"what": fill.label}
    for section in sheet.sections:
        if section.sign_off is SignOffNeed.REQUIRED and not section.reviewer:
            yield _("Say who reviews “%(heading)s”, because it must be signed off.") % {
                "heading": section.heading
            }
    if any(section.fill is Fill.RISKS for section in sheet.sections) and sheet.risk_scale is None:
        yield _("Give the words of the risk scale, because a section prints the risks.")


def _line_faults(lines: Iterable[HeaderField]) -> Iterator[str]:
    known = set(Fact.values)
    for line in lines:
        if not line.is_own and line.key not in known:
            yield _("The header has a line for something that is not known: “%(key)s”.") % {"key": line.key}


def _scale_faults(scale: RiskScale | None) -> Iterator[str]:
    if scale is None:
        return
    if not (2 <= len(scale.likelihoods) <= MOST_LIKELIHOODS and 2 <= len(scale.impacts) <= MOST_IMPACTS):
        yield _("A risk scale has 2 to 10 words of likelihood and 2 to 10 of impact.")
    whole = len(scale.matrix) == len(scale.likelihoods) and all(
        len(row) == len(scale.impacts) for row in scale.matrix
    )
    if not whole:
        yield _("Give every combination of likelihood and impact its rating.")
    if any(not 0 <= place < len(scale.ratings) for row in scale.matrix for place in row):
        yield _("The matrix uses a rating that is not in the list of ratings.")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(one) for name, one in asdict(value).items()}
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str | Promise) else value


def _same(value: Any) -> Any:
    return value
