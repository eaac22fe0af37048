"""The states of trackers as docs/workflows.md prints them: whose, how stored, and by which verbs one comes there."""

from meetings.recommendation_workflows import ADDRESSEE as ANSWER
from meetings.recommendation_workflows import RECOMMENDATION as WHOLE
from meetings.tracker_states import ADDRESSEE, RECOMMENDATION, UNION, UnionState

WORKFLOWS = {RECOMMENDATION: WHOLE, ADDRESSEE: ANSWER}
WHOSE = {RECOMMENDATION: "the recommendation", ADDRESSEE: "each answer"}


def rows() -> list[tuple[str, ...]]:
    """One row for each term: its label, whose it is, the states stored, the verbs that lead there, synonyms."""
    return [_row(union) for union in UNION]


def _row(union: UnionState) -> tuple[str, ...]:
    workflow = WORKFLOWS.get(union.workflow)
    synonyms = ", ".join(union.synonyms)
    if workflow is None:
        return (str(union.label), WHOSE[ADDRESSEE], "worked out", "the day due has passed", synonyms)
    stored = [str(state.label) for state in workflow.states if state.value in union.states]
    begins = ["the beginning"] if workflow.initial in union.states else []
    verbs = [f"`{one.verb}`" for one in workflow.transitions if one.target in union.states]
    return (
        str(union.label),
        WHOSE[union.workflow],
        ", ".join(stored),
        ", ".join([*begins, *verbs]) or "not yet",
        synonyms,
    )
