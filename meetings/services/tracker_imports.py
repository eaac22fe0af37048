"""Trackers kept by hand: uploaded, matched, looked through, and imported only when that is confirmed."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import recommendation_policies
from meetings.enums import Answer
from meetings.models import Committee, TrackerImport
from meetings.recommendation_enums import ImportColumn, ImportRowState, ImportState, TrackerEvent
from meetings.services import tracker_making, tracker_rows
from meetings.tracker_reading import columns as headings
from meetings.tracker_reading.matching import NO_STATE, guess_answer, guess_state, key_of
from meetings.tracker_reading.words import is_nothing, plain
from meetings.tracker_states import UNION
from scrutiny import audit, jobs
from scrutiny.models import Job, JobStatus, User
from scrutiny.records import StaleEdit
from scrutiny.uploads.guard import UploadRefused
from scrutiny.uploads.sheets import ReadSheet, ReadTable, read_sheets

MOST_MEGABYTES = 5
KIND = "tracker-import"
_MEGABYTE = 1024 * 1024


@transaction.atomic
def receive(*, committee: Committee, by: User, file: UploadedFile) -> TrackerImport:
    """Keep a tracker of a committee, to be matched; no recommendation is made of it yet.

    Raises Refused, and ValidationError beside `file` for what is no workbook and no CSV by its content, is locked,
    has macros, or is over 5 MB or 5,000 rows.
    """
    recommendation_policies.check_import_tracker(by, committee)
    # A file over the limit is not read into memory to be told so.
    data = file.read(MOST_MEGABYTES * _MEGABYTE + 1)
    try:
        table = read_sheets(data, max_mb=MOST_MEGABYTES)
    except UploadRefused as refused:
        raise ValidationError({"file": str(refused)}) from refused
    fullest = max(table.sheets, key=lambda sheet: len(sheet.rows))
    row = TrackerImport(
        committee=committee,
        original_name=(file.name or "")[-200:],
        sha256=sha256(data).hexdigest(),
        size=len(data),
        sheets=[{"name": sheet.name, "rows": len(sheet.rows)} for sheet in table.sheets],
        sheet=fullest.name,
        heading_row=headings.heading_row(fullest.rows),
        uploaded_by=by,
    )
    row.file.save(row.original_name, ContentFile(data), save=False)
    row.full_clean(exclude=["columns", "states", "defaults"])
    row.save()
    _log(TrackerEvent.IMPORT_UPLOADED, row, by=by, sha256=row.sha256)
    return row


def opened(tracker: TrackerImport) -> BinaryIO:
    """The file as it is kept; whoever calls has asked who may read it."""
    return tracker.file.open("rb")


def table_of(tracker: TrackerImport) -> ReadTable:
    """The file's sheets, read anew. Raises UploadRefused as `receive` does."""
    with opened(tracker) as file:
        return read_sheets(file.read(), max_mb=MOST_MEGABYTES)


def sheet_of(tracker: TrackerImport, name: str = "") -> ReadSheet:
    """The sheet that is read, or one by its name; the first where there is none of that name."""
    sheets = table_of(tracker).sheets
    return next((sheet for sheet in sheets if sheet.name == (name or tracker.sheet)), sheets[0])


@transaction.atomic
def choose_sheet(
    *, tracker: TrackerImport, by: User, sheet: str, heading_row: int, expected_version: int
) -> TrackerImport:
    """Say which sheet is read and in which of its rows the headings stand; the columns are to be matched then.

    Raises Refused, StaleEdit, and ValidationError for a sheet or a row that there is not, and once confirmed.
    """
    held = _held(tracker, by, expected_version)
    rows = next((one["rows"] for one in held.sheets if one["name"] == sheet), 0)
    if not rows:
        raise ValidationError({"sheet": _("Choose a sheet of the file.")})
    if not 1 <= heading_row <= rows:
        raise ValidationError({"heading_row": _("The sheet has %(rows)d rows.") % {"rows": rows}})
    if (sheet, heading_row) != (held.sheet, held.heading_row):
        held.columns, held.states = {}, {}
        held.rows.all().delete()
    held.sheet, held.heading_row, held.state = sheet, heading_row, ImportState.UPLOADED
    return _saved(held, by=by, sheet=sheet, heading_row=heading_row)


