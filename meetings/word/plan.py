"""What a Word file would change in a report: beside what is there now, so that somebody can look before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from meetings.models import Report, ReportSection
from meetings.report_rows import ReportRows
from meetings.word.facts import FROM_RECORDS
from meetings.word.heading_names import plain
from meetings.word.placed import (
    Placed,
    PlacedBackgroundPaper,
    PlacedRecommendation,
    PlacedRisk,
    PlacedSection,
)
from scrutiny.markup import Block, Paragraph, figures, parse, write_markup
from scrutiny.markup.blocks import Span
from scrutiny.word import Remark

_WRITTEN = (
    "report_of",
    "author_telephone",
    "author_contact",
    "lead_member",
    "lead_officer",
    "lead_officer_contact",
    "corporate_priorities",
    "wards",
    "ward_consultation",
    "key_decision_ground",
)


@dataclass(frozen=True)
class SectionChange:
    """A section with the text that is there and the one that would come; without a row it would be added."""

    heading: str
    section: ReportSection | None
    before: tuple[Block, ...]
    after: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The text that would come, in the markup."""
        return write_markup(self.after)


@dataclass(frozen=True)
class FactChange:
    """A fact of the header with what is there and what would come."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Plan:
    """All that would change, and what would not: `left` names what has no place, `remarks` what is not as it was."""

    changes: tuple[SectionChange, ...] = ()
    same: tuple[str, ...] = ()
    facts: tuple[FactChange, ...] = ()
    recommendations: tuple[PlacedRecommendation, ...] = ()
    background_papers: tuple[PlacedBackgroundPaper, ...] = ()
    says_none: bool = False
    risks: tuple[PlacedRisk, ...] = ()
    pictures: tuple[str, ...] = ()
    left: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fingerprint: str = field(default="", compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (
            self.changes
            or self.facts
            or self.recommendations
            or self.background_papers
            or self.risks
            or self.says_none
        )


def plan_of(placed: Placed, report: Report, rows: ReportRows) -> Plan:
    """What the file would change in the report as it is now."""
    left = [*placed.unplaced]
    changes, same = _sections(placed, rows)
    facts = tuple(_facts(placed.facts, report, left))
    left += _other_facts(placed, report, rows)
    papers = tuple(_new_papers(placed, rows))
    return Plan(
        changes=tuple(changes),
        same=tuple(same),
        facts=facts,
        recommendations=tuple(_new_recommendations(placed, rows)),
        background_papers=papers,
        says_none=placed.says_none and not (rows.background_papers or report.no_background_papers),
        risks=tuple(_new_risks(placed, rows)),
        pictures=tuple(dict.fromkeys(one.picture for change in changes for one in figures(change.after))),
        left=tuple(left),
        remarks=placed.remarks,
        fingerprint=_fingerprint(report, rows),
    )


def _sections(placed: Placed, rows: ReportRows) -> tuple[list[SectionChange], list[str]]:
    changes, same = [], []
    for one in placed.sections:
        if not one.blocks:
            continue
        row = _row_of(one, rows.sections)
        before = parse(row.body) if row else ()
        heading = row.heading if row else one.heading
        if row is not None and before == parse(write_markup(one.blocks)):
            same.append(heading)
        else:
            changes.append(SectionChange(heading, row, before, one.blocks))
    return changes, same


def _row_of(one: PlacedSection, sections: Iterable[ReportSection]) -> ReportSection | None:
    """The report's section of that key, or one of the author's own with that heading."""
    if one.key:
        return next((row for row in sections if row.key == one.key), None)
    return next((row for row in sections if not row.key and plain(row.heading) == plain(one.heading)), None)


def _facts(found: Mapping[str, str], report: Report, left: list[Remark]) -> Iterator[FactChange]:
    """The facts that the style prints and the file says otherwise; one that is too long is left."""
    labels = {one.key: str(one.label) for one in report.sheet.lines}
    known = {key: str(getattr(report, key)) for key in _WRITTEN}
    known |= {one.key: str(report.own_facts.get(one.key, "")) for one in report.sheet.own_facts}
    for key, before in known.items():
        after = found.get(key, "")
        if not after or after == before:
            continue
        label = labels.get(key, "").rstrip(": ") or _name_of(key)
        if key not in report.sheet.uses and not key.startswith("key_decision"):
            left.append(_not_printed(label, after))
        elif key in _WRITTEN and len(after) > (Report._meta.get_field(key).max_length or len(after)):
            left.append(Remark(label, _("“%(words)s” is too long for the header.") % {"words": after}))
        else:
            yield FactChange(key, label, before, after)
    if "key_decision" in report.sheet.uses and "key_decision" in found:
        yield from _key_decision(found["key_decision"], report)


def _key_decision(answer: str, report: Report) -> Iterator[FactChange]:
    says = {True: _("Yes"), False: _("No")}
    is_one = answer.casefold().startswith("yes")
    if is_one != report.is_key_decision:
        yield FactChange("is_key_decision", _("Key decision"), says[report.is_key_decision], says[is_one])


def _name_of(key: str) -> str:
    return str(Report._meta.get_field(key).verbose_name).capitalize()


def _not_printed(label: str, words: str) -> Remark:
    return Remark(label, _("This house style does not print it: “%(words)s”.") % {"words": words})


def _other_facts(placed: Placed, report: Report, rows: ReportRows) -> Iterator[Remark]:
    """What the records of the meeting say, and what only a person can do."""
    stated = {key: words for key, words in placed.facts.items() if key in FROM_RECORDS}
    if stated:
        words = "; ".join(" ".join(one.split()) for one in stated.values())
        yield Remark(_("Header"), _("“%(words)s”: the meeting’s own records say this.") % {"words": words})
    if placed.title and placed.title != report.title:
        yield Remark(
            _("Title"),
            _("The file is called “%(words)s”. The subject of the report stays as it is.")
            % {"words": placed.title},
        )
    for key in ("author", "author_name", "author_post"):
        words = placed.facts.get(key, "")
        known = f"{report.author or ''} {report.author_post}"
        if words and not all(part.strip() in known for part in words.split(",")):
            yield Remark(_("Author"), _("“%(words)s”: choose the author in the header.") % {"words": words})
    reviewers = {row.key: row.reviewer for row in rows.sections if row.key}
    for one in placed.sections:
        if one.reviewed_by and one.reviewed_by != reviewers.get(one.key):
            yield Remark(
                one.heading,
                _("“Reviewed by: %(who)s” is no sign-off. Ask for it here.") % {"who": one.reviewed_by},
            )


def _new_recommendations(placed: Placed, rows: ReportRows) -> Iterator[PlacedRecommendation]:
    known = {_words(row.words) for row in rows.recommendations if row.parent_id is None}
    return (one for one in placed.recommendations if _words(f"{one.verb} {text(one.text)}") not in known)


def _new_papers(placed: Placed, rows: ReportRows) -> Iterator[PlacedBackgroundPaper]:
    known = {_words(row.title) for row in rows.background_papers}
    return (one for one in placed.background_papers if _words(one.title) not in known)


def _new_risks(placed: Placed, rows: ReportRows) -> Iterator[PlacedRisk]:
    known = {_words(row.description) for row in rows.risks}
    return (one for one in placed.risks if _words(one.description) not in known)


def text(spans: tuple[Span, ...]) -> str:
    """Spans as the one line of markup that a row holds."""
    return write_markup((Paragraph(spans),)).replace("\n", " ")


def _words(words: str) -> str:
    return " ".join(words.casefold().split())


def _fingerprint(report: Report, rows: ReportRows) -> str:
    """A mark of the report as it is: another one, and the preview is of an earlier state."""
    lists: Sequence[object] = (
        [(row.pk, row.body, row.heading) for row in rows.sections],
        [(row.pk, row.words) for row in rows.recommendations],
        [(row.pk, row.title) for row in rows.background_papers],
        [(row.pk, row.description) for row in rows.risks],
        [getattr(report, key) for key in _WRITTEN],
    )
    return sha256(repr(lists).encode()).hexdigest()[:16]
