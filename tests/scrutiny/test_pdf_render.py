"""Rendering: same input, same bytes; nothing fetched; fonts of our own; tags that are mended."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from scrutiny.pdf import checks, extract, fonts
from scrutiny.pdf.render import Image, RefusedAddress, render

FONTS = Path(settings.PAPER_FONTS_DIR)
STYLE = "html { font-family: var(--paper-font) } @page { @top-left { content: 'Head' } }"
BODY = """<h1>Ŵyl</h1><p>See <a href="#end"><b>the end</b> of it</a> or
<a href="https://a.example/x"><span>a page</span></a> ≥ ✓</p>
<table><tr><th scope="col">A</th><th scope="col">B</th></tr><tr><th scope="row">1</th><td>2</td></tr></table>
<h2 id="end" style="break-before: page">End</h2>"""


def rendered(body=BODY, **options):
    options = {"title": "A title", "fonts_dir": FONTS, "stylesheets": [STYLE], **options}
    return render(f"<html><body>{body}</body></html>", **options)


def test_facts_of_what_was_rendered():
    paper = rendered()
    assert (paper.pages, paper.page_of["end"], paper.unprintable) == (2, 2, "")
    assert [(h.level, h.text, h.page) for h in paper.headings] == [(1, "Ŵyl", 1), (2, "End", 2)]
    assert paper.sha256 == sha256(paper.pdf).hexdigest()
    facts = extract.metadata(paper.pdf)
    assert (facts.title, facts.language, facts.is_pdf_ua) == ("A title", "en-GB", True)


def test_same_input_gives_same_bytes_in_another_process():
    script = (
        "from tests.scrutiny.test_pdf_render import rendered; import sys; sys.stdout.write(rendered().sha256)"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
    }
    other = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert other.stdout.decode() == rendered().sha256


def test_tags_are_mended():
    paper = rendered()
    assert checks.problems(paper.pdf) == []
    assert [(link.address, link.description) for link in extract.links(paper.pdf)] == [
        ("", "the end of it"),
        ("https://a.example/x", "a page (https://a.example/x)"),
    ]


def test_only_our_own_fonts_are_used():
    with extract.open_pdf(rendered().pdf) as pdf:
        names = {
            str(obj.FontName)
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"
        }
    assert names
    assert all("+Paper-" in name for name in names)


def test_characters_that_no_font_has_are_named_and_the_file_stays_accessible():
    paper = rendered("<h1>Title</h1><p>Kanji 日 and Word’s bullet \uf0b7 and a\u2011b</p>")
    assert paper.unprintable == "日"
    assert "•" in extract.full_text(paper.pdf)
    assert "a-b" in extract.full_text(paper.pdf)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.png",
        "https://a.example/x.png",
        "data:image/png;base64,AAAA",
        "image:other",
        "font:../../etc/passwd",
    ],
)
def test_every_other_address_is_refused(address):
    with pytest.raises(RefusedAddress, match="only its own fonts and images"):
        rendered(f'<h1>T</h1><img src="{address}" alt="x">', images={"crest": Image(b"", "image/png")})


@pytest.mark.parametrize(
    "markup",
    ['<link rel="stylesheet" href="file:///etc/x.css">', "<style>@import 'http://a.example/x.css'</style>"],
)
def test_style_sheets_are_not_fetched_either(markup):
    with pytest.raises(RefusedAddress):
        rendered(markup + "<h1>T</h1>")


def test_an_image_that_was_passed_in_is_shown_with_its_description():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    images = {"crest": Image(svg, "image/svg+xml")}
    assert (
        checks.problems(rendered('<h1>T <img src="image:crest" alt="Crest"></h1>', images=images).pdf) == []
    )


def test_missing_fonts_are_a_clear_sentence(tmp_path):
    with pytest.raises(
        fonts.FontsMissing, match=r"fonts of the papers are missing: .* lacks source-sans-3-latin"
    ):
        rendered(fonts_dir=tmp_path)


def test_links_that_wrap_over_two_lines_stay_one_link():
    words = "a rather long link text that cannot stand in one line " * 3
    paper = rendered(f'<h1>T</h1><p>x <a href="https://a.example/"><em>{words}</em></a></p>')
    assert checks.problems(paper.pdf) == []


def test_broken_files_are_unreadable():
    for data in (b"", b"%PDF-1.7 nonsense", b"hello"):
        with pytest.raises(extract.UnreadablePdf):
            extract.page_count(data)
        with pytest.raises(extract.UnreadablePdf):
            extract.page_texts(data)
