"""More ways to leak: attachments, pictures, names that programs give, earlier versions and bytes that nobody reads."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from scrutiny.pdf.leaks import Place
from scrutiny.pdf.paper import print_html
from tests.scrutiny.leak_ways import FRAME, NAME, clean, drawn, saved, way


@way(Place.ATTACHMENT)
def the_name_of_an_attachment(pdf):
    pdf.attachments["martha-okonkwo.txt"] = pikepdf.AttachedFileSpec(pdf, b"-", filename="martha-okonkwo.txt")


@way(Place.ATTACHMENT)
def what_an_attachment_is(pdf):
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"-", filename="a.txt", description=NAME)


@way(Place.ATTACHMENT)
def what_an_attachment_says(pdf):
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, NAME.encode(), filename="a.txt")


@way(Place.ATTACHMENT)
def a_pdf_in_the_pdf(pdf):
    with pikepdf.open(io.BytesIO(clean())) as inner:
        drawn(inner, "BT /Plain 12 Tf 60 300 Td %s Tj [(Martha) -250 (Oko) (nkwo)] TJ ET", "x ")
        data = saved(inner, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    pdf.attachments["a.pdf"] = pikepdf.AttachedFileSpec(pdf, data, filename="a.pdf")


@way(Place.SCRIPT)
def a_script(pdf):
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))
    pdf.Root.OpenAction = pdf.make_indirect(script)


@way(Place.SCRIPT)
def a_script_in_a_stream(pdf):
    script = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(f"app.alert('{NAME}')".encode()))
    pdf.Root.OpenAction = pdf.make_indirect(script)


def picture() -> Image.Image:
    """A picture with something to see in it."""
    shown = Image.new("RGB", (64, 48))
    shown.putdata([(x * 37 % 256, y * 53 % 256, (x * y) % 256) for y in range(48) for x in range(64)])
    return shown


def png() -> bytes:
    out = io.BytesIO()
    picture().save(out, "PNG")
    return out.getvalue()


def shown(pdf, data: bytes, size: tuple[int, int], **entries) -> pikepdf.Stream:
    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    stream.Width, stream.Height, stream.BitsPerComponent = *size, 8
    for key, value in entries.items():
        stream[f"/{key}"] = value
    pdf.pages[0].obj.Resources.XObject = Dictionary(Photo=stream)
    return stream


@way(Place.PICTURE)
def an_exempt_picture_in_another_format(pdf):
    shown(pdf, picture().tobytes(), (64, 48))


@way(Place.PICTURE)
def an_exempt_picture_scaled_and_saved_anew(pdf):
    out = io.BytesIO()
    picture().resize((128, 96), Image.Resampling.BICUBIC).save(out, "JPEG", quality=80)
    shown(pdf, out.getvalue(), (128, 96), Filter=Name.DCTDecode)


@way(Place.PICTURE)
def an_exempt_picture_as_a_thumbnail(pdf):
    stream = shown(pdf, picture().tobytes(), (64, 48))
    del pdf.pages[0].obj.Resources["/XObject"]
    del stream["/Subtype"]
    pdf.pages[0].obj.Thumb = stream


@way(Place.PICTURE_DATA)
def what_a_photograph_says_of_itself(pdf):
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = NAME
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    shown(pdf, out.getvalue(), (8, 8), Filter=Name.DCTDecode)


def field(pdf, **entries):
    one = pdf.make_indirect(Dictionary(FT=Name.Tx, **entries))
    pdf.Root.AcroForm = Dictionary(Fields=Array([one]))


@way(Place.FORM_FIELD)
def the_name_of_a_field(pdf):
    field(pdf, T=String(NAME))


@way(Place.FORM_FIELD)
def what_a_field_holds(pdf):
    field(pdf, T=String("a"), V=String(NAME))


@way(Place.FORM_FIELD)
def what_a_field_held_at_first(pdf):
    field(pdf, T=String("a"), DV=String(NAME))


@way(Place.LAYER_NAME)
def the_name_of_a_layer(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(NAME)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))


@way(Place.FONT_NAME)
def the_name_of_a_font(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 300 Td %s Tj ET", "x")
    pdf.pages[0].obj.Resources.Font.Plain.BaseFont = Name("/ABCDEF+MarthaOkonkwo-Bold")


@way(Place.DOCUMENT_ID)
def the_identifier_of_the_file(pdf):
    data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    place = data.rindex(b"/ID")
    end = data.index(b"]", place)
    return data[:place] + b"/ID [(Martha Okonkwo) (Martha Okonkwo)" + data[end:]


@way(Place.PRIVATE_DATA)
def private_data_of_a_program(pdf):
    pdf.pages[0].obj.PieceInfo = Dictionary(Editor=Dictionary(Private=Dictionary(Note=String(NAME))))


@way(Place.PRIVATE_DATA)
def private_data_in_a_stream(pdf):
    private = Dictionary(Private=pdf.make_stream(NAME.encode("utf-16-le")))
    pdf.pages[0].obj.PieceInfo = Dictionary(Editor=private)


@way(Place.ARTICLE)
def the_title_of_an_article(pdf):
    thread = Dictionary(Type=Name.Thread, I=Dictionary(Title=String(NAME)))
    pdf.Root.Threads = Array([pdf.make_indirect(thread)])


@way(Place.OUTPUT_INTENT)
def how_it_is_to_be_printed(pdf):
    intent = Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), Info=String(NAME))
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def added(data: bytes, code: bytes) -> bytes:
    """An update at the end of the file, with a table of what it changes that is rebuilt by whoever reads it."""
    start = data[data.rindex(b"startxref") :].split()[1]
    return (
        data
        + code
        + b"\nxref\n0 0\ntrailer\n"
        + trailer(data, start)
        + b"\nstartxref\n%d\n%%%%EOF\n" % (len(data) + len(code) + 1)
    )


def trailer(data: bytes, start: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    return b"<</Size %d /Root %d 0 R /Prev %s>>" % (size, root, start)


def plain(pdf) -> bytes:
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)


@way(Place.REVISION)
def an_earlier_version_of_the_file(pdf):
    """The words were on a page and an update took them away."""
    stream = drawn(pdf, "BT /Plain 12 Tf 60 300 Td %s Tj [(Mar) (tha Oko) (nkwo)] TJ ET", "x ")
    data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    number = int(data[: data.index(b"(x )")].rsplit(b" 0 obj", 1)[0].split()[-1])
    assert stream is not None
    code = b"%d 0 obj\n<</Length 2>>\nstream\nq \nendstream\nendobj" % number
    table = b"\nxref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, len(data))
    start = data[data.rindex(b"startxref") :].split()[1]
    end = b"\nstartxref\n%d\n%%%%EOF\n" % (len(data) + len(code) + 1)
    return data + code + table + trailer(data, start) + end


@way(Place.REVISION)
def an_earlier_title(pdf):
    pdf.docinfo["/Title"] = NAME
    info = pdf.trailer.Info.objgen[0]
    data = plain(pdf)
    number = int(data[: data.index(b"Martha Okonkwo")].rsplit(b" 0 obj", 1)[0].split()[-1])
    assert info
    code = b"%d 0 obj\n<</Title (Agenda)>>\nendobj" % number
    table = b"\nxref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, len(data))
    start = data[data.rindex(b"startxref") :].split()[1]
    end = b"\nstartxref\n%d\n%%%%EOF\n" % (len(data) + len(code) + 1)
    return data + code + table + trailer(data, start) + end


@way(Place.UNREFERENCED)
def an_object_that_nothing_refers_to(pdf):
    return added(plain(pdf), b"9001 0 obj\n<</Note (Martha Okonkwo)>>\nendobj")


@way(Place.UNREFERENCED)
def an_object_in_hexadecimal(pdf):
    return added(plain(pdf), b"9001 0 obj\n<</Note <%s>>>\nendobj" % NAME.encode().hex().encode())


@way(Place.UNREFERENCED)
def a_stream_whose_length_stands_elsewhere(pdf):
    """It holds what looks like the end of a stream and an object of the file."""
    body = b"endstream endobj\n1 0 obj\n<</Note (Martha Okonkwo)>>\nendobj\n"
    code = b"9002 0 obj\n%d\nendobj\n9001 0 obj\n<</Length 9002 0 R>>\nstream\n%s\nendstream\nendobj"
    return added(plain(pdf), code % (len(body), body))


@way(Place.BETWEEN_OBJECTS)
def a_comment_between_objects(pdf):
    data = plain(pdf)
    return data.replace(b"\nxref", b"\n%% %s\nxref" % NAME.encode(), 1)


@way(Place.BETWEEN_OBJECTS)
def bytes_before_the_file(pdf):
    return b"X-Note: Martha Okonkwo\r\n" + plain(pdf)


@way(Place.BETWEEN_OBJECTS)
def bytes_after_the_file(pdf):
    return plain(pdf) + b"\nMartha Okonkwo"


@way(Place.STREAM)
def data_that_no_reader_shows(pdf):
    pdf.Root.CouncilNotes = pdf.make_stream(f"Draft for {NAME}".encode())


@way(Place.STREAM)
def data_in_two_filters(pdf):
    data = NAME.encode().hex().encode() + b">"
    stream = pdf.make_stream(data)
    stream.Filter = Array([Name.ASCIIHexDecode])
    pdf.Root.CouncilNotes = stream
    return saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


@way(Place.OBJECT)
def a_key_of_our_own(pdf):
    pdf.Root.CouncilNotes = String(NAME)


@way(Place.FORM_DRAWING)
def the_text_of_a_page_that_was_taken_out(_pdf):
    """Its letters are numbers of a font's glyphs, and nothing but a key of our own leads to it."""
    with pikepdf.open(io.BytesIO(with_a_secret_page())) as pdf:
        pdf.Root.CouncilNotes = pdf.pages[1].obj.Contents
        without_last_page(pdf)
        return saved(pdf)


@way(Place.FORM_DRAWING)
def a_page_that_is_not_in_the_list_of_pages(_pdf):
    with pikepdf.open(io.BytesIO(with_a_secret_page())) as pdf:
        pdf.Root.CouncilNotes = pdf.pages[1].obj
        without_last_page(pdf)
        return saved(pdf)


def with_a_secret_page() -> bytes:
    html = f'<html lang="en"><body><h1>Agenda</h1><p style="break-before: page">{NAME}</p></body></html>'
    return print_html(html, frame=FRAME).pdf


def without_last_page(pdf) -> None:
    del pdf.pages[1]
    del pdf.Root["/StructTreeRoot"]
    if "/Names" in pdf.Root:
        del pdf.Root["/Names"]
