"""Good files of each kind that can be uploaded, to be sent as they are or spoilt."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf_bytes(change=None, pages=1, **save):
    """A PDF of empty pages, after `change` has had its way with it."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        if change:
            change(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=not save, **save)
    return out.getvalue()


def rich_pdf(pages=12):
    """A PDF with text, pictures, bookmarks and links in object streams, as office programs write."""

    def fill(pdf):
        picture = pikepdf.Stream(pdf, bytes(range(256)) * 12, Type=Name.XObject, Subtype=Name.Image, Width=32,
                                 Height=32, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
        for number, page in enumerate(pdf.pages, start=1):
            words = f"BT /F1 12 Tf 72 {700 - number} Td (Page {number} of the plan) Tj ET\n" * 40
            page.obj.Contents = pdf.make_stream(words.encode())
            page.obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(picture)))
            link = Dictionary(S=Name.URI, URI=pikepdf.String("https://a.example"))
            page.obj.Annots = Array(
                [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=link)]
            )
        with pdf.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(f"Part {number}", number) for number in range(pages))

    return pdf_bytes(fill, pages, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def relation(key, kind, target, outside=False):
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relations(*rows):
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def docx_bytes(body=None, rows=(), parts=None, types="", main_type=MAIN_TYPE):
    """A Word document: the XML of its body, relationships of its main part, further parts by name."""
    body = paragraph("The plan for year two") if body is None else body
    names = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:o="urn:schemas-microsoft-com:office:office"'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{types}</Types>',
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}>'
        f"<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*rows),
        **(parts or {}),
    }
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return out.getvalue()


def rich_docx(paragraphs=300):
    """A Word document with many paragraphs, a field, a link and a picture."""
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    body = "".join(paragraph(f"Paragraph {number} of the plan") for number in range(paragraphs))
    link = f'<w:p><w:hyperlink r:id="rId9">{paragraph("a site")[5:-6]}</w:hyperlink></w:p>'
    return docx_bytes(
        body + field + link,
        (
            relation("rId9", "hyperlink", "https://a.example", outside=True),
            relation("rId2", "image", "media/image1.png"),
        ),
        {"word/media/image1.png": picture_bytes("PNG")},
    )


def pixels(width=320, height=200, mode="RGB"):
    """A picture that is not flat: each band rises in another direction."""
    rise = Image.linear_gradient("L").resize((width, height))
    bands = [
        rise,
        rise.transpose(Image.Transpose.ROTATE_180),
        Image.radial_gradient("L").resize((width, height)),
    ]
    if mode == "RGBA":
        bands.append(rise)
    return Image.merge("RGBA" if mode == "RGBA" else "RGB", bands).convert(mode)


def picture_bytes(form="PNG", width=320, height=200, mode="RGB", **save):
    """A picture in PNG, JPEG, WEBP or GIF."""
    out = BytesIO()
    pixels(width, height, mode).save(out, form, **save)
    return out.getvalue()
