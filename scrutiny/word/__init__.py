"""Word files (.docx): read into the blocks of the markup with nothing lost, and written with real structure.

A library that knows no model. What comes from outside is never trusted: nothing is fetched, and there are limits.
"""

from scrutiny.word import style_names
from scrutiny.word.document import (
    HeaderLine,
    NotWord,
    Remark,
    WordBlock,
    WordDocument,
    WordPart,
    WordPicture,
)
from scrutiny.word.header_lines import header_lines
from scrutiny.word.paper import PaperLine, PaperPicture, PaperSection, PaperText, WordPaper
from scrutiny.word.read import read_docx
from scrutiny.word.write import write_docx

__all__ = [
    "HeaderLine",
    "NotWord",
    "PaperLine",
    "PaperPicture",
    "PaperSection",
    "PaperText",
    "Remark",
    "WordBlock",
    "WordDocument",
    "WordPaper",
    "WordPart",
    "WordPicture",
    "header_lines",
    "read_docx",
    "style_names",
    "write_docx",
]
