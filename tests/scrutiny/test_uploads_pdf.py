"""PDFs from outside: what is refused with a sentence, what is taken out and named, what is kept as it was."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from scrutiny.uploads import pdf as pdf_inspection
from scrutiny.uploads import sentences
from scrutiny.uploads.findings import MEGABYTE, Kind, Part, Refused, Remark
from scrutiny.uploads.pdf import inspect_pdf
from tests.scrutiny.upload_files import pdf_bytes

LIMITS = {"max_mb": 5, "max_pages": 20}


def refusal(data):
    with pytest.raises(Refused) as refused:
        inspect_pdf(data, **LIMITS)
    return sentences.refusal(refused.value.reason, refused.value.numbers, {Kind.PDF})


def annotate(pdf, **entries):
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries))
    pdf.pages[0].obj.Annots = Array([annotation])


def test_a_plain_pdf_is_kept_byte_for_byte():
    data = pdf_bytes(pages=3)
    facts = inspect_pdf(data, **LIMITS)
    assert (facts.data, facts.pages, facts.removed, facts.tagged) == (None, 3, (), False)
    assert facts.remarks == (Remark.NO_TAGS, Remark.NO_LANGUAGE)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04 a Word file", "The file is not a PDF."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is 6 MB. The largest that can be uploaded is 5 MB."),
        (b"%PDF-1.7\nbroken", "The file is not a PDF that can be read."),
        (pdf_bytes(pages=21), "The PDF has 21 pages. The most that can be uploaded is 20."),
    ],
)
def test_refused_with_a_sentence(data, sentence):
    assert sentence in refusal(data)


def test_a_file_that_had_to_be_mended_is_kept_as_mended():
    broken = pdf_bytes(pages=2).replace(b"startxref\n", b"startxref\n9")
    facts = inspect_pdf(broken, **LIMITS)
    assert (facts.pages, facts.remarks[0]) == (2, Remark.MENDED)
    assert Remark.MENDED not in inspect_pdf(facts.data, **LIMITS).remarks


def test_a_file_with_metadata_is_read():
    def describe(pdf):
        with pdf.open_metadata() as about:
            about["dc:title"] = "Safer Luton"

    assert inspect_pdf(pdf_bytes(describe), **LIMITS).title == "Safer Luton"


def test_a_password_is_refused():
    locked = pdf_bytes(encryption=pikepdf.Encryption(user="secret", owner="owner"))
    assert "needs a password" in refusal(locked)


def test_a_file_that_only_forbids_copying_is_unlocked():
    guarded = pdf_bytes(encryption=pikepdf.Encryption(user="", owner="owner"))
    with pikepdf.open(BytesIO(inspect_pdf(guarded, **LIMITS).data)) as pdf:
        assert not pdf.is_encrypted


def open_with_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def script_by_name(pdf):
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def script_after_a_link(pdf):
    action = Dictionary(S=Name.URI, URI=String("https://a.example"))
    action.Next = Array([Dictionary(S=Name.JavaScript, JS=String("x"))])
    annotate(pdf, Subtype=Name.Link, A=action)


def launch(pdf):
    annotate(pdf, Subtype=Name.Link, A=pdf.make_indirect(Dictionary(S=Name.Launch, F=String("cmd.exe"))))


def submit_when_page_opens(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.SubmitForm, F=String("https://a.example")))


def odd_address(pdf):
    annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)")))


def attach(pdf):
    pdf.attachments["notes.txt"] = b"secret"


def attach_on_page(pdf):
    annotate(pdf, Subtype=Name.FileAttachment, FS=Dictionary(F=String("x.exe")))


def film(pdf):
    annotate(pdf, Subtype=Name.RichMedia)


@pytest.mark.parametrize(
    ("change", "removed"),
    [
        (open_with_script, Part.SCRIPTS),
        (script_by_name, Part.SCRIPTS),
        (script_after_a_link, Part.SCRIPTS),
        (launch, Part.STARTERS),
        (submit_when_page_opens, Part.STARTERS),
        (odd_address, Part.STARTERS),
        (attach, Part.ATTACHED),
        (attach_on_page, Part.ATTACHED),
        (film, Part.MEDIA),
    ],
)
def test_what_could_act_by_itself_is_taken_out_and_named(change, removed):
    facts = inspect_pdf(pdf_bytes(change), **LIMITS)
    assert facts.removed == (removed,)
    for trace in (b"JavaScript", b"Launch", b"SubmitForm", b"EmbeddedFile", b"FileAttachment", b"RichMedia"):
        with pikepdf.open(BytesIO(facts.data)) as pdf:
            assert not any(trace in obj.unparse(resolved=True) for obj in pdf.objects)
    assert inspect_pdf(facts.data, **LIMITS).removed == ()


def test_ordinary_links_stay():
    data = pdf_bytes(
        lambda pdf: annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://a.uk")))
    )
    assert inspect_pdf(data, **LIMITS).data is None


def make_portfolio(pdf):
    pdf.Root.Collection = Dictionary()


def make_xfa(pdf):
    pdf.Root.AcroForm = Dictionary(XFA=Array(), Fields=Array())


def make_huge_page(pdf):
    pdf.pages[0].obj.MediaBox = Array([0, 0, 14_400, 14_400])


def make_bomb(pdf):
    stream = pikepdf.Stream(pdf, b"")
    stream.write(zlib.compress(bytes(2 * MEGABYTE)), filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = stream


def make_bomb_in_bomb(pdf):
    make_bomb(pdf)
    inner = zlib.compress(pdf.pages[0].obj.Contents.read_raw_bytes())
    pdf.pages[0].obj.Contents.write(inner, filter=Array([Name.FlateDecode, Name.FlateDecode]))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (make_portfolio, "portfolio of other files"),
        (make_xfa, "form that only Adobe programs show"),
        (make_huge_page, "Page 1 is too large or too small"),
    ],
)
def test_shapes_that_cannot_be_held(change, sentence):
    assert sentence in refusal(pdf_bytes(change, compress_streams=False))


@pytest.mark.parametrize("bomb", [make_bomb, make_bomb_in_bomb])
def test_what_unpacks_to_too_much_is_refused(bomb, monkeypatch):
    monkeypatch.setattr(pdf_inspection, "_LARGEST_STREAM", MEGABYTE)
    assert "unpacks to more than can be held" in refusal(pdf_bytes(bomb, compress_streams=False))
