"""The checks of a PDF's tags find what is wrong with them, in sentences."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf import checks, extract
from tests.scrutiny.test_pdf_render import rendered


def spoilt(spoil, body=None):
    """What is wrong with a good PDF after `spoil(pdf)` had its way."""
    return checks.problems(spoilt_file(spoil, body))


def spoilt_file(spoil, body=None) -> bytes:
    paper = rendered(body) if body else rendered()
    with extract.open_pdf(paper.pdf) as pdf:
        spoil(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def tags(pdf, kind):
    return [obj for obj in pdf.objects if isinstance(obj, Dictionary) and obj.get("/S") == kind]


def drop(key):
    def spoil(pdf):
        del pdf.Root[key]

    return spoil


def drop_title(pdf):
    del pdf.Root["/Metadata"]
    del pdf.trailer["/Info"]


def drop_contents_of_links(pdf):
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            del annotation["/Contents"]


def drop_scopes(pdf):
    for cell in tags(pdf, "/TH"):
        del cell.A["/Scope"]


def orphan_a_paragraph(pdf):
    paragraph = tags(pdf, "/P")[0]
    paragraph.P.K = Array([kid for kid in paragraph.P.K if kid.objgen != paragraph.objgen])


def repeat_a_paragraph(pdf):
    paragraph = tags(pdf, "/P")[0]
    paragraph.P.K.append(paragraph)


def wrong_parent(pdf):
    tags(pdf, "/P")[0].P = pdf.Root.StructTreeRoot


def retag(kind, new):
    def spoil(pdf):
        for tag in tags(pdf, kind):
            tag.S = Name(new)

    return spoil


def add_loose_text(pdf):
    pdf.pages[0].contents_add(b"BT (loose) Tj ET")


def open_a_mark(pdf):
    pdf.pages[0].contents_add(b"/Artifact BMC")


def lose_a_destination(pdf):
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if "/Dest" in annotation:
                annotation.Dest = String("nowhere")


def mix_up_parents(pdf):
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    tree[0][1] = tags(pdf, "/Document")[0]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (drop("/MarkInfo"), "The file has no tags"),
        (drop("/StructTreeRoot"), "The file has no tags"),
        (drop("/Lang"), "does not say which language"),
        (drop("/ViewerPreferences"), "file's name instead of its title"),
        (drop("/Metadata"), "does not claim to be accessible"),
        (drop("/Outlines"), "several pages and no bookmarks"),
        (drop_title, "The file has no title"),
        (drop_contents_of_links, "A link on page 1 has no description"),
        (drop_scopes, "does not say whether its header cells head rows or columns"),
        (retag("/TH", "/TD"), "A table on page 1 has no header cells"),
        (orphan_a_paragraph, "Page 1 has text that no tag reaches"),
        (repeat_a_paragraph, "A tag stands in the tree twice"),
        (wrong_parent, "name a parent that does not hold them"),
        (retag("/H1", "/H2"), "The first heading is of level 2, not 1"),
        (retag("/H2", "/H4"), "A heading of level 4 follows one of level 1"),
        (retag("/Link", "/Span"), "A link on page 1 is tagged as something else"),
        (add_loose_text, "Page 1 has content that is neither tagged nor an artifact"),
        (open_a_mark, "Page 1 has marks that are opened and not closed"),
        (lose_a_destination, "leads to a place that is not there"),
        (mix_up_parents, "Page 1 leads to other tags than those that hold its text"),
    ],
)
def test_what_is_wrong_is_said(spoil, sentence):
    assert [problem for problem in spoilt(spoil) if sentence in problem]


def test_a_picture_without_words():
    body = '<h1>T</h1><svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
    assert spoilt(lambda pdf: None, body) == ["1 picture has no description in words."]


def test_rows_of_different_lengths():
    table = "<h1>T</h1><table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>"
    assert any("rows of different lengths" in problem for problem in spoilt(lambda pdf: None, table))


def test_cells_that_reach_down_are_counted():
    table = (
        "<h1>T</h1><table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><th>c</th><th>d</th></tr>"
        "<tr><td>1</td><td>2</td><td>3</td></tr></table>"
    )
    assert spoilt(lambda pdf: None, table) == []


def test_a_file_without_tags_at_all():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out)
    assert len(checks.problems(out.getvalue())) == 5
