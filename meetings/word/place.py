"""Placing a Word file in a house style: headings matched to sections, lists to rows, labelled lines to facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fill
from meetings.word import risk_rows, rows
from meetings.word.facts import Facts, may_be_title
from meetings.word.heading_names import is_contacts_heading, plain, section_key
from meetings.word.placed import (
    Placed,
    PlacedBackgroundPaper,
    PlacedRecommendation,
    PlacedRisk,
    PlacedSection,
)
from scrutiny.markup import Block, Paragraph, Subheading
from scrutiny.markup.blocks import Span, Text
from scrutiny.markup.plain import span_text
from scrutiny.word import HeaderLine, Remark, WordBlock, WordDocument, WordPart, header_lines, style_names

_REVIEWED = re.compile(
    r"^(?:.{0,200}\s)?(?:reviewed|cleared|checked) by\s*:?\s*(?P<who>.{2,150})$", re.IGNORECASE | re.DOTALL
)
_KEY_DECISION = re.compile(
    r"^(?P<answer>yes|no)\b(?P<sentence>[^.]*)\.?\s*(?P<ground>.*)$", re.IGNORECASE | re.DOTALL
)
_LONG_LINE = 250


@dataclass
class _Section:
    """A section while it is filled."""

    key: str
    heading: str
    blocks: list[WordBlock] = field(default_factory=list)


@dataclass
class _Placing:
    """What was found so far."""

    document: WordDocument
    sheet: HouseStyleSheet
    facts: Facts
    words: rows.Opening
    title: str = ""
    sections: list[_Section] = field(default_factory=list)
    placed: list[PlacedSection] = field(default_factory=list)
    recommendations: list[PlacedRecommendation] = field(default_factory=list)
    background_papers: list[PlacedBackgroundPaper] = field(default_factory=list)
    says_none: bool = False
    risks: tuple[PlacedRisk, ...] = ()
    unplaced: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def place(document: WordDocument, sheet: HouseStyleSheet, *, committee: str = "") -> Placed:
    """Say what of a Word file goes where in a report of this style; `committee` is for the style's lead-in.

    A heading that no section has becomes a section of its own where the style lets authors have them, otherwise a
    sub-heading in the section before it. What finds no place is named, with where it stood.
    """
    names = {"committee": committee}
    words = rows.Opening(str(sheet.recommendation_lead_in) % names, str(sheet.recommendation_opening) % names)
    placing = _Placing(document, sheet, Facts(sheet), words)
    start = _start(document.parts, sheet)
    _Opening(placing, document.parts[:start]).take()
    _gather(placing, document.parts[start:])
    for section in placing.sections:
        _Filling(placing, section).fill()
    placing.unplaced += [
        Remark(_("Above the first heading"), _("“%(words)s” has no place in the header.") % {"words": words})
        for words in placing.facts.left
    ]
    return Placed(
        title=placing.title,
        facts={key: words for key, words in placing.facts.found.items() if words},
        sections=tuple(placing.placed),
        recommendations=tuple(placing.recommendations),
        background_papers=tuple(placing.background_papers),
        says_none=placing.says_none,
        risks=placing.risks,
        pictures=document.pictures,
        unplaced=tuple(placing.unplaced),
        remarks=(*document.remarks, *placing.remarks),
    )


def _start(parts: Sequence[WordPart], sheet: HouseStyleSheet) -> int:
    """The part with which the sections begin: what stands before it is the title and the header."""
    first = next((n for n, part in enumerate(parts) if section_key(part.heading, sheet, ())), 0)
    # A part with real text is no header, whatever its heading.
    return next((n for n, part in enumerate(parts[:first]) if not _is_header(part)), first)


def _is_header(part: WordPart) -> bool:
    return all(
        isinstance(one.block, Paragraph) and len(one.words) <= _LONG_LINE and not one.number
        for one in part.blocks
    )


@dataclass
class _Opening:
    """Takes what stands above the sections: the title, labelled lines, and text for the first section."""

    placing: _Placing
    parts: Sequence[WordPart]

    def take(self) -> None:
        placing = self.placing
        self._title()
        for line in placing.document.header:
            if line.blocks:
                self._text(line.blocks)
            else:
                placing.facts.take([line], title=placing.title)
        for part in self.parts:
            placing.facts.take([HeaderLine("", part.heading)], title=placing.title)
            for one in part.blocks:
                placing.facts.take(header_lines(one.words), title=placing.title)
        placing.title = placing.title or placing.facts.found.get("subject", "")

    def _title(self) -> None:
        """The title is what Word calls so, else the last heading or line above the sections that is no fact."""
        placing = self.placing
        lines = [line for line in placing.document.header if may_be_title(line, placing.sheet)]
        said = [": ".join(filter(None, (line.label, line.words))) for line in lines]
        headings = [part.heading for part in self.parts]
        candidates = [placing.document.title, *reversed(headings), *reversed(said)]
        placing.title = next(filter(None, candidates), "")

    def _text(self, blocks: Iterable[WordBlock]) -> None:
        placing = self.placing
        first = next((one for one in placing.sheet.sections if one.fill is Fill.TEXT), None)
        if first is None:
            return
        if not placing.sections:
            placing.sections.append(_Section(first.key, str(first.heading)))
            placing.remarks.append(
                Remark(
                    _("Above the first heading"),
                    _("Text stood there and was put in “%(section)s”.") % {"section": first.heading},
                )
            )
        placing.sections[0].blocks += blocks


def _gather(placing: _Placing, parts: Sequence[WordPart]) -> None:
    """Put the parts into sections by their headings."""
    top = min((part.level for part in parts if section_key(part.heading, placing.sheet, ())), default=1)
    for part in parts:
        taken = {section.key for section in placing.sections if section.key}
        key = section_key(part.heading, placing.sheet, taken - _opened_by_text(placing, part))
        if key:
            _open(placing, key, part)
        elif is_contacts_heading(part.heading, placing.sheet):
            _take_contacts(placing, part)
        elif (placing.sheet.own_sections and part.level <= top) or not placing.sections:
            _own(placing, part)
        else:
            _under(placing, part)


def _opened_by_text(placing: _Placing, part: WordPart) -> set[str]:
    """A section that holds only what stood above the first heading may still be met by its own heading."""
    first = placing.sections[0] if placing.sections else None
    is_its_own = (
        first is not None and plain(first.heading) == plain(part.heading) and len(placing.sections) == 1
    )
    return {first.key} if first is not None and is_its_own else set()


def _open(placing: _Placing, key: str, part: WordPart) -> None:
    known = next((one for one in placing.sections if one.key == key), None)
    if known is not None:
        known.blocks += part.blocks
    else:
        placing.sections.append(_Section(key, part.heading, list(part.blocks)))


def _own(placing: _Placing, part: WordPart) -> None:
    """A section of the author's own, or, where the style has none, a sub-heading in the first section of text."""
    if placing.sheet.own_sections:
        placing.sections.append(_Section("", part.heading, list(part.blocks)))
        placing.remarks.append(
            Remark(part.heading, _("The style has no section of this name: it comes as one of your own."))
        )
        return
    first = next(one for one in placing.sheet.sections if one.fill is Fill.TEXT)
    placing.sections.append(_Section(first.key, str(first.heading)))
    _under(placing, part)


