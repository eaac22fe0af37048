"""Rows of an imported tracker: read as the officer matched it, corrected one by one, or left out with a reason."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import recommendation_policies
from meetings.models import Recommendation, TrackerImport, TrackerRow
from meetings.recommendation_enums import ImportRowState, ImportState, RowKind, TrackerEvent
from meetings.tracker_reading.matching import Matching
from meetings.tracker_reading.owners import Register
from meetings.tracker_reading.rows import RawRow, Reading, read_rows
from partnerships.models import Organisation
from scrutiny import audit
from scrutiny.models import User
from scrutiny.records import StaleEdit
from scrutiny.uploads.sheets import ReadSheet


def matching_of(tracker: TrackerImport) -> Matching:
    """How the tracker is read, from what is stored of it."""
    stored = tracker.defaults
    made_on, as_at = stored.get("made_on"), stored.get("as_at")
    return Matching(
        heading_row=tracker.heading_row,
        columns={int(place): column for place, column in tracker.columns.items()},
        states=tracker.states,
        made_on=dt.date.fromisoformat(made_on) if made_on else None,
        as_at=dt.date.fromisoformat(as_at) if as_at else timezone.localdate(tracker.uploaded_at),
        owner=stored.get("owner", ""),
        origin=stored.get("origin", ""),
        rag=stored.get("rag", ""),
        numbers_anew=bool(stored.get("numbers_anew")),
    )


def fill(tracker: TrackerImport, sheet: ReadSheet) -> None:
    """Keep every row of a sheet and read it; what was corrected of a row that is the same stays."""
    before = {row.number: row for row in tracker.rows.all()}
    rows = []
    for number, cells in enumerate(sheet.rows, start=1):
        kept = before.get(number)
        said = kept.read if kept and kept.cells == list(cells) else {}
        rows.append(
            TrackerRow(
                tracker=tracker,
                number=number,
                cells=list(cells),
                read={
                    **{name: said[name] for name in ("corrected", "skipped", "anyway") if name in said},
                    "down": _columns(sheet.down, number),
                    "across": _columns(sheet.across, number),
                    "bare": _columns(sheet.bare, number),
                },
            )
        )
    tracker.rows.all().delete()
    TrackerRow.objects.bulk_create(rows)
    reread(tracker)


def reread(tracker: TrackerImport) -> None:
    """Read all rows anew, since one may belong to another or have its reference; imported ones stay as they are."""
    rows = list(tracker.rows.all())
    taken = Recommendation.objects.filter(committee=tracker.committee_id).exclude(
        tracker_rows__tracker=tracker
    )
    bodies = Organisation.objects.filter(council=tracker.committee.council_id).prefetch_related("names")
    readings = read_rows(
        map(_raw, rows),
        matching_of(tracker),
        Register(bodies),
        taken.values_list("reference", flat=True),
    )
    imported = {row.number for row in rows if row.state == ImportRowState.IMPORTED}
    changed = [
        row
        for row, reading in zip(rows, readings, strict=True)
        if row.number not in imported and _take(row, reading, imported)
    ]
    TrackerRow.objects.bulk_update(changed, ["read", "problems", "state", "version"], batch_size=500)


@transaction.atomic
def correct(*, row: TrackerRow, by: User, words: Mapping[str, str], expected_version: int) -> TrackerRow:
    """Read other words in place of a row's own: `words` by ImportColumn, only those that differ count.

    A row that was left out, or taken for a heading or a total, is read again. Raises Refused, StaleEdit, and
    ValidationError beside the fields when it still does not fit, after the words are kept.
    """
    row = _held(row, by, expected_version)
    own = row.read.get("words", {})
    corrected = {name: said for name, said in words.items() if said.strip() != str(own.get(name, "")).strip()}
    row.read = {
        **row.read,
        "corrected": {**row.read.get("corrected", {}), **corrected},
        "skipped": "",
        "anyway": row.read.get("anyway", False) or row.state == ImportRowState.SKIPPED,
    }
    row.save(update_fields=["read"])
    _log(TrackerEvent.IMPORT_ROW_CORRECTED, row, by=by, fields=sorted(corrected))
    return _reread(row)


@transaction.atomic
def skip(*, row: TrackerRow, by: User, reason: str, expected_version: int) -> TrackerRow:
    """Leave a row out, and all that belongs to it, with the reason. Raises Refused, StaleEdit, ValidationError."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the row is left out.")})
    row = _held(row, by, expected_version)
    row.read = {
        **row.read,
        "skipped": _("Left out: %(reason)s") % {"reason": reason.strip()},
        "anyway": False,
    }
    row.save(update_fields=["read"])
    _log(TrackerEvent.IMPORT_ROW_SKIPPED, row, by=by, reason=reason.strip())
    return _reread(row)


def _held(row: TrackerRow, by: User, expected_version: int) -> TrackerRow:
    """The row as it is stored by now, with its import held. Raises StaleEdit, and ValidationError once imported."""
    recommendation_policies.check_change_import(by, row.tracker)
    tracker = hold(row.tracker)
    held = TrackerRow.objects.select_for_update().get(pk=row.pk)
    held.tracker = tracker
    if held.state == ImportRowState.IMPORTED:
        raise ValidationError(_("This row has been imported. Go on at its recommendation."))
    if tracker.state not in (ImportState.MATCHED, ImportState.CONFIRMED):
        raise ValidationError(_("Match the columns first."))
    if held.version != expected_version:
        raise StaleEdit
    return held


def hold(tracker: TrackerImport) -> TrackerImport:
    """The import as it is stored by now, held until the end of the transaction."""
    rows = TrackerImport.objects.select_for_update(of=("self",)).select_related("committee__council")
    return rows.get(pk=tracker.pk)


def _reread(row: TrackerRow) -> TrackerRow:
    tracker = row.tracker
    reread(tracker)
    row.refresh_from_db()
    row.tracker = tracker
    return row


def _raw(row: TrackerRow) -> RawRow:
    read = row.read
    return RawRow(
        number=row.number,
        cells=tuple(row.cells),
        down=frozenset(read.get("down", ())),
        across=frozenset(read.get("across", ())),
        bare=frozenset(read.get("bare", ())),
        corrected=read.get("corrected", {}),
        skipped=read.get("skipped", ""),
        is_read_anyway=bool(read.get("anyway")),
    )


def _take(row: TrackerRow, reading: Reading, imported: set[int]) -> bool:
    """Put a reading into its row; whether anything is new."""
    before = (row.read, row.problems, row.state)
    row.read = {
        **row.read,
        "kind": str(reading.kind),
        "leader": reading.leader,
        "words": reading.words,
        "values": reading.values,
        "notes": reading.notes,
    }
    row.problems = [[str(name), sentence] for name, sentence in reading.problems.items()]
    if reading.leader in imported:
        sentence = _("Row %(row)d was imported without it. Leave it out, and enter it at the recommendation.")
        row.problems = [["group", sentence % {"row": reading.leader}]]
    if reading.kind == RowKind.NOTHING:
        row.state = ImportRowState.SKIPPED
    else:
        row.state = ImportRowState.KEPT if row.problems else ImportRowState.READY
    is_new = (row.read, row.problems, row.state) != before
    row.version += is_new
    return is_new


def _columns(cells: frozenset[tuple[int, int]], number: int) -> list[int]:
    return sorted(column for row, column in cells if row == number)


def _log(event: TrackerEvent, row: TrackerRow, *, by: User, **detail) -> None:
    tracker = row.tracker
    audit.record(event, by=by, subject=tracker, council=tracker.council, row=row.number, **detail)
