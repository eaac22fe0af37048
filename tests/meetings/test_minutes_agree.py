import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ItemKind, MinutesStatus
from meetings.services import agenda_items
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

DAY = dt.timedelta(days=1)


@pytest.fixture
def published(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() - 60 * DAY)
    return make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)


@pytest.fixture
def later(committee, clerk, published):
    meeting = make_held_meeting(committee=committee, by=clerk)
    agenda_items.add(
        meeting=meeting, by=clerk, title="Minutes", kind=ItemKind.MINUTES, earlier_meeting=published.meeting
    )
    return meeting


def agree_url(minutes):
    return reverse("meetings:minutes-agree", args=[minutes.pk])


def dated(day):
    return {"agreed_on-day": day.day, "agreed_on-month": day.month, "agreed_on-year": day.year}


def test_agreed_at_a_later_meeting_with_corrections(client_for, clerk, published, later):
    data = {
        "agreed_at_meeting": later.pk,
        "signed_by": "Councillor Margaret Ash",
        "corrections": "Minute 03: for “Mill Lane” read “Mill Road”.",
    }
    page = client_for(clerk).post(agree_url(published), data, follow=True)

    assert (
        "Agreed as a correct record at the meeting of the Crime and Disorder Scrutiny Committee on"
        in page.text
    )
    assert "Councillor Margaret Ash was authorised to sign them." in page.text
    assert "for “Mill Lane” read “Mill Road”" in page.text
    assert "not yet agreed" not in page.text
    published.refresh_from_db()
    assert published.agreed_on == later.date


def test_the_form_knows_the_meeting_that_had_them_on_its_agenda(client_for, clerk, published, later):
    make_attendance(meeting=later, by=clerk)

    form = client_for(clerk).get(agree_url(published)).context["form"]

    assert form["agreed_at_meeting"].value() == later.pk
    assert form["signed_by"].value() == "Councillor Margaret Ash"


def test_agreed_by_a_body_that_does_not_meet_here(client_for, clerk, published):
    day = timezone.localdate() - DAY
    page = client_for(clerk).post(agree_url(published), {"signed_by": "The Mayor", **dated(day)}, follow=True)

    assert f"Agreed as a correct record on {day.day} " in page.text


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-61, "its minutes cannot be agreed before that."),
        (1, "This day is still to come."),
    ],
)
def test_a_date_before_the_meeting_or_to_come_is_refused(client_for, clerk, published, days, sentence):
    day = timezone.localdate() + days * DAY
    page = client_for(clerk).post(
        agree_url(published), {"signed_by": "The Mayor", "corrections": "Kept as typed", **dated(day)}
    )

    assert sentence in page.text
    assert "Kept as typed" in page.text


def test_neither_meeting_nor_date_is_refused(client_for, clerk, published):
    page = client_for(clerk).post(agree_url(published), {"signed_by": "The Mayor"})

    assert "Choose the meeting that agreed the minutes, or enter the date." in page.text


def test_who_signed_is_asked_for(client_for, clerk, published, later):
    page = client_for(clerk).post(agree_url(published), {"agreed_at_meeting": later.pk})

    assert "Fill in “Who was authorised to sign”." in page.text


def test_a_draft_cannot_be_agreed(client_for, clerk, committee):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    page = client_for(clerk).post(
        agree_url(minutes), {"signed_by": "The Mayor", **dated(timezone.localdate())}
    )

    assert "it is now “Being written”" in page.text


def test_only_officers_record_the_agreement(client_for, member, other_clerk, published):
    assert client_for(member).get(agree_url(published)).status_code == 403
    assert client_for(other_clerk).get(agree_url(published)).status_code == 404
