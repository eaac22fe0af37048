"""The leak check: what everybody will read is searched for what only exempt papers say. Knows no model."""

from scrutiny.pdf.leaks.archive import UnreadableZip, search_file, search_text, search_zip
from scrutiny.pdf.leaks.needles import Needles, needles
from scrutiny.pdf.leaks.pdf import search_pdf
from scrutiny.pdf.leaks.places import Leak, Place
from scrutiny.pdf.leaks.web import search_html

__all__ = [
    "Leak",
    "Needles",
    "Place",
    "UnreadableZip",
    "needles",
    "search_file",
    "search_html",
    "search_pdf",
    "search_text",
    "search_zip",
]
