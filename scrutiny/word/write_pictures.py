"""Pictures in the text, with the words that stand for them."""

from __future__ import annotations

from scrutiny.word.paper import PaperPicture
from scrutiny.word.xml_text import quoted

_PIXEL = 9525  # English metric units at 96 pixels an inch
_WIDEST = 5_730_000
_HIGHEST = 7_600_000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_run(picture: PaperPicture, relation_id: str, number: int, alternative: str) -> str:
    """A run with a picture in the line, as large as the text allows."""
    width, height = max(picture.width, 1) * _PIXEL, max(picture.height, 1) * _PIXEL
    scale = min(1.0, _WIDEST / width, _HIGHEST / height)
    width, height = max(int(width * scale), 1), max(int(height * scale), 1)
    about = f'id="{number}" name="Picture {number}" descr={quoted(alternative)}'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {about}/>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation_id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
