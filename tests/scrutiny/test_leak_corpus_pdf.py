"""Every way in which a PDF can give away a name is found, and the place is named.

What the check cannot find, and no test here claims: words in a picture without a text (nothing is read by its looks),
a paraphrase, a translation, fewer than five words that are no name, a name of one or two letters, text in fonts that
lie about their letters, encrypted attachments, and what is hidden in the low bits of a picture.
"""

import pytest

from scrutiny.pdf.leaks import needles, search_pdf
from tests.scrutiny import leak_ways_inside
from tests.scrutiny.leak_ways import EXEMPT, PUBLIC, WAYS, clean


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
    assert one.place in {leak.place for leak in found}, [leak.sentence for leak in found]
