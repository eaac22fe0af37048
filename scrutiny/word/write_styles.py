"""The styles of the Word files that we write: Arial, one style for each kind of paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny.word import style_names as names
from scrutiny.word.xml_text import DECLARED, HEAD, quoted, tag

FONT = "Arial"


@dataclass(frozen=True)
class _Style:
    """Twips for spaces and indents, half-points for sizes; `outline` is the heading level from 1."""

    name: str
    below: str = "Normal"
    before: int = 0
    after: int = 120
    left: int = 0
    hanging: int = 0
    bold: bool = False
    size: int = 0
    outline: int = 0
    keep_next: bool = False
    caps: bool = False
    tab: int = 0
    number: tuple[int, int] | None = None


def style_id(name: str) -> str:
    """The id of a style: its name without blanks."""
    return name.replace(" ", "").replace("-", "")[:1].upper() + name.replace(" ", "").replace("-", "")[1:]


def styles_xml(
    *, language: str, bold_recommendations: bool, numbered_headings: bool, capital_headings: bool
) -> str:
    """The part with the styles. Numbered headings and paragraphs carry their list in the style itself."""
    first = 1 if numbered_headings else 0
    styles = (
        *_headings(capital_headings, (1, 0) if numbered_headings else None),
        *_counted(first, bold_recommendations),
        *_PLAIN,
    )
    return (
        f"{HEAD}<w:styles {DECLARED}>{_defaults(language)}{_NORMAL}"
        f"{''.join(map(_style, styles))}{_LINK}{_TABLE}</w:styles>"
    )


def _headings(caps: bool, number: tuple[int, int] | None) -> tuple[_Style, ...]:
    return (
        _Style(names.TITLE, before=120, after=240, bold=True, size=32, keep_next=True),
        _Style(
            "heading 1", before=320, bold=True, size=26, outline=1, keep_next=True, caps=caps, number=number
        ),
        _Style("heading 2", before=240, bold=True, size=24, outline=2, keep_next=True, caps=caps),
        _Style(names.SUBHEADING, before=200, bold=True, outline=2, keep_next=True),
        _Style(names.SUBHEADING_UNDER, before=200, bold=True, outline=3, keep_next=True),
    )


def _counted(first: int, bold: bool) -> tuple[_Style, ...]:
    """The paragraphs that take the report's numbers, of which those of level `first` stand at the margin."""
    return (
        _Style(names.NUMBERED, left=720, hanging=720, number=(1, first)),
        _Style(names.NUMBERED_UNDER, left=1440, hanging=720, number=(1, first + 1)),
        _Style(names.RECOMMENDATION, left=720, hanging=720, bold=bold, number=(1, first)),
        _Style(names.RECOMMENDATION_PART, after=60, bold=bold),
        _Style(names.PRINTED, left=720, hanging=720, number=(1, first)),
    )


_PLAIN = (
    _Style(names.RUNNING_ON, left=720),
    _Style(names.LIST, after=60),
    _Style(names.LEAD_IN, bold=True, keep_next=True),
    _Style(names.REVIEWED),
    _Style(names.HEADER_LINE, after=80, left=3400, hanging=3400, tab=3400),
    _Style(names.CONTACT, after=80, left=3400, hanging=3400, tab=3400),
    _Style(names.BOX_HEADING, bold=True, keep_next=True),
    _Style(names.BOX_TEXT),
    _Style(names.QUOTED),
    _Style(names.CAPTION, before=120, bold=True, size=20),
    _Style(names.PICTURE, before=120, keep_next=True),
    _Style(names.TABLE_TEXT, before=40, after=40, size=20),
    _Style(names.TABLE_HEADING, below=style_id(names.TABLE_TEXT), before=40, after=40, bold=True, size=20),
)


def _defaults(language: str) -> str:
    fonts = tag("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    lang = tag("lang", language, eastAsia=language)
    run = tag("rPrDefault", inside=tag("rPr", inside=fonts + tag("sz", 22) + tag("szCs", 22) + lang))
    spacing = tag("spacing", after=120, line=264, lineRule="auto")
    return tag("docDefaults", inside=run + tag("pPrDefault", inside=tag("pPr", inside=spacing)))


_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
_LINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0B0C8C"/><w:u w:val="single"/></w:rPr></w:style>'
)
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="505A5F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


def _style(style: _Style) -> str:
    layout = tag("keepNext") if style.keep_next else ""
    if style.number:
        num, level = style.number
        layout += tag("numPr", inside=(tag("ilvl", level) if level else "") + tag("numId", num))
    if style.tab:
        layout += tag("tabs", inside=tag("tab", "left", pos=style.tab))
    layout += tag("spacing", before=style.before, after=style.after)
    if style.left:
        layout += tag("ind", left=style.left, hanging=style.hanging)
    if style.outline:
        layout += tag("outlineLvl", style.outline - 1)
    look = (tag("b") if style.bold else "") + (tag("caps") if style.caps else "")
    look += tag("sz", style.size) + tag("szCs", style.size) if style.size else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(style.name)}"><w:name w:val={quoted(style.name)}/>'
        f'<w:basedOn w:val="{style.below}"/><w:qFormat/>{tag("pPr", inside=layout)}'
        f"{tag('rPr', inside=look) if look else ''}</w:style>"
    )
