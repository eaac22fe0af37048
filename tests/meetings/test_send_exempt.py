"""A recommendation of an exempt clause: copies are owed all the same, and no message repeats its words."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import PaperKind, SendingMeans
from meetings.models import Publication
from meetings.services import minute_entries, recommendations, sending
from meetings.services import minutes as minutes_service
from meetings.services.copies import CopySending
from meetings.services.resolutions import ClauseText
from meetings.services.sending import Sending
from scrutiny.models import AuditEvent, OutgoingEmail
from tests.kept import kept
from tests.meetings.minutes_factories import make_attendance, make_exempt_item, make_held_meeting
from tests.meetings.recommendation_factories import boxes_of, copies_owed

pytestmark = pytest.mark.django_db
WORDS = "That the landlord of Mill House be named to the police"


@kept
def secret(clerk, chair, committee, police, fire_service):
    day = timezone.localdate() - dt.timedelta(days=20)
    meeting = make_held_meeting(committee=committee, by=clerk, date=day)
    item = make_exempt_item("One case", meeting=meeting, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = minutes_service.start(meeting=meeting, by=clerk)
    minute = minutes.entries.get(item=item)
    minute_entries.change(
        minute=minute, by=clerk, expected_version=minute.version, clauses=[ClauseText(WORDS)]
    )
    minutes_service.publish(minutes=minutes, by=clerk)
    clause = minute.resolutions.first()
    return recommendations.make(resolution=clause, by=clerk, text=WORDS, addressees=[police])


def page_of(recommendation) -> str:
    return reverse("meetings:recommendation-send", args=[recommendation.pk])


def send(secret, clerk, copies_to):
    to = Sending(secret.addressees.get(), SendingMeans.EMAIL, "liaison@police.example")
    day = timezone.localdate()
    sending.send(recommendation=secret, by=clerk, on=day, sendings=[to], copies_to=copies_to)


def test_a_copy_of_it_is_owed_and_goes_by_post_or_by_hand(client_for, clerk, secret, fire_service):
    assert secret.is_exempt
    words = client_for(clerk).get(page_of(secret)).content.decode()
    assert "How it goes to Larkshire Fire and Rescue Service" in words
    assert re.findall(rf'name="means_copy_{fire_service.pk}"[^>]*value="([a-z]+)"', words) == ["post", "hand"]
    with pytest.raises(ValidationError, match="by post or by hand"):
        send(secret, clerk, [CopySending(fire_service, SendingMeans.EMAIL, "control@fire.example")])
    form = boxes_of(secret, **{f"means_copy_{fire_service.pk}": "email"})
    assert client_for(clerk).post(page_of(secret), form).status_code == 200
    assert not secret.copies.exists()


def test_no_message_and_no_entry_of_the_log_repeats_its_words(clerk, secret):
    send(secret, clerk, copies_owed(secret))
    mails = OutgoingEmail.objects.filter(kind__startswith="recommendation")
    assert mails.count() == 1
    assert "does not repeat it" in mails.get().body
    assert "/answer/" in mails.get().body
    assert not [mail for mail in mails if "Mill House" in mail.body + mail.subject]
    since = AuditEvent.objects.filter(event__startswith="recommendation.")
    told = [event for event in since if event.event != "recommendation.made"]
    assert told
    assert not [event for event in told if "Mill House" in f"{event.detail} {event.subject}"]


@pytest.mark.worker
def test_its_letters_say_that_they_are_not_for_publication(client, clerk, secret):
    send(secret, clerk, copies_owed(secret))
    letters = Publication.objects.filter(kind__in=[PaperKind.LETTER, PaperKind.COPY_LETTER])
    assert letters.count() == 2
    assert all("Not for publication" in letter.html and WORDS in letter.html for letter in letters)
    assert not [letter for letter in letters if "Mill House" in letter.title]
    assert not Publication.objects.published().filter(pk__in=letters).exists()
    for letter in letters:
        assert client.get(letter.get_public_url()).status_code == 404


@pytest.mark.worker
def test_the_page_of_letters_does_not_repeat_it(client_for, clerk, secret):
    send(secret, clerk, copies_owed(secret))
    page = client_for(clerk).get(reverse("meetings:statutory-copy-list", args=[secret.pk]))
    assert "Larkshire Fire" in page.content.decode()
    assert "Mill House" not in page.content.decode()
