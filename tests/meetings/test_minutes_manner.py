"""Minutes are laid out in the manner of the committee: as a table, headed, or in two columns; and print their parts."""

import datetime as dt

import pytest
from django.template.loader import render_to_string

from meetings.enums import Audience, MinutesStatus, PaperKind
from meetings.minute_enums import MinutesManner, PartKind
from meetings.papers import catalogue, minutes_paper
from meetings.papers.subject import Subject
from meetings.services import minute_entries, minute_parts
from meetings.services import minutes as minutes_service
from scrutiny.pdf import checks, extract
from scrutiny.pdf.paper import print_html
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db
REPORT = "Keeping the town centre safe"


@pytest.fixture
def minutes(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    entry = minutes.entries.get(title=REPORT)
    minute_entries.change(
        minute=entry,
        by=clerk,
        expected_version=None,
        narrative="The officer introduced the report.",
        action="Head of Community Safety to write to the bus company",
    )
    patel = meeting.attendances.get(name="Dev Patel")
    add = {"minute": entry, "by": clerk}
    minute_parts.add(
        kind=PartKind.QUESTION,
        said_by="Councillor Patel",
        text="How many wardens are there?",
        answered_by="Superintendent Rhys",
        answer="Twelve, of whom two work at night.",
        **add,
    )
    minute_parts.add(kind=PartKind.ARRIVED, attendance=patel, at=dt.time(18, 40), **add)
    minute_parts.add(kind=PartKind.COMMENDATION, text="The committee thanked the wardens.", **add)
    minute_parts.add(kind=PartKind.DISSENT, attendance=patel, **add)
    return minutes


def in_manner(minutes, manner):
    committee = minutes.meeting.committee
    committee.minutes_manner = manner
    committee.save(update_fields=["minutes_manner"])
    return minutes


def printed(minutes) -> str:
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)
    return render_to_string("papers/parts/minutes_body.html", {"paper": paper})


def test_parts_are_told_in_order_with_who_and_when(minutes):
    words = printed(minutes)
    told = [
        "Question from Councillor Patel",
        "How many wardens are there?",
        "Answer from Superintendent Rhys",
        "Twelve, of whom two work at night.",
        "Councillor Dev Patel arrived at 6.40 pm.",
        "The committee thanked the wardens.",
        "Councillor Dev Patel asked that their dissent be recorded.",
    ]
    places = [words.index(sentence) for sentence in told]
    assert places == sorted(places)


@pytest.mark.parametrize("manner", MinutesManner.values)
def test_each_manner_says_the_same_and_is_tagged(minutes, manner, pdf_ua):
    in_manner(minutes, manner)
    composed = catalogue.compose(PaperKind.MINUTES, Subject(meeting=minutes.meeting))
    rendered = print_html(catalogue.document(composed), frame=composed.frame)
    text = " ".join(extract.full_text(rendered.pdf).split())
    assert checks.problems(rendered.pdf) == pdf_ua(rendered.pdf) == []
    for words in ("Question from Councillor Patel", "to write to the bus company", "Draft"):
        assert words in text


def test_who_does_what_stands_in_the_margin_or_on_a_line_of_its_own(minutes):
    in_the_margin = '<aside class="paper-action"'
    assert in_the_margin in printed(in_manner(minutes, MinutesManner.TABLE))
    assert in_the_margin in printed(in_manner(minutes, MinutesManner.TWO_COLUMN))
    headed = printed(in_manner(minutes, MinutesManner.HEADED))
    assert in_the_margin not in headed
    assert '<p class="paper-action-line"><strong>Action:</strong> Head of Community Safety' in headed


def test_the_page_for_residents_has_the_manner_of_the_paper(minutes, clerk, client):
    in_manner(minutes, MinutesManner.TWO_COLUMN)
    minutes_service.publish(minutes=minutes, by=clerk)
    assert minutes.status == MinutesStatus.PUBLISHED
    page = client.get(minutes.get_public_url()).content.decode()
    assert "paper-minutes--two-column" in page
