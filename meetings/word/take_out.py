"""A report's paper as it is written into a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from meetings.papers.report_paper import ReportPaper, SectionPaper
from meetings.word.risk_tables import risk_tables
from scrutiny.markup import Anchors, ReferenceKind
from scrutiny.pdf.parts import HeaderRow
from scrutiny.word import PaperLine, PaperPicture, PaperSection, PaperText, WordPaper, style_names, write_docx


@dataclass(frozen=True)
class PictureFile:
    """A picture's bytes, and what kind of picture it is: "image/png"."""

    data: bytes
    content_type: str


NO_FILES: Mapping[str, PictureFile] = MappingProxyType({})
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}


def word_file(paper: ReportPaper, *, files: Mapping[str, PictureFile] = NO_FILES, author: str = "") -> bytes:
    """The report as a Word file with the very numbers of its paper; `files` are its pictures by their keys."""
    return write_docx(word_paper(paper, files=files, author=author))


def word_paper(
    paper: ReportPaper, *, files: Mapping[str, PictureFile] = NO_FILES, author: str = ""
) -> WordPaper:
    """The paper as the library of Word files takes it."""
    header = tuple(_lines(paper.header))
    item = (PaperLine(_("Agenda item"), (paper.item_label,)),) if paper.heads_with_number else ()
    bullet, _blank, form = paper.list_marks.partition(" ")
    anchors = paper.sections[0].anchors if paper.sections else Anchors()
    return WordPaper(
        title=paper.title,
        header=() if paper.header_is_table else (*item, *header),
        sections=tuple(_section(section, paper) for section in paper.sections),
        numbered_headings=any(section.number for section in paper.sections),
        below_title=(*(header if paper.header_is_table else ()), *_lines(paper.metadata)),
        contacts_heading=paper.contacts_heading,
        contacts=tuple(_lines(paper.contacts)),
        capital_headings=paper.capital_headings,
        pictures=_pictures(anchors, files),
        anchors=anchors,
        notices=tuple(_notices(paper)),
        bullet=bullet,
        mark_form=form,
        author=author,
    )


def files_of(paper: ReportPaper) -> dict[str, PictureFile]:
    """The files of the pictures that a paper shows, by the keys under which its texts name them."""
    by_address = {picture.src: picture for picture in paper.pictures}
    anchors = paper.sections[0].anchors if paper.sections else Anchors()
    found = {}
    for key, facts in anchors.pictures.items():
        picture = by_address.get(facts.src)
        if picture is not None:
            with default_storage.open(picture.path, "rb") as file:
                found[key] = PictureFile(file.read(), picture.content_type)
    return found


def _notices(paper: ReportPaper) -> Iterator[str]:
    for line in paper.exempt_notice:
        yield _not_for_publication(line)
    if paper.is_withheld:
        yield _("This report is not published because it contains exempt information.")


def _not_for_publication(line: str) -> str:
    return f"{_('Not for publication.')} {line}"


def _pictures(anchors: Anchors, files: Mapping[str, PictureFile]) -> dict[str, PaperPicture]:
    return {
        key: PaperPicture(
            files[key].data,
            _EXTENSIONS.get(files[key].content_type, "png"),
            facts.width,
            facts.height,
            facts.label,
        )
        for key, facts in anchors.pictures.items()
        if key in files
    }


def _lines(rows: Iterable[HeaderRow]) -> Iterator[PaperLine]:
    return (PaperLine(row.label, row.values) for row in rows)


def _section(section: SectionPaper, paper: ReportPaper) -> PaperSection:
    is_set_apart = section.in_bold or section.in_box or section.lead_in
    listed = style_names.RECOMMENDATION if is_set_apart else style_names.PRINTED
    return PaperSection(
        heading=section.heading,
        number=section.number,
        level=section.level - paper.level,
        own=PaperText(
            section.blocks,
            section.numbers,
            keys=_keys(section.numbers, section.anchors, ReferenceKind.PARAGRAPH),
        ),
        listed=PaperText(
            section.printed,
            section.printed_numbers,
            keys=_keys(section.printed_numbers, section.anchors, ReferenceKind.RECOMMENDATION),
            style=listed,
        ),
        lead_in=section.lead_in,
        in_box=section.in_box,
        in_bold=section.in_bold,
        tables=tuple(risk_tables(section.risks)) if section.risks else (),
        notes=tuple(_notes(section)),
    )


def _keys(numbers: Iterable[str], anchors: Anchors, kind: ReferenceKind) -> tuple[tuple[str, str], ...]:
    """By which key each numbered paragraph is referred to; a number is given once in a report."""
    targets = {words.words: one.target for one, words in anchors.referred.items() if one.kind is kind}
    return tuple((kind, targets.get(number, "")) for number in numbers)


def _notes(section: SectionPaper) -> Iterator[PaperLine]:
    for line in section.exempt_notice:
        yield PaperLine("", (_not_for_publication(line),))
    if section.is_withheld:
        yield PaperLine("", (_("This section is not published because it contains exempt information."),))
    if section.reviewed_by:
        yield PaperLine(section.reviewed_label, (section.reviewed_by,))
