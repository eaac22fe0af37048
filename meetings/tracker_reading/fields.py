"""What one row of a tracker says, field by field: values where they can be read, sentences where they cannot."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.recommendation_enums import ImportColumn, RowKind
from meetings.tracker_reading.days import DayRead, read_day
from meetings.tracker_reading.matching import NO_STATE, Matching, answer_of_term, rag_of
from meetings.tracker_reading.owners import LONGEST_NAME, Register
from meetings.tracker_reading.words import is_nothing, shortened

LONGEST_REFERENCE, LONGEST_ORIGIN, LONGEST_LEAD = 20, 300, 200
PLAIN = (
    ImportColumn.TEXT,
    ImportColumn.RESPONSE,
    ImportColumn.ACTION,
    ImportColumn.PROGRESS,
    ImportColumn.SUCCESS,
    ImportColumn.FINDING,
)
DAYS = (
    ImportColumn.MADE_ON,
    ImportColumn.SENT_ON,
    ImportColumn.DUE_ON,
    ImportColumn.ANSWERED_ON,
    ImportColumn.TARGET_DATE,
    ImportColumn.PROGRESS_ON,
    ImportColumn.CLOSED_ON,
)
# A day that is to come cannot be the day of these.
PAST = (
    ImportColumn.MADE_ON,
    ImportColumn.SENT_ON,
    ImportColumn.ANSWERED_ON,
    ImportColumn.PROGRESS_ON,
    ImportColumn.CLOSED_ON,
)
# Which day cannot come before which.
ORDER = (
    (ImportColumn.SENT_ON, ImportColumn.MADE_ON),
    (ImportColumn.DUE_ON, ImportColumn.SENT_ON),
    (ImportColumn.DUE_ON, ImportColumn.MADE_ON),
    (ImportColumn.ANSWERED_ON, ImportColumn.SENT_ON),
    (ImportColumn.ANSWERED_ON, ImportColumn.MADE_ON),
    (ImportColumn.CLOSED_ON, ImportColumn.MADE_ON),
)
# States in which an answer has been given, though the tracker need not say which.
FOLLOWED_UP = ("action-planned", "in-progress", "claimed-done")
ENDED = (
    *("not-feasible", "confirmed", "not-implemented", "superseded", "deleted", "duplicate", "carried-over"),
)


@dataclass
class FieldsRead:
    """`values` by ImportColumn (days as ISO texts, owners as rows), `problems` by field, `notes` as sentences."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_fields(
    words: Mapping[str, str], kind: RowKind, matching: Matching, register: Register
) -> FieldsRead:
    """Read the words of a row's cells; of a part and of more on the row before only what they say of their own."""
    read = FieldsRead()
    for column in PLAIN:
        if said := _said(words, column):
            read.values[column] = said
    _days(read, words)
    _state(read, words, matching)
    _answer(read, words, matching)
    _planned(read)
    _rag(read, words, matching)
    _owners(read, words, matching, register, is_needed=kind == RowKind.RECOMMENDATION)
    _short(read, words)
    if kind == RowKind.RECOMMENDATION:
        _needed(read, words, matching)
    elif kind == RowKind.PART and ImportColumn.TEXT not in read.values:
        read.problems[ImportColumn.TEXT] = _("Enter the wording of the part.")
    _check_order(read)
    return read


def _said(words: Mapping[str, str], column: str) -> str:
    said = words.get(column, "").strip()
    return "" if is_nothing(said) else said


def _days(read: FieldsRead, words: Mapping[str, str]) -> None:
    for column in DAYS:
        found = read_day(
            words.get(column, ""), last=column in (ImportColumn.TARGET_DATE, ImportColumn.DUE_ON)
        )
        if found.problem:
            _no_day(read, column, found, words[column])
        elif found.day and column in PAST and found.day > timezone.localdate():
            read.problems[column] = _("This day is still to come.")
        elif found.day:
            read.values[column] = found.day.isoformat()
        if found.note:
            read.notes.append(found.note)


def _no_day(read: FieldsRead, column: ImportColumn, found: DayRead, words: str) -> None:
    """Keep "ongoing" as words where a day may be missing: only the day on which it was made may not."""
    if not found.is_words or column == ImportColumn.MADE_ON:
        read.problems[column] = found.problem
        return
    if column == ImportColumn.TARGET_DATE:
        read.values["target_words"] = words.strip()
        read.notes.append(_("%(problem)s It is kept in words with the action.") % {"problem": found.problem})
        return
    where = column.label
    read.notes.append(
        _("%(where)s: %(problem)s It is left out.") % {"where": where, "problem": found.problem}
    )


def _state(read: FieldsRead, words: Mapping[str, str], matching: Matching) -> None:
    said = _said(words, ImportColumn.STATE)
    if not said:
        return
    read.values["state_words"] = said
    term = matching.state_of(said)
    if term is None or term == "":
        read.problems[ImportColumn.STATE] = _("Say which state “%(words)s” is.") % {"words": shortened(said)}
    elif term == NO_STATE:
        read.notes.append(_("“%(words)s” is taken for no state.") % {"words": shortened(said)})
    else:
        read.values[ImportColumn.STATE] = term


