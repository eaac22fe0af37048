"""A picture as a page of a pack: tagged, upright or across, with its alternative text."""

from io import BytesIO

import pikepdf
import pytest

from scrutiny.pdf import checks, extract
from scrutiny.uploads.guard import inspect_upload
from scrutiny.uploads.picture_page import picture_page
from tests.scrutiny.upload_files import picture_bytes, rich_docx

LIMITS = {"max_mb": 5, "max_pages": 20}
ALT = 'A map of "hot spots" in <central> Luton'


def page_of(data, **about):
    return picture_page(inspect_upload(data, **LIMITS), **{"title": "Map", "alt": ALT, **about})


@pytest.mark.parametrize(
    ("width", "height", "page"),
    [(320, 200, (842, 595)), (200, 320, (595, 842)), (900, 900, (595, 842)), (900, 60, (842, 595))],
)
def test_one_tagged_page_that_the_picture_fits(width, height, page, pdf_ua):
    paper = page_of(picture_bytes("JPEG", width, height), title="Where burglaries were reported " * 6)
    assert checks.problems(paper.pdf) == pdf_ua(paper.pdf) == []
    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        assert len(pdf.pages) == 1
        assert tuple(round(float(edge)) for edge in pdf.pages[0].mediabox)[2:] == page


def test_the_page_says_what_the_picture_shows():
    paper = page_of(picture_bytes(), language="cy")
    assert alternatives(paper.pdf) == [ALT]
    facts = extract.metadata(paper.pdf)
    assert (facts.title, facts.language, facts.is_pdf_ua) == ("Map", "cy", True)


def alternatives(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            str(obj["/Alt"]) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj
        ]


def test_the_page_goes_through_the_guard_unchanged():
    paper = page_of(picture_bytes())
    facts = inspect_upload(paper.pdf, **LIMITS)
    assert (facts.data, facts.warnings) == (paper.pdf, ())


def test_a_page_without_words_or_picture_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="alternative text"):
        page_of(picture_bytes(), alt=" ")
    with pytest.raises(ValueError, match="no picture"):
        page_of(rich_docx())