def _under(placing: _Placing, part: WordPart) -> None:
    section = placing.sections[-1]
    heading = WordBlock(Subheading((Text(part.heading),)), number=part.number, words=part.heading)
    section.blocks += [heading, *part.blocks]
    placing.remarks.append(
        Remark(
            part.heading,
            _("This heading is a sub-heading in “%(section)s” now.") % {"section": section.heading},
        )
    )


def _take_contacts(placing: _Placing, part: WordPart) -> None:
    placing.facts.labelled(HeaderLine(part.heading, ""))
    left = len(placing.facts.left)
    for one in part.blocks:
        placing.facts.take(header_lines(one.words), title=placing.title)
    placing.unplaced += [
        Remark(part.heading, _("“%(words)s” is no contact of this style.") % {"words": words})
        for words in placing.facts.left[left:]
    ]
    del placing.facts.left[left:]


@dataclass
class _Filling:
    """Turns the blocks under one heading into what the section of that name holds."""

    placing: _Placing
    section: _Section
    reviewed_by: str = ""

    def fill(self) -> None:
        template = self.placing.sheet.by_key.get(self.section.key)
        self._contacts()
        self._reviewed()
        match template.fill if template else Fill.TEXT:
            case Fill.RECOMMENDATIONS:
                found = rows.recommendations(self.section.blocks, self.placing.words)
                self.placing.recommendations += found.recommendations
                self._keep(found.text, found.left)
            case Fill.BACKGROUND_PAPERS:
                found = rows.background_papers(self.section.blocks)
                self.placing.background_papers += found.background_papers
                self.placing.says_none = found.says_none
                self._keep(found.text, found.left)
            case Fill.APPENDICES:
                self._appendices()
            case Fill.RISKS:
                self._risks()
            case Fill.KEY_DECISION:
                self._key_decision()
            case _:
                self._keep([one.block for one in self.section.blocks])

    def _keep(self, blocks: Sequence[Block], left: Iterable[str] = ()) -> None:
        self.placing.placed.append(
            PlacedSection(self.section.key, self.section.heading, tuple(blocks), self.reviewed_by)
        )
        self.placing.remarks += [Remark(self.section.heading, sentence) for sentence in dict.fromkeys(left)]

    def _contacts(self) -> None:
        """Labelled lines at the end of the last section are the contacts."""
        if self.section is not self.placing.sections[-1]:
            return
        blocks = self.section.blocks
        end = len(blocks)
        while end and self._is_contact(blocks[end - 1]):
            end -= 1
        for one in blocks[end:]:
            self.placing.facts.take(header_lines(one.words), title=self.placing.title)
        del blocks[end:]

    def _is_contact(self, block: WordBlock) -> bool:
        if block.style == style_names.CONTACT:
            return True
        if not isinstance(block.block, Paragraph) or block.number or len(block.words) > _LONG_LINE:
            return False
        lines = header_lines(block.words)
        return bool(lines) and all(
            line.label and Facts(self.placing.sheet).labelled(line) and self._is_of_contacts(line)
            for line in lines
        )

    def _is_of_contacts(self, line: HeaderLine) -> bool:
        probe = Facts(self.placing.sheet)
        probe.labelled(line)
        keys = {one.key for one in self.placing.sheet.contacts}
        return bool(keys & set(probe.found)) or is_contacts_heading(line.label, self.placing.sheet)

    def _reviewed(self) -> None:
        kept = []
        for one in self.section.blocks:
            words = " ".join(one.words.split()) if isinstance(one.block, Paragraph) else ""
            found = _REVIEWED.match(words) if len(words) <= _LONG_LINE else None
            if found and not self.reviewed_by:
                self.reviewed_by = found["who"].strip()
            else:
                kept.append(one)
        self.section.blocks = kept

    def _appendices(self) -> None:
        text, titles = rows.appendix_titles(self.section.blocks)
        self._keep(text)
        self.placing.unplaced += [
            Remark(
                self.section.heading,
                _("“%(title)s”: a Word file does not hold its appendices. Attach the file itself.")
                % {"title": title},
            )
            for title in titles
        ]

    def _risks(self) -> None:
        scale = self.placing.sheet.risk_scale
        blocks: list[Block] = [one.block for one in self.section.blocks]
        if scale is None:
            self._keep(blocks)
            return
        self.placing.risks, kept, left = risk_rows.take_risks(blocks, scale)
        self._keep(kept, left)

    def _key_decision(self) -> None:
        own, listed = rows.split(self.section.blocks)
        kept: list[Block] = [one.block for one in own]
        for one in listed:
            found = _KEY_DECISION.match(_first_line(one.block))
            if found and "key_decision" not in self.placing.facts.found:
                self.placing.facts.found["key_decision"] = found["answer"].lower()
                self.placing.facts.found["key_decision_ground"] = found["ground"].strip()
            else:
                kept.append(one.block)
        self._keep(kept)


def _first_line(block: Block) -> str:
    spans: tuple[Span, ...] = block.spans if isinstance(block, Paragraph) else ()
    return " ".join(span_text(spans).split())
