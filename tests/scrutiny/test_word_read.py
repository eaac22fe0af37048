"""Word files are read with nothing lost: what is not as it was stands in a remark."""

import pytest

from scrutiny.markup import Box, Figure, ListBlock, ListKind, Paragraph, Table
from scrutiny.markup.plain import span_text
from scrutiny.word import WordDocument, read_docx
from tests.scrutiny import odd_word
from tests.scrutiny.word_words import words_of_document, words_of_file


def paragraphs(document: WordDocument) -> list[tuple[str, int, bool, str]]:
    """Number in Word, depth, whether it takes a number, and words of every paragraph."""
    return [
        (one.number, one.block.depth, one.block.numbered, span_text(one.block.spans))
        for part in document.parts
        for one in part.blocks
        if isinstance(one.block, Paragraph)
    ]


def blocks(document: WordDocument, kind: type) -> list:
    return [one.block for part in document.parts for one in part.blocks if isinstance(one.block, kind)]


def sentences(document: WordDocument) -> str:
    return "\n".join(f"{remark.where}: {remark.sentence}" for remark in document.remarks)


@pytest.mark.parametrize("file", odd_word.ODD, ids=lambda file: file.__name__)
def test_no_word_is_lost(file):
    data = file()
    missing = words_of_file(data) - words_of_document(read_docx(data))
    assert not missing


def test_automatic_numbers_are_counted_and_not_kept_as_words():
    document = read_docx(odd_word.automatic_numbering())
    assert [(part.number, part.heading) for part in document.parts] == [
        ("1.", "Summary"),
        ("2.", "Background"),
    ]
    assert paragraphs(document)[2:5] == [
        ("", 1, False, "This paragraph runs on."),
        ("1.2.1", 2, True, "It was agreed in March."),
        ("2.1", 1, True, "Two things were asked for:"),
    ]
    bullets, asked, others = blocks(document, ListBlock)
    assert bullets.items[0].lists[0].items[0].lists[0].kind is ListKind.BULLET
    assert asked.items[0].lists[0].kind is ListKind.ROMAN
    assert (asked.kind, len(asked.items), others.start) == (ListKind.LETTER, 2, 1)
    assert document.remarks == ()


def test_typed_numbers_are_dropped_where_they_fit_the_count():
    document = read_docx(odd_word.typed_numbers())
    assert [part.heading for part in document.parts] == ["Summary", "Main considerations", "Consultation"]
    found = paragraphs(document)
    assert ("1.1", 1, True, "The partnership reports each year.") in found
    assert ("2.1.1", 2, True, "Each has an owner.") in found
    assert ("", 1, False, "2.5 million pounds were spent.") in found
    assert ("", 1, False, "2.4 This number was left over from a draft.") in found
    assert "The number “2.4” does not follow on" in sentences(document)


def test_typed_letters_make_a_list_with_numerals_under_it():
    (found,) = blocks(read_docx(odd_word.typed_numbers()), ListBlock)
    assert [span_text(item.spans) for item in found.items] == ["staff", "money, of which", "time"]
    assert [span_text(item.spans) for item in found.items[1].lists[0].items] == ["grants", "fees"]


def test_merged_cells_are_spread_out_and_remarked():
    document = read_docx(odd_word.merged_cells())
    (table,) = blocks(document, Table)
    assert [span_text(cell) for cell in table.header] == ["Ward", "Offences 2024", "Offences 2025"]
    assert [[span_text(cell) for cell in row] for row in table.rows[:3]] == [
        ["Castle", "120", "98"],
        ["Castle", "day 80", "night 18"],
        ["All figures are provisional", "", ""],
    ]
    assert span_text(table.caption) == "Table 1: Offences by ward"
    assert "merged cells" in sentences(document)
    assert "A table inside a table" in sentences(document)


def test_a_table_of_one_cell_and_bordered_paragraphs_are_boxes():
    (from_cell,) = blocks(read_docx(odd_word.merged_cells()), Box)
    assert span_text(from_cell.heading) == "That the committee:"
    from_text_box, from_border = blocks(read_docx(odd_word.text_boxes()), Box)
    assert len(from_text_box.blocks) == len(from_border.blocks) == 2
    assert "A text box stands in the text now" in sentences(read_docx(odd_word.text_boxes()))


def test_tracked_changes_are_taken_and_what_was_deleted_is_named():
    document = read_docx(odd_word.tracked_changes())
    words = [found[3] for found in paragraphs(document)]
    assert words == [
        "The cost is £12,500 a year.",
        "One sentence runs on.",
        "Moved here",
        "Seen by all, struck too.",
    ]
    for named in ("£10,000", "Is this agreed?", "Withdrawn 12", "secret aside", "struck through"):
        assert named in sentences(document)


def test_pictures_keep_their_words_and_captions():
    document = read_docx(odd_word.pictures())
    burglary, town, logo = blocks(document, Figure)
    assert (burglary.alternative, span_text(burglary.caption)) == ("Burglary fell from 120 to 98", "Burglary")
    assert burglary.picture == logo.picture != town.picture
    assert set(document.pictures) == {burglary.picture, town.picture}
    assert "EMF" in sentences(document)
    assert "has no description" in sentences(document)


def test_notes_stand_at_their_place_and_running_heads_are_named():
    document = read_docx(odd_word.notes())
    assert paragraphs(document)[0][3] == "The Act [Note: Police and Justice Act 2006, section 19] applies."
    for named in ("Home Office, 2009", "Left over", "OFFICIAL – Wexbourne Council"):
        assert named in sentences(document)


def test_welsh_emoji_and_signs_of_old_fonts_are_kept():
    words = "\n".join(found[3] for found in paragraphs(read_docx(odd_word.welsh_and_emoji())))
    assert "Mae’r bartneriaeth yn gweithio gyda’r heddlu" in words
    assert "👩‍👩‍👧‍👦" in words
    assert "Done ✓ and ≥ 90 %" in words
    assert "cooperation, re‑offending" in words


def test_only_addresses_of_the_web_and_of_mail_stay_links():
    document = read_docx(odd_word.links_and_fields())
    words = [found[3] for found in paragraphs(document)]
    assert "On 24 November 2026 it was sent." in words
    assert "Signs: **not bold**, _nor this_, [x](https://a.example), | and > and # and \\ too." in words
    assert "file:///S:/plan.docx" in sentences(document)
    assert "Click here to enter text." in sentences(document)


def test_facts_above_the_first_heading_are_labels_and_words():
    document = read_docx(odd_word.header_table())
    assert [(line.label, line.words) for line in document.header][:3] == [
        ("Report to", "Scrutiny Committee"),
        ("Date of Meeting", "11 March 2026"),
        ("Wards", "Abbey\nCastle"),
    ]
    assert [part.heading for part in document.parts] == ["PURPOSE", "RECOMMENDATIONS"]
    assert ("2.1", 2, True, "To ask for another.") in paragraphs(document)