@transaction.atomic
def match_columns(
    *,
    tracker: TrackerImport,
    by: User,
    columns: Mapping[int, str],
    expected_version: int,
    is_public: bool = False,
    made_on: dt.date | None = None,
    as_at: dt.date | None = None,
    owner: str = "",
    origin: str = "",
    rag: str = "",
    numbers_anew: bool = False,
) -> TrackerImport:
    """Say which column is what (by its place from 0), and what stands for what rows leave out; then read all rows.

    Words for states are matched by themselves as far as they are known here; `match_states` has the others. Raises
    Refused, StaleEdit, and ValidationError without a column for the wording, or for one that stands there twice.
    """
    held = _held(tracker, by, expected_version)
    _check_columns(columns)
    if as_at and as_at > timezone.localdate():
        raise ValidationError({"as_at": _("This day is still to come.")})
    if made_on and made_on > timezone.localdate():
        raise ValidationError({"made_on": _("This day is still to come.")})
    held.columns = {str(place): str(column) for place, column in columns.items() if column}
    held.is_public = is_public
    held.defaults = {
        "made_on": made_on.isoformat() if made_on else None,
        "as_at": as_at.isoformat() if as_at else None,
        "owner": owner.strip(),
        "origin": origin.strip(),
        "rag": rag,
        "numbers_anew": numbers_anew,
    }
    sheet = sheet_of(held)
    held.states = {**guessed_states(held, sheet), **held.states}
    held.state = ImportState.MATCHED
    _saved(held, by=by, columns=held.columns, is_public=is_public)
    tracker_rows.fill(held, sheet)
    return held


@transaction.atomic
def match_states(
    *, tracker: TrackerImport, by: User, states: Mapping[str, str], expected_version: int
) -> TrackerImport:
    """Say which state or answer each word of the tracker is (keys of `matching.key_of`), and read all rows anew.

    An empty text leaves the rows that say it to be corrected one by one. Raises Refused, StaleEdit, ValidationError.
    """
    held = _held(tracker, by, expected_version)
    if held.state != ImportState.MATCHED:
        raise ValidationError(_("Match the columns first."))
    known = {ImportColumn.STATE: {union.term for union in UNION}, ImportColumn.ANSWER: set(Answer.values)}
    for key, meaning in states.items():
        column = key.partition(":")[0]
        if meaning not in ("", NO_STATE) and meaning not in known.get(column, ()):
            raise ValidationError(_("Choose a state of the list."))
    held.states = {**held.states, **states}
    _saved(held, by=by, states=dict(states))
    tracker_rows.reread(held)
    return held


def words_for_states(tracker: TrackerImport) -> dict[str, tuple[str, int]]:
    """The words in the columns of states and answers by their key: as first written, and in how many rows.

    What stands there because a heading goes across the whole table is none (one query).
    """
    rows = tracker.rows.filter(number__gt=tracker.heading_row).values_list("cells", "read")
    return _words(tracker, ((cells, read.get("across", ())) for cells, read in rows))


def guessed_states(tracker: TrackerImport, sheet: ReadSheet) -> dict[str, str]:
    """What the words for states mean as far as the table of states knows them; the others are empty."""
    first = tracker.heading_row + 1
    rows = (
        (list(cells), [column for row, column in sheet.across if row == number])
        for number, cells in enumerate(sheet.rows[first - 1 :], start=first)
    )
    guesses = {ImportColumn.STATE: guess_state, ImportColumn.ANSWER: guess_answer}
    return {
        key: guesses[ImportColumn(key.partition(":")[0])](words) or ""
        for key, (words, _count) in _words(tracker, rows).items()
    }


def _words(
    tracker: TrackerImport, rows: Iterable[tuple[list[str], Collection[int]]]
) -> dict[str, tuple[str, int]]:
    places = {
        int(place): column
        for place, column in tracker.columns.items()
        if column in (ImportColumn.STATE, ImportColumn.ANSWER)
    }
    found: dict[str, tuple[str, int]] = {}
    for cells, across in rows:
        for place, column in places.items():
            said = cells[place].strip() if place < len(cells) and place not in across else ""
            if plain(said) and not is_nothing(said):
                key = key_of(column, said)
                words, count = found.get(key, (said, 0))
                found[key] = (words, count + 1)
    return found


