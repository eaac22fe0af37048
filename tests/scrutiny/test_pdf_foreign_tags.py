"""What a screen reader hears of a paper from elsewhere, and what the officer is told of it."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf.checks import problems
from scrutiny.pdf.extract import full_text, links, metadata
from scrutiny.pdf.foreign_faults import Fault, fault
from scrutiny.pdf.foreign_words import sentence
from scrutiny.pdf.join import join_papers
from scrutiny.pdf.pack import PackFacts, PageNumbers, Paper
from scrutiny.pdf.tag_tree import TagTree
from tests.scrutiny.foreign_files import (
    TEXT,
    TITLE,
    changed,
    fill,
    fitted,
    look,
    marked_page,
    opened,
    scan_pdf,
    tagged_pdf,
    text_pdf,
    unpacked,
    untagged,
    with_field,
)
from tests.scrutiny.upload_files import pdf_bytes

# What is said of every paper without tags of its own: that it is not accessible, as is true.
WITHOUT_TAGS = ["The file does not claim to be accessible (PDF/UA).", "The file has no headings."]


def codes(paper):
    return {one.code.value for one in paper.faults}


def kinds(data):
    with opened(data) as pdf:
        return [element.kind for element in TagTree(pdf).elements]


def test_a_good_paper_keeps_its_tags_and_is_accessible():
    paper = fitted(tagged_pdf())
    assert (paper.is_tagged, paper.is_accessible, paper.faults, paper.has_text) == (
        True,
        True,
        (),
        (True, True),
    )
    assert problems(paper.pdf) == []
    assert kinds(paper.pdf) == kinds(tagged_pdf())
    assert full_text(paper.pdf) == full_text(tagged_pdf())
    about = metadata(paper.pdf)
    assert (about.title, about.language, about.is_pdf_ua) == (TITLE, "en-GB", True)


def test_a_paper_without_tags_is_wrapped_page_by_page():
    paper = fitted(untagged(tagged_pdf()))
    assert (paper.is_tagged, paper.is_accessible) == (False, False)
    assert codes(paper) == {"untagged", "no-language"}
    assert problems(paper.pdf) == WITHOUT_TAGS
    assert kinds(paper.pdf) == ["/Document", "/P", "/P", "/Link", "/P", "/Link", "/P"]
    assert [one.address for one in links(paper.pdf)] == ["https://a.example/x", ""]
    assert paper.sentences[0].startswith(
        "The PDF has no tags: a screen reader reads each page as one long paragraph"
    )


def test_a_scan_is_a_picture_with_words():
    paper = fitted(scan_pdf())
    assert paper.has_text == (False, False)
    assert problems(paper.pdf) == WITHOUT_TAGS
    with opened(paper.pdf) as pdf:
        said = [element.text("/Alt") for element in TagTree(pdf).elements if element.kind == "/Figure"]
    assert said[1] == f"Page 2 of 2 of {TITLE}. The page is a picture without text."
    assert "Pages 1 to 2: a picture without text. Nobody who listens to the pack can read it" in " ".join(
        paper.sentences
    )


def test_an_empty_page_says_nothing():
    paper = fitted(pdf_bytes(pages=2))
    assert kinds(paper.pdf) == ["/Document"]
    assert problems(paper.pdf) == WITHOUT_TAGS


def twice(pdf):
    """Two tags that claim the same content."""
    top = pdf.Root.StructTreeRoot.K[0]
    top.K = Array([*top.K, *top.K])


def no_tags_at_all(pdf):
    pdf.Root.StructTreeRoot.K = Array()


def unclosed(pdf):
    page = pdf.pages[0]
    page.contents_add(b"/P <</MCID 99>> BDC")


@pytest.mark.parametrize("spoil", [twice, no_tags_at_all, unclosed])
def test_tags_that_contradict_themselves_count_as_none(spoil):
    paper = fitted(changed(tagged_pdf(), spoil))
    assert not paper.is_tagged
    assert "tags-unusable" in codes(paper)
    assert problems(paper.pdf) == WITHOUT_TAGS
    assert "Last words" in full_text(paper.pdf)


def loose(pdf):
    pdf.pages[0].contents_add(b"0 0 9 9 re f")


def without_alt(pdf):
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/S") == "/Figure":
            del obj.Alt


def without_scope(pdf):
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/S") == "/TH":
            del obj.A


def heading_skipped(pdf):
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/S") == "/H2":
            obj.S = Name.H4


def without_language(pdf):
    del pdf.Root.Lang


def without_fonts(pdf):
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and "/FontFile2" in obj:
            del obj.FontFile2


def without_letters(pdf):
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and "/ToUnicode" in obj:
            del obj.ToUnicode


def commented(pdf):
    note = Dictionary(Subtype=Name.FreeText, Rect=Array([0, 0, 99, 20]), AP=look(pdf, TEXT))
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.Annots, pdf.make_indirect(note)])


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        (loose, "unread", "stands outside its tags"),
        (without_alt, "figures", "pictures that are not described"),
        (without_scope, "tables", "which cells are headings"),
        (heading_skipped, "headings", "skip a level"),
        (without_language, "no-language", "read out in the language of the pack"),
        (without_fonts, "fonts-missing", r"Pages 1 to 2: fonts that are not in the file \(Paper-latin"),
        (without_letters, "letters-unknown", "may read nonsense"),
        (commented, "comments", "Page 1: comments or stamps"),
    ],
)
def test_what_is_wrong_is_named(spoil, code, words):
    paper = fitted(changed(tagged_pdf(), spoil))
    assert (codes(paper) >= {code}, paper.is_accessible, paper.is_tagged) == (True, False, True)
    assert not metadata(paper.pdf).is_pdf_ua
    assert re.search(words, " ".join(paper.sentences))


def test_cropping_is_told():
    paper = fitted(marked_page([0, 0, 595, 842], [100, 100, 400, 500]))
    assert "Page 1: cropped. What was cut away is not seen but may still be in the file." in " ".join(
        paper.sentences
    )


def test_a_tagged_form_field_is_read_as_it_was_filled_in():
    def put_in(pdf):
        with_field(pdf)
        field = pdf.pages[0].obj.Annots[0]
        top = pdf.Root.StructTreeRoot.K[0]
        holds = Dictionary(Type=Name.OBJR, Obj=field, Pg=pdf.pages[0].obj)
        tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=top, K=Array([holds])))
        top.K = Array([tag, *top.K])

    paper = fitted(changed(tagged_pdf(), put_in))
    assert codes(paper) == {"fonts-missing"}  # Helvetica, which the field is written in
    assert kinds(paper.pdf)[1] == "/Form"
    assert problems(paper.pdf) == WITHOUT_TAGS[:1]
    assert "Ann Example" in full_text(paper.pdf)


def test_what_no_tag_shows_does_not_stay():
    """Pages that were taken out, with the tags that still hold them; own entries of tags."""

    def hide(pdf):
        gone = pdf.make_indirect(Dictionary(Type=Name.Page, Contents=pdf.make_stream(b"(Secret)")))
        top = pdf.Root.StructTreeRoot.K[0]
        tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=top, Pg=gone, K=0))
        tag.Own = String("Secret")
        top.K = Array([*top.K, tag])

    assert b"Secret" not in unpacked(fitted(changed(tagged_pdf(), hide)).pdf)


@pytest.mark.parametrize(
    "make", [tagged_pdf, scan_pdf, lambda: untagged(tagged_pdf()), lambda: text_pdf(with_field)]
)
def test_fitted_papers_join(make):
    paper = fitted(make())
    facts = PackFacts("A pack", "en-GB", "A council", "Papers", dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    papers = [
        Paper(paper.pdf, TITLE, name, keeps_names=False, label=f"Item {name[-1]}, {TITLE}")
        for name in ("a1", "a2")
    ]
    pack = join_papers(papers, facts=facts, numbers=PageNumbers(), fonts_dir=Path(settings.PAPER_FONTS_DIR))
    assert pack.pages == 2 * paper.pages
    assert f"Item 2, {TITLE}" in full_text(pack.pdf)
    assert set(problems(pack.pdf)) <= set(WITHOUT_TAGS)


def test_every_fault_has_its_words():
    said = {sentence(fault(code, [1, 3, 4, 5], ["Arial"])) for code in Fault}
    assert len(said) == len(Fault)
    assert all(words.endswith(".") for words in said)
    assert any(words.startswith("Pages 1 and 3 to 5: cropped") for words in said)


def test_text_in_a_form_counts_as_text():
    def write(pdf):
        form = pdf.make_stream(TEXT, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
        fill(pdf, b"/Fx0 Do", XObject=Dictionary(Fx0=form))

    assert fitted(pdf_bytes(write)).has_text == (True,)
