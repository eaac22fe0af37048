"""Word files made by hand, part by part, so that each can hold exactly one of Word's oddities."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import Image

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def png(width: int = 60, height: int = 40) -> bytes:
    """A real picture."""
    made = BytesIO()
    Image.new("RGB", (width, height), (29, 112, 184)).save(made, "PNG")
    return made.getvalue()


PNG = png()
PARTS = {
    "styles": ("styles", "w:styles"),
    "numbering": ("numbering", "w:numbering"),
    "footnotes": ("footnotes", "w:footnotes"),
    "endnotes": ("endnotes", "w:endnotes"),
    "comments": ("comments", "w:comments"),
    "header": ("header", "w:hdr"),
    "footer": ("footer", "w:ftr"),
}
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    for level in (1, 2, 3)
) + (
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


def docx(
    body: str, *, media: dict[str, bytes] | None = None, links: tuple[str, ...] = (), **parts: str
) -> bytes:
    """A Word file with this XML in its body. Media have the ids of their names, links the ids link1, link2 …"""
    parts.setdefault("styles", STYLES)
    relations = [
        f'<Relationship Id="{name}" Type="{DOCUMENT}{PARTS[name][0]}" Target="{name}.xml"/>' for name in parts
    ]
    relations += [
        f'<Relationship Id="{name.split(".")[0]}" Type="{DOCUMENT}image" Target="media/{name}"/>'
        for name in media or {}
    ]
    relations += [
        f'<Relationship Id="link{number}" Type="{DOCUMENT}hyperlink" Target="{escape(address)}" '
        'TargetMode="External"/>'
        for number, address in enumerate(links, 1)
    ]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(["document", *parts]),
        "_rels/.rels": _relations(
            f'<Relationship Id="main" Type="{DOCUMENT}officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations("".join(relations)),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, xml in parts.items():
        tag = PARTS[name][1]
        files[f"word/{name}.xml"] = f"<{tag} {NAMES}>{xml}</{tag}>"
    files |= {f"word/media/{name}": data for name, data in (media or {}).items()}
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


def _content_types(names: list[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{name}{".main" * (name == "document")}+xml"/>'
        for name in names
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="emf" ContentType="image/x-emf"/>{parts}</Types>'
    )


def _relations(inside: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


def r(text: str, look: str = "") -> str:
    """A run of words; "\\t" is a tab and "\\n" a line break."""
    inside = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    inside = inside.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{inside}</w:t></w:r>'


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, layout: str = "") -> str:
    """A paragraph of runs; words without mark-up become a run. `num` is a list and a level in it."""
    inside = "".join(one if one.startswith("<") else r(one) for one in content)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}{layout}</w:pPr>{inside}</w:p>"


def h(text: str, level: int = 1, num: tuple[int, int] | None = None) -> str:
    return p(text, style=f"Heading{level}", num=num)


def bold(text: str) -> str:
    return r(text, "<w:b/>")


def tbl(*rows: tuple[str, ...] | list[str], header: bool = False) -> str:
    """A table of cells; a cell beginning with "<w:tc>" is taken as it is."""
    made = []
    for number, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if header and not number else ""
        made.append(
            f"<w:tr>{head}{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in row)}</w:tr>"
        )
    return f"<w:tbl><w:tblPr/>{''.join(made)}</w:tbl>"


def tc(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def level(place: int, form: str, text: str, *, indent: int = 0, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{indent or 720 * (place + 1)}"/></w:pPr></w:lvl>'
    )


def numbering(*lists: str, again: dict[int, tuple[int, int]] | None = None) -> str:
    """Lists 1, 2, 3 with their levels; `again` maps a further list to one of them and a start of its own."""
    abstract = [
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(lists, 1)
    ]
    nums = [
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, _levels in enumerate(lists, 1)
    ]
    nums += [
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (of, start) in (again or {}).items()
    ]
    return "".join((*abstract, *nums))


def picture(key: str, alternative: str = "", floating: bool = False) -> str:
    kind = "anchor" if floating else "inline"
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="Picture" descr="{escape(alternative)}"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        f"</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


def text_box(content: str) -> str:
    """A text box as Word writes it: in the newer form, and the same again for older programs."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="2" name="Text box"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def deleted(text: str) -> str:
    return (
        f'<w:del w:author="Ann"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def inserted(text: str) -> str:
    return f'<w:ins w:author="Ann">{r(text)}</w:ins>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
