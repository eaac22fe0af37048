"""Somebody came late, left or came back, and substitutes of the committee, on their pages."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus, Presence
from meetings.minute_enums import PartKind
from meetings.models import MinutePart
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

REPORT = "Keeping the town centre safe"


@pytest.fixture
def held(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk, absent=[member.people.get()])
    return meeting


@pytest.fixture
def minutes(held, clerk):
    return make_minutes(meeting=held, by=clerk)


def coming_url(meeting):
    return reverse("meetings:attendance-coming", args=[meeting.pk])


def substitute_url(meeting):
    return reverse("meetings:attendance-substitute", args=[meeting.pk])


def sent(minutes, **fields):
    row = minutes.meeting.attendances.get(name="Dev Patel")
    entry = minutes.entries.get(title=REPORT)
    return {"attendance": row.pk, "what": PartKind.ARRIVED, "minute": entry.pk, **fields}


def test_a_late_arrival_is_recorded_in_one_step(client_for, clerk, held, minutes):
    data = sent(minutes, at="19:25", none_declared="on")
    page = client_for(clerk).post(coming_url(held), data, follow=True)

    row = held.attendances.get(name="Dev Patel")
    assert "It is recorded under “Keeping the town centre safe”." in page.text
    assert (row.presence, row.sent_apologies) == (Presence.PRESENT, True)
    assert row.arrived_at.title == REPORT
    part = MinutePart.objects.get(kind=PartKind.ARRIVED)
    assert (part.attendance, part.text) == (
        row,
        "Councillor Dev Patel was asked for interests and declared none.",
    )


def test_who_is_not_there_cannot_leave(client_for, clerk, held, minutes):
    page = client_for(clerk).post(coming_url(held), sent(minutes, what=PartKind.LEFT, text="Kept as typed"))

    assert "Dev Patel is not recorded as present. Record when they arrived first." in page.text
    assert "Kept as typed" in page.text
    assert not MinutePart.objects.exists()


def test_a_form_sent_twice_is_recorded_once(client_for, clerk, held, minutes):
    data = sent(minutes, _once="6f0f4b4e-1f7e-4e0c-9f52-6d6a3a1e0a11")
    browser = client_for(clerk)
    browser.post(coming_url(held), data)
    browser.post(coming_url(held), data)

    assert MinutePart.objects.count() == 1


def test_without_minutes_the_page_says_what_to_do_first(client_for, clerk, held):
    assert "and they are not started yet" in client_for(clerk).get(coming_url(held)).text


def test_who_is_named_in_the_minutes_is_not_taken_out_of_the_attendance(client_for, clerk, held, minutes):
    browser = client_for(clerk)
    browser.post(coming_url(held), sent(minutes))
    row = held.attendances.get(name="Dev Patel")
    page = browser.post(reverse("meetings:attendance-remove", args=[row.pk]), follow=True)

    assert "Dev Patel is named in the minutes" in page.text
    assert held.attendances.filter(pk=row.pk).exists()


def test_a_substitute_of_the_committee_is_added_in_one_step(client_for, clerk, held, member, substitute):
    person = substitute.people.get()
    browser = client_for(clerk)
    assert "Cllr Hugh Marlow" in browser.get(substitute_url(held)).text

    data = {"person": person.pk, "substitute_for": member.people.get().pk}
    page = browser.post(substitute_url(held), data, follow=True)
    assert "Hugh Marlow is recorded as a substitute." in page.text
    assert held.attendances.get(person=person).substitute_for == member.people.get()


def test_the_roll_leads_to_a_substitute_for_who_did_not_come(client_for, clerk, held, member, substitute):
    browser = client_for(clerk)
    link = f"{substitute_url(held)}?for={member.people.get().pk}"
    assert link in browser.get(reverse("meetings:attendance-record", args=[held.pk])).text
    chosen = browser.get(link).context["form"]["substitute_for"].value()
    assert chosen == str(member.people.get().pk)


def test_a_substitute_has_to_be_chosen(client_for, clerk, held, substitute):
    page = client_for(clerk).post(substitute_url(held), {"person": ""})

    assert "Choose an answer for “Substitute”." in page.text


def test_members_record_nobodys_coming(client_for, member, held, minutes):
    browser = client_for(member)
    for url in (coming_url(held), substitute_url(held)):
        assert browser.get(url).status_code == 403


def test_it_is_fixed_once_the_minutes_are_published(client_for, clerk, held, minutes):
    make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)

    assert client_for(clerk).post(coming_url(held), sent(minutes)).status_code == 403
