"""The plain-text markup in which reports, minutes and recommendations are written.

Text in, blocks out, safe HTML from the blocks. Any input at all is accepted and no word is ever lost: what is
not markup is text. The whole of the markup is the table in `scrutiny.markup.guide`.
"""

from scrutiny.markup.blocks import Block, Box, ListBlock, ListKind, Paragraph, Subheading, Table
from scrutiny.markup.guide import GUIDE, GuideRow
from scrutiny.markup.html import render_blocks
from scrutiny.markup.parse import parse
from scrutiny.markup.plain import count_numbered, text_of

__all__ = [
    "GUIDE",
    "Block",
    "Box",
    "GuideRow",
    "ListBlock",
    "ListKind",
    "Paragraph",
    "Subheading",
    "Table",
    "count_numbered",
    "parse",
    "render_blocks",
    "text_of",
]
