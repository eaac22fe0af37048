"""Words, links and cross-references as runs of Word's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scrutiny.markup import Anchors, Reference
from scrutiny.markup.blocks import Bold, Italic, LineBreak, Link, Span, Text
from scrutiny.word.xml_text import tag, words

_NAME = re.compile(r"^[A-Za-z0-9-]{1,28}$")
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@dataclass
class Relations:
    """What the text refers to, in the order of first use: kind, target, whether it lies outside."""

    found: list[tuple[str, str, bool]] = field(default_factory=list)

    def id_of(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The relation id of a target."""
        relation = (kind, target, outside)
        if relation not in self.found:
            self.found.append(relation)
        return f"rId{self.found.index(relation) + 1}"


def bookmark_of(kind: str, target: str) -> str:
    """The name of the place that a cross-reference leads to; "" when Word can hold no such name."""
    return f"see_{kind}_{target.replace('-', '_')}" if _NAME.match(target) else ""


def run(text: str, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
    """A run of words; "\\t" is a tab and "\\n" a new line."""
    look = tag("rStyle", style) if style else ""
    look += (tag("b") if bold else "") + (tag("i") if italic else "")
    inside = words(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    inside = inside.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    written = f'<w:t xml:space="preserve">{inside}</w:t>'.replace('<w:t xml:space="preserve"></w:t>', "")
    return f"<w:r>{tag('rPr', inside=look) if look else ''}{written}</w:r>" if written else ""


def spans_xml(
    spans: Sequence[Span],
    relations: Relations,
    anchors: Anchors,
    known: frozenset[str],
    *,
    bold: bool = False,
) -> str:
    """The runs of some spans. A reference leads to its bookmark when that is among the `known`, else it is words."""
    return "".join(_Writer(relations, anchors, known).spans(spans, bold=bold, italic=False, style=""))


@dataclass(frozen=True)
class _Writer:
    relations: Relations
    anchors: Anchors
    known: frozenset[str]

    def spans(self, spans: Sequence[Span], *, bold: bool, italic: bool, style: str) -> Iterator[str]:
        for span in spans:
            match span:
                case Text(text):
                    yield run(text, bold=bold, italic=italic, style=style)
                case LineBreak():
                    yield "<w:r><w:br/></w:r>"
                case Bold(inner):
                    yield from self.spans(inner, bold=True, italic=italic, style=style)
                case Italic(inner):
                    yield from self.spans(inner, bold=bold, italic=True, style=style)
                case Link(inner, href):
                    key = self.relations.id_of(HYPERLINK, href, outside=True)
                    runs = "".join(self.spans(inner, bold=bold, italic=italic, style="Hyperlink"))
                    yield f'<w:hyperlink r:id="{key}" w:history="1">{runs}</w:hyperlink>'
                case Reference():
                    yield self._reference(span, bold=bold, italic=italic)

    def _reference(self, reference: Reference, *, bold: bool, italic: bool) -> str:
        referred = self.anchors.referred.get(reference)
        name = bookmark_of(reference.kind, reference.target)
        if referred is None:
            return run("[…]", bold=bold, italic=italic)
        if name not in self.known:
            return run(referred.words, bold=bold, italic=italic)
        runs = run(referred.words, bold=bold, italic=italic, style="Hyperlink")
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'
