"""The one table of states: complete, found by the words of real trackers, and told of a recommendation."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.models import Addressee, Recommendation
from meetings.tracker_states import ADDRESSEE, RECOMMENDATION, UNION, position_of, state_for, union_state


@pytest.mark.parametrize("state", RecommendationStatus)
def test_every_state_of_a_recommendation_has_a_term(state):
    assert state in union_state(RECOMMENDATION, state).states


@pytest.mark.parametrize("state", AddresseeStatus)
def test_every_state_of_an_answer_has_a_term(state):
    assert state in union_state(ADDRESSEE, state).states


def test_no_state_and_no_synonym_stands_for_two_terms():
    states = [(union.workflow, state) for union in UNION for state in union.states]
    synonyms = [words for union in UNION for words in union.synonyms]
    assert len(states) == len(set(states))
    assert len(UNION) == 19
    for union in UNION:
        for words in (union.term, str(union.label), *union.synonyms):
            assert state_for(words) == union, words
    assert len(synonyms) == len(set(synonyms))


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("  ONGOING. ", "in-progress"),
        ("No longer feasible - under review", "not-feasible"),
        ("Completed", "claimed-done"),
        ("awaiting commentary from partners", "awaiting-commentary"),
        ("Removed as duplicate", "duplicate"),
    ],
)
def test_words_of_real_trackers_find_their_state(words, term):
    assert state_for(words).term == term


@pytest.mark.parametrize("words", ["", " - ", "amber", "see minute 12"])
def test_words_that_name_no_state_find_none(words):
    assert state_for(words) is None


@pytest.mark.parametrize(
    ("status", "answers", "term"),
    [
        ("made", ["not-sent"], "agreed"),
        ("sent", ["given", "accepted"], "awaiting-response"),
        ("sent", ["silent", "accepted"], "awaiting-commentary"),
        ("answered", ["claimed-done", "in-progress"], "in-progress"),
        ("answered", ["claimed-done", "not-accepted"], "claimed-done"),
        ("answered", ["not-accepted"], "not-accepted"),
        ("confirmed", ["claimed-done"], "confirmed"),
        ("not-feasible", ["not-feasible"], "not-feasible"),
    ],
)
def test_whoever_is_furthest_behind_tells_where_it_is(status, answers, term):
    assert position_of(_recommendation(status, answers)).term == term


def test_one_late_answer_makes_the_whole_overdue():
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    assert position_of(_recommendation("sent", ["awaiting", "accepted"], yesterday)).term == "overdue"


def test_an_answer_due_today_is_not_overdue():
    today = timezone.localdate()
    assert position_of(_recommendation("sent", ["awaiting"], today)).term == "awaiting-response"


def _recommendation(status, answers, due_on=None):
    recommendation = Recommendation(pk=1, status=status)
    rows = [Addressee(recommendation=recommendation, status=answer, due_on=due_on) for answer in answers]
    recommendation._prefetched_objects_cache = {"addressees": _Rows(rows)}
    return recommendation


class _Rows(list):
    """Stands for prefetched rows."""

    def all(self):
        return self
