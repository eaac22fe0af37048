"""PDFs as others make them: odd boxes, forms, layers, scans, tags; each with what a test looks for."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from django.conf import settings
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops

from scrutiny.pdf.foreign import ForeignWords, fit
from scrutiny.pdf.render import Image as Shown
from scrutiny.pdf.render import render
from tests.scrutiny.upload_files import pdf_bytes, picture_bytes

TITLE = "Appendix A: Strategy"
WORDS = ForeignWords(
    picture_page="Page {page} of {pages} of {title}. The page is a picture without text.",
    link="Link to {address}",
    link_to_page="Link to page {page}",
)
TEXT = b"BT /F1 12 Tf 72 700 Td (Words of the plan) Tj ET "
GREY, BLACK = b"0.8 g ", b"0 g "


def fitted(data, **options):
    return fit(data, **{"title": TITLE, "language": "en-GB", "words": WORDS, **options})


def opened(data):
    return pikepdf.open(BytesIO(data))


def fill(pdf, content, page=0, **resources):
    """Give a page its content, and a font that is not embedded."""
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    pdf.pages[page].obj.Contents = pdf.make_stream(content)
    pdf.pages[page].obj.Resources = Dictionary(Font=Dictionary(F1=font), **resources)


def text_pdf(change=None, pages=1):
    def write(pdf):
        for number in range(pages):
            fill(pdf, TEXT, number)
        if change:
            change(pdf)

    return pdf_bytes(write, pages)


def marked_page(media, crop=None, turn=0, unit=1):
    """A grey page with a black square of 40 points in the lower left corner of what is seen, and red around that."""
    left, bottom, right, top = crop or media

    def write(pdf):
        red = b"1 0 0 rg -5000 -5000 9999 9999 re f "
        seen = b"%d %d %d %d re f " % (left, bottom, right - left, top - bottom)
        fill(pdf, red + GREY + seen + BLACK + b"%d %d 40 40 re f" % (left, bottom))
        page = pdf.pages[0].obj
        page.MediaBox, page.Rotate = Array(media), turn
        if crop:
            page.CropBox = Array(crop)
        if unit != 1:
            page.UserUnit = unit

    return pdf_bytes(write)


@cache
def tagged_pdf(body=""):
    """A paper of our own making, as a good one from elsewhere: two pages, links, a table, a picture."""
    html = f"""<html lang="en-GB"><body><h1>Plan</h1><p>See <a href="https://a.example/x">a site</a> or
    <a href="#end">the end</a>.</p><table><tr><th scope="col">A</th><th scope="col">B</th></tr>
    <tr><td>1</td><td>2</td></tr></table><img src="image:map" alt="A map">{body}
    <h2 id="end" style="break-before: page">End</h2><p>Last words</p></body></html>"""
    map_ = Shown(picture_bytes("PNG", 40, 30), "image/png")
    style = "html { font-family: var(--paper-font) }"
    fonts = Path(settings.PAPER_FONTS_DIR)
    return render(html, title="Plan", fonts_dir=fonts, stylesheets=(style,), images={"map": map_}).pdf


def untagged(data):
    """A file without its tags; its fonts stay embedded."""
    with opened(data) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata", "/Lang"):
            del pdf.Root[key]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def changed(data, change):
    with opened(data) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def scan_pdf(pages=2):
    def write(pdf):
        picture = pikepdf.Stream(
            pdf, bytes(300), Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        for number in range(pages):
            fill(pdf, b"q 595 0 0 842 0 0 cm /Im0 Do Q", number, XObject=Dictionary(Im0=picture))

    return pdf_bytes(write, pages)


def look(pdf, content, box=(0, 0, 100, 20)):
    """An appearance of an annotation."""
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    stream = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array(box))
    stream.Resources = Dictionary(Font=Dictionary(F1=font))
    return Dictionary(N=stream)


def with_field(pdf):
    """A form field that is filled in, with a value that its script would change."""
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String("Ann Example"),
            Rect=Array([72, 600, 172, 620]), F=4, AP=look(pdf, b"BT /F1 12 Tf 2 5 Td (Ann Example) Tj ET"),
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def with_layers(pdf):
    """Two layers, one of which is not shown; a form in that layer; and a third mark around both."""
    groups = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Seen", "Secret")]
    hidden = pdf.make_stream(
        b"BT /F1 9 Tf 72 500 Td (Hidden form) Tj ET", Type=Name.XObject, Subtype=Name.Form
    )
    hidden.BBox, hidden.OC = Array([0, 0, 600, 800]), groups[1]
    fill(
        pdf,
        b"/OC /Seen BDC BT /F1 12 Tf 72 700 Td (Shown words) Tj ET EMC "
        b"/OC /Gone BDC BT /F1 12 Tf 72 650 Td (Secret words) Tj ET 0 0 50 50 re f EMC /Fx0 Do",
        XObject=Dictionary(Fx0=hidden),
        Properties=Dictionary(Seen=groups[0], Gone=groups[1]),
    )
    pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=Dictionary(OFF=Array([groups[1]])))


def with_revision(data):
    """A file to whose end other contents for its page were added, so that what it said first is still there."""
    with opened(data) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
    new = b"BT /F1 12 Tf 72 700 Td (New words) Tj ET"
    place = len(data) + 1
    body = b"\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(new), new)
    table = len(data) + len(body)
    last = data[data.rindex(b"startxref") + 9 :].split()[0]
    with opened(data) as pdf:
        root, size = pdf.trailer.Root.objgen[0], len(pdf.objects) + 1
    return (
        data
        + body
        + (
            b"xref\n%d 1\n%010d 00000 n \ntrailer <</Root %d 0 R/Size %d/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
            % (number, place, root, size, last, table)
        )
    )


def unpacked(data):
    """All that a file holds, unpacked, but for its pictures."""
    with opened(data) as pdf:
        parts = [
            obj.read_bytes() for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and "/Width" not in obj
        ]
        return b"".join(parts) + b"".join(obj.unparse(resolved=False) for obj in pdf.objects)


def drawn(data, page=0):
    """A page as a picture, one pixel to a point."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def area(picture, colour, slack=12):
    """The corners of what has a colour in a picture: left, top, right, bottom; None when nothing has."""
    apart = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    bands = [band.point(lambda value: 255 * (value <= slack)) for band in apart.split()]
    return ImageChops.darker(ImageChops.darker(bands[0], bands[1]), bands[2]).getbbox()
