"""Sending a recommendation: each body's own date, clock, mail and letter."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, PaperKind, RecommendationStatus, SendingMeans
from meetings.models import Publication
from meetings.services import sending
from meetings.services.sending import Sending
from partnerships.enums import OrganisationKind
from scrutiny.models import OutgoingEmail
from tests.factories import make_organisation
from tests.meetings.recommendation_factories import (
    boxes_of,
    copies_owed,
    make_recommendation,
    make_sent_recommendation,
)

pytestmark = pytest.mark.django_db


def page_of(made) -> str:
    return reverse("meetings:recommendation-send", args=[made.pk])


def test_the_officer_sends_it_and_the_clock_of_each_body_starts(
    client_for, clerk, chair, committee, police, fire_service
):
    made = make_recommendation(police, fire_service, committee=committee, by=clerk)
    today = timezone.localdate()
    form = boxes_of(made)
    for row in made.addressees.all():
        form |= {f"means_{row.pk}": "email", f"to_{row.pk}": f"{row.pk}@body.example"}
    answer = client_for(clerk).post(page_of(made), form, follow=True)
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


def test_a_body_that_need_not_have_a_copy_can_be_sent_later_with_its_own_date(
    clerk, chair, committee, police, partnership_officer
):
    charity = make_organisation(
        "Larkmere Refuge", council=committee.council, by=partnership_officer, kind=OrganisationKind.OTHER
    )
    made = make_recommendation(police, charity, committee=committee, by=clerk)
    first, second = made.addressees.order_by("pk")
    today = timezone.localdate()
    for row, day in ((first, today - dt.timedelta(days=2)), (second, today)):
        to = Sending(row, means=SendingMeans.POST, to="1 High Street")
        sending.send(recommendation=made, by=clerk, on=day, sendings=[to])
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.due_on - first.due_on).days == 2


def test_it_cannot_be_sent_before_the_meeting(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    answer = client_for(clerk).post(page_of(made), boxes_of(made, on="2018-03-27"))
    words = answer.content.decode()
    assert "The date sent cannot be before the meeting that made the recommendation." in words
    assert "1 High Street" in words
    made.refresh_from_db()
    assert made.status == RecommendationStatus.MADE


def test_an_email_needs_an_address(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    row = made.addressees.get()
    form = boxes_of(made, **{f"means_{row.pk}": "email", f"to_{row.pk}": "the station"})
    answer = client_for(clerk).post(page_of(made), form)
    assert "Enter the email address it goes to" in answer.content.decode()


def test_a_letter_does_not_go_by_post_to_an_email_address(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    row = made.addressees.get()
    answer = client_for(clerk).post(page_of(made), boxes_of(made, **{f"to_{row.pk}": "a@police.example"}))
    assert "This is an email address. Enter the postal address" in answer.content.decode()


def test_nothing_chosen_is_a_sentence(clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(ValidationError, match="Choose at least one body"):
        sending.send(recommendation=made, by=clerk, on=timezone.localdate(), sendings=[])


def test_what_was_sent_keeps_its_wording(client_for, clerk, chair, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    page = reverse("meetings:recommendation-edit", args=[sent.pk])
    form = {"text": "Other words", "addressees": [police.pk], "version": sent.version}
    assert "Its wording stays as it went out." in client_for(clerk).post(page, form).content.decode()
    assert sent.addressees.get().status == AddresseeStatus.AWAITING


def test_the_page_shows_how_the_day_due_is_counted(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    words = client_for(clerk).get(page_of(made)).content.decode()
    assert "28 calendar days after" in words


def test_one_message_tells_of_it_and_has_the_link_to_answer(clerk, chair, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    mail = OutgoingEmail.objects.get(to=police.contact_email)
    assert mail.kind == "recommendation_sent"
    assert mail.is_secret
    assert sent.text in mail.body
    assert "/answer/" in mail.body
    assert sent.addressees.get().links.get().is_live


def test_who_gets_it_by_post_has_no_link(clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    row = made.addressees.get()
    to = Sending(row, SendingMeans.POST, "1 High Street", proof="RD 12")
    owed = copies_owed(made)
    sending.send(recommendation=made, by=clerk, on=timezone.localdate(), sendings=[to], copies_to=owed)
    assert not row.links.exists()
    assert not OutgoingEmail.objects.filter(kind="recommendation_sent").exists()
    row.refresh_from_db()
    assert row.proof == "RD 12"
