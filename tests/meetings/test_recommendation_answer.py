"""A body answers, reports progress, and the committee itself finds whether it is complete."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, Answer, RecommendationStatus
from meetings.recommendation_enums import FindingKind
from meetings.services import findings, progress
from scrutiny.access.checks import Refused
from tests.meetings.link_factories import typed
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(clerk, chair, committee, fire_service):
    return make_sent_recommendation(fire_service, committee=committee, by=clerk)


def test_the_partner_answers_for_its_own_body_and_the_officer_accepts(client_for, partner, clerk, sent):
    addressee = sent.addressees.get()
    page = reverse("meetings:addressee-answer", args=[addressee.pk])
    browser = client_for(partner)
    words = browser.post(page, typed(), follow=True).content.decode()
    assert "Check the answer before you give it" in words
    assert "Figures by ward each quarter." in words
    browser.post(reverse("meetings:addressee-answer-check", args=[addressee.pk]), {"version": "1"})
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.SENT
    client_for(clerk).post(reverse("meetings:addressee-take", args=[addressee.pk]), {"version": "1"})
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.ANSWERED


def test_accepting_needs_an_action_and_a_date(client_for, partner, sent):
    page = reverse("meetings:addressee-answer", args=[sent.addressees.get().pk])
    words = client_for(partner).post(page, {"answer": "in-part", "reason": "Some of it."}).content.decode()
    assert "Say what action will be taken" in words
    assert "“ongoing” is not a date" in words
    assert "Some of it." in words


def test_not_accepting_needs_only_a_reason(partner, sent):
    response = make_answer(
        sent.addressees.get(), by=partner, answer=Answer.NOT_ACCEPTED, action="", target_date=None
    )
    assert response.get_answer_display() == "Not accepted"


def test_an_answer_waits_for_the_other_bodies(clerk, chair, committee, police, fire_service, partner):
    sent = make_sent_recommendation(police, fire_service, committee=committee, by=clerk)
    make_answer(sent.addressees.get(organisation=fire_service), by=partner, taken_by=clerk)
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.SENT


def test_another_bodys_representative_is_refused(clerk, chair, committee, police, partner):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(Refused, match="Only representatives of Larkshire Police"):
        make_answer(sent.addressees.get(), by=partner, taken_by=clerk)


def test_an_answer_after_the_day_is_late(clerk, chair, committee, police):
    long_ago = timezone.localdate() - dt.timedelta(days=60)
    sent = make_sent_recommendation(police, committee=committee, by=clerk, on=long_ago)
    addressee = sent.addressees.get()
    assert addressee.is_overdue
    assert make_answer(addressee, by=clerk).is_late


def test_claimed_as_done_is_not_confirmed(client_for, clerk, partner, sent):
    addressee = sent.addressees.get()
    make_answer(addressee, by=partner, taken_by=clerk)
    progress.report(addressee=addressee, by=partner, text="Published.", rag="green", stage="claimed-done")
    sent.refresh_from_db()
    addressee.refresh_from_db()
    assert addressee.status == AddresseeStatus.CLAIMED_DONE
    assert sent.status == RecommendationStatus.ANSWERED
    form = {"minute": sent.resolution.minute_id, "words": "The figures were seen."}
    page = reverse("meetings:recommendation-confirm", args=[sent.pk])
    words = client_for(clerk).post(page, form, follow=True).content.decode()
    assert "Confirmed complete by the committee" in words
    assert "The figures were seen." in words
    [found] = sent.findings.all()
    assert (found.kind, found.minute, found.on) == ("confirmed", sent.resolution.minute, sent.made_on)


def test_the_committee_finds_by_minute(client_for, clerk, sent):
    page = reverse("meetings:recommendation-close", args=[sent.pk])
    words = client_for(clerk).post(page, {"words": "It lapsed."}).content.decode()
    assert "Choose the minute that holds the committee" in words
    assert "It lapsed." in words
    assert not sent.findings.exists()


def test_a_duplicate_names_the_other(client_for, clerk, sent):
    page = reverse("meetings:recommendation-mark-duplicate", args=[sent.pk])
    words = client_for(clerk).post(page, {"on": timezone.localdate().isoformat(), "words": "Twice."})
    assert "There is a problem" in words.content.decode()
    assert not sent.findings.exists()


def test_progress_cannot_be_in_the_future(clerk, partner, sent):
    addressee = sent.addressees.get()
    make_answer(addressee, by=partner, taken_by=clerk)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(ValidationError, match="cannot be in the future"):
        progress.report(addressee=addressee, by=partner, text="Soon.", rag="green", date=tomorrow)


def test_a_finding_can_be_opened_again(clerk, partner, sent):
    make_answer(sent.addressees.get(), by=partner, taken_by=clerk)
    sent.refresh_from_db()
    today = timezone.localdate()
    by_minute = {"by": clerk, "on": today, "minute": sent.resolution.minute}
    for kind in (FindingKind.CONFIRMED, FindingKind.REOPENED):
        findings.record(recommendation=sent, kind=kind, words="Figures stopped in June.", **by_minute)
    assert sent.status == RecommendationStatus.ANSWERED
    assert sent.confirmed_on is None


def test_partners_record_no_findings(partner, sent):
    with pytest.raises(Refused, match="committee's finding"):
        findings.record(
            recommendation=sent,
            kind=FindingKind.CONFIRMED,
            by=partner,
            on=timezone.localdate(),
            words="Done.",
            minute=sent.resolution.minute,
        )
