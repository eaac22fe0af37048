"""What is exempt of a meeting and what is open, taken from the rows themselves.

The leak check must find a mistake in meetings/visibility.py, so nothing here asks that module or a composed paper:
a row is exempt by its own columns. Source: Local Government Act 1972 s.100B(2) and (5), Schedule 12A.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

from meetings.enums import ExemptParagraph
from meetings.house_style_words import Fill
from meetings.models import (
    AgendaItem,
    Meeting,
    Minute,
    MinutePart,
    Motion,
    Recommendation,
    Report,
    Resolution,
)
from meetings.report_rows import ReportRows, rows_for

_PICTURE = re.compile(r"\(picture:([\w-]+)\)")
# Columns that hold no words of anybody: keys, states, hashes and who typed it.
_NO_WORDS = frozenset(
    (
        *(
            "id",
            "key",
            "kind",
            "state",
            "status",
            "sha256",
            "source_sha256",
            "content_type",
            "file",
            "source",
        ),
        *(
            "edited_by",
            "cleared_by",
            "recorded_by",
            "failure",
            "slug",
            "colour",
            "nation",
            "audience",
            "mode",
            "outcome",
            "vote_method",
            "casting_vote",
            "quorum_outcome",
        ),
    )
)
# Never printed on a public paper: words in them are not public because the row is open.
_NOT_PRINTED = frozenset({"return_note", "original_name", "public_interest_reason", "comment"})
# What everybody may read of a row that is exempt: s.100B(5), and the numbers by which it is called.
_OPEN_OF_ITEM = frozenset({"title", "label", "ref"})
_OPEN_OF_APPENDIX = frozenset({"title"})
_OPEN_OF_RECOMMENDATION = frozenset({"reference"})
# The summary is written for everybody: s.100C(2).
_OPEN_OF_MINUTE = frozenset({"number", "decision_word", "summary"})
_REASON = frozenset({"public_interest_reason"})
_ACTION = frozenset({"action"})


@dataclass
class Sources:
    """The texts of a meeting in two piles, and the files of appendices and pictures in each."""

    exempt: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    exempt_papers: list[FieldFile] = field(default_factory=list)
    public_papers: list[FieldFile] = field(default_factory=list)
    exempt_pictures: list[FieldFile] = field(default_factory=list)
    public_pictures: list[FieldFile] = field(default_factory=list)

    def add(
        self,
        row: Any,
        *,
        exempt: bool,
        public: frozenset[str] = frozenset(),
        kept: frozenset[str] = frozenset(),
    ) -> None:
        """The words of a row; the columns named `public` are so even if the row is exempt, and `kept` if it is not."""
        for name, text in _columns(row):
            if name in kept or (exempt and name not in public):
                self.exempt.append(text)
            elif name not in _NOT_PRINTED:
                self.public.append(text)

    def add_file(self, file: FieldFile, *, exempt: bool, picture: bool = False) -> None:
        if file and picture:
            (self.exempt_pictures if exempt else self.public_pictures).append(file)
        elif file:
            (self.exempt_papers if exempt else self.public_papers).append(file)


def of_meeting(meeting: Meeting) -> Sources:
    """All that the papers of a meeting are made of, in a number of queries that does not grow."""
    found = Sources()
    found.public += map(str, ExemptParagraph.labels)
    for row in (meeting, meeting.committee, meeting.committee.council):
        found.add(row, exempt=False)
    items = list(
        meeting.items.select_related("presenter", "on_behalf_of", "report__author", "report__house_style")
    )
    for item in items:
        _add_item(found, item)
    reports = [item.report for item in items if hasattr(item, "report")]
    rows = rows_for(reports) if reports else {}
    for report in reports:
        _add_report(found, report, rows[report.pk])
    for minute in _minutes(meeting):
        _add_minute(found, minute)
    for recommendation in _recommendations(meeting):
        _add_recommendation(found, recommendation)
    return found


def _add_item(found: Sources, item: AgendaItem) -> None:
    exempt = bool(item.exempt_paragraphs)
    found.add(item, exempt=exempt, public=_OPEN_OF_ITEM)
    for person in (item.presenter, item.on_behalf_of):
        if person:
            (found.exempt if exempt else found.public).append(str(person))


def _add_report(found: Sources, report: Report, rows: ReportRows) -> None:
    """A report and its parts: all of it is exempt if its item is, else each section and appendix by itself."""
    exempt = bool(report.item.exempt_paragraphs)
    sheet = report.sheet
    found.public += _texts_in(asdict(sheet) if not isinstance(sheet, dict) else sheet)
    found.add(report, exempt=exempt)
    pile = found.exempt if exempt else found.public
    pile += [str(report.author)] if report.author else []
    pile += _texts_in(report.own_facts)
    kept = {sheet.fill_of(section.key) for section in rows.sections if section.exempt_paragraphs}
    for section in rows.sections:
        own = frozenset({"heading"}) if section.key in sheet.by_key else frozenset()
        found.add(section, exempt=exempt or bool(section.exempt_paragraphs), public=own)
    for fill, listed in _lists(rows):
        for row in listed:
            found.add(row, exempt=exempt or fill in kept)
    _add_files(found, rows, exempt=exempt)
    _add_sign_offs(found, rows, exempt=exempt)


def _lists(rows: ReportRows) -> Iterator[tuple[Fill, tuple[models.Model, ...]]]:
    yield Fill.RECOMMENDATIONS, rows.recommendations
    yield Fill.RISKS, rows.risks
    yield Fill.BACKGROUND_PAPERS, rows.background_papers


def _add_files(found: Sources, rows: ReportRows, *, exempt: bool) -> None:
    for appendix in rows.appendices:
        kept = exempt or appendix.is_exempt or bool(appendix.exempt_paragraphs)
        found.add(appendix, exempt=kept, public=frozenset() if exempt else _OPEN_OF_APPENDIX)
        found.add_file(appendix.file, exempt=kept)
    shown = {
        key
        for section in rows.sections
        if not exempt and not section.exempt_paragraphs
        for key in _PICTURE.findall(section.body)
    }
    for picture in rows.pictures:
        found.add(picture, exempt=picture.key not in shown)
        found.add_file(picture.file, exempt=picture.key not in shown, picture=True)


def _add_sign_offs(found: Sources, rows: ReportRows, *, exempt: bool) -> None:
    """What reviewers said of a section that is kept, and the text that they agreed to; of others it is not printed."""
    kept = {section.pk for section in rows.sections if section.exempt_paragraphs}
    for one in rows.sign_offs:
        if exempt or one.section_id in kept:
            found.add(one, exempt=True)


def open_minutes(meeting: Meeting) -> list[str]:
    """What everybody may read of the minutes of a meeting, in a number of queries that does not grow."""
    found = Sources()
    for minute in _minutes(meeting):
        _add_minute(found, minute)
    return found.public


def _minutes(meeting: Meeting) -> Iterable[Minute]:
    clauses = Resolution.objects.order_by("position", "pk").prefetch_related("programme_entries")
    rows = Minute.objects.filter(minutes__meeting=meeting).select_related("item", "minutes")
    return rows.prefetch_related(
        Prefetch("resolutions", clauses),
        "parts",
        "motions",
        "exclusions",
        "actions",
        "minutes__agreed_corrections",
        "minutes__proposed_corrections",
    )


def _add_minute(found: Sources, minute: Minute) -> None:
    """A minute and what hangs on it: its own words are kept with it, each row under it also by its own columns."""
    clauses, motions = list(minute.resolutions.all()), list(minute.motions.all())
    kept = {row for row in (*clauses, *motions, *minute.parts.all()) if row.is_exempt or row.in_private}
    own = minute.is_exempt or minute.in_private
    found.add(minute, exempt=own, public=_OPEN_OF_MINUTE, kept=_ACTION if kept else frozenset())
    for clause in clauses:
        is_kept = minute.is_exempt or clause in kept
        found.add(clause, exempt=is_kept)
        for entry in clause.programme_entries.all():
            found.add(entry, exempt=is_kept)
    for part in minute.parts.all():
        # What is kept beside another text is not printed, so nothing is public because it stands there.
        if minute.is_exempt or part in kept or not part.is_beside:
            found.add(part, exempt=minute.is_exempt or part in kept)
    for motion in motions:
        found.add(motion, exempt=minute.is_exempt or _is_kept(motion, motions, kept))
    for exclusion in minute.exclusions.all():
        found.add(exclusion, exempt=False, kept=_REASON)
    for action in minute.actions.all():
        hangs_on = action.clause_id in {row.pk for row in kept if isinstance(row, Resolution)}
        found.add(action, exempt=own or hangs_on or (action.clause_id is None and bool(kept)))
    _add_corrections(found, minute, own=own, kept=kept)


def _is_kept(motion: Motion, motions: list[Motion], kept: set[models.Model]) -> bool:
    """Whether a motion is kept, or one that it amends."""
    over = next((row for row in motions if row.pk == motion.amends_id), None)
    return motion in kept or (over is not None and _is_kept(over, motions, kept))


def _add_corrections(found: Sources, minute: Minute, *, own: bool, kept: set[models.Model]) -> None:
    """Corrections of a minute. Those of one that is kept in part may be of either part, so they prove nothing."""
    for row in minute.minutes.agreed_corrections.all():
        if row.minute_id == minute.pk and (own or not kept):
            found.add(row, exempt=own)
    places = {(type(row), row.pk) for row in kept}
    for proposed in minute.minutes.proposed_corrections.all():
        is_kept = {(MinutePart, proposed.part_id), (Resolution, proposed.clause_id)} & places
        if proposed.minute_id == minute.pk and (own or is_kept):
            found.add(proposed, exempt=True)


def _recommendations(meeting: Meeting) -> Iterable[Recommendation]:
    """Of all meetings of the committee: updates tell of them until they are closed."""
    made = Recommendation.objects.filter(committee=meeting.committee).select_related("resolution__minute")
    return made.prefetch_related(
        "addressees__responses", "addressees__updates", "addressees__organisation", "addressees__person"
    )


def _add_recommendation(found: Sources, row: Recommendation) -> None:
    clause = row.resolution
    exempt = clause is not None and (clause.is_exempt or clause.in_private or clause.minute.is_exempt)
    found.add(row, exempt=exempt, public=_OPEN_OF_RECOMMENDATION)
    for addressee in row.addressees.all():
        found.add(addressee, exempt=exempt)
        found.public.append(addressee.name)
        for answer in (*addressee.responses.all(), *addressee.updates.all()):
            if answer:
                found.add(answer, exempt=exempt)


def _columns(row: models.Model) -> Iterator[tuple[str, str]]:
    for one in row._meta.concrete_fields:
        is_words = isinstance(one, models.CharField | models.TextField) and one.name not in _NO_WORDS
        if is_words and (text := getattr(row, one.attname)):
            yield one.name, str(text)


def _texts_in(value: Any) -> list[str]:
    """Every text in a value of dictionaries and lists."""
    if isinstance(value, str | Promise):
        return [str(value)] if value else []
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts_in(one)]
    if isinstance(value, list | tuple | set | frozenset):
        return [text for one in value for text in _texts_in(one)]
    return []
