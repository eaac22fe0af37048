"""Workbooks and comma-separated text are read by their content in a child; what does harm is refused in a sentence."""

import datetime as dt
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from scrutiny.uploads.guard import UploadRefused
from scrutiny.uploads.sheets import read_sheets


def workbook(*rows, merged=()) -> bytes:
    book, kept = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    for ref in merged:
        book.active.merge_cells(ref)
    book.save(kept)
    return kept.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    kept = BytesIO(data)
    with ZipFile(kept, "a", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return kept.getvalue()


def refusal_of(data: bytes) -> str:
    with pytest.raises(UploadRefused) as refused:
        read_sheets(data, max_mb=5)
    return str(refused.value)


def test_cells_of_a_workbook_are_texts_as_they_are_shown():
    data = workbook(
        ["Ref", "Recommendation", "Made", "Done"],
        [1.0, "Light the\n underpass ", dt.date(2019, 3, 12), True],
    )
    (sheet,) = read_sheets(data, max_mb=5).sheets
    assert sheet.name == "Sheet"
    assert sheet.rows[1] == ("1", "Light the\nunderpass", "12 March 2019", "Yes")


def test_a_merged_value_stands_in_every_cell_that_it_covers():
    data = workbook(["A", "B", "C"], ["one", "two", "three"], [None, None, "four"], merged=("A2:B3",))
    (sheet,) = read_sheets(data, max_mb=5).sheets
    assert sheet.rows[1:] == (("one", "one", "three"), ("one", "one", "four"))
    assert sheet.down == {(3, 0), (3, 1)}
    assert sheet.across == {(2, 1), (3, 1)}


def test_a_formula_without_its_value_is_told():
    (sheet,) = read_sheets(workbook(["A", "B"], ["x", "=A1"]), max_mb=5).sheets
    assert sheet.bare == {(2, 1)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ref,Cost\n1,£5\n", "utf-8"),
        ("Ref;Cost\n1;£5\n", "cp1252"),
        ("Ref\tCost\n1\t£5\n", "utf-16"),
        ("Ref,Cost\r\n1,£5\r\n", "utf-8-sig"),
    ],
)
def test_text_is_read_in_the_ways_in_which_excel_writes_it(text, code):
    (sheet,) = read_sheets(text.encode(code), max_mb=5).sheets
    assert sheet.rows == (("Ref", "Cost"), ("1", "£5"))


def test_commas_and_lines_inside_quotes_stay_in_their_cell():
    (sheet,) = read_sheets(b'Ref,Words\n1,"One, two\nand three"\n', max_mb=5).sheets
    assert sheet.rows[1] == ("1", "One, two\nand three")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.4\x00\x01\x02", "neither an Excel workbook"),
        (b"just words", "neither an Excel workbook"),
        (b"PK\x03\x04 broken", "The file is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "old Excel format"),
        (b"x" * (6 * 1024 * 1024), "The largest that can be uploaded is 5 MB."),
        (b"a,b\n" * 5001, "more than 5000 rows"),
        (b",,\n,,\n", "no rows with anything in them"),
    ],
    ids=["empty", "pdf", "words", "damaged", "locked", "old", "large", "rows", "nothing"],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data, sentence):
    assert sentence in refusal_of(data)


def test_a_workbook_with_macros_is_refused():
    assert "has macros" in refusal_of(with_part(workbook(["a", "b"]), "xl/vbaProject.bin", b"macro"))


def test_a_workbook_that_declares_entities_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>'
    assert "parts that no office program writes" in refusal_of(with_part(workbook(["a"]), "xl/x.xml", bomb))


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    assert "unpacks to more" in refusal_of(
        with_part(workbook(["a"]), "xl/big.xml", b" " * (21 * 1024 * 1024))
    )


def test_another_office_file_is_no_workbook():
    kept = BytesIO()
    with ZipFile(kept, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    assert "neither an Excel workbook" in refusal_of(kept.getvalue())
