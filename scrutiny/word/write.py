"""Writing a paper as a Word file that Word's own check of accessibility has nothing to say about."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from scrutiny.markup import ReferenceKind, figures, references
from scrutiny.word import style_names as names
from scrutiny.word.paper import PaperLine, PaperSection, PaperText, WordPaper
from scrutiny.word.write_blocks import BlockWriter, Writing, one_cell, paragraph
from scrutiny.word.write_numbering import ListNumbers
from scrutiny.word.write_spans import Relations, bookmark_of, run
from scrutiny.word.write_styles import styles_xml
from scrutiny.word.xml_text import DECLARED, HEAD, quoted, tag, words

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The same paper gives the same file.
_MOMENT = (2000, 1, 1, 0, 0, 0)
_PARTS = ("styles", "numbering", "settings", "footer")


def write_docx(paper: WordPaper) -> bytes:
    """The paper as a Word file (.docx): headings, lists and numbers are Word's own, and the numbers are the paper's."""
    numbers = ListNumbers(paper.numbered_headings, paper.bullet, paper.mark_form)
    inside = frozenset(_bookmarks(paper))
    elsewhere = tuple(dict.fromkeys(name for name in _cited(paper) if name not in inside))
    writing = Writing(paper, numbers, Relations(), known=inside.union(elsewhere))
    for name in _PARTS:
        writing.relations.id_of(f"{_OFFICE}/{name}", f"{name}.xml")
    # What is cited and stands in another paper leads to the top of this one, so that the file tells what it names.
    top = "".join(writing.bookmark(name) for name in elsewhere)
    body = top + "".join(_body(paper, writing))
    footer = writing.relations.id_of(f"{_OFFICE}/footer", "footer.xml")
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(writing),
        "_rels/.rels": _root_relations(),
        "docProps/core.xml": _core(paper),
        "word/document.xml": f"{HEAD}<w:document {DECLARED}><w:body>{body}{_page(footer)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(writing.relations.found),
        "word/styles.xml": styles_xml(
            language=paper.language,
            bold_recommendations=any(section.in_bold for section in paper.sections),
            numbered_headings=paper.numbered_headings,
            capital_headings=paper.capital_headings,
        ),
        "word/numbering.xml": writing.numbers.xml(),
        "word/settings.xml": _settings(paper.language),
        "word/footer.xml": _footer(),
        **writing.media,
    }
    return _packed(files)


def _bookmarks(paper: WordPaper) -> Iterator[str]:
    """The names of all places that a cross-reference can lead to."""
    for section in paper.sections:
        for text in (section.own, section.listed):
            yield from (bookmark_of(kind, target) for kind, target in text.keys)
            yield from (bookmark_of("figure", one.picture) for one in figures(text.blocks))


def _cited(paper: WordPaper) -> Iterator[str]:
    """The names of the agenda items and appendices that the texts cite."""
    for section in paper.sections:
        for text in (section.own, section.listed):
            for one in references(text.blocks):
                if one.kind in (ReferenceKind.ITEM, ReferenceKind.APPENDIX) and one in paper.anchors.referred:
                    yield bookmark_of(one.kind, one.target)


def _body(paper: WordPaper, writing: Writing) -> Iterator[str]:
    yield from _lines(paper.header, names.HEADER_LINE)
    yield paragraph(run(paper.title), names.TITLE)
    for notice in paper.notices:
        yield paragraph(run(notice, bold=True), names.HEADER_LINE, left=0)
    yield from _lines(paper.below_title, names.HEADER_LINE)
    for section in paper.sections:
        yield from _section(section, writing)
    if paper.contacts_heading and paper.contacts:
        yield paragraph(run(paper.contacts_heading, bold=True), names.CONTACT)
    yield from _lines(paper.contacts, names.CONTACT)


def _lines(lines: Sequence[PaperLine], style: str) -> Iterator[str]:
    for line in lines:
        label = run(f"{line.label}\t", bold=True) if line.label else ""
        yield paragraph(label + run("\n".join(line.values)), style, left=None if line.label else 0)


def _section(section: PaperSection, writing: Writing) -> Iterator[str]:
    number = writing.numbers.report(section.number)
    yield paragraph(run(section.heading), f"heading {min(section.level, 2)}", number=number)
    level = min(section.level, 2)
    yield BlockWriter(writing, section.own, level=level).write()
    yield from _listed(section, writing, level)
    if section.tables:
        yield BlockWriter(writing, PaperText(section.tables), level=level).write()
    yield from _lines(section.notes, names.REVIEWED)


def _listed(section: PaperSection, writing: Writing, level: int) -> Iterator[str]:
    if not section.listed.blocks:
        return
    lead_in = paragraph(run(section.lead_in), names.LEAD_IN) if section.lead_in else ""
    listed = BlockWriter(writing, section.listed, level=level, boxed=section.in_box).write()
    yield one_cell(lead_in + listed, section.heading) if section.in_box else lead_in + listed


def _page(footer: str) -> str:
    size = tag("pgSz", w=11906, h=16838) + tag(
        "pgMar", top=1440, right=1440, bottom=1440, left=1440, header=708, footer=708, gutter=0
    )
    return f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/>{size}</w:sectPr>'


def _footer() -> str:
    page = f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'
    centred = tag("pPr", inside=tag("jc", "center"))
    return f"{HEAD}<w:ftr {DECLARED}><w:p>{centred}{page}</w:p></w:ftr>"


def _settings(language: str) -> str:
    compat = tag(
        "compat",
        inside=tag(
            "compatSetting", "15", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word"
        ),
    )
    return f"{HEAD}<w:settings {DECLARED}>{compat}{tag('themeFontLang', language)}</w:settings>"


def _core(paper: WordPaper) -> str:
    names_used = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    creator = f"<dc:creator>{words(paper.author)}</dc:creator>" if paper.author else ""
    return (
        f"{HEAD}<cp:coreProperties {names_used}><dc:title>{words(paper.title)}</dc:title>{creator}"
        f"<dc:language>{words(paper.language)}</dc:language></cp:coreProperties>"
    )


def _content_types(writing: Writing) -> str:
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for name in writing.media:
        ending = name.rsplit(".", 1)[1]
        kinds[ending] = f"image/{'jpeg' if ending in ('jpg', 'jpeg') else ending}"
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items())
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name) for name in _PARTS))
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{parts}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _root_relations() -> str:
    found = [
        (f"{_OFFICE}/officeDocument", "word/document.xml", False),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
    ]
    return _relations(found)


def _relations(found: Sequence[tuple[str, str, bool]]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoted(target)}'
        f"{' TargetMode=' + quoted('External') if outside else ''}/>"
        for number, (kind, target, outside) in enumerate(found, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _packed(files: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return made.getvalue()
