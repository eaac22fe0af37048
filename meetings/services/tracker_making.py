"""Recommendations made of the rows of an imported tracker, with what it tells of answers, progress and findings."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.models import (
    Addressee,
    Committee,
    Finding,
    PartAnswer,
    ProgressUpdate,
    Recommendation,
    RecommendationPart,
    Response,
    TrackerImport,
    TrackerRow,
)
from meetings.models.recommendation import CLOSED, UNANSWERED
from meetings.recommendation_enums import (
    AddresseeKind,
    FindingKind,
    ImportColumn,
    ImportRowState,
    ResponseState,
    TrackerEvent,
)
from meetings.services import recommendations, tracker_rows
from meetings.tracker_reading.fields import ENDED, LONGEST_ORIGIN, tells_progress
from meetings.tracker_reading.units import Asked, RowSaid, Unit, Values, day_in, stage_of, unit_of
from meetings.tracker_reading.words import plain, shortened
from partnerships.enums import Rag
from partnerships.models import Organisation
from scrutiny import audit
from scrutiny.calendar.clear_days import municipal_year, response_due
from scrutiny.models import User

# "(a) " before the wording of a part: its letter is its place.
_LETTER = re.compile(r"\(?([a-z]|i{1,3}|iv|v|vi{1,3})[).]\s+", re.IGNORECASE)


@dataclass
class _Made:
    """The rows to be written, in the order in which one needs the other's key."""

    recommendations: list[Recommendation] = field(default_factory=list)
    parts: list[RecommendationPart] = field(default_factory=list)
    addressees: list[Addressee] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    part_answers: list[PartAnswer] = field(default_factory=list)
    updates: list[ProgressUpdate] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def write(self) -> None:
        """A tracker has thousands of rows: they are written together, and the database checks each."""
        lists: tuple[list[Any], ...] = (
            self.recommendations,
            self.parts,
            self.addressees,
            self.responses,
            self.part_answers,
            self.updates,
            self.findings,
        )
        for rows in lists:
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=1000)


def make_ready(tracker: TrackerImport, *, by: User) -> int:
    """Make a recommendation of each group of rows that fit; returns how many. Holds the committee's references.

    Everything is read once more first: what got its reference meanwhile is kept and not made. Of a tracker kept by
    hand nothing is made up: what it does not tell of an answer stays empty.
    """
    Committee.objects.select_for_update(of=("self",)).get(pk=tracker.committee_id)
    tracker_rows.reread(tracker)
    rows = {row.number: row for row in tracker.rows.filter(state=ImportRowState.READY)}
    units = [unit_of([_said(row) for row in group]) for group in _groups(rows.values())]
    maker = _Maker(tracker, by)
    for unit in units:
        maker.add(unit)
    maker.made.write()
    for unit, recommendation in zip(units, maker.made.recommendations, strict=True):
        for number in unit.numbers:
            rows[number].recommendation, rows[number].state = recommendation, ImportRowState.IMPORTED
            rows[number].version += 1
    TrackerRow.objects.bulk_update(rows.values(), ["recommendation", "state", "version"], batch_size=500)
    maker.record(units)
    return len(units)


def _groups(rows: Iterable[TrackerRow]) -> list[list[TrackerRow]]:
    found: dict[int, list[TrackerRow]] = {}
    for row in rows:
        found.setdefault(row.read["leader"] or row.number, []).append(row)
    return list(found.values())


def _said(row: TrackerRow) -> RowSaid:
    return RowSaid(row.number, row.read["kind"], row.values)


