"""Recommendations as open data: CSV with a row for each body that was asked, JSON with everything, and what each means.

Both are made from `open_record`, so that they say what the residents' page says.
"""

import csv
import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings.models import Committee, Recommendation
from meetings.open_recommendation import OpenAnswer, OpenBody, OpenFinding, OpenProgress, OpenRecommendation
from scrutiny.models import Council

LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
# Raised when the shape of the files changes, so that nobody keeps one of the old shape.
EDITION = 1
# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Excel reads a file without it as if it were not UTF-8.
BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | bool | dt.date | None


@dataclass(frozen=True)
class Column:
    """A column of the CSV: its heading, what it holds, and how it is read of a recommendation and one body."""

    name: str
    about: str | Promise
    of: Callable[[OpenRecommendation, OpenBody | None], Cell]


def _own(name: str) -> Column:
    """A column that repeats a field of the recommendation."""
    return Column(name, _about(OpenRecommendation, name), lambda row, body: getattr(row, name))


def _of_body(name: str, heading: str) -> Column:
    return Column(heading, _about(OpenBody, name), lambda row, body: getattr(body, name) if body else None)


def _of_answer(name: str, heading: str) -> Column:
    def of(row: OpenRecommendation, body: OpenBody | None) -> Cell:
        return getattr(body.answer, name) if body and body.answer else None

    return Column(heading, _about(OpenAnswer, name), of)


def _of_progress(name: str, heading: str) -> Column:
    def of(row: OpenRecommendation, body: OpenBody | None) -> Cell:
        return getattr(body.latest, name) if body and body.latest else None

    return Column(heading, _about(OpenProgress, name), of)


def _of_finding(name: str, heading: str) -> Column:
    def of(row: OpenRecommendation, body: OpenBody | None) -> Cell:
        return getattr(row.findings[-1], name) if row.findings else None

    return Column(heading, _about(OpenFinding, name), of)


def _about(shape: type, name: str) -> str | Promise:
    return typing.get_type_hints(shape, include_extras=True)[name].__metadata__[0]


def _parts(row: OpenRecommendation, body: OpenBody | None) -> Cell:
    return "\n".join(f"{part.letter} {part.text}" for part in row.parts)


def _answered_parts(row: OpenRecommendation, body: OpenBody | None) -> Cell:
    if body is None or body.answer is None:
        return None
    return "\n".join(_answered_part(part) for part in body.answer.parts)


def _answered_part(part) -> str:
    said = f"{part.part} {part.answer_words}: {part.reason} {part.action}".strip()
    return f"{said} ({part.target_date.isoformat()})" if part.target_date else said


COLUMNS = (
    *map(
        _own,
        ("id", "address", "reference", "committee", "committee_id", "municipal_year", "made_on"),
    ),
    *map(_own, ("minute", "minute_address", "origin", "text")),
    Column("parts", _("Its lettered parts, each on a line of its own."), _parts),
    *map(_own, ("priority", "success", "state", "state_words")),
    _of_body("number", "body_number"),
    _of_body("kind", "body_kind"),
    _of_body("name", "body"),
    _of_body("state", "body_state"),
    _of_body("state_words", "body_state_words"),
    _of_body("sent_on", "sent_on"),
    _of_body("days_to_answer", "days_to_answer"),
    _of_body("due_on", "due_on"),
    Column(
        "extensions",
        _("How many times more time was given."),
        lambda row, body: len(body.extensions) if body else None,
    ),
    _of_answer("received_on", "answered_on"),
    _of_answer("is_late", "answered_late"),
    _of_answer("is_partial", "answer_is_partial"),
    _of_answer("answer", "answer"),
    _of_answer("reason", "reason"),
    _of_answer("action", "action"),
    _of_answer("lead", "lead"),
    _of_answer("target_date", "target_date"),
    Column(
        "answers_to_parts", _("What was answered to each part, each on a line of its own."), _answered_parts
    ),
    _of_progress("date", "progress_on"),
    _of_progress("stage", "progress_stage"),
    _of_progress("rag", "progress_rag"),
    _of_progress("text", "progress"),
    _of_finding("date", "finding_on"),
    _of_finding("kind", "finding"),
    _of_finding("words", "finding_words"),
    _of_finding("minute", "finding_minute"),
)


def published(council: Council, *, committee: Committee | None = None, years: tuple = ()) -> QuerySet:
    """Published recommendations of a council, of one committee where given, made from the first day to the last."""
    rows = Recommendation.objects.published().filter(committee__council=council)
    if committee:
        rows = rows.filter(committee=committee)
    return rows.filter(made_on__range=years) if years else rows


def as_csv(records: Iterable[OpenRecommendation]) -> Iterator[str]:
    """The lines of the CSV; a recommendation that nobody was asked has one row all the same."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([column.name for column in COLUMNS])
    for record in records:
        for body in record.bodies or (None,):
            yield writer.writerow([cell(column.of(record, body)) for column in COLUMNS])


class _Line:
    """What a CSV writer writes to: gives each line back."""

    def write(self, line: str) -> str:
        return line


def cell(value: Cell) -> str:
    """A value as the CSV holds it: dates as 2026-11-29, yes and no in words, text that no spreadsheet runs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json(records: Iterable[OpenRecommendation], head: dict[str, Any]) -> Iterator[str]:
    """The document in pieces: what it is, then the recommendations one by one."""
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "recommendations": ['
    separator = "\n"
    for record in records:
        yield separator + one_as_json(record)
        separator = ",\n"
    yield "\n]}\n"


def one_as_json(record: OpenRecommendation) -> str:
    return json.dumps(dataclasses.asdict(record), ensure_ascii=False, default=_iso)


def _iso(value: dt.date) -> str:
    return value.isoformat()


@dataclass(frozen=True)
class Described:
    """A field of the JSON: where it stands, such as "bodies[].answers[].reason", and what it holds."""

    path: str
    about: str | Promise


def described(shape: type = OpenRecommendation, above: str = "") -> Iterator[Described]:
    """Every field of the JSON from the shapes that it is made of, so that none is left out."""
    hints = typing.get_type_hints(shape)
    for one in dataclasses.fields(shape):
        below, many = _shape_in(hints[one.name])
        path = f"{above}{one.name}{'[]' if many else ''}"
        yield Described(path, _about(shape, one.name))
        if below:
            yield from described(below, f"{path}.")


def _shape_in(hint: Any) -> tuple[type | None, bool]:
    """The shape that a field holds, and whether it holds many; None for a plain value."""
    many = typing.get_origin(hint) is tuple
    inside = typing.get_args(hint) if many or isinstance(hint, types.UnionType) else (hint,)
    return next((one for one in inside if dataclasses.is_dataclass(one)), None), many
