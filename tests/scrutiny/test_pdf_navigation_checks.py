"""The checks of what validators leave out find what is wrong: pages, bookmarks, destinations, order and keys."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf import checks, extract
from tests.scrutiny.pack_papers import joined, paper


def spoilt(spoil):
    """What is found in a good pack of three pages after `spoil(pdf)` had its way."""
    with extract.open_pdf(joined(paper("crime"), paper("wards")).pdf) as pdf:
        spoil(pdf)
        out = BytesIO()
        pdf.save(out)
    return checks.problems(out.getvalue())


def tags(pdf, kind):
    return [obj for obj in pdf.objects if isinstance(obj, Dictionary) and obj.get("/S") == kind]


def swap_destinations(pdf):
    names = pdf.Root.Names.Dests.Kids[0].Names
    names[0], names[2] = names[2], names[0]


def destination_on_no_page(pdf):
    pdf.Root.Names.Dests.Kids[0].Names[1] = Array([Dictionary(), Name.Fit])


def bookmark_without_parent(pdf):
    del pdf.Root.Outlines.First["/Parent"]


def bookmarks_that_skip_one(pdf):
    pdf.Root.Outlines.Last.Prev = pdf.Root.Outlines.Last


def bookmark_to_a_lost_name(pdf):
    pdf.Root.Outlines.First.Dest = String("nowhere")


def bookmark_to_no_page(pdf):
    pdf.Root.Outlines.First.Dest = Array([Dictionary(), Name.Fit])


def forget_an_identifier(pdf):
    names = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
    del names[0], names[0]


def papers_in_another_order(pdf):
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = Array(reversed(list(document.K)))


def one_key_for_two_pages(pdf):
    pdf.pages[1].StructParents = pdf.pages[0].StructParents


def link_with_the_key_of_another(pdf):
    first, second = (link for page in pdf.pages for link in page.obj.get("/Annots", []))
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


def state_that_is_not_restored(pdf):
    pdf.pages[1].contents_add(b"q")


def state_that_was_never_saved(pdf):
    pdf.pages[1].contents_add(b"Q q", prepend=True)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (swap_destinations, "The destinations are not in order"),
        (destination_on_no_page, "A destination is not on a page of the file"),
        (bookmark_without_parent, "The bookmarks do not hang together"),
        (bookmarks_that_skip_one, "The bookmarks do not hang together"),
        (bookmark_to_a_lost_name, "A bookmark leads to a place that is not there"),
        (bookmark_to_no_page, "A bookmark leads to a place that is not there"),
        (forget_an_identifier, "The index of identifiers does not agree with the tags"),
        (papers_in_another_order, "What is read after page 3 stands on page 1."),
        (one_key_for_two_pages, "Two pages or links have the same place in the tree"),
        (link_with_the_key_of_another, "A link on page 1 leads to another tag than the one that holds it"),
        (state_that_is_not_restored, "Page 2 does not end in the state in which it begins"),
        (state_that_was_never_saved, "Page 2 does not end in the state in which it begins"),
    ],
)
def test_what_is_wrong_is_said(spoil, sentence):
    assert [problem for problem in spoilt(spoil) if sentence in problem]


@pytest.mark.parametrize(("good", "bad"), [(b"/Count 1", b"/Count 9"), (b"/Parent", b"/Pbrent")])
def test_a_tree_of_pages_that_does_not_agree(good, bad):
    # in the bytes: whoever saves a file with qpdf has its tree of pages put right
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = out.getvalue().replace(good, bad)
    assert bad in data
    assert any("tree of pages" in problem for problem in checks.problems(data))


def test_a_good_pack_has_no_problems():
    assert spoilt(lambda pdf: None) == []