class _Maker:
    """Makes the rows of one recommendation after the other."""

    def __init__(self, tracker: TrackerImport, by: User):
        self.tracker, self.by = tracker, by
        self.matching = tracker_rows.matching_of(tracker)
        self.committee = tracker.committee
        self.council = tracker.committee.council
        self.made = _Made()
        self.bodies = Organisation.objects.filter(council=self.council).in_bulk()
        used = Recommendation.objects.filter(committee=self.committee).values_list("reference", "pk")
        self.used = {reference for reference, _pk in used}
        self.known = {
            plain(row.reference): row for row in Recommendation.objects.filter(committee=self.committee)
        }
        if not self.matching.numbers_anew:
            ready = tracker.rows.filter(state=ImportRowState.READY).values_list("read", flat=True)
            self.used |= {read["values"].get(ImportColumn.REFERENCE, "") for read in ready}
        self.next: dict[str, int] = {}

    def add(self, unit: Unit) -> None:
        recommendation = self._recommendation(unit)
        parts = [
            RecommendationPart(
                recommendation=recommendation,
                position=place,
                text=_LETTER.sub("", values[ImportColumn.TEXT], count=1)
                if _LETTER.match(values[ImportColumn.TEXT])
                else values[ImportColumn.TEXT],
            )
            for place, values in enumerate(unit.parts, start=1)
        ]
        self.made.recommendations.append(recommendation)
        self.made.parts += parts
        for asked in unit.asked:
            self._add_asked(recommendation, asked, parts)
        self._add_findings(recommendation, unit, parts)
        self.known.setdefault(plain(recommendation.reference), recommendation)

    def record(self, units: list[Unit]) -> None:
        """One line of the log for each, with the rows that it was made of and where everything stands."""
        bodies: dict[int, dict[str, str]] = {}
        for row in self.made.addressees:
            bodies.setdefault(row.recommendation.pk, {})[row.name] = str(row.status)
        for unit, recommendation in zip(units, self.made.recommendations, strict=True):
            audit.record(
                TrackerEvent.RECOMMENDATION_IMPORTED,
                by=self.by,
                subject=recommendation,
                council=self.council,
                file=self.tracker.original_name,
                tracker=self.tracker.pk,
                rows=unit.numbers,
                state=str(recommendation.status),
                bodies=bodies.get(recommendation.pk, {}),
            )

    def _recommendation(self, unit: Unit) -> Recommendation:
        head = unit.head
        made_on = dt.date.fromisoformat(head[ImportColumn.MADE_ON])
        status = _status(unit)
        is_closed = status in CLOSED
        finding = _finding_words(head) if unit.ended else head.get(ImportColumn.FINDING, "")
        return Recommendation(
            committee=self.committee,
            origin=self._origin(unit),
            is_public=self.tracker.is_public,
            reference=self._reference(head, made_on),
            text=head[ImportColumn.TEXT],
            success=head.get(ImportColumn.SUCCESS, ""),
            made_on=made_on,
            status=status,
            confirmed_on=self._ended_on(unit, made_on) if is_closed else None,
            finding=finding,
        )

    def _origin(self, unit: Unit) -> str:
        origin = unit.head.get(ImportColumn.ORIGIN) or _("Row %(row)d of the tracker “%(file)s”") % {
            "row": unit.numbers[0],
            "file": self.tracker.original_name,
        }
        if self.matching.numbers_anew and unit.head.get(ImportColumn.REFERENCE):
            origin = _("%(origin)s, number %(number)s") % {
                "origin": shortened(origin, 250),
                "number": unit.head[ImportColumn.REFERENCE],
            }
        return shortened(origin, LONGEST_ORIGIN)

    def _reference(self, head: Values, made_on: dt.date) -> str:
        if head.get(ImportColumn.REFERENCE) and not self.matching.numbers_anew:
            return head[ImportColumn.REFERENCE]
        year = municipal_year(made_on, start=self.council.year_start)
        if year not in self.next:
            following = recommendations.next_reference(self.committee, made_on)
            self.next[year] = int(following.rpartition("R")[2])
        while (reference := f"{year} R{self.next[year]}") in self.used:
            self.next[year] += 1
        self.used.add(reference)
        return reference

    def _ended_on(self, unit: Unit, made_on: dt.date) -> dt.date:
        told = day_in(unit.head, ImportColumn.CLOSED_ON, ImportColumn.PROGRESS_ON)
        in_parts = [day_in(values, ImportColumn.CLOSED_ON) for values in unit.parts]
        last = max(filter(None, in_parts), default=None)
        return max(told or last or self.matching.as_at, made_on)

    def _add_asked(
        self, recommendation: Recommendation, asked: Asked, parts: list[RecommendationPart]
    ) -> None:
        owner, whole = asked.owner, asked.whole
        status = _settled(asked.status, recommendation.status)
        is_body = owner["kind"] == AddresseeKind.BODY
        addressee = Addressee(
            recommendation=recommendation,
            kind=owner["kind"],
            organisation=self.bodies.get(owner["organisation"]),
            named="" if is_body else owner["name"],
            status=status,
        )
        if status != AddresseeStatus.NOT_SENT:
            self._start_clock(addressee, whole)
        self.made.addressees.append(addressee)
        response = self._response(addressee, asked) if asked.answer and addressee.sent_on else None
        for place, values in asked.of_parts:
            if response and values.get(ImportColumn.ANSWER):
                self.made.part_answers.append(
                    PartAnswer(response=response, part=parts[place], **_answer_words(values))
                )
            self._add_update(addressee, values, parts[place])
        for values in asked.sayings:
            self._add_update(addressee, values)

    def _start_clock(self, addressee: Addressee, whole: Values) -> None:
        """The day sent is the day it was made where the tracker does not tell it; the council's days from then."""
        sent = day_in(whole, ImportColumn.SENT_ON) or addressee.recommendation.made_on
        due = day_in(whole, ImportColumn.DUE_ON)
        if due is None or due < sent:
            due = response_due(sent, days=self.council.response_days).date
        addressee.sent_on, addressee.due_on, addressee.days_to_answer = sent, due, (due - sent).days

    def _response(self, addressee: Addressee, asked: Asked) -> Response:
        whole = asked.whole
        # An answer without its date is not called late: the tracker does not say that it was.
        told = day_in(whole, ImportColumn.ANSWERED_ON)
        received = told or max(addressee.sent_on, min(self.matching.as_at, addressee.due_on))
        response = Response(
            addressee=addressee,
            state=ResponseState.COUNTED,
            received_on=received,
            given_by=addressee.name[:200],
            entered_by=self.by,
            decided_by=self.by,
            decided_at=timezone.now(),
            **{**_answer_words(whole), "answer": asked.answer},
        )
        self.made.responses.append(response)
        return response

    def _add_update(
        self, addressee: Addressee, values: Values, part: RecommendationPart | None = None
    ) -> None:
        if not tells_progress(values):
            return
        made_on = addressee.recommendation.made_on
        day = day_in(values, ImportColumn.PROGRESS_ON, ImportColumn.CLOSED_ON) or self.matching.as_at
        self.made.updates.append(
            ProgressUpdate(
                addressee=addressee,
                part=part,
                date=max(day, made_on),
                text=_progress_words(values),
                rag=values.get(ImportColumn.RAG) or Rag.AMBER,
                stage=stage_of(values),
                by=self.by,
                said_by=addressee.name[:200],
            )
        )

    def _add_findings(
        self, recommendation: Recommendation, unit: Unit, parts: list[RecommendationPart]
    ) -> None:
        """What the tracker says that the committee found; minutes of before are not here."""
        if unit.ended:
            self._add_finding(
                recommendation, unit.ended, unit.head, self._ended_on(unit, recommendation.made_on)
            )
            return
        for part, values in zip(parts, unit.parts, strict=True):
            if (term := values.get(ImportColumn.STATE)) in ENDED:
                day = day_in(values, ImportColumn.CLOSED_ON, ImportColumn.PROGRESS_ON) or self.matching.as_at
                self._add_finding(recommendation, term, values, max(day, recommendation.made_on), part)

    def _add_finding(
        self,
        recommendation: Recommendation,
        term: str,
        values: Values,
        day: dt.date,
        part: RecommendationPart | None = None,
    ) -> None:
        words, kind = _finding_words(values), FindingKind(term)
        other = self._other(words, recommendation) if kind == FindingKind.DUPLICATE else None
        if kind == FindingKind.DUPLICATE and other is None:
            return
        self.made.findings.append(
            Finding(
                recommendation=recommendation,
                kind=kind,
                part=part,
                on=day,
                words=words,
                successor=other,
                by=self.by,
            )
        )

    def _other(self, words: str, recommendation: Recommendation) -> Recommendation | None:
        """The recommendation of which words say that this is a duplicate: "duplicate of R3"."""
        said = f" {plain(words)} "
        found = [
            row
            for reference, row in self.known.items()
            if row is not recommendation and (f" of {reference} " in said or f" see {reference} " in said)
        ]
        return max(found, key=lambda row: len(row.reference), default=None)


