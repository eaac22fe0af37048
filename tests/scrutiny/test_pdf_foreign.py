"""Papers from elsewhere come to stand on A4: upright, whole, clear of the stamps, with their links."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf.extract import bookmarks, full_text, links, page_texts
from scrutiny.uploads.guard import UploadRefused
from tests.scrutiny.foreign_files import (
    area,
    changed,
    drawn,
    fill,
    fitted,
    marked_page,
    opened,
    scan_pdf,
    tagged_pdf,
    text_pdf,
    unpacked,
    untagged,
    with_field,
    with_layers,
    with_revision,
)
from tests.scrutiny.upload_files import pdf_bytes

A4 = [0, 0, 595, 842]
HEAD, FOOT = 60, 51  # points that the stamps of a pack need at head and foot
GREY, BLACK, RED = (204, 204, 204), (0, 0, 0), (255, 0, 0)
# boxes, turn, unit; then whether the page is across, its scale, and the corner that shows the black square
PAGES = {
    "A4": ((A4,), False, 0.868, "bottom left"),
    "A4 across": (([0, 0, 842, 595],), True, 0.812, "bottom left"),
    "turned right": ((A4, None, 90), True, 0.812, "top left"),
    "turned over": ((A4, None, 180), False, 0.868, "top right"),
    "turned left": ((A4, None, 270), True, 0.812, "bottom right"),
    "turned twice round": ((A4, None, 810), True, 0.812, "top left"),
    "A3": (([0, 0, 842, 1191],), False, 0.614, "bottom left"),
    "A5": (([0, 0, 420, 595],), False, 1.0, "bottom left"),
    "a slide": (([0, 0, 720, 540],), True, 0.895, "bottom left"),
    "a long receipt": (([0, 0, 200, 3000],), False, 0.2437, "bottom left"),
    "off the corner": (([100, -50, 695, 792],), False, 0.868, "bottom left"),
    "cropped": ((A4, [100, 100, 400, 500]), False, 1.0, "bottom left"),
    "cropped and turned": ((A4, [100, 100, 400, 500], 90), True, 1.0, "top left"),
    "crop box larger": ((A4, [-100, -100, 700, 900]), False, 0.868, "bottom left"),
    "in larger units": (([0, 0, 297, 421], None, 0, 2), False, 0.868, "bottom left"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_placed(name):
    page, is_across, scale, corner = PAGES[name]
    picture = drawn(fitted(marked_page(*page)).pdf)
    assert picture.size == ((842, 596) if is_across else (596, 842))
    media, crop, turn, unit = (*page, *(None, 0, 1)[len(page) - 1 :])
    left, bottom, right, top = media if name == "crop box larger" else crop or media
    width, height = (right - left) * unit * scale, (top - bottom) * unit * scale
    seen = area(picture, GREY)
    across, down = (width, height) if turn % 180 == 0 else (height, width)
    assert (seen[2] - seen[0], seen[3] - seen[1]) == (
        pytest.approx(across, abs=3),
        pytest.approx(down, abs=3),
    )
    assert seen[1] >= HEAD
    assert picture.height - seen[3] >= FOOT
    if name != "crop box larger":
        assert corner_of(area(picture, BLACK), seen) == corner
    picture.paste(GREY, tuple(edge + by for edge, by in zip(seen, (-1, -1, 1, 1), strict=True)))
    assert area(picture, RED) is None  # but for the pixels of the edge, which PDFium shows whole


def corner_of(square, seen):
    down = "top" if square[1] - seen[1] < seen[3] - square[3] else "bottom"
    return f"{down} {'left' if square[0] - seen[0] < seen[2] - square[2] else 'right'}"


def test_links_move_with_the_page_and_get_words():
    def link(pdf):
        pdf.pages[0].obj.Annots = Array(
            [
                Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 595, 842]), A=action("https://a.example/")),
                Dictionary(
                    Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=Array([1, Name.XYZ, 0, 842, None])
                ),
                Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action("https://pack.invalid/#x")),
                Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=String("nowhere")),
            ]
        )

    paper = fitted(text_pdf(link, pages=2))
    assert [(one.address, one.description) for one in links(paper.pdf)] == [
        ("https://a.example/", "Link to https://a.example/"),
        ("", "Link to page 2"),
    ]
    with opened(paper.pdf) as pdf:
        first, second = pdf.pages[0].obj.Annots
        left, bottom, right, top = map(float, first.Rect)
        assert (right - left) / (top - bottom) == pytest.approx(595 / 842, abs=0.01)
        assert (bottom, top) == (pytest.approx(51, abs=1), pytest.approx(781, abs=1))
        assert second.Dest[0].objgen == pdf.pages[1].objgen
        assert float(second.Dest[3]) == pytest.approx(top, abs=1)


def action(address):
    return Dictionary(S=Name.URI, URI=String(address))


def test_bookmarks_stay_and_lead_to_their_pages():
    def mark(pdf):
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("The end", 1))

    assert [(one.level, one.title) for one in bookmarks(fitted(text_pdf(mark, pages=2)).pdf)] == [
        (1, "The end")
    ]
    assert [one.title for one in bookmarks(fitted(text_pdf(pages=2)).pdf)] == ["Appendix A: Strategy"]


def test_form_fields_are_drawn_as_they_are_seen():
    paper = fitted(text_pdf(with_field))
    assert "Ann Example" in full_text(paper.pdf)
    with opened(paper.pdf) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj


def test_layers_that_are_not_shown_are_taken_out():
    paper = fitted(pdf_bytes(with_layers))
    assert page_texts(paper.pdf) == ("Shown words",)
    with opened(paper.pdf) as pdf:
        assert "/OCProperties" not in pdf.Root
    everything = unpacked(paper.pdf)
    assert b"Secret" not in everything
    assert b"Hidden" not in everything
    assert "layers that were not shown" in " ".join(paper.sentences)


def test_nothing_that_is_not_shown_stays():
    """Earlier revisions, objects that nothing names, thumbnails, metadata, attachments, data of other programs."""

    def hide(pdf):
        secret = pdf.make_stream(b"Secret words")
        page = pdf.pages[0].obj
        page.PieceInfo, page.Thumb, page.Metadata = Dictionary(A=secret), secret, secret
        page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("Secret")))
        page.Contents.Metadata = secret
        pdf.Root.Metadata, pdf.Root.PieceInfo = secret, Dictionary(A=secret)
        pdf.attachments["Secret.txt"] = b"Secret words"
        pdf.docinfo["/Subject"] = "Secret"
        pdf.trailer.Own = String("Secret")
        pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(Dictionary(Title=String("Secret"))))

    older = text_pdf(lambda pdf: fill(pdf, b"BT /F1 12 Tf 72 700 Td (Secret words) Tj ET"))
    for data in (text_pdf(hide), with_revision(older)):
        assert b"Secret" not in unpacked(fitted(data).pdf)


def test_redaction_that_was_not_applied_is_refused():
    def mark(pdf):
        pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Redact, Rect=Array([0, 0, 99, 99]))])

    with pytest.raises(UploadRefused, match="Page 1 has marks for redaction that were never applied"):
        fitted(text_pdf(mark))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nbroken", b""])
def test_what_cannot_be_fitted_is_a_sentence(data):
    with pytest.raises(UploadRefused, match=r"The file is .+\."):
        fitted(data)


@pytest.mark.parametrize(
    "make", [tagged_pdf, scan_pdf, lambda: untagged(tagged_pdf()), lambda: text_pdf(with_field)]
)
def test_same_file_same_bytes(make):
    assert fitted(make()).sha256 == fitted(make()).sha256


def test_a_paper_can_be_fitted_again():
    once = fitted(changed(tagged_pdf(), lambda pdf: None))
    assert fitted(once.pdf).is_accessible
