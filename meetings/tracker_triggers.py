"""What the database keeps of a recommendation for lists, as triggers: its term, dates awaited, RAG and words.

It is told anew whenever the recommendation is written, and whenever an answer, a part, progress or a finding of it is.
The SQL is written from the tables of tracker_states.py: where these change, the triggers do, and a migration is due.

The recommendation is locked after the row that tells of it, as by services that move it on after an answer. PL/pgSQL
looks at the tables anew after it has waited, so that of two answers at once none is lost.
"""

import pgtrigger

from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.tracker_states import ADDRESSEE, FURTHEST_BEHIND, RECOMMENDATION, TOLD_BY_BODIES, union_state
from partnerships.enums import Rag

# Signs at which words are cut in the index as in what is looked for: "2026/27" is "2026" and "27".
CUTS = "/-._"
CONFIG = "english"
# Among the latest that each body and the committee say, the worst counts.
_WORST = (Rag.RED, Rag.AMBER, Rag.GREEN)


def tell() -> pgtrigger.Trigger:
    """Before a recommendation is written: what the database keeps of it."""
    return pgtrigger.Trigger(
        name="recommendation_tells",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("behind", "integer"), ("awaited", "date"), ("due", "date"), ("found", "date")],
        func=f"{_words()}{_position()}{_rag()}RETURN NEW;",
    )


def follow(name: str, key: str, *, of: tuple[str, ...]) -> pgtrigger.Trigger:
    """After a row that hangs on a recommendation by `key` changed in one of these columns: that is told anew."""
    return _after(name, of, f"id IN (NEW.{key}, OLD.{key})")


def follow_addressee(name: str, *, of: tuple[str, ...]) -> pgtrigger.Trigger:
    """The same for a row that hangs on an addressee."""
    ids = "NEW.addressee_id, OLD.addressee_id"
    whose = f"SELECT recommendation_id FROM meetings_addressee WHERE id IN ({ids})"  # noqa: S608
    return _after(name, of, f"id IN ({whose})")


def _after(name: str, of: tuple[str, ...], where: str) -> pgtrigger.Trigger:
    old, new = (", ".join(f"{row}.{column}" for column in of) for row in ("OLD", "NEW"))
    func = f"""
        IF TG_OP <> 'UPDATE' OR ({old}) IS DISTINCT FROM ({new}) THEN
            UPDATE meetings_recommendation SET position = position WHERE {where};
        END IF;
        RETURN NULL;
    """  # noqa: S608  # names that are written here
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(name=name, when=pgtrigger.After, operation=operation, func=func)


def _words() -> str:
    return f"""
        NEW.words := to_tsvector('{CONFIG}', translate(concat_ws(' ', NEW.reference, NEW.text, NEW.success, (
            SELECT string_agg(text, ' ') FROM meetings_recommendationpart WHERE recommendation_id = NEW.id
        )), '{CUTS}', '{" " * len(CUTS)}'));
    """  # noqa: S608


def _position() -> str:
    """As tracker_states.position_of, but that what is overdue is told by the dates: they pass by themselves."""
    own = {state: _quoted(_term(RECOMMENDATION, state)) for state in RecommendationStatus}
    sent = [state for state in AddresseeStatus if state != AddresseeStatus.NOT_SENT]
    ranks = {
        state: str(FURTHEST_BEHIND.index(term))
        for state in sent
        if (term := _term(ADDRESSEE, state)) in FURTHEST_BEHIND
    }
    return f"""
        SELECT min({_case("status", ranks)}), min(due_on) FILTER (WHERE status = 'awaiting'),
            min(due_on) FILTER (WHERE status IN ('awaiting', 'silent'))
        INTO behind, awaited, due FROM meetings_addressee WHERE recommendation_id = NEW.id;
        NEW.position := {_case("NEW.status", own)};
        NEW.awaited_until := NULL;
        NEW.answer_due := NULL;
        IF NEW.status IN ({", ".join(_quoted(state) for state in TOLD_BY_BODIES)}) THEN
            NEW.awaited_until := awaited;
            NEW.position := coalesce(
                (ARRAY[{", ".join(_quoted(term) for term in FURTHEST_BEHIND)}])[behind + 1], NEW.position
            );
        END IF;
        IF NEW.confirmed_on IS NULL THEN
            NEW.answer_due := due;
        END IF;
    """  # noqa: S608


def _rag() -> str:
    """Per body and part the latest said, of these the worst; what the committee found of all puts an end to earlier."""
    worst = " ".join(f"WHEN bool_or(rag = '{rag}') THEN '{rag}'" for rag in _WORST)
    return f"""
        SELECT max("on") INTO found FROM meetings_finding
        WHERE recommendation_id = NEW.id AND rag <> '' AND addressee_id IS NULL AND part_id IS NULL;
        NEW.rag := (SELECT CASE {worst} ELSE '' END FROM (
            SELECT DISTINCT ON (addressee_id, part_id) rag FROM (
                SELECT said.addressee_id, said.part_id, said.date AS day, 0 AS rank, said.id, said.rag
                FROM meetings_progressupdate said JOIN meetings_addressee body ON body.id = said.addressee_id
                WHERE body.recommendation_id = NEW.id AND (found IS NULL OR said.date > found)
                UNION ALL SELECT addressee_id, part_id, "on", 1, id, rag FROM meetings_finding
                WHERE recommendation_id = NEW.id AND rag <> '' AND (found IS NULL OR "on" >= found)
            ) told ORDER BY addressee_id, part_id, day DESC, rank DESC, id DESC
        ) latest);
    """  # noqa: S608


def _case(value: str, results: dict[str, str]) -> str:
    cases = " ".join(f"WHEN {_quoted(state)} THEN {result}" for state, result in results.items())
    return f"CASE {value} {cases} END"


def _term(workflow: str, state: str) -> str:
    return union_state(workflow, state).term


def _quoted(text: str) -> str:
    return f"'{text}'"
