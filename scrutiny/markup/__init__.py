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
from scrutiny.markup.keys import carry_keys, random_key
from scrutiny.markup.normal import normal
from scrutiny.markup.parse import parse
from scrutiny.markup.plain import figures, numbered_depths, references, text_of
from scrutiny.markup.rich_read import read_rich
from scrutiny.markup.rich_write import write_rich
from scrutiny.markup.write import write_markup

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
    "carry_keys",
    "figures",
    "normal",
    "numbered_depths",
    "parse",
    "random_key",
    "read_rich",
    "references",
    "render_blocks",
    "text_of",
    "write_markup",
    "write_rich",
]
