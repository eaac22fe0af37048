"""Actions of a committee: cited in minutes, listed with owners, changed, closed, told as matters arising."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings import action_words
from meetings.enums import Audience, ItemKind
from meetings.minute_enums import ActionState, PartKind
from meetings.models import Action, Minute
from meetings.papers import minutes_paper
from meetings.services import actions, agenda_items, meetings, minute_entries, minute_parts
from meetings.services import minutes as minutes_service
from scrutiny import audit
from tests import factories
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes
from tests.meetings.minutes_words import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(clerk, chair, committee):
    return make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)


@pytest.fixture
def minute(minutes, clerk) -> Minute:
    return make_entry("Burglary", minutes=minutes, by=clerk, clauses=["That the figures be sent."])


@pytest.fixture
def action(minute, clerk) -> Action:
    return actions.create(minute=minute, by=clerk, text="Send the figures.", owner_name="Supt Reed")


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


def words(answer) -> str:
    return answer.content.decode()


def list_of(committee) -> str:
    return reverse("meetings:action-list", args=[committee.pk])


def public_list_of(committee) -> str:
    return reverse("public:action-list", args=[committee.council.slug, committee.pk])


def column(minutes) -> str:
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)
    return next(entry.action for entry in paper.entries if entry.title == "Burglary")


def test_75_the_owner_of_an_action_stands_in_the_action_column(clerk, minutes, minute):
    due = timezone.localdate() + dt.timedelta(days=30)
    actions.create(minute=minute, by=clerk, text="Send the figures.", owner_name="Supt Reed", due_on=due)
    clause = minute.resolutions.get()
    actions.create(minute=minute, by=clerk, text="Send them", owner_name="Ms Okafor", clause=clause)
    assert column(minutes) == f"Supt Reed: Send the figures (by {due.day} {due:%B %Y}); Ms Okafor"
    assert "Supt Reed: Send the figures" in words_of(minutes)


def test_75_actions_are_cited_by_minute_number_and_meeting(clerk, browser, minutes, action, committee):
    minutes_service.publish(minutes=minutes, by=clerk)
    action.minute.refresh_from_db()
    day = minutes.meeting.date
    assert action_words.line_of(action) == (
        f"Minute {action.minute.number}, {day.day} {day:%B %Y}: Supt Reed: Send the figures."
    )
    assert f"Minute {action.minute.number}" in words(browser.get(list_of(committee)))


def test_73_a_changed_owner_or_wording_leaves_the_published_minutes_as_they_were(
    clerk, browser, minutes, action
):
    minutes_service.publish(minutes=minutes, by=clerk)
    told = {"version": action.version, "text": "Send figures by ward", "owner_name": "Ms Okafor"}
    page = reverse("meetings:action-edit", args=[action.pk])
    assert browser.post(page, told).status_code == 302
    action.refresh_from_db()
    assert (action.text, action.owner_name) == ("Send figures by ward", "Ms Okafor")
    minutes.refresh_from_db()
    assert column(minutes) == "Supt Reed: Send the figures"
    assert "Ms Okafor" not in words_of(minutes)
    assert "Who changed what" in words(browser.get(page))
    changed = audit.history(action)[0].detail["changed"]
    assert changed["text"] == ["Send the figures.", "Send figures by ward"]
    assert changed["owner_name"] == ["Supt Reed", "Ms Okafor"]


def test_a_full_action_column_is_cut_to_its_length(clerk, minutes, minute):
    actions.create(minute=minute, by=clerk, text="Send " * 100, owner_name="Supt Reed")
    minutes_service.publish(minutes=minutes, by=clerk)
    minute.refresh_from_db()
    assert len(minute.action) == 200
    assert minute.action.endswith("…")


def test_an_action_of_an_exempt_clause_is_in_no_column_and_on_no_public_page(
    client, client_for, co_optee, clerk, browser, minutes, minute, committee
):
    clause = minute.resolutions.get()
    clause.is_exempt = True
    clause.save(update_fields=["is_exempt"])
    actions.create(minute=minute, by=clerk, text="Watch Tanner Row", owner_name="DI Marsh", clause=clause)
    minutes_service.publish(minutes=minutes, by=clerk)
    assert "Marsh" not in words_of(minutes)
    assert "Tanner Row" not in words(client.get(public_list_of(committee)))
    assert "Tanner Row" not in words(client_for(co_optee).get(list_of(committee)))
    assert "Tanner Row" in words(browser.get(list_of(committee)))


def test_residents_see_actions_once_the_minutes_are_published(client, clerk, minutes, action, committee):
    assert "Send the figures" not in words(client.get(public_list_of(committee)))
    minutes_service.publish(minutes=minutes, by=clerk)
    assert "Send the figures" in words(client.get(public_list_of(committee)))


def test_members_do_not_see_actions_of_minutes_being_written(client_for, member, action, committee):
    assert "Send the figures" not in words(client_for(member).get(list_of(committee)))


def test_the_list_is_narrowed_by_owner_and_state(clerk, browser, minute, action, committee):
    other = actions.create(minute=minute, by=clerk, text="Book a room", owner_name="Ms Okafor")
    actions.close(action=other, by=clerk, expected_version=1, state=ActionState.DONE, note="Booked.")
    page = words(browser.get(list_of(committee), {"owner": "Supt Reed"}))
    assert "Send the figures" in page
    assert "Book a room" not in page
    page = words(browser.get(list_of(committee), {"state": "done"}))
    assert "Booked." in page
    assert "Send the figures" not in page


def test_an_action_past_its_day_is_overdue(clerk, browser, minute, committee):
    held = minute.minutes.meeting.date
    actions.create(minute=minute, by=clerk, text="Send it", owner_name="Supt Reed", due_on=held)
    assert "Overdue" in words(browser.get(list_of(committee), {"state": "overdue"}))


def test_the_clerk_asks_somebody_to_do_something_from_the_minutes(browser, minutes, minute):
    page = reverse("meetings:action-create", args=[minute.pk])
    assert page in words(browser.get(minutes.get_absolute_url()))
    answer = words(browser.post(page, {"text": "Send the figures"}))
    assert "Say who is to do it" in answer
    browser.post(page, {"text": "Send the figures", "owner_name": "Supt Reed"})
    assert minute.actions.get().owner_name == "Supt Reed"


def test_an_action_is_closed_and_opened_again(browser, action):
    page = reverse("meetings:action-close", args=[action.pk])
    today = timezone.localdate()
    told = {"version": action.version, "state": "done", "note": "Sent.", "closed_on": today.isoformat()}
    assert browser.post(page, told).status_code == 302
    action.refresh_from_db()
    assert (action.state, action.closed_on) == (ActionState.DONE, today)
    browser.post(reverse("meetings:action-reopen", args=[action.pk]))
    action.refresh_from_db()
    assert action.is_open


@pytest.fixture
def arising(clerk, committee, minutes):
    """The item of the next meeting under which matters arising are told."""
    meeting = factories.make_meeting(
        committee=committee, by=clerk, date=timezone.localdate() + dt.timedelta(days=40)
    )
    return agenda_items.add(
        meeting=meeting, by=clerk, title="Minutes", kind=ItemKind.MINUTES, text="To be agreed."
    )


def test_matters_arising_are_printed_under_an_item_of_the_next_meeting(
    clerk, browser, minutes, minute, action, arising, committee
):
    done = actions.create(minute=minute, by=clerk, text="Book a room", owner_name="Ms Okafor")
    minutes_service.publish(minutes=minutes, by=clerk)
    meetings.hold(meeting=minutes.meeting, by=clerk)
    actions.close(action=done, by=clerk, expected_version=1, state=ActionState.DONE, note="Booked.")
    page = reverse("meetings:action-matters-arising", args=[committee.pk])
    for _time in range(2):
        assert browser.post(page, {"item": arising.pk}).status_code == 302
    arising.refresh_from_db()
    first, blank, heading, *lines = arising.text.split("\n")
    assert (first, blank, heading) == ("To be agreed.", "", "Matters arising:")
    assert len(lines) == 2
    assert any(line.endswith("Supt Reed: Send the figures.") for line in lines)
    assert any(line.endswith("Ms Okafor: Book a room. Done. Booked.") for line in lines)


def test_without_actions_there_are_no_matters_arising(browser, arising, committee):
    page = reverse("meetings:action-matters-arising", args=[committee.pk])
    assert "No action of published minutes is open." in words(browser.post(page, {"item": arising.pk}))


def test_owners_of_later_actions_are_told_with_a_button(clerk, browser, minutes, minute, police, committee):
    minutes_service.publish(minutes=minutes, by=clerk)
    actions.create(minute=minute, by=clerk, text="Send figures", organisation=police)
    tell = reverse("meetings:action-tell", args=[minutes.pk])
    assert tell in words(browser.get(list_of(committee)))
    assert "1 mail was sent." in words(browser.post(tell, follow=True))
    assert tell not in words(browser.get(list_of(committee)))


def test_62_a_question_outside_the_item_gets_a_written_answer_at_a_later_meeting(clerk, minutes):
    entry = minutes.entries.get(title="Public questions")
    minute_parts.add(
        minute=entry,
        by=clerk,
        kind=PartKind.QUESTION,
        said_by="A resident",
        text="How many bicycles were stolen?",
        answer="A written answer would be given.",
        answered_by="Supt Reed",
    )
    actions.create(
        minute=entry, by=clerk, text="Answer the question on bicycles in writing", owner_name="Supt Reed"
    )
    words = words_of(minutes)
    assert "How many bicycles were stolen?" in words
    assert "A written answer would be given." in words
    minutes_service.publish(minutes=minutes, by=clerk)
    later = factories.make_meeting(
        committee=minutes.meeting.committee, by=clerk, date=timezone.localdate() + dt.timedelta(days=40)
    )
    (told,) = actions.matters_arising(later)
    assert "Answer the question on bicycles in writing" in action_words.line_of(told)


def test_77_items_peculiar_to_a_council_are_minuted_with_their_minutes_allotted(clerk, committee, chair):
    meeting = make_held_meeting(committee=committee, by=clerk, items=())
    agenda_items.add(meeting=meeting, by=clerk, title="Petitions and deputations", minutes_allotted=15)
    agenda_items.add(meeting=meeting, by=clerk, title="Appeals against refusal to inspect documents")
    minutes = make_minutes(meeting=meeting, by=clerk)
    for entry in minutes.entries.all():
        minute_entries.change(minute=entry, by=clerk, expected_version=None, narrative="There were none.")
    words = words_of(minutes)
    assert "Petitions and deputations There were none." in words
    assert "Appeals against refusal to inspect documents There were none." in words
