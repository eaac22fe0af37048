"""A report's paper as it is written into a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.utils.translation import gettext as _

from meetings.papers.report_paper import ReportPaper, RisksPaper, SectionPaper
from scrutiny.markup import Anchors, Table
from scrutiny.markup.blocks import LineBreak, Span, Text
from scrutiny.pdf.parts import HeaderRow, RiskMatrix
from scrutiny.word import PaperLine, PaperPicture, PaperSection, PaperText, WordPaper, style_names, write_docx

NO_PICTURES: Mapping[str, PaperPicture] = MappingProxyType({})


def word_file(
    paper: ReportPaper,
    *,
    pictures: Mapping[str, PaperPicture] = NO_PICTURES,
    anchors: Anchors | None = None,
    author: str = "",
) -> bytes:
    """The report as a Word file with the very numbers of its paper; `pictures` are those that its texts show."""
    return write_docx(word_paper(paper, pictures=pictures, anchors=anchors, author=author))


def word_paper(
    paper: ReportPaper,
    *,
    pictures: Mapping[str, PaperPicture] = NO_PICTURES,
    anchors: Anchors | None = None,
    author: str = "",
) -> WordPaper:
    """The paper as the library of Word files takes it."""
    notices = [f"{_('Not for publication.')} {line}" for line in paper.exempt_notice]
    if paper.is_withheld:
        notices.append(_("This report is not published because it contains exempt information."))
    header = tuple(_lines(paper.header))
    item = (PaperLine(_("Agenda item"), (paper.item_label,)),) if paper.item_label else ()
    above = () if paper.header_is_table else (*item, *header)
    below = header if paper.header_is_table else ()
    return WordPaper(
        title=paper.title,
        header=above,
        sections=tuple(_section(section, paper) for section in paper.sections),
        numbered_headings=any(section.number for section in paper.sections),
        below_title=(*below, *_lines(paper.metadata)),
        contacts_heading=paper.contacts_heading,
        contacts=tuple(_lines(paper.contacts)),
        capital_headings=paper.capital_headings,
        pictures=pictures,
        anchors=anchors or Anchors(),
        notices=tuple(notices),
        author=author,
    )


def _lines(rows: Iterable[HeaderRow]) -> Iterable[PaperLine]:
    return (PaperLine(row.label, row.values) for row in rows)


def _section(section: SectionPaper, paper: ReportPaper) -> PaperSection:
    is_set_apart = section.in_bold or section.in_box or section.lead_in
    listed_style = style_names.RECOMMENDATION if is_set_apart else style_names.PRINTED
    notes = ()
    if section.reviewed_by:
        label = _("%(heading)s reviewed by:") % {"heading": section.heading}
        notes = (PaperLine(label, (section.reviewed_by,)),)
    return PaperSection(
        heading=section.heading,
        number=section.number,
        level=section.level - paper.level,
        own=PaperText(section.blocks, section.numbers),
        listed=PaperText(section.printed, section.printed_numbers, style=listed_style),
        lead_in=section.lead_in,
        in_box=section.in_box,
        in_bold=section.in_bold,
        tables=tuple(_risk_tables(section.risks)) if section.risks else (),
        notes=notes,
    )


def _risk_tables(risks: RisksPaper) -> Iterable[Table]:
    """The risks with their mitigations, and the matrix in words."""
    headings = (
        _("Risk no."),
        _("Risk description"),
        _("Likelihood"),
        _("Impact"),
        _("Risk"),
        _("Mitigation"),
    )
    rows = [
        (
            str(row.number),
            row.description,
            row.likelihood,
            row.impact,
            row.rating,
            row.mitigation or _("None"),
        )
        for row in risks.rows
    ]
    yield _table(_("Risks"), headings, rows)
    yield _matrix(risks.matrix)


def _matrix(matrix: RiskMatrix) -> Table:
    corner = _("Likelihood (down) and impact (across)")
    headings = (corner, *(f"{score} {label}" for score, label in matrix.impacts))
    rows = [
        (
            f"{row.score} {row.label}",
            *(
                cell.word + (": " + _("Risk %(numbers)s") % {"numbers": cell.numbers} if cell.numbers else "")
                for cell in row.cells
            ),
        )
        for row in matrix.rows
    ]
    return _table(_("Risk matrix"), headings, rows)


def _table(caption: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    return Table(
        (Text(caption),),
        tuple(_cell(words) for words in headings),
        tuple(tuple(_cell(words) for words in row) for row in rows),
        header_column=True,
    )


def _cell(words: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number, line in enumerate(words.splitlines()):
        if number:
            spans.append(LineBreak())
        if line:
            spans.append(Text(line))
    return tuple(spans)