def _answer(read: FieldsRead, words: Mapping[str, str], matching: Matching) -> None:
    """From its own column, else from a state that is an answer."""
    said, state = _said(words, ImportColumn.ANSWER), read.values.get(ImportColumn.STATE, "")
    found = answer_of_term(state, read.values.get("state_words", ""))
    if said:
        found = matching.answer_of(said)
        if not found:
            read.problems[ImportColumn.ANSWER] = _("Say which answer “%(words)s” is.") % {
                "words": shortened(said)
            }
        elif found == NO_STATE:
            read.notes.append(_("“%(words)s” is taken for no answer.") % {"words": shortened(said)})
            found = None
    if found:
        read.values[ImportColumn.ANSWER] = found
    elif read.values.get(ImportColumn.RESPONSE) and not said and state not in (*FOLLOWED_UP, *ENDED):
        read.problems.setdefault(
            ImportColumn.ANSWER, _("The row has words of an answer. Say whether it was accepted.")
        )


def tells_progress(values: Mapping[str, Any]) -> bool:
    """Whether a progress report comes of a row: of progress, and of an action or words that no answer holds."""
    is_answered = bool(values.get(ImportColumn.ANSWER))
    in_words = values.get(ImportColumn.ACTION) or values.get(ImportColumn.RESPONSE)
    return bool(
        values.get(ImportColumn.PROGRESS)
        or values.get(ImportColumn.STATE) in FOLLOWED_UP
        or (in_words and not is_answered)
    )


def _planned(read: FieldsRead) -> None:
    """An action without any state is one that is planned."""
    values = read.values
    said = {ImportColumn.STATE, ImportColumn.ANSWER, ImportColumn.PROGRESS, "state_words"} & set(values)
    if values.get(ImportColumn.ACTION) and not said and ImportColumn.ANSWER not in read.problems:
        values[ImportColumn.STATE] = "action-planned"
        read.notes.append(_("The row names an action and no state: it is taken as planned."))


def _rag(read: FieldsRead, words: Mapping[str, str], matching: Matching) -> None:
    said = _said(words, ImportColumn.RAG)
    if said and not (found := rag_of(said)):
        read.problems[ImportColumn.RAG] = _("“%(words)s” is neither red, amber nor green.") % {
            "words": shortened(said)
        }
        return
    if said:
        read.values[ImportColumn.RAG] = found
        return
    is_told = (
        bool(read.values.get(ImportColumn.PROGRESS)) or read.values.get(ImportColumn.STATE) in FOLLOWED_UP
    )
    if is_told and matching.rag:
        read.values[ImportColumn.RAG] = matching.rag
    elif is_told:
        read.problems[ImportColumn.RAG] = _("Say whether this progress is red, amber or green.")


def _owners(
    read: FieldsRead, words: Mapping[str, str], matching: Matching, register: Register, *, is_needed: bool
) -> None:
    said = _said(words, ImportColumn.OWNER)
    if not said and is_needed and matching.owner:
        said = matching.owner
        read.notes.append(_("The row names nobody; %(owner)s is put in.") % {"owner": said})
    owners = register.owners(said)
    if any(len(owner.name) > LONGEST_NAME for owner in owners):
        read.problems[ImportColumn.OWNER] = _(
            "Shorten the name to 200 characters, or write one in each line."
        )
    elif owners:
        read.values[ImportColumn.OWNER] = [owner.as_row() for owner in owners]
    elif is_needed:
        read.problems[ImportColumn.OWNER] = _("Say who is asked. The row names nobody.")


def _short(read: FieldsRead, words: Mapping[str, str]) -> None:
    if reference := " ".join(_said(words, ImportColumn.REFERENCE).split()):
        read.values[ImportColumn.REFERENCE] = reference
        if len(reference) > LONGEST_REFERENCE:
            read.problems[ImportColumn.REFERENCE] = _("Shorten the reference to 20 characters.")
    if lead := " ".join(_said(words, ImportColumn.LEAD).split()):
        read.values[ImportColumn.LEAD] = lead
        if len(lead) > LONGEST_LEAD:
            read.problems[ImportColumn.LEAD] = _("Shorten the name to 200 characters.")
    if origin := "; ".join(_said(words, ImportColumn.ORIGIN).splitlines()):
        read.values[ImportColumn.ORIGIN] = shortened(origin, LONGEST_ORIGIN)


def _needed(read: FieldsRead, words: Mapping[str, str], matching: Matching) -> None:
    """What no recommendation is without: its wording and the day on which it was made."""
    if ImportColumn.TEXT not in read.values:
        read.problems[ImportColumn.TEXT] = _("Enter the wording. The row has none.")
    if ImportColumn.MADE_ON in read.values or ImportColumn.MADE_ON in read.problems:
        return
    if matching.made_on:
        read.values[ImportColumn.MADE_ON] = matching.made_on.isoformat()
    else:
        read.problems[ImportColumn.MADE_ON] = _("Enter the date on which it was made. The row has none.")


def _check_order(read: FieldsRead) -> None:
    for later, earlier in ORDER:
        if later in read.values and earlier in read.values and later not in read.problems:
            first, then = (dt.date.fromisoformat(read.values[column]) for column in (earlier, later))
            if then < first:
                read.problems[later] = _("This day is before “%(earlier)s”.") % {
                    "earlier": ImportColumn(earlier).label
                }
