"""Interests that members have on record for every meeting, on their pages."""

import pytest
from django.urls import reverse

from meetings.models import Declaration, StandingDeclaration
from tests.meetings.minutes_factories import make_attendance, make_held_meeting
from tests.meetings.people_factories import make_standing_declaration


@pytest.fixture
def held(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return meeting


def list_url(committee):
    return reverse("meetings:standing-declaration-list", args=[committee.pk])


def create_url(committee):
    return reverse("meetings:standing-declaration-create", args=[committee.pk])


def test_a_declaration_is_kept_and_ended(client_for, clerk, committee, member):
    browser = client_for(clerk)
    sent = {"person": member.people.get().pk, "kind": "other", "nature": "Special constable"}
    assert "Special constable" in browser.post(create_url(committee), sent, follow=True).text

    row = StandingDeclaration.objects.get()
    ended = {"end-day": "1", "end-month": "9", "end-year": "2020"}
    browser.post(reverse("meetings:standing-declaration-end", args=[row.pk]), ended)
    page = browser.get(list_url(committee))
    assert "until 1 September 2020" in page.text
    assert reverse("meetings:standing-declaration-end", args=[row.pk]) not in page.text


def test_the_same_is_kept_once(client_for, clerk, committee, member):
    make_standing_declaration(member.people.get(), committee=committee, by=clerk)
    sent = {"person": member.people.get().pk, "kind": "other", "nature": "special constable"}

    assert (
        "This is already on record for the member."
        in client_for(clerk).post(create_url(committee), sent).text
    )


def test_they_are_offered_at_the_meeting_and_taken_over(client_for, clerk, committee, member, held):
    make_standing_declaration(member.people.get(), committee=committee, by=clerk)
    browser = client_for(clerk)
    assert (
        "On record for every meeting"
        in browser.get(reverse("meetings:declaration-list", args=[held.pk])).text
    )

    url = reverse("meetings:declaration-take-over", args=[held.pk])
    page = browser.post(url, follow=True)
    assert "The standing declarations of who is present are taken over." in page.text
    again = browser.post(url, follow=True)
    assert "There is nothing to take over" in again.text
    assert Declaration.objects.get().standing == StandingDeclaration.objects.get()


def test_the_committees_page_leads_there_for_officers_only(client_for, clerk, member, committee):
    assert list_url(committee) in client_for(clerk).get(committee.get_absolute_url()).text
    assert list_url(committee) not in client_for(member).get(committee.get_absolute_url()).text
    assert client_for(member).get(list_url(committee)).status_code == 403
