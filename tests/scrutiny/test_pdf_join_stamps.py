"""Each page of a pack shows its number at the foot and, on a paper from elsewhere, whose it is at the head."""

import ctypes

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Name
from pypdfium2 import raw

from scrutiny.pdf import checks, extract
from scrutiny.pdf.pack import PageNumbers
from tests.scrutiny.pack_papers import from_elsewhere, joined, paper

A4 = (595, 842)


def places(data, page, words):
    """Where words stand on the page as a reader sees it: left, bottom, right, top from its lower left corner."""
    document = pypdfium2.PdfDocument(data)
    try:
        shown = document[page - 1]
        text = shown.get_textpage()
        begin = text.get_text_range().replace("\r\n", "\n\n").index(words)
        first, last = text.get_charbox(begin), text.get_charbox(begin + len(words) - 1)
        box = (
            min(first[0], last[0]),
            min(first[1], last[1]),
            max(first[2], last[2]),
            max(first[3], last[3]),
        )
        corners = [on_device(shown, *box[:2]), on_device(shown, *box[2:])]
        text.close()
        shown.close()
    finally:
        document.close()
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def on_device(page, x, y, scale=10):
    """A point of the page's own coordinates on the visible page, turned upright, in points from below."""
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, int(width * scale), int(height * scale), 0, x, y, across, down)
    return across.value / scale, height - down.value / scale


def visible_size(data, page):
    document = pypdfium2.PdfDocument(data)
    try:
        return document.get_page_size(page - 1)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (PageNumbers(), ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]),
        (PageNumbers(first=318, pages=None), ["Page 318 of 320", "Page 319 of 320", "Page 320 of 320"]),
        (PageNumbers(first=2, pages=9), ["Page 2 of 9", "Page 3 of 9", "Page 4 of 9"]),
        (PageNumbers(prefix="S"), ["Page S1 of S3", "Page S2 of S3", "Page S3 of S3"]),
        (PageNumbers(words="Tudalen {page} ŵ"), ["Tudalen 1 ŵ", "Tudalen 2 ŵ", "Tudalen 3 ŵ"]),
    ],
)
def test_each_page_shows_its_number(numbers, words):
    pack = joined(paper("crime"), paper("welsh"), numbers=numbers)
    assert [text.split("\n")[-1] for text in extract.page_texts(pack.pdf)] == words
    assert checks.problems(pack.pdf) == []


def test_pages_that_show_no_number_are_counted():
    texts = extract.page_texts(joined(paper("crime", is_numbered=False), paper("welsh")).pdf)
    assert ["Page" in text for text in texts] == [False, False, True]
    assert texts[2].endswith("Page 3 of 3")


def test_stamps_stand_where_our_own_papers_print_them():
    pack = joined(paper("welsh", label="Item 8, Appendix A: Ŵyl Δ"))
    left, bottom, right, _top = places(pack.pdf, 1, "Page 1 of 1")
    assert right == pytest.approx(A4[0] - 18 * 72 / 25.4, abs=1)
    assert left > A4[0] * 0.75
    assert bottom == pytest.approx(39, abs=3)
    left, _bottom, _right, top = places(pack.pdf, 1, "Item 8, Appendix A: Ŵyl Δ")
    assert left == pytest.approx(25 * 72 / 25.4, abs=1)
    assert top == pytest.approx(A4[1] - 46, abs=4)


BOXES = {
    "landscape": {"MediaBox": [0, 0, 842, 595]},
    "turned": {"Rotate": 90},
    "upside down": {"Rotate": 180},
    "turned back": {"Rotate": 270},
    "minus": {"Rotate": -90},
    "not from zero": {"MediaBox": [-200, 100, 395, 942]},
    "corners swapped": {"MediaBox": [595, 842, 0, 0]},
    "cropped": {"CropBox": [50, 100, 500, 700]},
    "cropped and turned": {"CropBox": [50, 100, 500, 700], "Rotate": 90},
    "cropped beyond": {"CropBox": [-50, -50, 700, 900], "Rotate": 270},
    "in larger units": {"MediaBox": [0, 0, 298, 421], "UserUnit": 2},
}


