"""The papers as printed: a whole pack with every class, read back, and checked for accessibility."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from meetings.minute_enums import ClauseStyle, MinutesManner
from scrutiny.pdf import checks, extract
from scrutiny.pdf.paper import Frame, print_html, render_paper
from scrutiny.pdf.parts import Risk, RiskBand, risk_matrix
from scrutiny.pdf.tag_tree import TagTree
from tests.scrutiny.sample_pack import BANDS, FRAME, sample_pack


def test_every_class_of_the_style_sheet_is_in_the_sample():
    css = Path(finders.find("css/papers.css")).read_text()
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    classes = set(re.findall(r"\.(paper[\w-]*)", rules))
    sample = Path(__file__).with_name("sample_pack.html").read_text()
    parts = "".join(part.read_text() for part in Path("templates/papers").rglob("*.html"))
    parts += "".join(module.read_text() for module in Path("scrutiny/markup").glob("*.py"))
    made_by_code = {"paper-list--letter", "paper-list--roman", "paper-list--number"}
    made_by_code |= {f"paper-risk--{band.tint}" for band in BANDS}
    made_by_code |= {f"paper-minutes--{manner}" for manner in MinutesManner.values}
    made_by_code |= {f"paper-clauses--{style}" for style in ClauseStyle.values}
    assert {name for name in classes - made_by_code if name not in sample + parts} == set()


def test_the_screen_has_no_class_that_paper_has_not():
    sheets = [Path(finders.find(f"css/{name}.css")).read_text() for name in ("papers", "papers-screen")]
    printed, on_screen = (set(re.findall(r"\.(paper-[\w-]+)", sheet)) for sheet in sheets)
    # What is underlined on the screen and plain on paper, where a page begins, and the manner that paper has unsaid.
    assert on_screen - printed == {"paper-contents__title", "paper-page", "paper-minutes--table"}


def test_sample_pack_is_accessible(pdf_ua):
    assert checks.problems(sample_pack().pdf) == pdf_ua(sample_pack().pdf) == []


def test_pages_headings_and_bookmarks():
    pack = sample_pack()
    assert pack.pages == extract.page_count(pack.pdf)
    titles = [bookmark.title for bookmark in extract.bookmarks(pack.pdf)]
    assert titles[:4] == ["Crime and Disorder Committee", "Contents", "Agenda", "Safer streets at night"]
    assert titles == [heading.text for heading in pack.headings]
    assert pack.page_of["item-8-1"] == next(h.page for h in pack.headings if h.text.startswith("Safer"))


def test_contents_name_the_page_on_which_an_item_begins():
    pack = sample_pack()
    contents = extract.page_texts(pack.pdf)[1]
    line = next(line for line in contents.splitlines() if "Late item" in line)
    assert line.split()[-1] == str(pack.page_of["item-8A"])


def test_running_heads_and_feet():
    pack = sample_pack()
    texts = extract.page_texts(pack.pdf)
    report = texts[pack.page_of["item-8-1"] - 1]
    assert "Northmere Borough Council: Crime and Disorder Committee" in report
    assert "12 March 2026" in report
    assert "Item 8.1 Safer streets at night" in report
    assert f"Page {pack.page_of['item-8-1']} of {pack.pages}" in report
    assert "DRAFT" in report
    assert "Agenda pack" in texts[1]


def test_exempt_pages_say_so_in_words():
    pack = sample_pack()
    texts = extract.page_texts(pack.pdf)
    marked = [number for number, text in enumerate(texts, 1) if "Not for publication: paragraph 7" in text]
    assert marked == [3, pack.page_of["item-8A"]]  # the agenda names the ground, the item's page carries it


def test_paragraphs_and_clauses_carry_their_numbers():
    text = " ".join(extract.full_text(sample_pack().pdf).split())
    for words in ("2.1 Footfall", "4.1 None", "05. Update on last year’s", "a. b. i. ii.", "(i)", "(ii)"):
        assert words in text


def test_a_screen_reader_meets_each_label_before_its_entry():
    with extract.open_pdf(sample_pack().pdf) as pdf:
        entries = [element for element in TagTree(pdf).elements if element.kind == "/LI"]
        kinds = {tuple(child.kind for child in entry.children) for entry in entries}
    assert kinds == {("/Lbl", "/LBody"), ("/LBody",)}


def test_page_numbers_in_the_contents_are_part_of_their_link():
    with extract.open_pdf(sample_pack().pdf) as pdf:
        links = [element for element in TagTree(pdf).elements if element.kind == "/Link"]
        assert not [link for link in links for child in link.below() if child.kind == "/Link"]


def test_words_broken_at_a_line_end_are_found_whole():
    frame = Frame(title="T", body="B", date="D", label="L")
    word = "Antidisestablishmentarianism"
    cell = f'<td style="width:20mm">{word} {word}</td>'
    html = f'<h1>T</h1><table class="paper-table"><tr><th scope="col">A</th></tr><tr>{cell}</tr></table>'
    text = extract.full_text(_printed(html, frame))
    assert text.count(word) == 2


def test_metadata_and_links():
    pack = sample_pack()
    facts = extract.metadata(pack.pdf)
    assert (facts.title, facts.language, facts.tagged, facts.is_pdf_ua) == (FRAME.title, "en-GB", True, True)
    links = extract.links(pack.pdf)
    assert [link.description for link in links if link.address.startswith("mailto:")] == [
        "democratic@northmere.example (mailto:democratic@northmere.example)"
    ]
    assert any(
        link.address == ""
        and link.description == "9 Members of the partnership, their posts and the bodies they stand for"
        for link in links
    )


def test_an_accent_that_is_no_colour_is_refused():
    frame = Frame(title="T", body="B", date="D", label="L", accent="red; } body { display: none")
    with pytest.raises(ValueError, match="colour"):
        render_paper("papers/base.html", {}, frame=frame)


def test_risk_matrix_puts_each_risk_where_its_scales_say():
    """A printed matrix once showed a low risk in the very low row; drawn from the data it cannot."""
    scales = {"likelihoods": ["Almost impossible", "Very low", "Low"], "impacts": ["Negligible", "Marginal"]}
    bands = [RiskBand("Low", "low"), RiskBand("High", "high")]
    scales["places"] = [[0, 0], [0, 0], [0, 1]]
    matrix = risk_matrix([Risk(1, 3, 2), Risk(2, 2, 2), Risk(3, 3, 2)], bands=bands, **scales)
    assert [row.label for row in matrix.rows] == ["Low", "Very low", "Almost impossible"]
    assert [(cell.word, cell.numbers) for cell in matrix.rows[0].cells] == [("Low", ""), ("High", "1, 3")]
    assert matrix.rows[1].cells[1].numbers == "2"
    with pytest.raises(ValueError, match="Risk 9"):
        risk_matrix([Risk(9, 7, 1)], bands=bands, **scales)


def _printed(body, frame):
    return print_html(f'<html lang="en-GB"><body class="paper">{body}</body></html>', frame=frame).pdf
