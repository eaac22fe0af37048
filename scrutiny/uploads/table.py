"""The cells of a workbook (.xlsx) or of comma-separated text, as texts. Runs in a child; needs no Django.

Of a formula the value is taken that was last worked out. A merged cell's value stands in every cell that it covers,
as on the screen; which rows go on from the row above is told.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from scrutiny.uploads.findings import Findings, Reason, Refused
from scrutiny.uploads.word_package import is_xml, main_part

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5000, 60, 30
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (",", ";", "\t")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass
class Sheet:
    """One sheet: `rows` from the first to the last with something in it; numbers count from 1, columns from 0.

    `down` are the cells (row, column) whose value came down from the row above by a merge, `across` those whose value
    came from the left; `bare` those with a formula whose value was never worked out.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    down: list[tuple[int, int]] = field(default_factory=list)
    across: list[tuple[int, int]] = field(default_factory=list)
    bare: list[tuple[int, int]] = field(default_factory=list)


def read_table(data: bytes, *, max_mb: int) -> Findings:
    """The sheets of the file as JSON. Raises Refused for what is no workbook and no text, is locked or too large."""
    if not data:
        raise Refused(Reason.EMPTY)
    if data.startswith(_OLE):
        raise Refused(Reason.LOCKED if _LOCKED in data else Reason.OLD_EXCEL)
    is_workbook = data.startswith(_ZIP)
    sheets = list(_workbook(data)) if is_workbook else [_text(data)]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise Refused(Reason.NO_ROWS)
    content = json.dumps([asdict(sheet) for sheet in sheets]).encode()
    return Findings(data=content, content_type=_WORKBOOK if is_workbook else "text/csv")


def _workbook(data: bytes) -> Iterator[Sheet]:
    try:
        package = ZipFile(BytesIO(data))
    except BadZipFile:
        raise Refused(Reason.DAMAGED) from None
    with package:
        _check(package)
        paths = _paths(package)
        try:
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except InvalidFileException:
            raise Refused(Reason.NOT_A_TABLE) from None
        if len(book.sheetnames) > MOST_SHEETS:
            raise Refused(Reason.TOO_MUCH_INSIDE)
        for sheet in book.worksheets:
            found = Sheet(sheet.title)
            # What a program wrote of a sheet's size may be wrong, so that every row is looked at.
            sheet.reset_dimensions()
            found.rows = _trimmed(_texts(sheet.iter_rows(values_only=True)))
            if sheet.title in paths:
                _merge(found, package.read(paths[sheet.title]))
            yield found


def _check(package: ZipFile) -> None:
    try:
        main_part(package, _MAIN)
    except Refused as refused:
        instead = {Reason.MACROS: Reason.TABLE_MACROS, Reason.WRONG_KIND: Reason.NOT_A_TABLE}
        raise Refused(instead.get(refused.reason, refused.reason), **refused.numbers) from None
    for name in package.namelist():
        if is_xml(name) and any(words in package.read(name) for words in _DECLARES):
            raise Refused(Reason.DECLARATIONS)


def _paths(package: ZipFile) -> dict[str, str]:
    """Where the XML of each sheet is, by the sheet's name (ECMA-376 part 1, 18.2.19)."""
    names = {name.casefold(): name for name in package.namelist()}
    if "xl/_rels/workbook.xml.rels" not in names or "xl/workbook.xml" not in names:
        return {}
    targets = {
        one.get("Id"): str(one.get("Target", ""))
        for one in etree.fromstring(package.read(names["xl/_rels/workbook.xml.rels"])).iter("{*}Relationship")
    }
    found = {}
    for sheet in etree.fromstring(package.read(names["xl/workbook.xml"])).iter("{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path.casefold() in names:
            found[str(sheet.get("name"))] = names[path.casefold()]
    return found


def _texts(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[str]]:
    for row in rows:
        cells = [_said(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _trimmed(rows: Iterator[list[str]]) -> list[list[str]]:
    """The rows up to the last with something in it. Raises Refused for too many."""
    kept: list[list[str]] = []
    empty = 0
    for cells in rows:
        if not cells:
            empty += 1
            continue
        kept += [[] for _ in range(min(empty, MOST_ROWS + 1))]
        empty = 0
        kept.append(cells)
        if len(kept) > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise Refused(Reason.TOO_MANY_ROWS, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return kept


def _said(value: Any) -> str:
    """A cell's value in words: a date as "12 March 2019", yes and no, a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    lines = [" ".join(line.split()) for line in str(value).replace("\x00", "").splitlines()]
    return "\n".join(line for line in lines if line)


def _merge(sheet: Sheet, xml: bytes) -> None:
    """Let a merged cell's value stand in every cell that it covers, and find formulas without a value."""
    for _event, element in etree.iterparse(
        BytesIO(xml), tag=("{*}mergeCell", "{*}c"), resolve_entities=False, no_network=True
    ):
        if etree.QName(element).localname == "mergeCell":
            _spread(sheet, str(element.get("ref", "")))
        elif element.find("{*}f") is not None and not element.findtext("{*}v"):
            left, top, _right, _bottom = range_boundaries(str(element.get("r", "A1")))
            sheet.bare.append((top, left - 1))
        element.clear()


def _spread(sheet: Sheet, ref: str) -> None:
    left, top, right, bottom = range_boundaries(ref)
    if top > len(sheet.rows) or left > len(sheet.rows[top - 1]):
        return
    value = sheet.rows[top - 1][left - 1]
    if not value:
        return
    for number in range(top, min(bottom, len(sheet.rows)) + 1):
        cells = sheet.rows[number - 1]
        cells += [""] * (min(right, MOST_COLUMNS) - len(cells))
        for column in range(left - 1, min(right, MOST_COLUMNS)):
            cells[column] = value
            if number > top:
                sheet.down.append((number, column))
            if column > left - 1:
                sheet.across.append((number, column))


def _text(data: bytes) -> Sheet:
    text = _decoded(data)
    separator = max(_SEPARATORS, key=lambda sign: _fits(text, sign))
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error:
        raise Refused(Reason.NOT_A_TABLE) from None
    sheet = Sheet("CSV", _trimmed(_texts(iter(tuple(row) for row in rows))))
    if sheet.rows and max(map(len, sheet.rows)) < 2:
        raise Refused(Reason.NOT_A_TABLE)
    return sheet


def _decoded(data: bytes) -> str:
    """Excel writes CSV in the code page of Windows, in UTF-8 with a mark, or in UTF-16."""
    codes = ("utf-16",) if data.startswith(_BOMS) else ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and sum(sign < " " and sign not in "\t\r\n" for sign in text[:4000]) < 3:
            return text
    raise Refused(Reason.NOT_A_TABLE)


def _fits(text: str, sign: str) -> int:
    """How well a sign separates: the cells of the first rows that have more than one."""
    rows = csv.reader(StringIO(text[:20000], newline=""), delimiter=sign)
    try:
        return sum(len(row) - 1 for _count, row in zip(range(30), rows, strict=False))
    except csv.Error:
        return 0


def _warm_up() -> None:
    """Let openpyxl import now what it imports when it first reads: a child that is closed in opens no file."""
    book, kept = Workbook(), BytesIO()
    book.active.append(["words", 1.5, True, dt.date(2019, 3, 12)])
    book.active.merge_cells("A2:B2")
    book.save(kept)
    list(_workbook(kept.getvalue()))
    list(csv.reader(StringIO("a;b"), delimiter=";"))


# What openpyxl does not know of a workbook it warns of; the child has nobody to tell.
warnings.simplefilter("ignore")
_warm_up()
