"""The leak check: what everybody will read is searched for what only exempt papers say. Knows no model."""

from scrutiny.pdf.leaks.needles import Needles, needles
from scrutiny.pdf.leaks.pdf import search_pdf
from scrutiny.pdf.leaks.places import Leak, Place
from scrutiny.pdf.leaks.web import search_html

__all__ = ["Leak", "Needles", "Place", "needles", "search_html", "search_pdf"]
