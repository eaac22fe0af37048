"""A phrase is put into a minute with one key: the usual words of the item, or words for any item."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.enums import ItemKind, MinutesStatus
from meetings.models import StandingPhrase
from meetings.services import attendance, minute_entries, standing_phrases
from meetings.services import minutes as minutes_service
from scrutiny.records import StaleEdit
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(committee, clerk, chair, member):
    return make_held_meeting(committee=committee, by=clerk)


@pytest.fixture
def minutes(meeting, clerk):
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def absent_member(member):
    return member.people.get()


def entry_of(minutes, kind):
    return minutes.entries.select_related("item").get(item__kind=kind)


def texts(minute):
    return [minute.narrative, *(row.text for row in minute.resolutions.all())]


def test_usual_words_come_first_and_have_the_first_key(minutes):
    usual = standing_phrases.offered(entry_of(minutes, ItemKind.APOLOGIES))[0]
    assert (usual.key, usual.shortcut) == ("usual", "1")
    assert usual.narrative == "There were no apologies for absence."


def test_no_key_puts_in_two_phrases(minutes, council):
    StandingPhrase.objects.create(council=council, label="Ours", shortcut="1", narrative="Ours.")
    for minute in minutes.entries.all():
        keys = [offer.shortcut for offer in standing_phrases.offered(minute) if offer.shortcut]
        assert len(keys) == len(set(keys))


def test_apologies_recorded_during_the_meeting_take_the_place_of_no_apologies(
    minutes, meeting, clerk, absent_member
):
    make_attendance(meeting=meeting, by=clerk, absent=[absent_member])
    minute = entry_of(minutes, ItemKind.APOLOGIES)
    standing_phrases.insert(minute=minute, by=clerk, key="usual")
    said = texts(minute)
    assert said[0] == ""
    assert [attendance.name_as_printed(absent_member) in text for text in said[1:]] == [True]


def test_what_somebody_wrote_stays(minutes, meeting, clerk, absent_member):
    minute = entry_of(minutes, ItemKind.APOLOGIES)
    minute_entries.change(
        minute=minute, by=clerk, expected_version=None, narrative="The clerk read a letter."
    )
    make_attendance(meeting=meeting, by=clerk, absent=[absent_member])
    standing_phrases.insert(minute=minute, by=clerk, key="usual")
    assert texts(minute)[0] == "The clerk read a letter."
    assert len(texts(minute)) == 2


def test_a_key_pressed_twice_puts_it_in_once(minutes, clerk):
    minute = entry_of(minutes, ItemKind.REPORT)
    for _time in range(2):
        standing_phrases.insert(minute=minute, by=clerk, key="thanks")
        standing_phrases.insert(minute=minute, by=clerk, key="come-back")
    said = texts(minute)
    assert said.count(said[0]) == 1
    assert said[0].startswith("The Chair thanked")
    assert (
        said[-1] == f"That an update be brought to a later meeting of the {minutes.meeting.committee.name}."
    )
    assert len(said) == 3


def test_a_phrase_that_is_not_offered_is_refused(minutes, clerk):
    with pytest.raises(ValidationError, match="no such phrase"):
        standing_phrases.insert(minute=entry_of(minutes, ItemKind.REPORT), by=clerk, key="minutes-corrected")


def test_a_phrase_over_an_older_version_is_refused(minutes, clerk):
    minute = entry_of(minutes, ItemKind.REPORT)
    minute_entries.change(minute=minute, by=clerk, expected_version=None, narrative="Newer.")
    with pytest.raises(StaleEdit):
        standing_phrases.insert(minute=minute, by=clerk, key="thanks", expected_version=1)


def test_the_minutes_are_ready_when_the_meeting_closes(minutes, meeting, clerk, absent_member):
    make_attendance(meeting=meeting, by=clerk, absent=[absent_member])
    report = entry_of(minutes, ItemKind.REPORT)
    minute_entries.change(minute=report, by=clerk, expected_version=None, narrative="Members spoke of lamps.")
    minutes_service.end(minutes=minutes, by=clerk, expected_version=None, ended_at=None)
    assert absent_member.surname in texts(entry_of(minutes, ItemKind.APOLOGIES))[1]
    assert texts(entry_of(minutes, ItemKind.PUBLIC_QUESTIONS)) == ["There were no public questions."]
    assert texts(entry_of(minutes, ItemKind.REPORT))[0] == "Members spoke of lamps."


def test_the_button_goes_back_to_the_screen_of_the_meeting(client_for, clerk, minutes):
    minute = entry_of(minutes, ItemKind.REPORT)
    address = reverse("meetings:standing-phrase-insert", args=[minute.pk])
    answer = client_for(clerk).post(address, {"phrase": "thanks", "to": "day"})
    assert answer["Location"] == f"/minutes/{minutes.pk}/day/?entry={minute.pk}"
    minute.refresh_from_db()
    assert "The Chair thanked" in minute.narrative


def test_published_minutes_take_no_phrase(client_for, clerk, meeting):
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    minute = entry_of(minutes, ItemKind.REPORT)
    address = reverse("meetings:standing-phrase-insert", args=[minute.pk])
    assert client_for(clerk).post(address, {"phrase": "thanks"}).status_code == 403
