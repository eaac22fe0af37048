"""Two browsers open one link in the same second, and two officers send a link to one body."""

import pytest
from django.core.exceptions import ValidationError

from meetings.models import AnswerLink
from meetings.services import answer_links
from tests.meetings.link_factories import send_link
from tests.meetings.recommendation_factories import make_sent_recommendation
from tests.meetings.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def addressee(clerk, chair, committee, fire_service):
    sent = make_sent_recommendation(fire_service, committee=committee, by=clerk)
    return sent.addressees.get()


def test_a_link_belongs_to_the_browser_that_was_first(clerk, addressee):
    _link, address = send_link(addressee, by=clerk)

    def open_it():
        try:
            answer_links.bind(key=address.split("/")[2])
        except answer_links.LinkRefused as refused:
            raise ValidationError("refused") from refused

    assert sorted(at_once(open_it, open_it)) == ["done", "refused"]


def test_of_two_links_sent_at_once_one_can_be_used(clerk, addressee):
    def send():
        answer_links.send(addressee=addressee, by=clerk)

    assert at_once(send, send) == ["done", "done"]
    assert AnswerLink.objects.filter(revoked_at=None).count() == 1
    # The third went out with the recommendation itself.
    assert AnswerLink.objects.count() == 3
