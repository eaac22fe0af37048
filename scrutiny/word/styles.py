"""The styles of a Word file, with what each takes over from the one it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from scrutiny.word.names import Element, child, q, switch, value, whole

_HEADING = re.compile(r"^heading (\d)$", re.IGNORECASE)
_DEEPEST = 20
_BODY_OUTLINE = 9


@dataclass(frozen=True)
class StyleFacts:
    """What matters of a style. `level` is that of a heading (1 to 9), 0 for none; `indent` is in twips."""

    name: str = ""
    level: int = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    num_id: str = ""
    num_level: int = -1
    indent: int = 0
    border: str = ""


PLAIN = StyleFacts()


class Styles:
    """The styles by their ids."""

    def __init__(self, root: Element) -> None:
        found = () if root is None else root.iter(q("w:style"))
        self._elements = {str(one.get(q("w:styleId"), "")): one for one in found}
        self._facts: dict[str, StyleFacts] = {}
        self._default = next(
            (
                key
                for key, one in self._elements.items()
                if one.get(q("w:default")) == "1" and one.get(q("w:type")) == "paragraph"
            ),
            "",
        )

    def paragraph(self, style_id: str) -> StyleFacts:
        """The facts of a paragraph's style; those of the default one when it names none."""
        return self.facts(style_id or self._default)

    def facts(self, style_id: str, depth: int = 0) -> StyleFacts:
        """The facts of a style; an unknown one, or one based on itself, has none."""
        if style_id in self._facts:
            return self._facts[style_id]
        element = self._elements.get(style_id)
        if element is None or depth > _DEEPEST:
            return PLAIN
        below = value(element, "w:basedOn")
        found = _facts(element, self.facts(below, depth + 1) if below else PLAIN)
        self._facts[style_id] = found
        return found


def _facts(element: Element, below: StyleFacts) -> StyleFacts:
    name = value(element, "w:name")
    heading = _HEADING.match(name)
    layout, look = child(element, "w:pPr"), child(element, "w:rPr")
    outline = value(layout, "w:outlineLvl")
    level = below.level
    if heading:
        level = int(heading[1])
    elif outline:
        level = outline_level(outline)
    return replace(
        with_look(below, look),
        name=name,
        level=level,
        num_id=value(layout, "w:numPr", "w:numId") or below.num_id,
        num_level=whole(value(layout, "w:numPr", "w:ilvl"), below.num_level),
        indent=indent_of(layout, below.indent),
        border=border_of(layout) or below.border,
    )


def with_look(below: StyleFacts, look: Element) -> StyleFacts:
    """The facts with what some run properties say."""

    def said(name: str, otherwise: bool) -> bool:
        found = switch(look, name)
        return otherwise if found is None else found

    return replace(
        below,
        bold=said("w:b", below.bold),
        italic=said("w:i", below.italic),
        caps=said("w:caps", below.caps),
        hidden=said("w:vanish", below.hidden),
    )


def outline_level(text: str) -> int:
    """The heading level of an outline level, which counts from 0; 9 is body text."""
    level = whole(text, _BODY_OUTLINE)
    return level + 1 if 0 <= level < _BODY_OUTLINE else 0


def indent_of(layout: Element, otherwise: int) -> int:
    """How far a paragraph stands in from the left, in twips."""
    found = child(layout, "w:ind")
    if found is None:
        return otherwise
    return whole(str(found.get(q("w:left")) or found.get(q("w:start")) or ""), otherwise)


def border_of(layout: Element) -> str:
    """A paragraph's border as a word that is the same for borders that join; "" when it has fewer than three sides."""
    found = child(layout, "w:pBdr")
    if found is None:
        return ""
    sides = [one for one in found if one.get(q("w:val")) not in (None, "nil", "none")]
    drawn = {one.tag for one in sides} & {q(f"w:{side}") for side in ("top", "left", "bottom", "right")}
    if len(drawn) < 3:
        return ""
    return ";".join(sorted(f"{one.tag}{sorted(one.attrib.items())}" for one in sides))
