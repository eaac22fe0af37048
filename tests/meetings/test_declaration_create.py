import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import Declaration
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes


@pytest.fixture
def held(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return meeting


@pytest.fixture
def sent(held, member):
    return {
        "person": member.people.get().pk,
        "kind": "disclosable",
        "nature": "Employed by the police",
        "left_room": "on",
    }


def add_url(meeting):
    return reverse("meetings:declaration-create", args=[meeting.pk])


def test_an_interest_is_recorded_for_an_item(client_for, clerk, held, sent):
    item = held.items.get(title="Keeping the town centre safe")
    page = client_for(clerk).post(add_url(held), sent | {"item": item.pk}, follow=True)

    assert "Cllr Dev Patel: Disclosable pecuniary interest" in page.text
    assert "Keeping the town centre safe" in page.text
    assert "Left the room for the item." in page.text


def test_a_party_whip_is_recorded_for_the_whole_meeting(client_for, clerk, held, sent):
    page = client_for(clerk).post(add_url(held), sent | {"kind": "whip"}, follow=True)

    assert "Party whip" in page.text
    assert "The whole meeting" in page.text


def test_what_was_declared_is_in_the_standing_text_of_the_minute(client_for, clerk, held, sent):
    client_for(clerk).post(add_url(held), sent)
    minutes = make_minutes(meeting=held, by=clerk)

    entry = minutes.entries.get(title="Declarations of interest")
    assert entry.narrative == (
        "Councillor Dev Patel declared a disclosable pecuniary interest: Employed by the police. "
        "Councillor Dev Patel left the room for the item."
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"person": ""}, "Choose an answer for “Who declared it”."),
        ({"kind": ""}, "Choose an answer for “Kind”."),
        ({"nature": ""}, "Fill in “Nature of the interest”."),
    ],
)
def test_bad_input_is_answered_beside_the_field(client_for, clerk, held, sent, fields, sentence):
    assert sentence in client_for(clerk).post(add_url(held), sent | fields).text


def test_the_same_declaration_is_recorded_once(client_for, clerk, held, sent):
    browser = client_for(clerk)
    browser.post(add_url(held), sent)

    assert "is already recorded for it" in browser.post(add_url(held), sent).text


def test_a_declaration_is_corrected_and_taken_out(client_for, clerk, held, sent):
    browser = client_for(clerk)
    browser.post(add_url(held), sent)
    row = Declaration.objects.get()

    page = browser.post(
        reverse("meetings:declaration-edit", args=[row.pk]),
        sent | {"nature": "Special constable"},
        follow=True,
    )
    assert "Special constable" in page.text

    page = browser.post(reverse("meetings:declaration-remove", args=[row.pk]), follow=True)
    assert "No interest and no whip is recorded for this meeting." in page.text


def test_declarations_are_fixed_once_the_minutes_are_published(client_for, clerk, held, sent):
    make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)
    browser = client_for(clerk)

    assert browser.post(add_url(held), sent).status_code == 403
    listed = browser.get(reverse("meetings:declaration-list", args=[held.pk]))
    assert "its attendance and interests are fixed" in listed.text


def test_members_record_no_declaration(client_for, member, held, sent):
    assert client_for(member).post(add_url(held), sent).status_code == 403


def test_the_pages_need_few_queries(client_for, clerk, held, django_assert_max_num_queries):
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(add_url(held))
    with django_assert_max_num_queries(12):
        browser.get(reverse("meetings:declaration-list", args=[held.pk]))
