"""The pictures of papers: the page finds each at its address, the layout of the PDF by its hash."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.utils.safestring import SafeString

from meetings.papers.report_paper import PaperPicture
from scrutiny.pdf.render import Image


def named_for_layout(html: str, pictures: Iterable[PaperPicture]) -> SafeString:
    """The HTML of a paper with its pictures named `image:<sha256>`, as scrutiny.pdf.render asks for them."""
    for picture in pictures:
        html = html.replace(f'src="{picture.src}"', f'src="image:{picture.sha256}"')
    return SafeString(html)


def images(pictures: Iterable[PaperPicture]) -> dict[str, Image]:
    """The files of pictures by their hash."""
    found = {}
    for picture in pictures:
        with default_storage.open(picture.path, "rb") as file:
            found[picture.sha256] = Image(file.read(), picture.content_type)
    return found