@pytest.mark.parametrize("case", BOXES)
def test_stamps_stand_upright_at_the_foot_of_the_visible_page(case):
    def spoil(pdf):
        for key, value in BOXES[case].items():
            pdf.pages[0].obj[f"/{key}"] = Array(value) if isinstance(value, list) else value

    pack = joined(from_elsewhere(spoil, pages=1, label="Item 8"))
    width, height = visible_size(pack.pdf, 1)  # in the units of the page, as the places are
    left, bottom, right, top = places(pack.pdf, 1, "Page 1 of 1")
    assert top - bottom < right - left
    assert width * 0.6 < left < right < width
    assert 0 < bottom < height * 0.06
    left, bottom, right, top = places(pack.pdf, 1, "Item 8")
    assert 0 < left < right < width * 0.5
    assert height * 0.9 < bottom < top < height


def test_a_small_page_has_narrower_margins():
    def spoil(pdf):
        pdf.pages[0].obj.MediaBox = Array([0, 0, 200, 150])

    _left, bottom, right, _top = places(joined(from_elsewhere(spoil, pages=1)).pdf, 1, "Page 1 of 1")
    assert 0 < bottom < 12
    assert 175 < right < 190


def test_a_long_label_is_shortened_to_the_width_of_the_page():
    pack = joined(from_elsewhere(pages=1, label="Item 8, Appendix A: " + "the strategy and its annexes " * 9))
    label = next(line for line in extract.page_texts(pack.pdf)[0].split("\n") if line.startswith("Item 8"))
    assert label.endswith("…")
    assert places(pack.pdf, 1, label)[2] <= A4[0] - 18 * 72 / 25.4 + 1


def test_characters_that_no_font_has_are_shown_as_lacking():
    texts = extract.page_texts(joined(from_elsewhere(pages=1, label="Item 8: 日 Łódź Αθήνα Київ")).pdf)
    assert "Item 8: \ufffd Łódź Αθήνα Київ" in texts[0]


def test_what_a_page_does_to_its_coordinates_does_not_move_the_stamp():
    def spoil(pdf):
        page = pdf.pages[0]
        page.contents_add(b"0.5 0 0 0.5 300 300 cm q 2 0 0 2 9 9 cm", prepend=True)

    def restores_too_often(pdf):
        pdf.pages[0].contents_add(b"Q Q 3 0 0 3 0 0 cm", prepend=True)

    expected = places(joined(from_elsewhere(pages=1)).pdf, 1, "Page 1 of 1")
    for change in (spoil, restores_too_often):
        assert places(joined(from_elsewhere(change, pages=1)).pdf, 1, "Page 1 of 1") == expected


def test_a_pack_may_be_a_paper_of_another():
    inner = joined(paper("crime"), paper("welsh"))
    outer = joined(
        from_elsewhere(lambda pdf: None, name="before"),
        paper("welsh").__class__(inner.pdf, "The old pack", "old", keeps_names=False, label="Superseded"),
    )
    texts = extract.page_texts(outer.pdf)
    assert [("Page 2 of 3" in text, "Page 4 of 5" in text) for text in texts][3] == (True, True)


def test_a_page_without_content_or_resources_is_stamped():
    def spoil(pdf):
        page = pdf.pages[0].obj
        del page["/Contents"], page["/Resources"], page["/StructParents"]

    assert extract.page_texts(joined(from_elsewhere(spoil, pages=2)).pdf)[0] == "Page 1 of 2"


def test_stamps_are_artifacts_in_one_embedded_font():
    with extract.open_pdf(joined(paper("welsh", label="Item 8")).pdf) as pdf:
        page = pdf.pages[0].obj
        stamp = page.Contents[-1].read_bytes()
        assert stamp.count(b"/Artifact<</Type/Pagination") == stamp.count(b"EMC") == 2
        for key in (Name.PackFoot, Name.PackHead):
            font = page.Resources.Font[key].DescendantFonts[0]
            assert isinstance(font.FontDescriptor.FontFile2, pikepdf.Stream)


def test_a_paper_from_elsewhere_lies_on_the_colour_that_is_asked_for():
    pack = joined(from_elsewhere(tint="#fdf3d8"))
    document = pypdfium2.PdfDocument(pack.pdf)
    try:
        picture = document[0].render(scale=0.2).to_pil().convert("RGB")
    finally:
        document.close()
    assert picture.getpixel((1, 1)) == (0xFD, 0xF3, 0xD8)
    assert not [one for one in checks.problems(pack.pdf) if "artifact" in one]
