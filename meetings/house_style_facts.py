"""What a house style says, in words: for the page of a style and for the comparison of two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.house_style_sheet import HeaderField, HouseStyleSheet, SectionTemplate, Words
from meetings.house_style_words import LINE_GROUPS, SCHEMES, Fact, Fill, SignOffNeed

PLACES = {"committee": "[committee]", "mark": "[mark]", "title": "[title]"}


@dataclass(frozen=True)
class StyleFact:
    """One thing that a style says: what about, and what."""

    label: str
    value: str


@dataclass(frozen=True)
class LineGroup:
    """A group of header lines with its name."""

    key: str
    name: str
    lines: tuple[StyleFact, ...]


@dataclass(frozen=True)
class SectionFact:
    """A section as a style lists it; `implication` says who reviews it."""

    key: str
    heading: str
    is_part: bool
    notes: tuple[str, ...]
    implication: str


def plain_facts(sheet: HouseStyleSheet) -> tuple[StyleFact, ...]:
    """Everything but header lines, sections and risks; always the same facts in the same order."""
    yes_or_no = {True: _("Yes"), False: _("No")}
    return tuple(
        StyleFact(label, str(value))
        for label, value in (
            (_("Numbers of paragraphs"), SCHEMES[sheet.scheme]),
            (_("Headings of sections"), sheet.heading_case.label),
            (_("Date of the meeting"), sheet.date_form.label),
            (_("Bullets"), sheet.list_marks.bullet.label),
            (_("Marks of lists"), sheet.list_marks.form.label),
            (_("Authors may add sections"), yes_or_no[sheet.own_sections]),
            (_("Whose report it is said to be"), sheet.report_of.label),
            (_("Words above the recommendations"), readable(sheet.recommendation_lead_in)),
            (_("Words before each recommendation"), readable(sheet.recommendation_opening)),
            (_("Recommendations in a box"), yes_or_no[sheet.recommendation_in_box]),
            (_("Recommendations in bold"), yes_or_no[sheet.recommendations_in_bold]),
            (_("Label of a quoted recommendation"), readable(sheet.quote_label)),
            (_("Marks of appendices"), sheet.appendix_marks.label),
            (_("Line of an appendix"), readable(sheet.appendix_line)),
            (_("Line of the only appendix"), readable(sheet.lone_appendix_line)),
            (_("Header as a table under the title"), yes_or_no[sheet.header_is_table]),
            (_("Header in capitals"), yes_or_no[sheet.header_in_capitals]),
            (_("Heading of the contacts"), str(sheet.contacts_heading)),
        )
    )


def line_groups(sheet: HouseStyleSheet) -> tuple[LineGroup, ...]:
    """The three groups of header lines."""
    return tuple(
        LineGroup(key, str(name), tuple(StyleFact(str(line.label), fact_words(line)) for line in lines))
        for key, name in LINE_GROUPS.items()
        if (lines := getattr(sheet, key)) or key == "header"
    )


def section_facts(sheet: HouseStyleSheet) -> tuple[SectionFact, ...]:
    """The sections in order, each with what is to be known about it."""
    return tuple(
        SectionFact(one.key, str(one.heading), one.level > 1, section_notes(one), _implication(one))
        for one in sheet.sections
    )


def section_notes(section: SectionTemplate) -> tuple[str, ...]:
    """What is special about a section, besides its reviewer."""
    return tuple(_notes(section))


def fact_words(line: HeaderField) -> str:
    """What a line prints, in words."""
    if line.is_own:
        return _("A text of the council's own")
    return str(Fact(line.key).label) if line.key in Fact.values else line.key


def line_words(line: HeaderField) -> str:
    """A line by its label, or by what it prints when it has none."""
    return str(line.label).rstrip(": ") or fact_words(line)


def readable(pattern: Words) -> str:
    """A pattern as people write it: "%(committee)s" is "[committee]"."""
    return str(pattern) % PLACES if "%" in str(pattern) else str(pattern)


def pattern_from(words: str, *names: str) -> str:
    """The pattern that people wrote with "[committee]" or "[mark]"; only those in `names` stand for something."""
    pattern = words.replace("%", "%%")
    for name in names:
        pattern = pattern.replace(PLACES[name], f"%({name})s")
    return pattern


def _notes(section: SectionTemplate) -> Iterator[str]:
    if section.required:
        yield _("required")
    if section.fill is not Fill.TEXT:
        yield _("the system prints: %(what)s") % {"what": section.fill.label}
    if section.default:
        yield _("begins with “%(text)s”") % {"text": section.default}
    if not section.numbered:
        yield _("without numbers")


def _implication(section: SectionTemplate) -> str:
    if not section.reviewer:
        return ""
    asked = {
        SignOffNeed.NONE: _("Reviewed by %(role)s"),
        SignOffNeed.OPTIONAL: _("Reviewed by %(role)s, who may sign it off"),
        SignOffNeed.REQUIRED: _("Reviewed by %(role)s, who must sign it off"),
    }
    return asked[section.sign_off] % {"role": section.reviewer}
