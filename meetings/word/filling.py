"""The blocks under one heading of a Word file, as what the section of that name holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.house_style_words import Fill
from meetings.word import risk_rows, rows
from meetings.word.facts import Facts
from meetings.word.heading_names import is_contacts_heading
from meetings.word.placed import PlacedSection
from meetings.word.placing import LONG_LINE, Placing, Section
from scrutiny.markup import Block, Paragraph
from scrutiny.markup.blocks import Span
from scrutiny.markup.plain import span_text
from scrutiny.word import HeaderLine, Remark, WordBlock, header_lines, style_names

_REVIEWED = re.compile(
    r"^(?:.{0,200}\s)?(?:reviewed|cleared|checked) by\s*:?\s*(?P<who>.{2,150})$", re.IGNORECASE | re.DOTALL
)
_KEY_DECISION = re.compile(
    r"^(?P<answer>yes|no)\b(?P<sentence>[^.]*)\.?\s*(?P<ground>.*)$", re.IGNORECASE | re.DOTALL
)


@dataclass
class Filling:
    """Turns the blocks under one heading into what the section of that name holds."""

    placing: Placing
    section: Section
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
        if not isinstance(block.block, Paragraph) or block.number or len(block.words) > LONG_LINE:
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
            found = _REVIEWED.match(words) if len(words) <= LONG_LINE else None
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