@transaction.atomic
def confirm(*, tracker: TrackerImport, by: User, expected_version: int) -> Job | None:
    """Import all rows that fit, by a job; the others are kept. Returns the job, None where no row fits.

    Raises Refused, StaleEdit when the preview is not as it was looked at, and ValidationError before the columns are
    matched.
    """
    held = _held(tracker, by, expected_version)
    if held.state != ImportState.MATCHED:
        raise ValidationError(_("Match the columns first."))
    held.state, held.confirmed_by, held.confirmed_at = ImportState.CONFIRMED, by, timezone.now()
    held.version += 1
    held.save(update_fields=["state", "confirmed_by", "confirmed_at", "version"])
    _log(TrackerEvent.IMPORT_CONFIRMED, held, by=by, rows=_counts(held))
    return _start(held, by=by)


@transaction.atomic
def import_rest(*, tracker: TrackerImport, by: User) -> Job | None:
    """Import the rows that fit by now, after the rest has been. Raises Refused, and ValidationError before that."""
    recommendation_policies.check_change_import(by, tracker)
    held = tracker_rows.hold(tracker)
    if held.state != ImportState.CONFIRMED:
        raise ValidationError(_("Confirm the preview first."))
    return under_way(held) or _start(held, by=by)


@transaction.atomic
def discard(*, tracker: TrackerImport, by: User, expected_version: int) -> TrackerImport:
    """Drop an import that was not confirmed, with its rows. Raises Refused, StaleEdit, and ValidationError after."""
    held = _held(tracker, by, expected_version)
    held.rows.all().delete()
    held.state = ImportState.DISCARDED
    held.version += 1
    held.save(update_fields=["state", "version"])
    _log(TrackerEvent.IMPORT_DISCARDED, held, by=by)
    return held


def under_way(tracker: TrackerImport) -> Job | None:
    """The job that imports its rows now."""
    rows = Job.objects.filter(kind=KIND, subject_key=_key(tracker))
    return rows.filter(status__in=[JobStatus.QUEUED, JobStatus.RUNNING]).first()


def import_rows(job: Job, progress: jobs.Progress) -> str:
    """Make recommendations of all rows that fit, all or none; run twice, each is made once. Returns the page."""
    tracker = TrackerImport.objects.select_related("committee__council").get(pk=job.arguments["tracker"])
    progress.say(_("Importing the rows that fit"))
    with transaction.atomic():
        progress.hold()
        held = tracker_rows.hold(tracker)
        if held.state == ImportState.CONFIRMED:
            tracker_making.make_ready(held, by=job.started_by)
    return tracker.get_absolute_url()


def _start(tracker: TrackerImport, *, by: User) -> Job | None:
    if not tracker.rows.filter(state=ImportRowState.READY).exists():
        return None
    return jobs.start(
        KIND,
        by=by,
        council=tracker.council,
        subject_key=_key(tracker),
        origin=tracker.get_absolute_url(),
        tracker=tracker.pk,
    )


def _key(tracker: TrackerImport) -> str:
    return f"{KIND}:{tracker.pk}"


def _check_columns(columns: Mapping[int, str]) -> None:
    chosen = [column for column in columns.values() if column]
    if ImportColumn.TEXT not in chosen:
        raise ValidationError(_("Say which column holds the recommendations."))
    for column in ImportColumn:
        if chosen.count(column) > 1 and column not in headings.SEVERAL:
            raise ValidationError(
                _("Two columns cannot both be “%(column)s”. Leave one of them out.")
                % {"column": column.label}
            )


def _held(tracker: TrackerImport, by: User, expected_version: int) -> TrackerImport:
    """The import before it is confirmed, held. Raises Refused, StaleEdit, and ValidationError once it is closed."""
    recommendation_policies.check_change_import(by, tracker)
    held = tracker_rows.hold(tracker)
    if held.state == ImportState.CONFIRMED:
        raise ValidationError(_("This tracker has been imported. Correct what was kept row by row."))
    if held.state == ImportState.DISCARDED:
        raise ValidationError(_("This import was discarded. Upload the file once more."))
    if held.version != expected_version:
        raise StaleEdit
    return held


def _saved(tracker: TrackerImport, *, by: User, **detail) -> TrackerImport:
    tracker.version += 1
    tracker.save()
    _log(TrackerEvent.IMPORT_MATCHED, tracker, by=by, **detail)
    return tracker


def _counts(tracker: TrackerImport) -> dict[str, int]:
    states = list(tracker.rows.values_list("state", flat=True))
    return {state.value: states.count(state.value) for state in ImportRowState}


def _log(event: TrackerEvent, tracker: TrackerImport, *, by: User, **detail) -> None:
    audit.record(event, by=by, subject=tracker, council=tracker.council, **detail)
