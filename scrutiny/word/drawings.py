"""Pictures, text boxes, charts and objects inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from scrutiny.word.names import Element, child, q, words_in
from scrutiny.word.source import Source

Found = tuple[list[tuple[str, str]], list[Element]]


def read_drawing(element: Element, source: Source) -> Found:
    """The pictures (key and alternative text) of a drawing, and the contents of its text boxes."""
    about = next(element.iter(q("wp:docPr")), None)
    alternative = _alternative(about)
    figures = []
    for blip in element.iter(q("a:blip")):
        key = source.keep_picture(blip.get(q("r:embed")) or blip.get(q("r:link")) or "", alternative)
        if key:
            figures.append((key, alternative))
    boxes = list(_outermost(element))
    for words in _other_words(element, source):
        source.remark(
            _("A drawing cannot be taken over. Its words are: “%(words)s”. Add it as a picture."),
            words=" – ".join(filter(None, (alternative, words))) or _("none"),
        )
    return figures, boxes


def read_picture(element: Element, source: Source) -> Found:
    """The same of a picture in the older form, or of an object from another program."""
    figures = []
    for data in element.iter(q("v:imagedata")):
        shape = data.getparent()
        alternative = " ".join(str(shape.get("alt") or data.get(q("o:title")) or "").split())
        key = source.keep_picture(data.get(q("r:id")) or data.get(q("r:pict")) or "", alternative)
        if key:
            figures.append((key, alternative))
    for one in element.iter(q("v:textpath")):
        source.remark(_("Words set as a drawing were left out: “%(words)s”."), words=one.get("string") or "")
    for one in element.iter(q("o:OLEObject")):
        source.remark(
            _("An object from another program (%(words)s) was left out. Add it as a picture or a table."),
            words=one.get("ProgID") or "?",
        )
    return figures, list(_outermost(element))


def _outermost(element: Element) -> Iterator[Element]:
    """The text boxes that stand in no other one; those of a form for older programs are the same again."""
    for one in element:
        if one.tag == q("w:txbxContent"):
            yield one
        elif one.tag == q("mc:AlternateContent"):
            choice = child(one, "mc:Choice")
            yield from _outermost(choice if choice is not None else one)
        else:
            yield from _outermost(one)


def _alternative(about: Element) -> str:
    return "" if about is None else " ".join(str(about.get("descr") or about.get("title") or "").split())


def _other_words(element: Element, source: Source) -> Iterator[str]:
    """The words of charts and of diagrams, which lie in parts of their own."""
    for chart in element.iter(q("c:chart")):
        yield _words_of_part(chart.get(q("r:id"), ""), source)
    for diagram in element.iter(q("dgm:relIds")):
        yield _words_of_part(diagram.get(q("r:dm"), ""), source)


def _words_of_part(relation_id: str, source: Source) -> str:
    relation = source.relations.get(relation_id)
    root = source.package.xml(relation.target) if relation and not relation.is_outside else None
    if root is None:
        return ""
    points = [one.text or "" for one in root.iter(q("c:v"))]
    return " ".join(filter(None, (words_in(root), ", ".join(points))))
