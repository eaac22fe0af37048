"""A picture as a page: its title and itself on one tagged PDF page, upright or across as it fits better."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.html import format_html

from scrutiny.pdf.render import Image, Rendered, render
from scrutiny.uploads.findings import Kind
from scrutiny.uploads.guard import UploadFacts

_MARGIN = 15  # millimetres, on an A4 page
_HEADING = 25  # what the title may take above the picture: three lines
_SHORT, _LONG = 210 - 2 * _MARGIN, 297 - 2 * _MARGIN
_PAGE = """
@page {{ size: A4 {turn}; margin: {margin}mm }}
html {{ font: 11pt/1.3 var(--paper-font) }}
body, figure {{ margin: 0 }}
figure {{ text-align: center }}
h1 {{ font-size: 14pt; margin: 0 0 4mm }}
img {{ max-width: {width}mm; max-height: {height}mm }}
"""
_HTML = """<!doctype html>
<html lang="{}">
  <head><meta charset="utf-8"><title>{}</title></head>
  <body><h1>{}</h1><figure><img src="image:picture" alt="{}"></figure></body>
</html>"""


def picture_page(picture: UploadFacts, *, title: str, alt: str, language: str = "en-GB") -> Rendered:
    """Lay an inspected picture out as a PDF/UA-1 page, so that it can stand in a pack.

    `alt` says what the picture shows to whoever cannot see it. Raises ValueError without it, because a page
    that is nothing but a picture then says nothing, and for an upload that is no picture.
    """
    if not alt.strip():
        raise ValueError("A picture that is a page needs its alternative text.")
    if picture.kind != Kind.PICTURE:
        raise ValueError(f"A {picture.kind} is no picture.")
    across = picture.width > picture.height
    page = _PAGE.format(
        turn="landscape" if across else "portrait",
        margin=_MARGIN,
        width=_LONG if across else _SHORT,
        height=(_SHORT if across else _LONG) - _HEADING,
    )
    return render(
        format_html(_HTML, language, title, title, alt),
        title=title,
        fonts_dir=Path(settings.PAPER_FONTS_DIR),
        language=language,
        stylesheets=(page,),
        images={"picture": Image(picture.data, picture.content_type)},
    )
