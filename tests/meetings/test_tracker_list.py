"""The tracker's lists: of all committees, of one committee and of one body."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.meetings.recommendation_factories import make_recommendation, make_sent_recommendation

pytestmark = pytest.mark.django_db


def tracker(name: str, *pks) -> str:
    return reverse(f"meetings:{name}", args=pks)


@pytest.fixture
def sent(clerk, chair, committee, police):
    return make_sent_recommendation(police, committee=committee, by=clerk)


@pytest.fixture
def unsent(clerk, chair, committee, fire_service):
    return make_recommendation(fire_service, committee=committee, by=clerk)


def shown(browser, url: str) -> set[str]:
    """The references of the recommendations in the list."""
    answer = browser.get(url)
    assert answer.status_code == 200, answer.status_code
    return {row.reference for row in answer.context["page"].object_list}


def test_the_tracker_of_a_committee_has_its_recommendations(sent, unsent, committee, client_for, clerk):
    assert shown(client_for(clerk), tracker("tracker-committee", committee.pk)) == {
        sent.reference,
        unsent.reference,
    }


def test_the_tracker_of_a_body_has_what_it_was_asked(sent, unsent, police, client_for, clerk):
    assert shown(client_for(clerk), tracker("tracker-body", police.pk)) == {sent.reference}


def test_a_body_sees_in_its_tracker_what_was_sent_to_it(
    sent, unsent, police, fire_service, committee, clerk, client_for, partner
):
    day = timezone.localdate() - dt.timedelta(days=20)
    own = make_sent_recommendation(fire_service, police, committee=committee, by=clerk, on=day)
    browser = client_for(partner)
    assert shown(browser, tracker("tracker-body", fire_service.pk)) == {own.reference}
    assert shown(browser, tracker("tracker-body", police.pk)) == {own.reference}
    assert shown(browser, tracker("recommendation-list")) == {own.reference}
