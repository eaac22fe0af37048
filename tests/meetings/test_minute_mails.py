"""Each person named in published minutes gets one mail with only what is theirs."""

import pytest

from meetings.enums import Office
from meetings.minute_enums import ActionState
from meetings.models import Minute
from meetings.services import actions, minute_entries, minute_mails
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from partnerships.models import Person
from scrutiny.models import OutgoingEmail
from tests.factories import make_person
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(clerk, chair, committee):
    return make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)


@pytest.fixture
def minute(minutes, clerk) -> Minute:
    return make_entry("Burglary", minutes=minutes, by=clerk, clauses=["That the figures be sent."])


@pytest.fixture
def reed(council, partnership_officer):
    return make_person("Supt Ann Reed", council=council, by=partnership_officer, email="reed@police.example")


@pytest.fixture
def okafor(council, partnership_officer):
    return make_person("Grace Okafor", council=council, by=partnership_officer, email="okafor@police.example")


def mails(to: str) -> list[OutgoingEmail]:
    return list(OutgoingEmail.objects.filter(kind="named_in_minutes", to=to))


def test_two_actions_of_one_person_come_in_one_mail_with_nothing_of_others(
    clerk, minutes, minute, reed, okafor
):
    for text, owner in (("Send figures", reed), ("Map burglaries", reed), ("Book a room", okafor)):
        actions.create(minute=minute, by=clerk, text=text, owner=owner)
    assert not OutgoingEmail.objects.filter(kind="named_in_minutes").exists()
    minutes_service.publish(minutes=minutes, by=clerk)
    (mail,) = mails("reed@police.example")
    assert "Send figures" in mail.body
    assert "Map burglaries" in mail.body
    assert "Book a room" not in mail.body
    (other,) = mails("okafor@police.example")
    assert "Book a room" in other.body
    assert "Send figures" not in other.body


def test_what_was_told_is_not_told_again_and_what_is_new_is(clerk, minutes, minute, reed):
    actions.create(minute=minute, by=clerk, text="Send figures", owner=reed)
    minutes_service.publish(minutes=minutes, by=clerk)
    minutes.refresh_from_db()
    assert minute_mails.send(minutes=minutes, by=clerk) == 0
    actions.create(minute=minute, by=clerk, text="Map burglaries", owner=reed)
    assert minute_mails.untold(minutes) == 1
    assert minute_mails.send(minutes=minutes, by=clerk) == 1
    first, second = sorted(mails("reed@police.example"), key=lambda mail: mail.pk)
    assert "Map burglaries" not in first.body
    assert "Send figures" not in second.body


def test_an_organisation_is_told_where_no_person_is_named(clerk, minutes, minute, police):
    actions.create(minute=minute, by=clerk, text="Send figures", organisation=police)
    minutes_service.publish(minutes=minutes, by=clerk)
    assert "Send figures" in mails(police.contact_email)[0].body


def test_exempt_words_are_in_no_mail_and_only_who_may_read_them_is_told_to_look(
    clerk, minutes, minute, reed, seat, committee
):
    minute_entries.change(minute=minute, by=clerk, expected_version=None, is_exempt=True)
    user = seat("Cllr Ruth Lane", committee, office=Office.VICE_CHAIR)
    vice_chair = Person.objects.get(user=user)
    for owner in (reed, vice_chair):
        actions.create(minute=minute, by=clerk, text="Watch Tanner Row", owner=owner)
    minutes_service.publish(minutes=minutes, by=clerk)
    assert mails("reed@police.example") == []
    sent = OutgoingEmail.objects.filter(kind="named_in_minutes")
    assert [mail.to_name for mail in sent] == [str(vice_chair)]
    assert "Sign in to read it." in sent.get().body
    assert not OutgoingEmail.objects.filter(body__contains="Tanner Row").exists()
    assert minute_mails.untold(minutes) == 1


def test_a_closed_action_tells_nobody(clerk, minutes, minute, reed):
    made = actions.create(minute=minute, by=clerk, text="Send figures", owner=reed)
    actions.close(
        action=made, by=clerk, expected_version=1, state=ActionState.DUPLICATE, note="Asked for twice."
    )
    minutes_service.publish(minutes=minutes, by=clerk)
    assert mails("reed@police.example") == []


def test_drafts_tell_nobody(clerk, minutes, minute, reed):
    actions.create(minute=minute, by=clerk, text="Send figures", owner=reed)
    assert minute_mails.send(minutes=minutes, by=clerk) == 0


def test_an_action_of_no_clause_beside_an_exempt_clause_is_kept(clerk, minutes, minute, reed):
    minute_entries.change(
        minute=minute, by=clerk, expected_version=None, clauses=[ClauseText("That Tanner Row be watched.")]
    )
    clause = minute.resolutions.last()
    clause.is_exempt = True
    clause.save(update_fields=["is_exempt"])
    actions.create(minute=minute, by=clerk, text="Watch Tanner Row", owner=reed)
    minutes_service.publish(minutes=minutes, by=clerk)
    assert mails("reed@police.example") == []
