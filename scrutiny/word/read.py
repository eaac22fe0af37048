"""Reading a Word file: its parts under their headings, its pictures, and a remark on all that is not as it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from scrutiny.markup import ListKind, Reference
from scrutiny.markup.plain import span_text
from scrutiny.word import style_names
from scrutiny.word.body import Body, Item, Para
from scrutiny.word.building import Builder, Report
from scrutiny.word.document import NotWord, Remark, WordDocument, WordPart
from scrutiny.word.header_lines import opening
from scrutiny.word.headings import Heading, headings_of
from scrutiny.word.marking import Mark, main_runs, marks_of
from scrutiny.word.names import child, q, words_in
from scrutiny.word.pieces import plain, spans_of, without_head
from scrutiny.word.source import Source, open_source, too_long

MOST_HEADINGS = 1_000
_WORDS_OF_A_PLACE = 6


def read_docx(data: bytes, *, known: Collection[Reference] | None = None) -> WordDocument:
    """Read a Word file of the newer form (.docx). Nothing outside the file is fetched.

    `known` are the cross-references that lead somewhere where the text will stand; in a file that was taken out
    elsewhere the others are words. A picture comes with the file, so that a reference to one is always kept.
    Raises NotWord, with a sentence for whoever chose the file, when it is none or too large to be a report.
    """
    source = open_source(data)
    source.known = known
    root = source.package.xml(source.name)
    body = child(root, "w:body")
    if body is None:
        raise NotWord(_("The file is not a Word document. Save it in Word as “.docx” and choose that file."))
    items = Body(source).items(body)
    paras = [item for item in items if isinstance(item, Para)]
    marks = marks_of([para for para in paras if para.text.strip()])
    headings = headings_of([para for para in paras if para.text.strip()], marks)
    if len(headings) > MOST_HEADINGS:
        raise NotWord(too_long())
    report = _report(source, paras, marks, headings)
    first = next((place for place, item in enumerate(items) if item.place in headings), len(items))
    header = tuple(opening(items[:first], report))
    parts = tuple(_parts(items[first:], headings, report))
    _remark_on_the_rest(source)
    return WordDocument(
        title=_title(paras),
        header=header,
        parts=parts,
        pictures=dict(source.pictures),
        remarks=tuple(_placed_remarks(source, items, headings, marks)),
    )


def _report(
    source: Source, paras: Sequence[Para], marks: dict[int, Mark], headings: dict[int, Heading]
) -> Report:
    worded = [para for para in paras if para.text.strip()]
    depths: dict[str, int] = {}
    for place in headings:
        mark = marks.get(place)
        if mark is not None and mark.kind is ListKind.NUMBER and not mark.kept:
            shallowest = depths.get(mark.run, len(mark.counts))
            depths[mark.run] = min(shallowest, len(mark.counts))
    return Report(source, marks, main_runs(worded, marks, headings), depths)


def _parts(items: Sequence[Item], headings: dict[int, Heading], report: Report) -> Iterator[WordPart]:
    starts = [number for number, item in enumerate(items) if item.place in headings]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=False):
        para = items[start]
        if isinstance(para, Para):
            yield _part(para, items[start + 1 : end], headings[para.place], report)


def _part(para: Para, items: Sequence[Item], heading: Heading, report: Report) -> WordPart:
    report.source.place = para.place
    mark = report.marks.get(para.place)
    counted = mark is not None and not mark.kept
    words = spans_of(without_head(para.pieces, mark.length) if mark and counted else para.pieces)
    if mark is not None and mark.kept:
        report.source.remark(
            _("The number “%(words)s” does not follow on, and was left among the words."), words=mark.label
        )
    hung = [Para(para.place, (), para.style, figures=para.figures, boxes=para.boxes)]
    return WordPart(
        heading=" ".join(span_text(words).split()),
        level=heading.level,
        number=mark.label if mark and counted else "",
        certain=heading.certain,
        blocks=Builder(report).build([*hung, *items]),
    )


def _title(paras: Iterable[Para]) -> str:
    titled = [" ".join(plain(para.pieces).split()) for para in paras if para.style.name == style_names.TITLE]
    return " ".join(filter(None, titled))


def _remark_on_the_rest(source: Source) -> None:
    """What hangs on no place of the text: headers and footers, stray notes and comments, the contents list."""
    source.place = 0
    if contents := " ".join("".join(source.contents).split()):
        source.remark(_("The table of contents was left out: “%(words)s”."), words=contents)
    for kind, words in (*source.notes.items(), *source.comments.items()):
        if words and kind.startswith("comment"):
            source.remark(_("A comment was left out: “%(words)s”."), words=words)
        elif words:
            source.remark(_("A note that nothing refers to was left out: “%(words)s”."), words=words)
    for relation in source.relations.values():
        if relation.kind.endswith(("/header", "/footer")) and not relation.is_outside:
            _remark_on_header(source, relation.target)


def _remark_on_header(source: Source, name: str) -> None:
    root = source.package.xml(name)
    if root is None:
        return
    words = words_in(root)
    if any(sign.isalpha() for sign in words):
        source.remark(_("The header or footer of the pages was left out: “%(words)s”."), words=words)
    for shape in root.iter("{urn:schemas-microsoft-com:vml}textpath"):
        source.remark(
            _("The header or footer of the pages was left out: “%(words)s”."), words=shape.get("string") or ""
        )
    if next(root.iter(q("a:blip"), q("v:imagedata")), None) is not None:
        source.remark(_("A picture in the header or footer of the pages was left out."))


def _placed_remarks(
    source: Source, items: Sequence[Item], headings: dict[int, Heading], marks: dict[int, Mark]
) -> Iterator[Remark]:
    """The remarks in the order of the document, each with the heading and the first words of its place."""
    by_place = {item.place: item for item in items if isinstance(item, Para)}
    places = sorted(headings)
    for place, sentence in sorted(source.remarks, key=lambda one: one[0] or len(by_place) + 10**6):
        before = bisect_right(places, place) - 1
        heading = " ".join(by_place[places[before]].text.split()) if before >= 0 and place else ""
        para = by_place.get(place)
        yield Remark(_where(heading, para if place not in headings else None), sentence)


def _where(heading: str, para: Para | None) -> str:
    words = para.text.split() if para else []
    start = " ".join(words[:_WORDS_OF_A_PLACE]) + (" …" if len(words) > _WORDS_OF_A_PLACE else "")
    if heading and words:
        return _("%(heading)s, at “%(start)s”") % {"heading": heading, "start": start}
    return heading or (_("At “%(start)s”") % {"start": start} if words else _("The whole document"))
