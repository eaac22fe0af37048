"""Trackers kept by hand as files: a small one row by row, and one of 400 rows with all that such files have."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from meetings.models import Committee, TrackerImport
from meetings.services import tracker_imports
from meetings.tracker_reading import columns
from partnerships.enums import Rag
from scrutiny.models import User

HEADINGS = ("Ref", "Date", "Recommendation", "Owner", "Status", "Response", "Timescale", "Progress", "RAG")
ROWS_OF_THE_LARGE = 400


def workbook_file(
    rows: Iterable[Iterable], *, merged: Iterable[str] = (), name: str = "tracker.xlsx"
) -> SimpleUploadedFile:
    """A workbook of one sheet, with cells merged after they are written."""
    book, kept = Workbook(), BytesIO()
    for row in rows:
        book.active.append(list(row))
    for ref in merged:
        book.active.merge_cells(ref)
    book.save(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def csv_file(text: str, name: str = "tracker.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def small_file(
    *rows: Iterable, merged: Iterable[str] = (), headings: Iterable = HEADINGS
) -> SimpleUploadedFile:
    """A workbook with the headings of HEADINGS and these rows below them."""
    return workbook_file([headings, *rows], merged=merged)


def make_import(committee: Committee, *, by: User, file: SimpleUploadedFile, **options) -> TrackerImport:
    """A tracker whose columns and states are matched as they are guessed; `options` are those of `match_columns`."""
    tracker = tracker_imports.receive(committee=committee, by=by, file=file)
    sheet = tracker_imports.sheet_of(tracker)
    options = {"rag": Rag.AMBER, **options}
    return tracker_imports.match_columns(
        tracker=tracker,
        by=by,
        columns=columns.guess(sheet.rows[tracker.heading_row - 1]),
        expected_version=tracker.version,
        **options,
    )


def large_rows() -> tuple[list[list], list[str]]:
    """400 rows as a council keeps them, and which of their cells are merged.

    A title across all columns, an empty row, the headings, two headings in between, 20 recommendations of two rows
    each (reference, wording and date merged, a second owner below), one with three parts, 5 with "ongoing" as the
    date made, 12 without an owner, 3 whose reference stands there twice, 4 with an unknown state, an empty row in the
    middle, and a total at the end.
    """
    rows: list[list] = [["Tracker of recommendations"], [], list(HEADINGS)]
    merged = ["A1:I1"]
    for number in range(1, 121):
        rows.append(_plain(number))
    rows.append(["Review of night buses"])
    merged.append(f"A{len(rows)}:I{len(rows)}")
    for number in range(121, 141):
        rows.append([number, date(2019, 3, 12), f"Wording {number}", "Larkshire Police", "Ongoing"])
        rows.append([None, None, None, "Night Bus Group", "Complete", "", "", "Done in June", "Green"])
        top = len(rows) - 1
        merged += [f"{column}{top}:{column}{top + 1}" for column in "ABC"]
    rows.append([])
    rows.append([141, "March 2019", "Improve the station", "Larkshire Police", ""])
    rows += [
        [None, None, f"({letter}) Do {letter}", None, state, "", "", "Under way", "A"]
        for letter, state in zip("abc", ("Complete", "Ongoing", "Planned"), strict=True)
    ]
    rows += [
        [number, "ongoing", f"Wording {number}", "Larkshire Police", "Ongoing"] for number in range(142, 147)
    ]
    rows += [[number, "12/03/2019", f"Wording {number}", None, "Ongoing"] for number in range(147, 159)]
    rows += [[number, "12/03/2019", f"Wording {number}", "Larkshire Police", "Open"] for number in (1, 2, 3)]
    rows += [
        [number, "12/03/2019", f"Wording {number}", "Larkshire Police", "Parked"]
        for number in range(159, 163)
    ]
    rows.append(["Review of parks"])
    number = 163
    while len(rows) < ROWS_OF_THE_LARGE - 1:
        rows.append(_plain(number))
        number += 1
    rows.append(["Total", None, number - 1])
    return rows, merged


def _plain(number: int) -> list:
    """A row of its own; the dates come in three formats, and some timescales are none."""
    day = (date(2019, 3, 12), "12/03/2019", "3rd March, 2019")[number % 3]
    timescale = ("March 2020", "Ongoing", "31.12.19", "TBC")[number % 4]
    state = ("Complete", "In progress", "Awaiting response", "Confirmed", "Accepted")[number % 5]
    response = "Agreed by the board" if state == "Accepted" else ""
    owner = ("Larkshire Police", "Fire and Rescue Service; Larkshire Police", "Cabinet")[number % 3]
    return [number, day, f"Wording {number}", owner, state, response, timescale, f"Note {number}", "Amber"]


def large_file() -> SimpleUploadedFile:
    rows, merged = large_rows()
    return workbook_file(rows, merged=merged, name="Scrutiny tracker.xlsx")
