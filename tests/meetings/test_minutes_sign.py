"""The signing of agreed minutes is a record with name, date and the hash of the published file."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import MinutesStatus, PaperKind
from meetings.models import MinutesSigning
from meetings.services import agreements, publications
from scrutiny.models import AuditEvent
from tests.meetings import papers_factories
from tests.meetings.minutes_factories import make_held_meeting, make_minutes

DAY = dt.timedelta(days=1)


@pytest.fixture
def agreed(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() - 30 * DAY)
    return make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.AGREED)


@pytest.fixture
def paper(agreed, clerk):
    """The file of the agreed minutes, published."""
    built = papers_factories.make_pack(agreed.meeting, by=clerk, kind=PaperKind.MINUTES)
    return publications.publish(publication=built, by=clerk)


def sign_url(minutes):
    return reverse("meetings:minutes-sign", args=[minutes.pk])


def signed(day=None, **words):
    day = day or timezone.localdate()
    parts = {"signed_on-day": day.day, "signed_on-month": day.month, "signed_on-year": day.year}
    return {"name": "Councillor Ash", "office": "Chair", **parts, **words}


def test_the_officer_finds_the_way_and_the_page_names_the_file(client_for, clerk, agreed, paper):
    browser = client_for(clerk)
    assert sign_url(agreed) in browser.get(agreed.get_absolute_url()).text
    page = browser.get(sign_url(agreed))
    assert paper.sha256 in page.text
    assert page.context["form"]["name"].value() == "Councillor Ash"

    page = browser.post(sign_url(agreed), signed(), follow=True)

    assert "The signing is recorded." in page.text
    assert "Signed by Councillor Ash, Chair," in page.text
    assert paper.sha256 in page.text
    assert sign_url(agreed) not in page.text
    event = AuditEvent.objects.get(event="minutes.signed")
    assert event.detail["sha256"] == paper.sha256


def test_it_waits_for_the_file_of_the_agreed_minutes(client_for, clerk, agreed):
    page = client_for(clerk).post(sign_url(agreed), signed(name="Kept as typed"))
    assert "The file of the agreed minutes is still being made." in page.text
    assert "Kept as typed" in page.text
    assert not MinutesSigning.objects.exists()


def test_the_file_from_before_the_agreement_is_not_signed(client_for, clerk, committee, chair):
    meeting = make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() - 30 * DAY)
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    built = papers_factories.make_pack(meeting, by=clerk, kind=PaperKind.MINUTES)
    publications.publish(publication=built, by=clerk)
    agreements.agree(minutes=minutes, by=clerk, agreed_on=timezone.localdate(), signed_by="Councillor Ash")
    page = client_for(clerk).post(sign_url(minutes), signed())
    assert "The file of the agreed minutes is still being made." in page.text


@pytest.mark.parametrize(
    ("days", "sentence"), [(-1, "They cannot be signed before that."), (1, "This day is still to come.")]
)
def test_a_day_that_does_not_fit_is_refused(client_for, clerk, agreed, paper, days, sentence):
    page = client_for(clerk).post(sign_url(agreed), signed(timezone.localdate() + days * DAY))
    assert sentence in page.text
    assert not MinutesSigning.objects.exists()


def test_signed_once(client_for, clerk, agreed, paper):
    browser = client_for(clerk)
    browser.post(sign_url(agreed), signed())
    page = browser.post(sign_url(agreed), signed(name="Councillor Patel"))
    assert "The signing of these minutes is recorded already." in page.text
    assert MinutesSigning.objects.get().name == "Councillor Ash"


def test_minutes_that_are_not_agreed_are_not_signed(client_for, clerk, committee, chair):
    meeting = make_held_meeting(committee=committee, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    answer = client_for(clerk).get(sign_url(minutes))
    assert answer.status_code == 403
    assert "Minutes are signed once they are agreed as a correct record." in answer.text


def test_only_officers_record_a_signing(client_for, member, other_clerk, agreed):
    assert client_for(member).get(sign_url(agreed)).status_code == 403
    assert client_for(other_clerk).get(sign_url(agreed)).status_code == 404


def test_until_it_is_recorded_it_waits_in_the_work_of_the_officer(client_for, clerk, agreed, paper):
    browser = client_for(clerk)
    assert "Minutes to sign" in browser.get(reverse("work")).text
    browser.post(sign_url(agreed), signed())
    assert "Minutes to sign" not in browser.get(reverse("work")).text
