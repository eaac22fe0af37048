"""Placing a Word file in a house style: headings matched to sections, lists to rows, labelled lines to facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fill
from meetings.word import rows
from meetings.word.facts import Facts, may_be_title
from meetings.word.filling import Filling
from meetings.word.heading_names import is_contacts_heading, plain, section_key
from meetings.word.placed import Placed
from meetings.word.placing import LONG_LINE, Placing, Section
from scrutiny.markup import Paragraph, Subheading
from scrutiny.markup.blocks import Text
from scrutiny.word import HeaderLine, Remark, WordBlock, WordDocument, WordPart, header_lines

_MOST_SECTIONS = 60
_MOST_LINES = 200


def place(document: WordDocument, sheet: HouseStyleSheet, *, committee: str = "") -> Placed:
    """Say what of a Word file goes where in a report of this style; `committee` is for the style's lead-in.

    A heading that no section has becomes a section of its own where the style lets authors have them, otherwise a
    sub-heading in the section before it. What finds no place is named, with where it stood.
    """
    names = {"committee": committee}
    words = rows.Opening(str(sheet.recommendation_lead_in) % names, str(sheet.recommendation_opening) % names)
    placing = Placing(document, sheet, Facts(sheet), words)
    start = _start(document.parts, sheet)
    _Opening(placing, document.parts[:start]).take()
    _gather(placing, document.parts[start:])
    for section in placing.sections:
        Filling(placing, section).fill()
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
        isinstance(one.block, Paragraph) and len(one.words) <= LONG_LINE and not one.number
        for one in part.blocks
    )


@dataclass
class _Opening:
    """Takes what stands above the sections: the title, labelled lines, and text for the first section."""

    placing: Placing
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
        lines = [line for line in placing.document.header[:_MOST_LINES] if may_be_title(line, placing.sheet)]
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
            placing.sections.append(Section(first.key, str(first.heading)))
            placing.remarks.append(
                Remark(
                    _("Above the first heading"),
                    _("Text stood there and was put in “%(section)s”.") % {"section": first.heading},
                )
            )
        placing.sections[0].blocks += blocks


def _gather(placing: Placing, parts: Sequence[WordPart]) -> None:
    """Put the parts into sections by their headings."""
    top = min((part.level for part in parts if section_key(part.heading, placing.sheet, ())), default=1)
    for part in parts:
        taken = {section.key for section in placing.sections if section.key}
        key = section_key(part.heading, placing.sheet, taken - _opened_by_text(placing, part))
        if key:
            _open(placing, key, part)
        elif is_contacts_heading(part.heading, placing.sheet):
            _take_contacts(placing, part)
        elif _may_be_own(placing, part, top) or not placing.sections:
            _own(placing, part)
        else:
            _under(placing, part)


def _may_be_own(placing: Placing, part: WordPart, top: int) -> bool:
    """Whether a heading makes a section of the author's own: of the highest level, and not the hundredth one."""
    return placing.sheet.own_sections and part.level <= top and len(placing.sections) < _MOST_SECTIONS


def _opened_by_text(placing: Placing, part: WordPart) -> set[str]:
    """A section that holds only what stood above the first heading may still be met by its own heading."""
    first = placing.sections[0] if placing.sections else None
    is_its_own = (
        first is not None and plain(first.heading) == plain(part.heading) and len(placing.sections) == 1
    )
    return {first.key} if first is not None and is_its_own else set()


def _open(placing: Placing, key: str, part: WordPart) -> None:
    known = next((one for one in placing.sections if one.key == key), None)
    if known is not None:
        known.blocks += part.blocks
    else:
        placing.sections.append(Section(key, part.heading, list(part.blocks)))


def _own(placing: Placing, part: WordPart) -> None:
    """A section of the author's own, or, where the style has none, a sub-heading in the first section of text."""
    if placing.sheet.own_sections:
        placing.sections.append(Section("", part.heading, list(part.blocks)))
        placing.remarks.append(
            Remark(part.heading, _("The style has no section of this name: it comes as one of your own."))
        )
        return
    first = next(one for one in placing.sheet.sections if one.fill is Fill.TEXT)
    placing.sections.append(Section(first.key, str(first.heading)))
    _under(placing, part)


def _under(placing: Placing, part: WordPart) -> None:
    section = placing.sections[-1]
    heading = WordBlock(Subheading((Text(part.heading),)), number=part.number, words=part.heading)
    section.blocks += [heading, *part.blocks]
    placing.remarks.append(
        Remark(
            part.heading,
            _("This heading is a sub-heading in “%(section)s” now.") % {"section": section.heading},
        )
    )


def _take_contacts(placing: Placing, part: WordPart) -> None:
    placing.facts.labelled(HeaderLine(part.heading, ""))
    left = len(placing.facts.left)
    for one in part.blocks:
        placing.facts.take(header_lines(one.words), title=placing.title)
    placing.unplaced += [
        Remark(part.heading, _("“%(words)s” is no contact of this style.") % {"words": words})
        for words in placing.facts.left[left:]
    ]
    del placing.facts.left[left:]
