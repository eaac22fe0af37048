"""The quorum of a meeting: counted as people come and go, and what was done when it failed (edge cases 33 and 50)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.enums import AttendanceClass, InterestKind, MinutesStatus
from meetings.minute_enums import QuorumOutcome
from meetings.services import attendance, comings, declarations, meeting_day, minute_entries, quorum, room
from meetings.services.resolutions import ClauseText
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes
from tests.meetings.people_factories import add_person, make_quorum_part, words_of

FIRST, INTERESTS, REPORT, LAST = (
    "Apologies for absence",
    "Declarations of interest",
    "Keeping the town centre safe",
    "Public questions",
)


@pytest.fixture
def minutes(committee, clerk, chair, member, seat):
    """Of a meeting to which three of three voting members came: just enough."""
    seat("Cllr Ruth Orme", committee)
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


def at(minutes, clerk, title):
    """How many count once the meeting has reached an item."""
    meeting_day.reach(minute=minutes.entries.get(title=title), by=clerk)
    minutes.refresh_from_db()
    return quorum.standing(minutes).quorum.present


def of(minutes, surname):
    return minutes.meeting.attendances.get(name__endswith=surname)


def test_it_is_counted_as_people_come_and_go(minutes, clerk):
    report = minutes.entries.get(title=REPORT)
    assert at(minutes, clerk, FIRST) == 3
    comings.arrive(attendance=of(minutes, "Orme"), minute=report, by=clerk)
    assert at(minutes, clerk, FIRST) == 2
    assert at(minutes, clerk, REPORT) == 3
    comings.leave(attendance=of(minutes, "Patel"), minute=report, by=clerk)
    assert at(minutes, clerk, REPORT) == 2
    comings.come_back(attendance=of(minutes, "Patel"), minute=minutes.entries.get(title=LAST), by=clerk)
    assert at(minutes, clerk, LAST) == 3


def test_who_left_the_room_for_an_item_counts_again_after_it(minutes, clerk, member):
    declarations.declare(
        meeting=minutes.meeting,
        by=clerk,
        person=member.people.get(),
        kind=InterestKind.DISCLOSABLE,
        nature="Employed by the police",
        item=minutes.meeting.items.get(title=REPORT),
        left_room=True,
    )

    assert [at(minutes, clerk, title) for title in (INTERESTS, REPORT, LAST)] == [3, 2, 3]


def test_who_came_for_one_item_counts_there_only(minutes, clerk):
    item = minutes.meeting.items.get(title=REPORT)
    add_person(minutes.meeting, "Una Field", by=clerk, kind=AttendanceClass.SUBSTITUTE, items=[item])

    assert [at(minutes, clerk, title) for title in (INTERESTS, REPORT, LAST)] == [3, 4, 3]


def test_arrival_and_leaving_named_in_the_attendance_alone_count_too(minutes, clerk):
    item = minutes.meeting.items.get(title=REPORT)
    attendance.change(attendance=of(minutes, "Patel"), by=clerk, arrived_at=item)
    attendance.change(attendance=of(minutes, "Orme"), by=clerk, left_at=item)

    assert [at(minutes, clerk, title) for title in (INTERESTS, REPORT, LAST)] == [2, 3, 2]


def test_before_the_meeting_has_reached_an_item_all_who_came_count(minutes, clerk):
    comings.leave(attendance=of(minutes, "Patel"), minute=minutes.entries.get(title=FIRST), by=clerk)

    assert quorum.standing(minutes).quorum.present == 3


def test_the_meetings_screen_shows_it_live(client_for, clerk, minutes):
    comings.leave(attendance=of(minutes, "Patel"), minute=minutes.entries.get(title=REPORT), by=clerk)
    browser = client_for(clerk)
    at(minutes, clerk, FIRST)
    assert "3 voting members in the room, 3 needed." in browser.get(day_url(minutes)).text
    at(minutes, clerk, REPORT)
    page = browser.get(day_url(minutes))
    assert "2 voting members in the room, 3 needed." in page.text
    assert reverse("meetings:quorum", args=[minutes.pk]) in page.text


def test_who_is_in_the_room_is_read_with_few_queries(minutes, clerk, django_assert_max_num_queries):
    at(minutes, clerk, REPORT)
    with django_assert_max_num_queries(4):
        room.now(minutes)


def day_url(minutes):
    return reverse("meetings:meeting-day", args=[minutes.pk])


@pytest.mark.parametrize(
    ("outcome", "until", "told"),
    [
        (QuorumOutcome.WAITED, "7.20 pm", "The committee waited and was quorate at 7.20 pm."),
        (QuorumOutcome.WAITED, "", "The committee waited and became quorate."),
        (QuorumOutcome.ADJOURNED, "4 March 2027", "The meeting was adjourned to 4 March 2027."),
        (QuorumOutcome.DISSOLVED, "", "The meeting was dissolved."),
        (QuorumOutcome.INFORMAL, "", "Those present talked informally and decided nothing."),
        (QuorumOutcome.URGENCY, "", "Decisions were left to urgency powers."),
    ],
)
def test_50_the_quorum_fails(client_for, clerk, minutes, outcome, until, told):
    sent = {
        "outcome": outcome,
        "minute": minutes.entries.get(title=REPORT).pk,
        "at": "7.05 pm",
        "until": until,
        "text": "Councillor Patel had to leave.",
    }
    page = client_for(clerk).post(reverse("meetings:quorum", args=[minutes.pk]), sent, follow=True)

    assert "It is recorded under “Keeping the town centre safe”." in page.text
    assert f"At 7.05 pm the meeting had no quorum. {told} Councillor Patel had to leave." in words_of(minutes)


def test_50_a_note_is_kept_of_an_informal_talk_until_it_is_taken_out(client_for, clerk, minutes):
    part = make_quorum_part(minutes.entries.get(title=REPORT), by=clerk, outcome=QuorumOutcome.INFORMAL)
    note = "This is a note of what those present talked about informally"
    assert note in words_of(minutes)

    page = client_for(clerk).post(reverse("meetings:quorum-remove", args=[part.pk]), follow=True)
    assert "It was taken out of the minutes." in page.text
    assert note not in words_of(minutes)


def test_33_a_vice_chair_is_elected_at_a_meeting_described_as_informal(clerk, minutes):
    entry = minutes.entries.get(title=REPORT)
    make_quorum_part(entry, by=clerk, outcome=QuorumOutcome.INFORMAL)
    clause = "That Councillor Orme be elected Vice-Chair."
    minute_entries.change(minute=entry, by=clerk, expected_version=None, clauses=[ClauseText(clause)])

    assert clause in words_of(minutes)


def test_the_day_goes_with_waiting_or_adjourning_only(clerk, minutes):
    with pytest.raises(ValidationError, match="only a meeting that waited or was adjourned"):
        make_quorum_part(
            minutes.entries.get(title=REPORT), by=clerk, outcome=QuorumOutcome.DISSOLVED, until="7 pm"
        )


def test_bad_input_is_answered_beside_the_field(client_for, clerk, minutes):
    sent = {"outcome": "", "minute": "", "at": "soon", "text": "Kept as typed"}
    page = client_for(clerk).post(reverse("meetings:quorum", args=[minutes.pk]), sent)

    assert "Choose an answer for “What was done”." in page.text
    assert "Write the time with am or pm" in page.text
    assert "Kept as typed" in page.text


def test_published_minutes_have_no_more_to_record(client_for, clerk, minutes):
    make_minutes(meeting=minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)

    assert client_for(clerk).get(reverse("meetings:quorum", args=[minutes.pk])).status_code == 403


def test_a_time_before_the_meeting_is_kept_as_it_was_told(clerk, minutes):
    make_quorum_part(minutes.entries.get(title=FIRST), by=clerk, at=dt.time(18, 55))

    assert "At 6.55 pm the meeting had no quorum." in words_of(minutes)
