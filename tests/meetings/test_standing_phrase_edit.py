"""A council keeps phrases of its own, and puts its words in the place of ready ones."""

import pytest
from django.urls import reverse

from meetings.enums import ItemKind
from meetings.models import StandingPhrase
from meetings.services import standing_phrases
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db
LIST = reverse("meetings:standing-phrase-list")
CREATE = reverse("meetings:standing-phrase-create")


def typed(**fields):
    return {"label": "Scrutiny thanks", "kind": "", "shortcut": "", "narrative": "", "clauses": ""} | fields


@pytest.fixture
def phrase(council, clerk):
    return standing_phrases.create(council=council, by=clerk, label="Noted", narrative="It was noted.")


def test_the_list_is_found_from_the_committees(client_for, clerk):
    browser = client_for(clerk)
    assert LIST in browser.get(reverse("meetings:committee-list")).content.decode()
    assert "That the report be noted." in browser.get(LIST).content.decode()


def test_a_phrase_is_kept_and_offered(client_for, clerk, committee, chair):
    words = "The {committee} thanked {chair}."
    answer = client_for(clerk).post(CREATE, typed(narrative=words, shortcut="9"))
    assert answer["Location"] == LIST
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    make_attendance(meeting=minutes.meeting, by=clerk)
    minute = minutes.entries.get(item__kind=ItemKind.REPORT)
    offer = next(one for one in standing_phrases.offered(minute) if one.shortcut == "9")
    assert offer.narrative == f"The {committee.name} thanked Councillor Margaret Ash."


def test_own_words_take_the_place_of_ready_ones_in_new_minutes(client_for, clerk, committee, chair, member):
    page = f"{CREATE}?in_place_of=apologies"
    assert (
        "Apologies for absence from the meeting were received" in client_for(clerk).get(page).content.decode()
    )
    clauses = "That the absence of {names} be excused.\n\nThat {others} be missed."
    client_for(clerk).post(page, typed(clauses=clauses, label="Apologies"))
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk, absent=[member.people.get()])
    minute = make_minutes(meeting=meeting, by=clerk).entries.get(item__kind=ItemKind.APOLOGIES)
    assert [row.text for row in minute.resolutions.all()] == ["That the absence of Dev Patel be excused."]


def test_a_field_that_there_is_not_gets_a_sentence_and_what_was_typed_stays(client_for, clerk):
    page = (
        client_for(clerk)
        .post(CREATE, typed(narrative="{nobody} spoke.", clauses="A } alone"))
        .content.decode()
    )
    assert "There is no field {nobody}." in page
    assert "There is no field }." in page
    assert "{nobody} spoke." in page
    assert not StandingPhrase.objects.exists()


def test_a_phrase_without_words_gets_a_sentence(client_for, clerk):
    page = client_for(clerk).post(CREATE, typed()).content.decode()
    assert "Write what is said, or what is decided." in page


def test_a_key_that_is_taken_gets_a_sentence(client_for, clerk, council, phrase):
    standing_phrases.change(phrase=phrase, by=clerk, expected_version=None, shortcut="4")
    page = client_for(clerk).post(CREATE, typed(shortcut="4", narrative="Yes.")).content.decode()
    assert "“Noted” has this key." in page


def test_the_preview_shows_it_filled_in_and_saves_nothing(client_for, clerk):
    page = client_for(clerk).post(CREATE, typed(narrative="Of {date}.", preview="1")).content.decode()
    assert "Of 4 March 2026." in page
    assert not StandingPhrase.objects.exists()


def test_it_is_changed_moved_and_removed(client_for, clerk, council, phrase):
    browser = client_for(clerk)
    other = standing_phrases.create(council=council, by=clerk, label="Other", clauses="That it be so.")
    browser.post(
        reverse("meetings:standing-phrase-edit", args=[phrase.pk]),
        typed(label="Noted!", narrative="Noted.", version=phrase.version),
    )
    browser.post(reverse("meetings:standing-phrase-move", args=[phrase.pk]), {"direction": "down"})
    assert [row.label for row in StandingPhrase.objects.all()] == ["Other", "Noted!"]
    browser.post(reverse("meetings:standing-phrase-remove", args=[other.pk]))
    assert [row.label for row in StandingPhrase.objects.all()] == ["Noted!"]


def test_an_older_page_is_not_saved_over_a_newer_one(client_for, clerk, phrase):
    standing_phrases.change(phrase=phrase, by=clerk, expected_version=None, narrative="Newer.")
    address = reverse("meetings:standing-phrase-edit", args=[phrase.pk])
    page = client_for(clerk).post(address, typed(narrative="Older.", version=1)).content.decode()
    assert "Someone else saved this" in page
    phrase.refresh_from_db()
    assert phrase.narrative == "Newer."


def test_other_councils_see_nothing_of_it(client_for, other_clerk, phrase):
    address = reverse("meetings:standing-phrase-edit", args=[phrase.pk])
    assert client_for(other_clerk).get(address).status_code == 404
    assert "It was noted." not in client_for(other_clerk).get(LIST).content.decode()


def test_a_phrase_is_put_in_from_the_page_of_the_minute(client_for, clerk, committee, chair):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    minute = minutes.entries.get(item__kind=ItemKind.PUBLIC_QUESTIONS)
    address = reverse("meetings:minute-edit", args=[minute.pk])
    page = client_for(clerk).get(address)
    assert "The Chair thanked those who had attended" in page.content.decode()
    clauses = page.context["clauses"]
    data = {f"clauses-{name}": value for name, value in clauses.management_form.initial.items()}
    data |= {
        "title": "Questions",
        "narrative": "Typed.",
        "decision_word": "Resolved",
        "version": minute.version,
    }
    client_for(clerk).post(address, data | {"phrase": "thanks"})
    minute.refresh_from_db()
    assert minute.narrative.startswith("Typed.\n\nThe Chair thanked")
