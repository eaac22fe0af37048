"""A paper is written as Word's own headings, numbers, lists and tables, and read again as the same paper."""

import zipfile
from io import BytesIO

import docx
import pytest

from scrutiny.markup import (
    Anchors,
    Box,
    Figure,
    ListBlock,
    ListKind,
    Paragraph,
    Quoted,
    QuotedRecommendation,
    Reference,
    ReferenceKind,
    Referred,
    Subheading,
    Table,
)
from scrutiny.markup.blocks import Bold, Italic, LineBreak, Link, ListItem, Text
from scrutiny.word import PaperLine, PaperPicture, PaperSection, PaperText, WordPaper, read_docx, write_docx
from tests.scrutiny.word_files import PNG

SEE = Reference(ReferenceKind.PARAGRAPH, "k7d2")


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def entries(kind: ListKind, *texts: str, start: int = 1, under: tuple[ListBlock, ...] = ()) -> ListBlock:
    items = [ListItem(words(text)) for text in texts]
    if under:
        items[-1] = ListItem(items[-1].spans, under)
    return ListBlock(kind, start, tuple(items))


NUMERALS = entries(ListKind.ROMAN, "one", "two")
RICH = (
    Paragraph(
        (
            Text("Crime "),
            Bold((Text("fell "), Italic(words("much")))),
            Text(" & see "),
            Link(words("the plan"), "https://wexbourne.example/a?b=1&c=2"),
            Text(" <"),
            SEE,
            Text(">"),
        )
    ),
    Paragraph(words("It runs on."), numbered=False),
    Paragraph((Text("Under the first:"), LineBreak(), Text("ŵ 👩‍👩‍👧")), depth=2),
    entries(ListKind.LETTER, "alpha", "beta", under=(NUMERALS,)),
    Subheading(words("Key areas of focus")),
    entries(ListKind.BULLET, "x", "y", under=(entries(ListKind.BULLET, "z", under=(NUMERALS,)),)),
    Paragraph(words("Second.")),
    entries(ListKind.LETTER, "gamma", start=3),
    Box(words("That the committee:"), (Paragraph(words("notes.")), entries(ListKind.NUMBER, "n", "m"))),
    Box((), (Paragraph(words("Another box.")), Paragraph(words("It runs on."), numbered=False))),
    Box(words("Figures:"), (Table((), (words("A"),), ((words("1"),),)), Subheading(words("Below")))),
    Table(words("Offences"), (words("Ward"), words("2025")), ((words("Abbey"), words("40")),)),
    Table((), (words("A"), words("B")), ((words("r"), ()), (words("s"), words("2"))), header_column=True),
    QuotedRecommendation("17"),
    Figure("ab12", "A falling line", words("Burglary")),
)
PICTURES = {"ab12": PaperPicture(PNG, "png", 600, 400, "Figure 1")}


def paper(*sections: PaperSection, numbered_headings: bool = False, **facts) -> WordPaper:
    return WordPaper("Safer Wexbourne", (), sections, numbered_headings, pictures=PICTURES, **facts)


def section(blocks, numbers, *, number="", heading="Report", level=1, **facts) -> PaperSection:
    return PaperSection(heading, number, level, PaperText(tuple(blocks), tuple(numbers)), **facts)


def read(made: WordPaper):
    return read_docx(write_docx(made))


def printed(document) -> list[str]:
    """Every number as Word prints it, headings first in their parts."""
    return [
        number
        for part in document.parts
        for number in (
            part.number,
            *(block.number for block in part.blocks if isinstance(block.block, Paragraph)),
        )
        if number
    ]


def test_every_kind_of_block_comes_back_as_it_was():
    quoted = Quoted("Recommendation A", words("That a plan is made."), (NUMERALS,))
    anchors = Anchors(referred={SEE: Referred("1", "#para-1")}, quoted={"17": quoted})
    text = PaperText(RICH, ("1", "1.1", "2"), keys=(("para", "k7d2"),))
    document = read(paper(PaperSection("Report", "", 1, text), anchors=anchors))
    (part,) = document.parts
    key = next(iter(document.pictures))
    expected = [*RICH[:-1], Figure(key, "A falling line", words("Burglary"))]
    assert [one.block for one in part.blocks] == expected
    assert document.pictures[key].data == PNG
    assert document.remarks == ()


@pytest.mark.parametrize(
    ("headed", "sections"),
    [
        (True, [("1", ["1.1", "1.2", "1.2.1"]), ("2", ["2.1"]), ("", ["2.2"]), ("3", [])]),
        (False, [("", ["1", "1.1", "1.2", "2"]), ("", ["3", "4"]), ("", [])]),
        (False, [("", ["1"]), ("", ["2.1", "3"]), ("", ["7", "9", "9.4"])]),
        (True, [("4", ["4.3", "4.3.2", "4.5"]), ("6", ["6.1"])]),
    ],
)
def test_word_prints_the_very_numbers_of_the_paper(headed, sections):
    made = [
        section(
            [Paragraph(words(f"Paragraph {one}."), depth=1 + (one.count(".") > headed)) for one in numbers],
            numbers,
            number=number,
            heading=f"Part {place}",
        )
        for place, (number, numbers) in enumerate(sections)
    ]
    wanted = [one for number, numbers in sections for one in (number, *numbers) if one]
    assert printed(read(paper(*made, numbered_headings=headed))) == wanted


def test_another_reader_finds_headings_header_rows_title_and_language():
    made = paper(
        section(RICH, ("1", "1.1", "2")),
        section([Paragraph(words("No direct implications."))], ["3"], heading="Legal", level=2),
        numbered_headings=False,
        contacts=(PaperLine("Author:", ("Ann",)),),
    )
    document = docx.Document(BytesIO(write_docx(made)))
    styles = [(paragraph.text, paragraph.style.name) for paragraph in document.paragraphs]
    assert ("Safer Wexbourne", "Title") in styles
    assert ("Report", "Heading 1") in styles
    assert ("Legal", "Heading 2") in styles
    assert document.core_properties.title == "Safer Wexbourne"
    assert document.core_properties.language == "en-GB"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["A falling line"]


def test_nothing_in_the_file_points_to_a_place_that_is_not_there():
    made = paper(section([Paragraph((SEE,))], ["1"]), anchors=Anchors(referred={SEE: Referred("4.2")}))
    with zipfile.ZipFile(BytesIO(write_docx(made))) as package:
        text = package.read("word/document.xml").decode()
    assert "4.2" in text
    assert "w:anchor" not in text


def test_the_same_paper_gives_the_same_file():
    made = paper(section(RICH, ("1", "1.1", "2")))
    assert write_docx(made) == write_docx(made)
