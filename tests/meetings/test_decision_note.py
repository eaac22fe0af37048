"""The note of decisions: on one page, before the minutes, and in Wales within seven working days."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.enums import InterestKind, ItemKind, PaperKind
from meetings.minute_enums import MotionOutcome, VoteMethod
from meetings.models import Attendance, Motion, Publication
from meetings.papers import catalogue, decision_note
from meetings.papers.subject import Subject
from meetings.services import (
    decision_notes,
    declarations,
    exclusions,
    minute_entries,
    minute_work,
    publications,
)
from meetings.services.resolutions import ClauseText
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import working_days_from
from scrutiny.models import Job
from scrutiny.pdf import checks, extract
from scrutiny.pdf.paper import print_html
from tests.meetings.minutes_factories import (
    make_attendance,
    make_entry,
    make_exempt_item,
    make_held_meeting,
    make_minutes,
)

pytestmark = pytest.mark.django_db
SECRET = "That the premises in Tanner Row be closed."


@pytest.fixture
def minutes(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_exempt_item("Closure of a premises", meeting=meeting, by=clerk)
    presided = meeting_person(member)
    make_attendance(meeting=meeting, by=clerk, absent=[meeting_person(chair)], presided=presided)
    minutes = make_minutes(meeting=meeting, by=clerk)
    closure = minutes.entries.get(title="Closure of a premises")
    minute_entries.change(minute=closure, by=clerk, expected_version=None, clauses=[ClauseText(SECRET)])
    return minutes


def meeting_person(user):
    return user.people.get()


def text_of(minutes) -> str:
    composed = catalogue.compose(PaperKind.DECISION_NOTE, Subject(meeting=minutes.meeting))
    rendered = print_html(catalogue.document(composed), frame=composed.frame)
    assert rendered.pages == 1
    return " ".join(extract.full_text(rendered.pdf).split())


def test_the_note_tells_who_came_what_was_declared_and_what_was_decided(minutes, clerk, member):
    declarations.declare(
        meeting=minutes.meeting,
        by=clerk,
        person=meeting_person(member),
        kind=InterestKind.OTHER,
        nature="A relative is a warden",
    )
    entry = minutes.entries.get(title="Keeping the town centre safe")
    present = Attendance.objects.get(meeting=minutes.meeting, person=meeting_person(member))
    Motion.objects.create(
        minute=entry,
        text="That the report be noted.",
        mover=present,
        outcome=MotionOutcome.CARRIED,
        vote_method=VoteMethod.SHOW,
        votes_for=5,
        votes_against=2,
    )
    words = text_of(minutes)
    assert "Present: Councillors: Dev Patel" in words
    assert "Margaret Ash" in words.split("Apologies")[1].split("Declarations")[0]
    assert "A relative is a warden" in words
    assert "Resolved: That the report be noted." in words
    assert "5" in words.split("Keeping the town centre safe")[1].split("Resolved:")[0]


def test_the_note_says_nothing_of_an_exempt_decision(minutes, clerk, member):
    declarations.declare(
        meeting=minutes.meeting,
        by=clerk,
        person=meeting_person(member),
        kind=InterestKind.OTHER,
        nature="The owner is a neighbour",
        declared_at=minutes.meeting.items.get(title="Closure of a premises"),
    )
    words = text_of(minutes)
    assert SECRET not in words
    assert "neighbour" not in words
    assert "Closure of a premises" not in words


def test_the_note_says_that_the_public_was_excluded_and_why(minutes, clerk):
    entry = minutes.entries.get(title="Closure of a premises")
    exclusions.exclude(minute=entry, by=clerk, items=[entry.item], paragraphs=["7"])
    words = text_of(minutes)
    assert "the press and public be excluded from the meeting" in words
    assert SECRET not in words


def test_the_note_of_twenty_decisions_is_one_tagged_page(committee, clerk, chair, member, pdf_ua):
    items = [(ItemKind.REPORT, f"Community safety in ward {number}") for number in range(1, 21)]
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    composed = catalogue.compose(PaperKind.DECISION_NOTE, Subject(meeting=meeting))
    rendered = print_html(catalogue.document(composed), frame=composed.frame)
    assert minutes.entries.count() == 20
    assert rendered.pages == 1
    assert checks.problems(rendered.pdf) == pdf_ua(rendered.pdf) == []


def test_without_a_decision_no_note_is_made(committee, clerk, chair):
    meeting = make_held_meeting(committee=committee, by=clerk, items=[(ItemKind.OTHER, "A visit")])
    minutes = make_minutes(meeting=meeting, by=clerk)
    make_entry("In private", minutes=minutes, by=clerk, clauses=[SECRET], is_exempt=True)
    with pytest.raises(ValidationError, match="No decision that the public may read"):
        publications.start_build(
            kind=PaperKind.DECISION_NOTE, by=clerk, council=meeting.council, meeting_id=meeting.pk
        )


def test_the_page_of_draft_minutes_orders_the_note(client_for, clerk, minutes):
    browser = client_for(clerk)
    assert "Build the decision note" in browser.get(minutes.get_absolute_url()).text
    browser.post(reverse("meetings:decision-note-build", args=[minutes.meeting_id]))
    assert Job.objects.get(kind="build-paper").arguments["paper"] == PaperKind.DECISION_NOTE


@pytest.mark.worker
def test_residents_read_the_note_while_the_minutes_are_written(client, client_for, clerk, minutes):
    client_for(clerk).post(reverse("meetings:decision-note-build", args=[minutes.meeting_id]))
    note = Publication.objects.get(kind=PaperKind.DECISION_NOTE)
    publications.publish(publication=note, by=clerk)
    page = client.get(minutes.meeting.get_public_url()).text
    assert "Decision note" in page
    assert client.get(reverse("public:paper", args=[minutes.council.slug, note.pk])).status_code == 200
    assert client.get(minutes.get_public_url()).status_code == 404


def test_seven_working_days_begin_with_the_day_of_the_meeting():
    counted = working_days_from(dt.date(2026, 4, 1), 7, nation=Nation.WALES)
    assert counted.date == dt.date(2026, 4, 13)
    assert [day.reason for day in counted.days if not day.counted] == [
        "Good Friday",
        "Saturday",
        "Sunday",
        "Easter Monday",
        "Saturday",
        "Sunday",
    ]
    assert working_days_from(dt.date(2026, 4, 4), 1, nation=Nation.WALES).date == dt.date(2026, 4, 7)


def test_in_england_no_day_is_set(minutes):
    assert decision_notes.period(minutes.meeting) is None


@pytest.fixture
def welsh(minutes):
    council = minutes.council
    council.nation = Nation.WALES
    council.save(update_fields=["nation"])
    return minutes


def notes_to_publish(user, council):
    return [item for item in minute_work.waiting(user, council) if item.kind == minute_work.TO_NOTE]


def test_in_wales_the_page_counts_the_days_and_the_work_list_asks_for_it(client_for, clerk, welsh):
    period = decision_notes.period(welsh.meeting)
    page = client_for(clerk).get(welsh.get_absolute_url()).text
    assert "How the days were counted" in page
    assert "Working day 7" in page
    items = notes_to_publish(clerk, welsh.council)
    assert [(item.url, item.due) for item in items] == [(welsh.get_absolute_url(), period.due)]


@pytest.mark.worker
def test_a_published_note_is_off_the_work_list_and_says_when(client_for, clerk, welsh):
    client_for(clerk).post(reverse("meetings:decision-note-build", args=[welsh.meeting_id]))
    publications.publish(publication=Publication.objects.get(), by=clerk)
    assert notes_to_publish(clerk, welsh.council) == []
    assert "The decisions were published on" in client_for(clerk).get(welsh.get_absolute_url()).text


def test_the_note_takes_as_many_queries_for_two_entries_as_for_five(
    minutes, clerk, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as few:
        decision_note.compose(minutes)
    for number in range(3):
        make_entry(f"Item {number}", minutes=minutes, by=clerk, clauses=["That it be noted."])
    with django_assert_num_queries(len(few)):
        decision_note.compose(minutes)
