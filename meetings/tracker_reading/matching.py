"""How a tracker is read: which column is what, what its words mean, and what stands for what it leaves out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from meetings.enums import Answer
from meetings.recommendation_enums import ImportColumn
from meetings.tracker_reading.words import plain
from meetings.tracker_states import state_for
from partnerships.enums import Rag

# What an officer chooses for words that are no state: they stay in the row, and say nothing here.
NO_STATE = "-"
_YES = frozenset({"yes", "y", "agreed", "agree", "approved", "accept", "accepted", "welcomed"})
_NO = frozenset({"no", "n", "not agreed", "disagreed", "refused", "reject"})
_ANSWER_OF_TERM = {
    "accepted": Answer.ACCEPTED,
    "partially-accepted": Answer.IN_PART,
    "not-accepted": Answer.NOT_ACCEPTED,
}
_RAG = {
    **dict.fromkeys(("r", "red", "off track", "red off track"), Rag.RED),
    **dict.fromkeys(("a", "amber", "yellow", "at risk", "amber at risk"), Rag.AMBER),
    **dict.fromkeys(("g", "green", "on track", "green on track"), Rag.GREEN),
}


@dataclass(frozen=True)
class Matching:
    """`columns` maps the place of a column (from 0) to an ImportColumn; `states` maps keys of `key_of` to terms.

    `made_on`, `owner`, `origin` and `rag` stand for what a row leaves out; `as_at` is the day to which the tracker
    was brought up to date. With `numbers_anew` the references of the file are not kept.
    """

    heading_row: int
    columns: Mapping[int, str]
    as_at: dt.date
    states: Mapping[str, str] = field(default_factory=dict)
    made_on: dt.date | None = None
    owner: str = ""
    origin: str = ""
    rag: str = ""
    numbers_anew: bool = False

    def state_of(self, words: str) -> str | None:
        """The term that words of the column of states mean; None for unknown words, NO_STATE for none."""
        chosen = self.states.get(key_of(ImportColumn.STATE, words))
        return chosen if chosen is not None else guess_state(words)

    def answer_of(self, words: str) -> str | None:
        """The Answer that words of the column of answers mean; None for unknown words, NO_STATE for none."""
        chosen = self.states.get(key_of(ImportColumn.ANSWER, words))
        return chosen if chosen is not None else guess_answer(words)


def key_of(column: str, words: str) -> str:
    """Under which key the meaning of words in a column is kept."""
    return f"{column}:{plain(words)}"


def guess_state(words: str) -> str | None:
    """The term of words, or of what stands before a dash, a comma, a bracket or a colon: "Complete - June 2019"."""
    start = words
    for sign in (" - ", " – ", ",", "(", ":", ";", "\n", ". "):
        start = start.split(sign, 1)[0]
    found = state_for(words) or state_for(start)
    return found.term if found else None


def guess_answer(words: str) -> str | None:
    """The answer that words name, as "Yes", "Accepted in part" or "Agreed in principle"."""
    said = plain(words)
    if said in Answer.values:
        return said
    if "principle" in said.split():
        return Answer.IN_PRINCIPLE
    if said in _YES:
        return Answer.ACCEPTED
    if said in _NO:
        return Answer.NOT_ACCEPTED
    for answer in Answer:
        if said in (plain(answer.value), plain(str(answer.label))):
            return answer
    return answer_of_term(guess_state(words) or "", words)


def answer_of_term(term: str, words: str) -> str | None:
    """The answer that a state tells of, where it is one."""
    if term == "partially-accepted" and "principle" in plain(words):
        return Answer.IN_PRINCIPLE
    return _ANSWER_OF_TERM.get(term)


def rag_of(words: str) -> str | None:
    """Red, amber or green of the words of a tracker; None for unknown ones."""
    return _RAG.get(plain(words))
