"""Which column of a tracker is what, guessed from the headings that published trackers have."""

from collections.abc import Sequence

from meetings.recommendation_enums import ImportColumn
from meetings.tracker_reading.words import plain

# Of these there may be several, whose words are put one below the other; of all others the first counts.
SEVERAL = frozenset(
    {
        *(ImportColumn.ORIGIN, ImportColumn.RESPONSE, ImportColumn.ACTION),
        *(ImportColumn.PROGRESS, ImportColumn.OWNER, ImportColumn.FINDING),
    }
)
# Headings in plain words (lower case, without signs). The first that fits wins, the whole heading before a part.
HEADINGS: dict[ImportColumn, tuple[str, ...]] = {
    ImportColumn.REFERENCE: (
        *("ref", "reference", "ref no", "rec no", "rec ref", "recommendation number", "recommendation no"),
        *("recommendation ref", "recommendation reference", "r number", "number", "no", "action number"),
        *("action no", "item", "id", "tracker no", "unique reference"),
    ),
    ImportColumn.SUCCESS: (
        *("success measure", "measure of success", "success criteria", "what would count as done"),
        *("outcome measure", "how will we know"),
    ),
    ImportColumn.SENT_ON: ("date sent", "sent on", "sent", "date referred", "date issued"),
    ImportColumn.ANSWERED_ON: (
        *("date of response", "response date", "date answered", "date of answer", "answered on"),
        *("response received", "date received", "date of reply"),
    ),
    ImportColumn.DUE_ON: ("response due", "answer due", "date response due", "reply due", "date due"),
    ImportColumn.CLOSED_ON: (
        *("date implemented", "date completed", "date confirmed", "date closed", "closed on", "completed on"),
        *("implementation date", "date of completion"),
    ),
    ImportColumn.PROGRESS_ON: (
        *("date of update", "update date", "last updated", "date updated", "date of progress"),
        *("position as at", "updated"),
    ),
    ImportColumn.TARGET_DATE: (
        *("target date", "timescale", "timescales", "deadline", "completion date", "by when", "due date"),
        *("new update date", "expected completion", "target", "when", "due"),
    ),
    ImportColumn.MADE_ON: (
        *("date made", "date of meeting", "meeting date", "date cabinet agreed", "date agreed"),
        *("committee date", "date of recommendation", "date of committee", "date raised", "month", "date"),
    ),
    ImportColumn.RAG: (
        "rag",
        "rag rating",
        "rag status",
        "red amber green",
        "red amber or green",
        "colour",
        "traffic light",
    ),
    ImportColumn.ORIGIN: (
        *("month and minute number", "minute number", "minute no", "minute", "meeting it came from"),
        *("meeting", "review", "topic", "source", "period", "report", "scrutiny review", "where made"),
    ),
    ImportColumn.LEAD: (
        *("lead officer", "portfolio holder", "cabinet member", "presented by", "led by", "lead"),
        *("responsible officer", "executive member"),
    ),
    ImportColumn.OWNER: (
        *("owner", "action owner", "body", "organisation", "agency", "partner", "partners", "addressee"),
        *("directed to", "addressed to", "made to", "service", "responsible body", "who", "responsibility"),
    ),
    ImportColumn.ANSWER: (
        *("accepted or not", "accepted", "decision", "agreed or not", "accept or reject"),
        *("cabinet decision", "executive decision"),
    ),
    ImportColumn.FINDING: (
        *("committee s finding", "finding", "assessment", "committee assessment", "committee comments"),
    ),
    ImportColumn.STATE: (
        *("status", "state", "current status", "position", "outcome", "implementation", "current position"),
    ),
    ImportColumn.PROGRESS: (
        *("progress", "progress comment", "progress comments", "latest update", "update", "commentary"),
        *("comments", "comment", "notes", "progress update"),
    ),
    ImportColumn.RESPONSE: (
        *("response", "csp response", "executive member s response", "cabinet response", "reply", "reason"),
        *("partner response", "response of the body"),
    ),
    ImportColumn.TEXT: (
        *("recommendation", "recommendations", "topic review recommendation", "scrutiny recommendation"),
        *("referral", "matter", "recommendation made", "agreed recommendation", "wording"),
    ),
    ImportColumn.ACTION: (
        *("action", "actions", "steps being taken", "steps being and to be taken", "action to be taken"),
        *("agreed action", "proposed action", "action taken", "next steps"),
    ),
}
_BY_HEADING = {heading: column for column, headings in HEADINGS.items() for heading in headings}
# A part of a heading says little when it is a short word: "no" is in many.
_LONG_ENOUGH = 5


def guess(headings: Sequence[str]) -> dict[int, ImportColumn]:
    """What each column is by its heading; what no heading of a published tracker says is left out.

    Without a column for recommendations that of actions is taken for it, as in action plans.
    """
    found: dict[int, ImportColumn] = {}
    for column, heading in enumerate(headings):
        target = _target(plain(heading))
        if target and (target in SEVERAL or target not in found.values()):
            found[column] = target
    if ImportColumn.TEXT not in found.values():
        action = next((column for column, target in found.items() if target == ImportColumn.ACTION), None)
        if action is not None:
            found[action] = ImportColumn.TEXT
    return found


def heading_row(rows: Sequence[Sequence[str]], *, within: int = 20) -> int:
    """The number of the row that most looks like headings, among the first of a sheet (counted from 1)."""
    scores = [len(set(guess(row).values())) for row in rows[:within]]
    best = max(scores, default=0)
    if best >= 2:
        return scores.index(best) + 1
    return next((number for number, row in enumerate(rows, start=1) if sum(map(bool, row)) > 1), 1)


def _target(heading: str) -> ImportColumn | None:
    if heading in _BY_HEADING:
        return _BY_HEADING[heading]
    inside = [words for words in _BY_HEADING if len(words) >= _LONG_ENOUGH and f" {words} " in f" {heading} "]
    return _BY_HEADING[max(inside, key=len)] if inside else None
