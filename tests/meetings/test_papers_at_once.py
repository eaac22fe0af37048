"""Two officers withdraw, publish or allow words in the same second."""

import pytest

from meetings.models import Publication, Withdrawal
from meetings.services import allowed_words, publications, withdrawals
from tests.meetings import papers_factories
from tests.meetings.agenda_factories import make_items
from tests.meetings.test_two_at_once import as_now, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clerks_withdraw_one_pack(clerk, committee, meeting):
    make_items(meeting, "Apologies", by=clerk)
    pack = papers_factories.make_published_pack(meeting, by=clerk)
    withdraw = [
        lambda: withdrawals.withdraw(publication=as_now(pack), by=as_now(clerk), reason="A name stood in it.")
    ] * 2
    assert sorted(at_once(*withdraw)) == ["Version 1 of “Agenda pack” is withdrawn already.", "done"]
    assert Withdrawal.objects.count() == 1


def test_a_version_is_withdrawn_while_the_next_is_published(clerk, committee, meeting):
    make_items(meeting, "Apologies", by=clerk)
    first = papers_factories.make_published_pack(meeting, by=clerk)
    second = papers_factories.make_pack(meeting, by=clerk)
    said = at_once(
        lambda: withdrawals.withdraw(
            publication=as_now(first), by=as_now(clerk), reason="A name stood in it."
        ),
        lambda: publications.publish(publication=as_now(second), by=as_now(clerk)),
    )
    assert said == ["done", "done"]
    assert as_now(second).supersedes == first
    assert list(Publication.objects.published()) == [second]


def test_words_are_allowed_twice(clerk, committee, meeting):
    allow = [
        lambda: allowed_words.allow(
            meeting=as_now(meeting), by=as_now(clerk), words="Lime Walk", reason="On every map."
        )
    ] * 2
    assert sorted(at_once(*allow)) == ["These words are allowed already.", "done"]
