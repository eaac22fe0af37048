"""One paper is cut out of a pack with its tags, its bookmarks and the numbers on its pages, and with nothing else."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.pdf import checks, extract
from scrutiny.pdf.excerpt import excerpt
from scrutiny.pdf.pack import PageNumbers
from tests.scrutiny.pack_papers import BODIES, FACTS, from_elsewhere, joined, paper

ADDRESS = "https://scrutiny.example/papers/1/"
ALONE = replace(FACTS, title="Item 5: Ŵyl (Agenda pack)")


@pytest.fixture(scope="module")
def pack():
    return joined(*map(paper, BODIES), numbers=PageNumbers(first=101, prefix="S"))


def cut(pack, name, **options):
    names = list(pack.first_page)
    at = pack.first_page[name]
    after = [*pack.first_page.values(), pack.pages + 1][names.index(name) + 1]
    options = {"facts": ALONE, "elsewhere": ADDRESS, "first": 100 + at, "prefix": "S", **options}
    return excerpt(pack.pdf, at=at, pages=after - at, **options)


@pytest.mark.parametrize("name", BODIES)
def test_a_paper_reads_as_in_the_pack_and_is_accessible(pack, name, pdf_ua):
    alone = cut(pack, name)
    at = pack.first_page[name] - 1
    texts = extract.page_texts(alone)
    assert texts == extract.page_texts(pack.pdf)[at : at + len(texts)]
    assert f"Page S{101 + at} of S109" in texts[0]
    assert checks.problems(alone) == []
    assert pdf_ua(alone) == []


def test_a_paper_says_what_it_is_and_on_which_page_it_begins(pack):
    alone = cut(pack, "wards")
    facts = extract.metadata(alone)
    assert (facts.title, facts.author, facts.is_pdf_ua) == (ALONE.title, FACTS.author, True)
    with pikepdf.open(BytesIO(alone)) as pdf:
        label = pdf.Root.PageLabels.Nums[1]
        assert (str(label.P), int(label.St)) == ("S", 108)
        assert str(pdf.docinfo.Title) == ALONE.title


def test_a_paper_has_its_own_bookmarks_alone(pack):
    assert [one.title for one in extract.bookmarks(cut(pack, "welsh"))] == ["Paper welsh", "Y tŷ", "Diwedd"]


def test_links_to_other_papers_lead_to_the_web_page_of_the_pack_and_others_stay(pack):
    assert [link.address for link in extract.links(cut(pack, "agenda"))] == [f"{ADDRESS}#crime"]
    assert [link.address for link in extract.links(cut(pack, "crime"))] == [""]
    assert [link.address for link in extract.links(cut(pack, "wards"))] == ["https://a.example/"]


def test_nothing_of_other_papers_is_left_in_the_file(pack):
    with pikepdf.open(BytesIO(cut(pack, "agenda"))) as pdf:
        objects = list(pdf.objects)
        pages = [
            one for one in objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page"
        ]
        names = [str(name) for name, _place in pikepdf.NameTree(pdf.Root.Names.Dests).items()]
        said = " ".join(one.unparse(resolved=True).decode("latin-1") for one in objects)
    assert len(pages) == 1
    assert names == ["agenda"]
    for other in ("Ward", "Diwedd", "Thefts", "Picture"):
        assert other not in said


def test_the_same_paper_of_the_same_pack_has_the_same_bytes(pack):
    assert cut(pack, "crime") == cut(pack, "crime")


def test_a_paper_with_faults_does_not_claim_to_be_accessible(pack):
    alone = cut(pack, "list", facts=replace(ALONE, is_accessible=False))
    assert not extract.metadata(alone).is_pdf_ua


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(counts=st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_papers_from_elsewhere_are_cut_as_they_were_bound(counts):
    papers = [from_elsewhere(pages=pages, name=f"p{number}") for number, pages in enumerate(counts)]
    pack = joined(*papers, numbers=PageNumbers(first=101, prefix="S"))
    for name, pages in zip(pack.first_page, counts, strict=True):
        alone = cut(pack, name)
        at = pack.first_page[name] - 1
        assert extract.page_texts(alone) == extract.page_texts(pack.pdf)[at : at + pages]
        assert [sentence for sentence in checks.problems(alone) if "heading" not in sentence] == []


def test_a_paper_without_tags_is_cut_too():
    def strip(pdf):
        for key in ("/StructTreeRoot", "/MarkInfo"):
            del pdf.Root[key]

    pack = joined(paper("welsh"), from_elsewhere(strip, name="bare"))
    assert extract.page_count(cut(pack, "bare")) == 2


@pytest.mark.parametrize(("at", "pages"), [(0, 1), (1, 0), (9, 2), (2, 1)])
def test_pages_that_are_no_whole_paper_are_refused(pack, at, pages):
    with pytest.raises(extract.UnreadablePdf, match="cannot be taken out"):
        excerpt(pack.pdf, at=at, pages=pages, facts=ALONE, elsewhere=ADDRESS, first=1)
