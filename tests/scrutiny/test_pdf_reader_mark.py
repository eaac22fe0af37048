"""The copy of a file that one reader is given has this reader's name on every page, and is otherwise the same."""

import time
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.pdf import checks, extract
from scrutiny.pdf.reader_mark import with_reader_mark
from tests.scrutiny.pack_papers import BODIES, FONTS, from_elsewhere, joined, paper

WHEN = "25 November 2026 at 2.05 pm"


def marked(pdf, name="Siân Ŵyn Llŷr", when=WHEN):
    return with_reader_mark(pdf, name=name, when=when, words="For {name}, {when}", fonts_dir=FONTS)


@pytest.fixture(scope="module")
def pack():
    return joined(*map(paper, BODIES)).pdf


def test_every_page_names_the_reader_and_says_what_it_said(pack, pdf_ua):
    copy = marked(pack)
    for before, after in zip(extract.page_texts(pack), extract.page_texts(copy), strict=True):
        assert after == f"{before}\nFor Siân Ŵyn Llŷr, {WHEN}"
    assert checks.problems(copy) == []
    assert pdf_ua(copy) == []


def test_a_paper_that_is_one_document_such_as_exempt_minutes_is_marked_too(pdf_ua):
    copy = marked(paper("crime").pdf)
    assert all(f"For Siân Ŵyn Llŷr, {WHEN}" in text for text in extract.page_texts(copy))
    assert checks.problems(copy) == []
    assert pdf_ua(copy) == []


def test_bookmarks_links_and_facts_stay(pack):
    copy = marked(pack)
    for what in (extract.bookmarks, extract.links, extract.metadata):
        assert what(copy) == what(pack)


def test_nothing_of_the_file_without_the_mark_is_left(pack):
    copy = marked(pack)
    assert copy.count(b"%%EOF") == copy.count(b"startxref") == 1
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert "/Prev" not in pdf.trailer
        assert all(b"For" not in page.Contents[0].read_bytes() for page in pdf.pages)
        assert len({page.Contents[-1].objgen for page in pdf.pages}) == 1


def test_the_same_reader_at_the_same_time_has_the_same_bytes(pack):
    assert marked(pack) == marked(pack)
    assert marked(pack) != marked(pack, when="25 November 2026 at 2.06 pm")


def test_a_name_that_no_font_has_and_one_that_is_too_long_are_printed_as_far_as_can_be(pack, pdf_ua):
    copy = marked(pack, name="王\u0000\n \U00010348 Ŵ" + " Llanfair" * 40)
    last = extract.page_texts(copy)[0].splitlines()[-1]
    assert last.startswith("For � � Ŵ Llanfair")
    assert last.endswith(f"…, {WHEN}")
    assert pdf_ua(copy) == []


@settings(max_examples=30, deadline=None, derandomize=True)
@given(name=st.text(max_size=60))
def test_any_name_can_be_printed(name):
    copy = marked(from_elsewhere(pages=1).pdf, name=name)
    assert WHEN in extract.page_texts(copy)[0]


def test_pages_that_are_turned_or_have_a_mark_already_are_marked_where_they_are_read():
    def turned(pdf):
        pdf.pages[0].obj.Rotate = 90

    copy = marked(marked(from_elsewhere(turned).pdf, name="Ann"), name="Ŷ")
    assert f"For Ann, {WHEN}" in extract.page_texts(copy)[0]
    assert f"For Ŷ, {WHEN}" in extract.page_texts(copy)[0]


def test_a_file_without_text_or_tags_is_marked():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out)
    assert extract.full_text(marked(out.getvalue())) == f"For Siân Ŵyn Llŷr, {WHEN}"


def test_what_is_no_pdf_is_refused():
    with pytest.raises(extract.UnreadablePdf):
        marked(b"no PDF")


def test_a_large_pack_is_marked_at_once():
    """317 pages may take 1.5 s; twice that, because the machine of a test does other things too."""
    papers = [from_elsewhere(pages=40, name=f"p{number}") for number in range(8)]
    pack = joined(*papers).pdf
    started = time.process_time()
    copy = marked(pack)
    assert time.process_time() - started < 3
    assert extract.page_count(copy) == 320
