"""The guarded way in: sentences for people, facts from a child with limits, and a parent that stays alive."""

import json
import sys

import pikepdf
import pytest

from scrutiny.uploads import guard, sentences
from scrutiny.uploads.findings import Kind, Part, Reason, Remark
from scrutiny.uploads.guard import UploadRefused, inspect_upload
from tests.scrutiny.upload_files import docx_bytes, pdf_bytes, picture_bytes, relation, rich_docx, rich_pdf

LIMITS = {"max_mb": 5, "max_pages": 20}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data, **limits):
    with pytest.raises(UploadRefused) as refused:
        inspect_upload(data, **{**LIMITS, **limits})
    return str(refused.value)


@pytest.fixture
def child(monkeypatch):
    """Puts a few lines of Python in the place of the child."""

    def replace(lines):
        monkeypatch.setattr(guard, "_COMMAND", (sys.executable, "-I", "-c", lines))

    return replace


def test_a_pdf_from_which_nothing_is_taken_is_kept_byte_for_byte():
    data = rich_pdf()
    facts = inspect_upload(data, **LIMITS)
    assert (facts.kind, facts.data, facts.pages) == (Kind.PDF, data, 12)
    assert facts.warnings[0].startswith("The PDF has no tags")


@pytest.mark.parametrize("strength", [3, 4, 6])
def test_an_encrypted_pdf_that_opens_without_a_password_is_kept_open(strength):
    """qpdf needs random numbers even to read one, and the child can open no file."""
    locks = pikepdf.Encryption(user="", owner="o", R=strength, aes=strength > 3, metadata=strength > 3)
    facts = inspect_upload(pdf_bytes(encryption=locks), **LIMITS)
    assert (facts.pages, b"/Encrypt" in facts.data) == (1, False)


def test_what_is_taken_out_is_named():
    data = docx_bytes(rows=[relation("rId7", "image", "http://a.example/x.png", outside=True)])
    facts = inspect_upload(data, **LIMITS)
    assert facts.removed == ("links to pictures, data or texts outside the file",)
    assert facts.data != data


def test_a_picture_comes_with_its_size():
    facts = inspect_upload(picture_bytes("WEBP"), **LIMITS)
    assert (facts.kind, facts.width, facts.height, facts.content_type) == (
        Kind.PICTURE,
        320,
        200,
        "image/jpeg",
    )


def test_a_document_comes_cleaned():
    assert inspect_upload(rich_docx(), **LIMITS).kind == Kind.WORD


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"hello", "The file is not a PDF, a Word document (.docx) or a picture (PNG, JPEG, WebP or GIF)."),
        (b"MZ\x90\0 a program", "Save it as one of these"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word format (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
        (OLE + b"a workbook", "is not a PDF, a Word document"),
        (b"%PDF-1.7\nbroken", "not a PDF that can be read"),
        (pdf_bytes(pages=21), "The PDF has 21 pages. The most that can be uploaded is 20."),
        (picture_bytes("PNG", 4000, 2), "too small to be seen on a page: 4000 × 2 pixels"),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is 6 MB. The largest that can be uploaded is 5 MB."),
    ],
)
def test_refused_with_a_sentence(data, sentence):
    assert sentence in refusal(data)


def test_only_the_kinds_that_are_asked_for():
    assert refusal(rich_docx(), kinds={Kind.PDF}).startswith("The file is not a PDF.")
    two = {Kind.PDF, Kind.PICTURE}
    assert "a PDF or a picture" in refusal(rich_docx(), kinds=two)


def test_every_code_has_its_words():
    numbers = dict.fromkeys(
        ("size", "limit", "pages", "page", "millions", "width", "height", "rows", "columns"), 7
    )
    assert all(sentences.refusal(reason, numbers, set(Kind)).endswith(".") for reason in Reason)
    assert all(sentences.part(part) for part in Part)
    assert all(sentences.remark(remark).endswith(".") for remark in Remark)


def test_a_crash_is_a_sentence(child):
    child("import os; os.abort()")
    assert "The file is damaged." in refusal(rich_pdf())


def test_a_child_that_hangs_is_ended(child, monkeypatch):
    monkeypatch.setattr(guard.limits, "SECONDS", 0.3)
    child("import time; time.sleep(60)")
    assert "takes too long" in refusal(rich_pdf())


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "nonsense",
        "[1]",
        '{"refused": "no such reason", "numbers": {}}',
        '{"refused": "too-many-pages", "numbers": {}}',
        '{"refused": "empty"}',
        '{"changed": true, "facts": {}}',
        "[" * 60_000,
    ],
)
def test_an_answer_that_makes_no_sense_is_a_sentence(child, answer):
    child(f"print({answer!r})")
    assert "The file is damaged." in refusal(rich_pdf())


LIMITED = """
import json, os, sys
sys.path.insert(0, {root!r})
from scrutiny.uploads import limits
limits.close_in(answer_limit=1000)
{lines}
print(json.dumps({{"refused": "too-many-pages", "numbers": {{"pages": found, "limit": 0}}}}))
"""
WRITE_TOO_MUCH = """
os.write(1, b"x" * 2000)
try: os.write(1, b"x"); found = 1
except OSError: found = 2
os.ftruncate(1, 0)
os.lseek(1, 0, 0)
"""


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("try: open('/etc/passwd'); found = 1\nexcept OSError: found = 2", 2),
        ("import socket\ntry: socket.socket(); found = 1\nexcept OSError: found = 2", 2),
        ("try: os.fork(); found = 1\nexcept OSError: found = 2", 2),
        ("try: bytes(300 << 20); found = 1\nexcept MemoryError: found = 2", 2),
        (WRITE_TOO_MUCH, 2),
        ("found = int(os.geteuid() != 0) + 1", 2),
    ],
)
def test_a_child_can_do_nothing_but_read_and_answer(child, lines, found):
    imported_first = lines.startswith("import socket")
    source = LIMITED.format(root=str(guard._ROOT), lines=lines)
    child("import socket\n" + source if imported_first else source)
    assert f"The PDF has {found} pages" in refusal(rich_pdf())


def test_a_child_knows_no_secret(child, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "of the council")
    child(
        "import json, os\n"
        "reason = 'locked' if 'SECRET_KEY' in os.environ else 'empty'\n"
        "print(json.dumps({'refused': reason, 'numbers': {}}))"
    )
    assert refusal(rich_pdf()) == "The file is empty."


def test_no_django_is_needed_in_a_child(child):
    modules = [
        "scrutiny.uploads.child",
        "scrutiny.uploads.pdf",
        "scrutiny.uploads.word",
        "scrutiny.uploads.picture",
    ]
    child(
        f"import json, sys; sys.path.insert(0, {str(guard._ROOT)!r})\n"
        f"for name in {json.dumps(modules)}: __import__(name)\n"
        "heavy = {'django', 'celery', 'weasyprint'} & set(sys.modules)\n"
        "print(json.dumps({'refused': 'too-many-pages', 'numbers': {'pages': len(heavy), 'limit': 0}}))"
    )
    assert "The PDF has 0 pages" in refusal(rich_pdf())
