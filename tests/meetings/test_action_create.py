"""Somebody is asked to do something, in a minute."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.minute_enums import ActionState
from meetings.models import Action
from meetings.services import actions, work_programme
from scrutiny.access.checks import Refused
from tests.factories import make_person
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def minute(clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    return make_entry("Burglary", minutes=minutes, by=clerk, clauses=["That the police send the figures."])


@pytest.fixture
def person(council, partnership_officer):
    return make_person("Supt Ann Reed", council=council, by=partnership_officer)


def test_an_action_has_its_clause_its_owner_as_printed_and_its_date(clerk, minute, person):
    clause, due = minute.resolutions.get(), minute.minutes.meeting.date + dt.timedelta(days=30)
    made = actions.create(
        minute=minute, by=clerk, text="Send the figures", clause=clause, owner=person, due_on=due
    )
    assert (made.clause, made.owner_name, made.due_on, made.state) == (
        clause,
        str(person),
        due,
        ActionState.OPEN,
    )


def test_an_action_names_somebody(clerk, minute):
    with pytest.raises(ValidationError, match="Say who is to do it"):
        actions.create(minute=minute, by=clerk, text="Send the figures")


def test_an_action_is_not_due_before_the_meeting(clerk, minute):
    early = minute.minutes.meeting.date - dt.timedelta(days=1)
    with pytest.raises(ValidationError, match="Enter that day or a later one"):
        actions.create(minute=minute, by=clerk, text="Send it", owner_name="Supt Reed", due_on=early)


def test_only_who_records_minutes_makes_actions(member, minute):
    with pytest.raises(Refused):
        actions.create(minute=minute, by=member, text="Send it", owner_name="Supt Reed")
    assert not Action.objects.exists()


def test_a_done_action_says_what_was_done_and_can_be_opened_again(clerk, minute):
    made = actions.create(minute=minute, by=clerk, text="Send it", owner_name="Supt Reed")
    with pytest.raises(ValidationError, match="Write what was done"):
        actions.close(action=made, by=clerk, expected_version=1, state=ActionState.DONE, note=" ")
    actions.close(action=made, by=clerk, expected_version=1, state=ActionState.DONE, note="Sent by email.")
    with pytest.raises(ValidationError, match="closed already"):
        actions.close(action=made, by=clerk, expected_version=2, state=ActionState.DONE, note="Again")
    actions.reopen(action=made, by=clerk, expected_version=2)
    made.refresh_from_db()
    assert (made.state, made.closed_on, made.note) == (ActionState.OPEN, None, "Sent by email.")


def test_a_topic_goes_to_the_end_of_the_work_programme(clerk, minute):
    committee, clause = minute.minutes.meeting.committee, minute.resolutions.get()
    first = work_programme.create(committee=committee, by=clerk, title="Youth justice", clause=clause)
    second = work_programme.create(committee=committee, by=clerk, title="Fraud", planned_for="autumn 2027")
    assert list(committee.work_programme.all()) == [first, second]
