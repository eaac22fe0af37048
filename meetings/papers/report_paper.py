"""A report as it is printed and shown: plain facts in order, with every number already given.

Pages and PDFs print these; nothing here knows the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from scrutiny.markup import Anchors, Block, render_blocks
from scrutiny.markup.anchors import NOWHERE
from scrutiny.pdf.parts import HeaderRow, RiskMatrix


@dataclass(frozen=True)
class RiskRow:
    """A risk with its number and the words of the council's scale."""

    number: int
    description: str
    likelihood: str
    impact: str
    rating: str
    mitigation: str


@dataclass(frozen=True)
class RisksPaper:
    """The risk table, the matrix and the mitigations, all from the same rows."""

    rows: tuple[RiskRow, ...]
    matrix: RiskMatrix


@dataclass(frozen=True)
class SectionPaper:
    """A headed part: its blocks with the numbers of their paragraphs.

    `id` is the key of its row. `level` is that of the HTML heading. A `lead_in` and `in_box` are for recommendations,
    which stand in `printed` apart from the author's own text. When the audience may not read it, `is_withheld` is True
    and there is nothing but the heading, its number and the notice.
    """

    id: int
    key: str
    anchor: str
    number: str
    heading: str
    level: int
    blocks: tuple[Block, ...] = ()
    numbers: tuple[str, ...] = ()
    printed: tuple[Block, ...] = ()
    printed_numbers: tuple[str, ...] = ()
    lead_in: str = ""
    in_box: bool = False
    in_bold: bool = False
    risks: RisksPaper | None = None
    reviewed_by: str = ""
    reviewed_label: str = ""
    id_prefix: str = ""
    exempt_notice: tuple[str, ...] = ()
    is_withheld: bool = False
    is_under_another: bool = False
    anchors: Anchors = NOWHERE

    @property
    def html(self) -> SafeString:
        """The author's text, its sub-headings one below the section's own heading."""
        return self._html(self.blocks, self.numbers)

    @property
    def printed_html(self) -> SafeString:
        """What the system prints after the author's text: recommendations, background papers, appendices."""
        return self._html(self.printed, self.printed_numbers)

    def _html(self, blocks: tuple[Block, ...], numbers: tuple[str, ...]) -> SafeString:
        return render_blocks(
            blocks,
            numbers=numbers,
            heading_level=self.level + 1,
            id_prefix=self.id_prefix,
            anchors=self.anchors,
        )


@dataclass(frozen=True)
class PaperPicture:
    """A picture that a paper shows: where the page finds it, and the file by its hash, for the PDF and for later."""

    src: str
    sha256: str
    path: str
    content_type: str


@dataclass(frozen=True)
class AppendixLine:
    """An appendix as the report lists it; one that the audience may not read has `is_shown` False.

    One whose PDF is not there yet has `is_ready` False, and follows later.
    """

    id: int
    mark: str
    label: str
    title: str
    pages: int
    is_exempt: bool
    is_shown: bool
    paragraphs: tuple[str, ...] = ()
    is_ready: bool = True


@dataclass(frozen=True)
class ReportPaper:
    """A whole report for one audience.

    `level` is that of the title's HTML heading. When the audience may not read it, `is_withheld` is True and
    there is nothing but the title and the notice of exemption.
    """

    id: int
    style: str
    title: str
    item_label: str
    level: int
    is_withheld: bool
    exempt_notice: tuple[str, ...]
    header: tuple[HeaderRow, ...] = ()
    header_is_table: bool = False
    capital_headings: bool = False
    metadata: tuple[HeaderRow, ...] = ()
    sections: tuple[SectionPaper, ...] = ()
    contacts: tuple[HeaderRow, ...] = ()
    contacts_heading: str = ""
    appendices: tuple[AppendixLine, ...] = ()
    pictures: tuple[PaperPicture, ...] = ()
    header_in_capitals: bool = False
    item_in_header: bool = False
    list_marks: str = ""

    @property
    def has_title_line(self) -> bool:
        """Whether a line of the header is the title, so that it isn't printed twice."""
        return any(row.is_title for row in self.header)

    @property
    def heads_with_number(self) -> bool:
        """Whether the number of the agenda item stands beside the first line: where no line of the header has it."""
        return bool(self.item_label and not self.header_is_table and not self.item_in_header)
