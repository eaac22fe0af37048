"""What stands inside a paragraph: words with their look, links, notes, pictures, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from scrutiny.markup import Reference, ReferenceKind
from scrutiny.word.drawings import read_drawing, read_picture
from scrutiny.word.names import Element, child, q, switch, value, words_in
from scrutiny.word.pieces import Piece
from scrutiny.word.signs import sign_of
from scrutiny.word.source import DEEPEST, Source, WordField
from scrutiny.word.styles import StyleFacts, with_look

_HREF = re.compile(r"^(?:https?://|mailto:)[^\s<>\"\\]{1,950}$", re.IGNORECASE)
_FIELD_LINK = re.compile(r'^\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\]\S*))', re.IGNORECASE)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_QUOTED = re.compile(r"^see_quote_(?P<target>[A-Za-z0-9_]{1,28})$")
REFERENCE = re.compile(r"^see_(?P<kind>[a-z]+)_(?P<target>[A-Za-z0-9_]{1,28})$")


@dataclass
class Inline:
    """What was found in a paragraph, in order; text boxes and pictures stand after its words."""

    pieces: list[Piece] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    quotes: str = ""


@dataclass(frozen=True)
class _Look:
    facts: StyleFacts
    href: str = ""
    reference: Reference | None = None


def read_inline(paragraph: Element, facts: StyleFacts, source: Source) -> Inline:
    """Read what stands in a paragraph whose style has these facts."""
    found = Inline()
    _Reader(source, found).children(paragraph, _Look(facts))
    # An instruction that never came to its result would swallow the rest of the document.
    source.fields = [one for one in source.fields if one.in_result]
    return found


class _Reader:
    def __init__(self, source: Source, found: Inline) -> None:
        self.source = source
        self.found = found

    def children(self, element: Element, look: _Look) -> None:
        self.source.depth += 1
        if self.source.depth > DEEPEST * 4:
            self.source.remark(_("Nested too deep to be read: “%(words)s”."), words=words_in(element))
        else:
            for one in element:
                _HANDLERS.get(one.tag, _Reader.children)(self, one, look)
        self.source.depth -= 1

    def nothing(self, element: Element, look: _Look) -> None:
        """Properties and marks without words."""

    def run(self, element: Element, look: _Look) -> None:
        properties = child(element, "w:rPr")
        facts = look.facts
        if style := value(properties, "w:rStyle"):
            own = self.source.styles.facts(style)
            facts = _with_character_style(facts, own)
        facts = with_look(facts, properties)
        if facts.hidden:
            if words := words_in(element):
                self.source.remark(_("Hidden words were left out: “%(words)s”."), words=words)
            return
        if switch(properties, "w:strike") or switch(properties, "w:dstrike"):
            self.source.remark(
                _("Words were struck through and now stand without the line: “%(words)s”."),
                words=words_in(element),
            )
        self.children(element, _Look(facts, look.href, look.reference))

    def write(self, text: str, look: _Look) -> None:
        open_fields = self.source.fields
        if any(one.is_contents for one in open_fields):
            self.source.contents.append(text)
        elif all(one.in_result for one in open_fields):
            href = look.href or next((link for one in open_fields if (link := self._field_link(one))), "")
            self.found.pieces.append(Piece(text, look.facts.bold, look.facts.italic, href, look.reference))

    def _field_link(self, one: WordField) -> str:
        link = _FIELD_LINK.match(one.instruction)
        return self.address((link["quoted"] or link["bare"] or "").strip()) if link else ""

    def address(self, href: str) -> str:
        """An address that the markup can hold; "" and a remark for any other kind."""
        if not href or href.startswith("#"):
            return ""
        if not _HREF.match(href):
            self.source.remark(_("A link leads to “%(words)s” and is kept as words only."), words=href)
            return ""
        scheme, rest = href.split(":", 1)
        return f"{scheme.lower()}:{rest}".replace("(", "%28").replace(")", "%29")

    def text(self, element: Element, look: _Look) -> None:
        self.write(_PRIVATE.sub(self._private_sign, element.text or ""), look)

    def _private_sign(self, found: re.Match[str]) -> str:
        code = ord(found[0])
        return self.sign(sign_of("wingdings", code) or sign_of("symbol", code), "")

    def sign(self, sign: str, font: str) -> str:
        if not sign:
            self.source.remark(_("A sign of the font “%(font)s” is unknown: “□” stands for it."), font=font)
        return sign or "□"

    def symbol(self, element: Element, look: _Look) -> None:
        font = str(element.get(q("w:font"), ""))
        try:
            code = int(str(element.get(q("w:char"), "0")), 16)
        except ValueError:
            code = 0
        # In a plain font a symbol is a sign of Unicode by its number.
        plain = chr(code) if 0x20 <= code < 0xD800 else ""
        self.write(self.sign(sign_of(font, code) or plain, font), look)

    def tab(self, element: Element, look: _Look) -> None:
        self.write("\t", look)

    def line_break(self, element: Element, look: _Look) -> None:
        self.write(" " if element.get(q("w:type")) in ("page", "column") else "\n", look)

    def hyphen(self, element: Element, look: _Look) -> None:
        self.write("\u2011", look)

    def note(self, element: Element, look: _Look) -> None:
        kind = "footnote" if element.tag == q("w:footnoteReference") else "endnote"
        words = self.source.notes.pop(f"{kind} {element.get(q('w:id'), '')}", "")
        if words:
            self.write(" " + _("[Note: %(words)s]") % {"words": words}, look)
            self.source.remark(_("A footnote now stands in brackets at its place: “%(words)s”."), words=words)

    def comment(self, element: Element, look: _Look) -> None:
        words = self.source.comments.pop(f"comment {element.get(q('w:id'), '')}", "")
        if words:
            self.source.remark(_("A comment was left out: “%(words)s”."), words=words)

    def deleted(self, element: Element, look: _Look) -> None:
        if words := words_in(element):
            self.source.remark(
                _("Words deleted by a tracked change were left out: “%(words)s”."), words=words
            )

    def field_mark(self, element: Element, look: _Look) -> None:
        kind = element.get(q("w:fldCharType"))
        fields = self.source.fields
        if kind == "begin":
            fields.append(WordField())
            self._check_box(element, look)
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            fields.pop()

    def _check_box(self, element: Element, look: _Look) -> None:
        box = child(element, "w:ffData", "w:checkBox")
        if box is None:
            return
        ticked = switch(box, "w:checked")
        field_open = self.source.fields.pop()
        self.write("☒" if (switch(box, "w:default") if ticked is None else ticked) else "☐", look)
        self.source.fields.append(field_open)

    def instruction(self, element: Element, look: _Look) -> None:
        if self.source.fields and not self.source.fields[-1].in_result:
            self.source.fields[-1].instruction += element.text or ""

    def simple_field(self, element: Element, look: _Look) -> None:
        self.source.fields.append(WordField(str(element.get(q("w:instr"), "")), in_result=True))
        self.children(element, look)
        self.source.fields.pop()

    def link(self, element: Element, look: _Look) -> None:
        anchor = REFERENCE.match(str(element.get(q("w:anchor"), "")))
        relation = self.source.relations.get(str(element.get(q("r:id"), "")))
        reference = None
        if anchor and anchor["kind"] in {*ReferenceKind}:
            reference = Reference(ReferenceKind(anchor["kind"]), anchor["target"].replace("_", "-"))
        if reference and self.source.leads_somewhere(reference):
            self.children(element, _Look(look.facts, "", reference))
        elif relation is not None and relation.is_outside:
            self.children(element, _Look(look.facts, self.address(relation.target.strip())))
        else:
            self.children(element, look)

    def bookmark(self, element: Element, look: _Look) -> None:
        """The place of a quoted recommendation in a file of our own; other places lead nowhere here."""
        quoted = _QUOTED.match(str(element.get(q("w:name"), "")))
        if quoted and self.source.leads_somewhere(
            Reference(ReferenceKind.RECOMMENDATION, quoted["target"].replace("_", "-"))
        ):
            self.found.quotes = quoted["target"].replace("_", "-")

    def content_control(self, element: Element, look: _Look) -> None:
        content = child(element, "w:sdtContent")
        if content is None:
            return
        if switch(element, "w:sdtPr", "w:showingPlcHdr"):
            if words := words_in(content):
                self.source.remark(_("A field nobody filled in was left out: “%(words)s”."), words=words)
            return
        self.children(content, look)

    def alternate(self, element: Element, look: _Look) -> None:
        """The first form of what is held in several; the others say the same for older programs."""
        choice = child(element, "mc:Choice")
        chosen = choice if choice is not None and len(choice) else child(element, "mc:Fallback")
        if chosen is not None:
            self.children(chosen, look)

    def drawing(self, element: Element, look: _Look) -> None:
        figures, boxes = read_drawing(element, self.source)
        self.found.figures += figures
        self.found.boxes += boxes

    def picture(self, element: Element, look: _Look) -> None:
        figures, boxes = read_picture(element, self.source)
        self.found.figures += figures
        self.found.boxes += boxes

    def equation(self, element: Element, look: _Look) -> None:
        words = "".join(one.text or "" for one in element.iter(q("m:t")))
        self.write(words, look)
        self.source.remark(_("An equation is now a line of signs: “%(words)s”."), words=words)

    def annotation(self, element: Element, look: _Look) -> None:
        """The word under a gloss, and the gloss in brackets."""
        self.children(child(element, "w:rubyBase"), look) if child(
            element, "w:rubyBase"
        ) is not None else None
        if words := words_in(child(element, "w:rt")):
            self.write(f" ({words})", look)


def _with_character_style(facts: StyleFacts, own: StyleFacts) -> StyleFacts:
    return StyleFacts(
        name=facts.name,
        bold=facts.bold or own.bold,
        italic=facts.italic or own.italic,
        hidden=facts.hidden or own.hidden,
    )


_Handler = Callable[[_Reader, Element, _Look], None]
_HANDLERS: dict[str, _Handler] = {
    q(name): handler
    for handler, names in (
        (_Reader.run, "w:r"),
        (_Reader.text, "w:t"),
        (_Reader.symbol, "w:sym"),
        (_Reader.tab, "w:tab w:ptab"),
        (_Reader.line_break, "w:br w:cr"),
        (_Reader.hyphen, "w:noBreakHyphen"),
        (_Reader.note, "w:footnoteReference w:endnoteReference"),
        (_Reader.comment, "w:commentReference"),
        (_Reader.deleted, "w:del w:moveFrom w:delText"),
        (_Reader.field_mark, "w:fldChar"),
        (_Reader.instruction, "w:instrText"),
        (_Reader.simple_field, "w:fldSimple"),
        (_Reader.link, "w:hyperlink"),
        (_Reader.content_control, "w:sdt"),
        (_Reader.alternate, "mc:AlternateContent"),
        (_Reader.drawing, "w:drawing"),
        (_Reader.picture, "w:pict w:object"),
        (_Reader.equation, "m:oMath"),
        (_Reader.annotation, "w:ruby"),
        (_Reader.bookmark, "w:bookmarkStart"),
        (
            _Reader.nothing,
            "w:pPr w:rPr w:smartTagPr w:customXmlPr w:softHyphen w:lastRenderedPageBreak "
            "w:bookmarkEnd w:proofErr w:pgNum w:footnoteRef w:endnoteRef w:annotationRef w:dirPr w:bdoPr "
            "m:oMathParaPr",
        ),
    )
    for name in names.split()
}
