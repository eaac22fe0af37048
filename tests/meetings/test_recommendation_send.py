"""Sending a recommendation: each body's own date, clock, mail and letter."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, PaperKind, RecommendationStatus, SendingMeans
from meetings.models import Publication
from meetings.services import recommendations
from meetings.services.recommendations import Sending
from scrutiny.models import OutgoingEmail
from tests.meetings.recommendation_factories import make_recommendation, make_sent_recommendation

pytestmark = pytest.mark.django_db


def test_the_officer_sends_it_and_the_clock_of_each_body_starts(
    client_for, clerk, chair, committee, police, fire_service
):
    made = make_recommendation(police, fire_service, committee=committee, by=clerk)
    today = timezone.localdate()
    form = {"on": today.isoformat()}
    for row in made.addressees.all():
        form |= {f"means_{row.pk}": "email", f"to_{row.pk}": f"{row.pk}@body.example"}
    answer = client_for(clerk).post(
        reverse("meetings:recommendation-send", args=[made.pk]), form, follow=True
    )
    assert "Awaiting response" in answer.content.decode()
    due = {row.due_on for row in made.addressees.all()}
    assert due == {today + dt.timedelta(days=28)}
    mails = OutgoingEmail.objects.filter(kind="recommendation_sent")
    assert mails.count() == 2
    assert "you must consider it, answer in writing" in mails.first().body


@pytest.mark.worker
def test_each_body_gets_a_letter_as_a_tagged_pdf(clerk, chair, committee, police, fire_service, pdf_ua):
    sent = make_sent_recommendation(police, fire_service, committee=committee, by=clerk)
    letters = Publication.objects.filter(kind=PaperKind.LETTER, published_at__isnull=False)
    assert letters.count() == 2
    assert all(letter.facts["faults"] == pdf_ua(letter.file.path) == [] for letter in letters)
    assert sent.text in letters.first().html


def test_a_second_body_can_be_sent_later_with_its_own_date(clerk, chair, committee, police, fire_service):
    made = make_recommendation(police, fire_service, committee=committee, by=clerk)
    first, second = made.addressees.order_by("pk")
    today = timezone.localdate()
    for row, day in ((first, today - dt.timedelta(days=2)), (second, today)):
        sending = Sending(row, means=SendingMeans.POST, to="1 High Street")
        recommendations.send(recommendation=made, by=clerk, on=day, sendings=[sending])
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.due_on - first.due_on).days == 2


def test_it_cannot_be_sent_before_the_meeting(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    row = made.addressees.get()
    form = {"on": "2018-03-27", f"means_{row.pk}": "post", f"to_{row.pk}": "1 High Street"}
    answer = client_for(clerk).post(reverse("meetings:recommendation-send", args=[made.pk]), form)
    words = answer.content.decode()
    assert "The date sent cannot be before the meeting that made the recommendation." in words
    assert "1 High Street" in words
    made.refresh_from_db()
    assert made.status == RecommendationStatus.MADE


def test_an_email_needs_an_address(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    row = made.addressees.get()
    form = {"on": timezone.localdate().isoformat(), f"means_{row.pk}": "email", f"to_{row.pk}": "the station"}
    answer = client_for(clerk).post(reverse("meetings:recommendation-send", args=[made.pk]), form)
    assert "Enter the email address it goes to" in answer.content.decode()


def test_nothing_chosen_is_a_sentence(clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(ValidationError, match="Choose at least one body"):
        recommendations.send(recommendation=made, by=clerk, on=timezone.localdate(), sendings=[])


def test_what_was_sent_keeps_its_wording(client_for, clerk, chair, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    page = reverse("meetings:recommendation-edit", args=[sent.pk])
    form = {"text": "Other words", "addressees": [police.pk], "version": sent.version}
    assert "Its wording stays as it went out." in client_for(clerk).post(page, form).content.decode()
    assert sent.addressees.get().status == AddresseeStatus.AWAITING
