"""An officer looks at an answer: accepts it, sends it back, enters a letter; and what an exempt one never tells."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus
from meetings.models import Recommendation, Response
from meetings.recommendation_enums import ResponseState
from meetings.services import answer_links, responses
from scrutiny.models import AuditEvent, OutgoingEmail
from scrutiny.records import StaleEdit
from tests.kept import kept
from tests.meetings.link_factories import typed
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db


@kept
def sent(clerk, chair, committee, fire_service):
    return make_sent_recommendation(fire_service, committee=committee, by=clerk)


@pytest.fixture
def addressee(sent):
    return sent.addressees.get()


def test_sent_back_to_who_has_an_account_by_a_mail_that_says_why(client_for, partner, clerk, addressee):
    make_answer(addressee, by=partner)
    page = reverse("meetings:addressee-send-back", args=[addressee.pk])
    client_for(clerk).post(page, {"note": "Say by which month."})
    mail = OutgoingEmail.objects.get(kind="answer_sent_back")
    assert mail.to == partner.email
    assert "Say by which month." in mail.body
    words = (
        client_for(partner).get(reverse("meetings:addressee-answer", args=[addressee.pk])).content.decode()
    )
    assert "Say by which month." in words
    assert "Figures will be published each quarter." in words


def test_sending_back_needs_a_note(client_for, partner, clerk, addressee):
    make_answer(addressee, by=partner)
    page = reverse("meetings:addressee-send-back", args=[addressee.pk])
    client_for(clerk).post(page, {"note": "  "})
    addressee.refresh_from_db()
    assert addressee.status == AddresseeStatus.GIVEN


def test_a_draft_is_its_bodys_alone(client_for, partner, clerk, chair, addressee):
    page = reverse("meetings:addressee-answer", args=[addressee.pk])
    draft = typed(reason="Our board has doubts.")
    del draft["save"]
    client_for(partner).post(page, draft | {"draft": "Later"})
    assert "Our board has doubts." in client_for(partner).get(page).content.decode()
    for who in (clerk, chair):
        words = client_for(who).get(addressee.recommendation.get_absolute_url()).content.decode()
        assert "An answer is being written" not in words
        assert "Our board has doubts." not in words
    assert "Our board has doubts." not in client_for(clerk).get(page).content.decode()


def test_a_letter_that_an_officer_enters_counts_at_once_with_its_date(client_for, clerk, addressee):
    day = timezone.localdate() - dt.timedelta(days=1)
    form = typed(received_on=day.isoformat())
    page = client_for(clerk).post(reverse("meetings:addressee-answer", args=[addressee.pk]), form)
    assert page.status_code == 302
    response = Response.objects.get()
    assert (response.state, response.received_on) == (ResponseState.COUNTED, day)


def test_what_was_given_anew_meanwhile_is_not_accepted_unread(partner, clerk, addressee):
    response = make_answer(addressee, by=partner)
    with pytest.raises(StaleEdit):
        responses.take(response=response, by=clerk, version=response.version + 1)


def test_what_changed_since_it_was_checked_is_not_given(partner, addressee):
    words = {"answer": "not-accepted", "reason": "It costs too much."}
    saved = responses.save_draft(addressee=addressee, by=partner, words=words, given_by="Sam Cole, CFO")
    responses.save_draft(addressee=addressee, by=partner, words=words, given_by="Jo Marsh, AC")
    with pytest.raises(StaleEdit):
        responses.give_draft(addressee=addressee, by=partner, expected_version=saved.version)
    assert Response.objects.get().state == ResponseState.DRAFT


def test_nothing_of_an_exempt_recommendation_stands_in_a_mail_or_in_the_audit(
    monkeypatch, partner, clerk, addressee
):
    monkeypatch.setattr(Recommendation, "is_exempt", True)
    answer_links.send(addressee=addressee, by=clerk)
    response = make_answer(addressee, by=partner)
    responses.send_back(response=response, by=clerk, note="The flat in Tanner Row?")
    text = addressee.recommendation.text
    mails = OutgoingEmail.objects.filter(
        kind__in=["answer_link", "answer_sent_back", "recommendation_answered"]
    )
    assert {mail.kind for mail in mails} >= {"answer_link", "answer_sent_back"}
    for mail in mails:
        assert text not in mail.body
        assert "Tanner Row" not in mail.body
    assert [event for event in AuditEvent.objects.all() if "Tanner Row" in str(event.detail)] == []
