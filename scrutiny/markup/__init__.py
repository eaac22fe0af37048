"""The plain-text markup in which reports, minutes and recommendations are written.

Text in, blocks out, safe HTML from the blocks. Any input at all is accepted and no word is ever lost: what is
not markup is text. The whole of the markup is the table in `scrutiny.markup.guide`.
"""

from scrutiny.markup.anchors import Anchors, PictureFacts, Quoted, Referred
from scrutiny.markup.blocks import (
    Block,
    Box,
    Figure,
    ListBlock,
    ListKind,
    Paragraph,
    QuotedRecommendation,
    Reference,
    ReferenceKind,
    Subheading,
    Table,
)
from scrutiny.markup.guide import GUIDE, GuideRow
from scrutiny.markup.html import render_blocks
from scrutiny.markup.parse import parse
from scrutiny.markup.plain import figures, numbered_depths, references, text_of

__all__ = [
    "GUIDE",
    "Anchors",
    "Block",
    "Box",
    "Figure",
    "GuideRow",
    "ListBlock",
    "ListKind",
    "Paragraph",
    "PictureFacts",
    "Quoted",
    "QuotedRecommendation",
    "Reference",
    "ReferenceKind",
    "Referred",
    "Subheading",
    "Table",
    "figures",
    "numbered_depths",
    "parse",
    "references",
    "render_blocks",
    "text_of",
]
