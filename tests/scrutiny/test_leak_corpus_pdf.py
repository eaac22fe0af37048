"""Every way in which a PDF can give away a name is found, and the place is named.

What the check cannot find, and no test here claims: words in a picture without a text (nothing is read by its looks),
a paraphrase, a translation, fewer than five words that are no name, a name of one or two letters, text in fonts that
lie about their letters, encrypted attachments, and what is hidden in the low bits of a picture.
"""

import io

import pikepdf
import pytest

from scrutiny.pdf.extract import UnreadablePdf
from scrutiny.pdf.leaks import needles, search_pdf
from tests.scrutiny import leak_ways_inside
from tests.scrutiny.leak_ways import EXEMPT, PUBLIC, WAYS, clean, drawn, saved, tag


@pytest.fixture(scope="module")
def wanted():
    return needles([EXEMPT], [PUBLIC]).with_pictures([leak_ways_inside.png()])


def test_there_are_more_than_forty():
    assert len({one.name for one in WAYS}) == len(WAYS) > 40


def test_the_clean_file_gives_nothing_away(wanted):
    assert search_pdf(clean(), wanted) == []


@pytest.mark.parametrize("one", WAYS, ids=lambda one: one.name)
def test_it_is_found_where_it_is(one, wanted):
    found = search_pdf(one.leaking(), wanted)
    assert {leak.place for leak in found} == {one.place}, [leak.sentence for leak in found]


def test_the_page_is_named(wanted):
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        tag(pdf).Alt = "A photograph of Martha Okonkwo"
        found = search_pdf(saved(pdf), wanted)
    assert [leak.sentence for leak in found] == [
        "“Martha Okonkwo” is in page 1: a text alternative for screen readers."
    ]


def test_every_kind_of_figure_is_found(wanted):
    figures = "£48,250.75; CR-2031-0142; 17.4 per cent; (01632) 960471; nm4 7qt; 9th November 2031"
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        drawn(pdf, "BT /Plain 9 Tf 60 300 Td %s Tj ET", figures.replace("(", "\\(").replace(")", "\\)"))
        found = {leak.words for leak in search_pdf(saved(pdf), wanted)}
    assert {"48250.75", "CR-2031-0142", "17.4%", "nm4 7qt", "2031-11-09"} <= found
    assert any("960471" in words for words in found)


def test_an_encrypted_file_is_refused(wanted):
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))
    with pytest.raises(UnreadablePdf, match="encrypted"):
        search_pdf(locked, wanted)
