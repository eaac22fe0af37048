"""Who presided, on its page."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import Presiding
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes
from tests.meetings.people_factories import make_presiding, words_of

REPORT = "Keeping the town centre safe"


@pytest.fixture
def held(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return meeting


@pytest.fixture
def patel(held):
    return held.attendances.get(name="Dev Patel")


def page_url(meeting):
    return reverse("meetings:presiding", args=[meeting.pk])


def test_who_was_elected_to_preside_is_recorded(client_for, clerk, held, patel):
    sent = {
        "attendance": patel.pk,
        "was_elected": "on",
        "mover": "Councillor Ash",
        "reason": "the Chair was unwell",
    }
    page = client_for(clerk).post(page_url(held), sent, follow=True)

    assert "Dev Patel is recorded as presiding." in page.text
    assert "From the opening" in page.text
    patel.refresh_from_db()
    assert patel.in_the_chair


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"attendance": ""}, "Choose an answer for “Who presided”."),
        ({"seconder": "Councillor Ash", "was_elected": "on"}, "Write who moved it"),
        ({"mover": "Councillor Ash"}, "Tick this when somebody moved that they preside"),
    ],
)
def test_bad_input_is_answered_beside_the_field(client_for, clerk, held, patel, fields, sentence):
    sent = {"attendance": patel.pk, "reason": "Kept as typed"} | fields
    page = client_for(clerk).post(page_url(held), sent)

    assert sentence in page.text
    assert "Kept as typed" in page.text
    assert not Presiding.objects.exists()


def test_who_sent_apologies_is_not_offered(client_for, clerk, held, member):
    make_attendance(meeting=held, by=clerk, absent=[member.people.get()])

    assert "Dev Patel" not in client_for(clerk).get(page_url(held)).text


def test_it_is_corrected_and_taken_out_and_the_minute_follows(client_for, clerk, held, patel):
    minutes = make_minutes(meeting=held, by=clerk)
    make_presiding(patel, by=clerk, from_minute=minutes.entries.get(title=REPORT), reason="")
    row = Presiding.objects.get(attendance=patel)
    browser = client_for(clerk)
    edit = {"attendance": patel.pk, "reason": "the Chair had to leave"}
    browser.post(reverse("meetings:presiding-edit", args=[row.pk]), edit)
    assert "Councillor Dev Patel took the chair. The Chair had to leave." in words_of(minutes)

    page = browser.post(reverse("meetings:presiding-remove", args=[row.pk]), follow=True)
    assert "It is no longer recorded that Dev Patel presided." in page.text
    assert "took the chair" not in words_of(minutes)


def test_the_roll_does_not_overwrite_who_presided_in_turn(client_for, clerk, held, patel):
    minutes = make_minutes(meeting=held, by=clerk)
    make_presiding(patel, by=clerk, from_minute=minutes.entries.get(title=REPORT))
    browser = client_for(clerk)
    url = reverse("meetings:attendance-record", args=[held.pk])
    form = browser.get(url).context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    page = browser.post(url, shown | {"presided": ""})

    assert "2 people presided in turn, Dev Patel last." in page.text
    assert browser.post(url, shown).status_code == 302


def test_members_say_nothing_about_it(client_for, member, held):
    assert client_for(member).get(page_url(held)).status_code == 403


def test_it_is_fixed_once_the_minutes_are_published(client_for, clerk, held, patel):
    make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)

    assert client_for(clerk).post(page_url(held), {"attendance": patel.pk}).status_code == 403
