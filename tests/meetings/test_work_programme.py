"""The work programme of a committee: topics from decisions, items put off, or chosen between meetings."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.minute_enums import ProgrammeState
from meetings.services import minutes as minutes_service
from meetings.services import work_programme
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


@pytest.fixture
def topic(clerk, committee):
    return work_programme.create(
        committee=committee, by=clerk, title="Youth justice", planned_for="autumn 2027", lead="Cllr Patel"
    )


def words(answer) -> str:
    return answer.content.decode()


def page_of(committee) -> str:
    return reverse("meetings:work-programme", args=[committee.pk])


def public_page_of(committee) -> str:
    return reverse("public:work-programme", args=[committee.council.slug, committee.pk])


def test_61_a_topic_agreed_between_meetings_stands_in_the_programme(browser, client, committee):
    page = reverse("meetings:work-programme-create", args=[committee.pk])
    told = {
        "title": "Retail crime",
        "purpose": "Agreed by the Chair, the Vice-chair and the officer.",
        "planned_for": "spring 2027",
        "lead": "Cllr Ash",
    }
    assert browser.post(page, told).status_code == 302
    for shown in (words(browser.get(page_of(committee))), words(client.get(public_page_of(committee)))):
        assert "Retail crime" in shown
        assert "spring 2027" in shown
        assert "Agreed by the Chair, the Vice-chair and the officer." in shown


def test_61_a_topic_refused_by_a_coordinating_board_is_dropped_with_its_reason(
    browser, client, clerk, committee, meeting, topic
):
    page = reverse("meetings:work-programme-drop", args=[topic.pk])
    assert "Fill in “Why it is dropped”." in words(
        browser.post(page, {"version": topic.version, "reason": ""})
    )
    reason = "Refused by the Scrutiny Co-ordinating Board"
    assert browser.post(page, {"version": topic.version, "reason": reason}).status_code == 302
    assert reason in words(client.get(public_page_of(committee)))
    topic.refresh_from_db()
    assert topic.state == ProgrammeState.DROPPED
    with pytest.raises(ValidationError, match="by now"):
        work_programme.put_on_agenda(entry=topic, by=clerk, meeting=meeting)


def test_a_topic_is_put_on_the_agenda_of_a_meeting_once(browser, topic, meeting):
    page = reverse("meetings:work-programme-agenda", args=[topic.pk])
    assert browser.post(page, {"meeting": meeting.pk}).status_code == 302
    assert "by now" in words(browser.post(page, {"meeting": meeting.pk}))
    assert meeting.items.filter(title="Youth justice").count() == 1
    topic.refresh_from_db()
    assert (topic.state, topic.meeting) == (ProgrammeState.ON_AGENDA, meeting)


def test_a_topic_is_changed_and_two_changes_at_once_are_shown(browser, topic):
    page = reverse("meetings:work-programme-edit", args=[topic.pk])
    told = {"version": topic.version, "title": "Youth justice and schools", "planned_for": "2028"}
    assert browser.post(page, told).status_code == 302
    assert "Someone else saved this" in words(browser.post(page, told | {"planned_for": "2029"}))


def test_topics_are_put_in_order_and_done(browser, clerk, committee, topic):
    second = work_programme.create(committee=committee, by=clerk, title="Fraud")
    browser.post(reverse("meetings:work-programme-move", args=[second.pk]), {"direction": "up"})
    assert [row.title for row in committee.work_programme.all()] == ["Fraud", "Youth justice"]
    browser.post(reverse("meetings:work-programme-finish", args=[second.pk]))
    second.refresh_from_db()
    assert second.state == ProgrammeState.DONE


def test_a_topic_of_a_decision_is_public_once_its_minutes_are(client, clerk, chair, committee):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    minute = make_entry("Fraud", minutes=minutes, by=clerk, clauses=["That fraud be looked at."])
    work_programme.create(committee=committee, by=clerk, title="Card fraud", clause=minute.resolutions.get())
    assert "Card fraud" not in words(client.get(public_page_of(committee)))
    minutes_service.publish(minutes=minutes, by=clerk)
    assert "Card fraud" in words(client.get(public_page_of(committee)))


def test_a_topic_of_an_exempt_decision_is_for_who_reads_exempt_papers(
    client, client_for, co_optee, member, browser, clerk, chair, committee
):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    minute = make_entry(
        "Fraud", minutes=minutes, by=clerk, clauses=["That Tanner Row be watched."], is_exempt=True
    )
    work_programme.create(committee=committee, by=clerk, title="Tanner Row", clause=minute.resolutions.get())
    minutes_service.publish(minutes=minutes, by=clerk)
    assert "Tanner Row" not in words(client.get(public_page_of(committee)))
    assert "Tanner Row" not in words(client_for(co_optee).get(page_of(committee)))
    assert "Tanner Row" in words(client_for(member).get(page_of(committee)))
    assert "Tanner Row" in words(browser.get(page_of(committee)))


def test_a_topic_of_an_exempt_decision_does_not_go_on_a_public_agenda_by_itself(
    browser, clerk, chair, committee, meeting
):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    minute = make_entry("Fraud", minutes=minutes, by=clerk, clauses=["That it be watched."], is_exempt=True)
    topic = work_programme.create(
        committee=committee, by=clerk, title="Tanner Row", clause=minute.resolutions.get()
    )
    page = reverse("meetings:work-programme-agenda", args=[topic.pk])
    assert "a title that residents may read" in words(browser.post(page, {"meeting": meeting.pk}))
    assert not meeting.items.filter(title="Tanner Row").exists()
