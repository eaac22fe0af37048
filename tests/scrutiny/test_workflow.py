"""The table engine: a verb moves a row on, or says in a sentence why not."""

import pytest

from partnerships.workflows import PLAN
from scrutiny import audit
from scrutiny.access.checks import Refused
from scrutiny.workflow import WrongState
from tests import factories


@pytest.fixture
def draft(partnership, partnership_officer):
    return factories.make_plan(partnership=partnership, by=partnership_officer, adopted=False)


def adopt(plan, by):
    return PLAN.apply(
        plan, "adopt", by=by, council=plan.council, detail={"minute": "27"}, adopted_on=plan.period_start
    )


def test_a_verb_moves_the_row_on_and_is_logged(draft, partnership_officer):
    adopt(draft, partnership_officer)
    draft.refresh_from_db()
    assert draft.status == "adopted"
    assert draft.adopted_on == draft.period_start
    line = audit.history(draft).first()
    assert (line.event, line.actor) == ("plan.adopted", "Tom Hale")
    assert line.detail == {"minute": "27", "moved": ["draft", "adopted"]}


def test_a_verb_out_of_turn_is_refused_with_the_present_state(draft, partnership_officer):
    adopt(draft, partnership_officer)
    with pytest.raises(WrongState, match="it is now “Adopted”"):
        adopt(draft, partnership_officer)


def test_the_row_in_the_database_counts_and_not_the_one_in_hand(draft, partnership_officer):
    in_hand = type(draft).objects.get(pk=draft.pk)
    adopt(draft, partnership_officer)
    assert in_hand.status == "draft"
    with pytest.raises(WrongState):
        adopt(in_hand, partnership_officer)


def test_who_may_not_is_refused_with_the_policys_sentence(draft, report_author):
    with pytest.raises(Refused, match="Only partnership officers and committee officers"):
        adopt(draft, report_author)
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_buttons_are_those_of_the_present_state_and_refused_ones_say_why(draft, report_author, clerk):
    (allowed,) = PLAN.available_actions(draft, clerk)
    assert (allowed.verb, allowed.allowed, allowed.reason) == ("adopt", True, "")
    (refused,) = PLAN.available_actions(draft, report_author)
    assert not refused.allowed
    assert refused.reason.startswith("Only partnership officers")