def _status(unit: Unit) -> RecommendationStatus:
    """Where it is as a whole: as it ended, else by the bodies."""
    if unit.ended:
        return RecommendationStatus(unit.ended)
    statuses = {asked.status for asked in unit.asked}
    if statuses == {AddresseeStatus.NOT_SENT}:
        is_draft = unit.head.get(ImportColumn.STATE) == "draft"
        return RecommendationStatus.DRAFT if is_draft else RecommendationStatus.MADE
    waiting = {*UNANSWERED, AddresseeStatus.NOT_SENT}
    return RecommendationStatus.SENT if statuses & waiting else RecommendationStatus.ANSWERED


def _settled(status: AddresseeStatus, whole: RecommendationStatus) -> AddresseeStatus:
    """Nothing is awaited of a body any more once the recommendation is closed."""
    return AddresseeStatus.NOT_SENT if whole in CLOSED and status in UNANSWERED else status


def _answer_words(values: Values) -> dict[str, Any]:
    """The five fields of an answer; words that stand in place of a date go with the action."""
    action = values.get(ImportColumn.ACTION, "")
    if said := values.get("target_words"):
        action = "\n".join(filter(None, (action, _("To be done by: “%(words)s”.") % {"words": said})))
    return {
        "answer": values.get(ImportColumn.ANSWER, ""),
        "reason": values.get(ImportColumn.RESPONSE, ""),
        "action": action,
        "lead": values.get(ImportColumn.LEAD, ""),
        "target_date": day_in(values, ImportColumn.TARGET_DATE),
    }


def _progress_words(values: Values) -> str:
    """The progress in the tracker's words; without an answer also the action, who leads it, and by when."""
    lines = [values.get(ImportColumn.PROGRESS, "")]
    if not values.get(ImportColumn.ANSWER):
        lines.append(values.get(ImportColumn.RESPONSE, ""))
        if action := values.get(ImportColumn.ACTION):
            lines.append(_("Action: %(action)s") % {"action": action})
        if lead := values.get(ImportColumn.LEAD):
            lines.append(_("Led by: %(lead)s") % {"lead": lead})
        if day := day_in(values, ImportColumn.TARGET_DATE):
            lines.append(_("To be done by: %(day)s") % {"day": f"{day.day} {day:%B %Y}"})
        elif said := values.get("target_words"):
            lines.append(_("To be done by: “%(words)s”.") % {"words": said})
    return "\n".join(filter(None, lines)) or values.get("state_words", "")


def _finding_words(values: Values) -> str:
    return (
        values.get(ImportColumn.FINDING)
        or values.get("state_words")
        or values.get(ImportColumn.PROGRESS)
        or _("As the tracker says.")
    )
