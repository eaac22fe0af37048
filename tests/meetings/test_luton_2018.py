"""Sample paper 002 entered as a clerk would: the printed minutes say the same, in the same order."""

import datetime as dt
import html
import re

import pytest
from django.template.loader import render_to_string

from meetings.enums import Audience, ItemKind, Office, PaperKind, Presence
from meetings.models import Minutes
from meetings.papers import catalogue, minutes_paper
from meetings.papers.subject import Subject
from meetings.services import agenda_items, attendance, committee_memberships, meetings, minute_entries
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from scrutiny.pdf import checks, extract
from scrutiny.pdf.paper import print_html
from tests import factories
from tests.meetings import luton_2018 as luton


@pytest.fixture
def board(council, clerk):
    return factories.make_committee(
        council=council,
        by=clerk,
        name="Overview and Scrutiny Board",
        uses_refs=True,
        decision_word="Resolved",
    )


@pytest.fixture
def members(board, clerk):
    """The board's members of 2017/18 by surname."""
    offices = [(luton.CHAIR, Office.CHAIR), *((who, Office.VICE_CHAIR) for who in luton.VICE_CHAIRS)]
    offices += [(who, Office.MEMBER) for who in luton.MEMBERS]
    return {who[1]: _seat(who, office, board, clerk) for who, office in offices}


@pytest.fixture
def meeting(board, members, clerk):
    capacity = "Crime and Disorder Committee"
    first = meetings.arrange(
        committee=board, by=clerk, date=dt.date(2017, 2, 27), start_time=dt.time(19), capacity=capacity
    )
    held = meetings.arrange(
        committee=board,
        by=clerk,
        date=dt.date(2018, 3, 27),
        start_time=dt.time(19),
        venue="the Council Chamber",
        capacity=capacity,
    )
    for ref, (kind, title, _minuted) in enumerate(luton.AGENDA, 1):
        earlier = first if kind == ItemKind.MINUTES else None
        item = agenda_items.add(
            meeting=held, by=clerk, title=title, kind=kind, ref=str(ref), earlier_meeting=earlier
        )
        if ref == 11:
            agenda_items.withdraw(item=item, by=clerk, reason=luton.WITHDRAWN_REASON)
    return held


@pytest.fixture
def minutes(meeting, members, clerk) -> Minutes:
    _record_attendance(meeting, members, clerk)
    minutes = minutes_service.start(meeting=meeting, by=clerk)
    for entry in minutes.entries.select_related("item"):
        ref = int(entry.item.ref)
        if not luton.AGENDA[ref - 1][2]:
            minute_entries.remove(minute=entry, by=clerk)
        elif ref in luton.NARRATIVES:
            _write(entry, ref, clerk)
    minutes_service.end(
        minutes=minutes,
        by=clerk,
        expected_version=minutes.meeting.version,
        ended_at=dt.time(20, 30),
        ended_as_printed=luton.ENDED,
    )
    return minutes_service.publish(minutes=Minutes.objects.get(pk=minutes.pk), by=clerk)


def test_the_printed_minutes_say_what_the_sample_says_in_its_order(minutes):
    text = _printed(minutes)

    place = 0
    for words in luton.PRINTED:
        found = text.find(words, place)
        assert found >= 0, f"“{words}” is not printed after: {text[max(0, place - 200) : place]}"
        place = found + len(words)


def test_clauses_are_numbered_only_where_there_are_several(minutes):
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)

    labels = {entry.number: [clause.label for clause in entry.clauses] for entry in paper.entries}
    assert labels["01."] == [""]
    assert labels["04."] == labels["06."] == ["(i)", "(ii)"]
    assert labels["09."] == []


def test_ref_numbers_keep_their_gaps(minutes):
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)

    assert [entry.ref for entry in paper.entries] == ["1", "2", "3", "7", "8", "9", "10", "11", "12"]
    assert [entry.number for entry in paper.entries] == [f"0{number}." for number in range(1, 10)]


def test_the_pdf_is_tagged_and_says_the_same_under_headings_in_capitals(minutes, pdf_ua):
    composed = catalogue.compose(PaperKind.MINUTES, Subject(meeting=minutes.meeting))
    rendered = print_html(catalogue.document(composed), frame=composed.frame)
    text = " ".join(extract.full_text(rendered.pdf).split())

    assert checks.problems(rendered.pdf) == pdf_ua(rendered.pdf) == []
    for words in (
        "KEEPING LUTON SAFE AND TIDY",
        "(REF: 12)",
        "That the Community Safety Partnership (CSP) Business Plan",
        "(Meeting ended: 20.30pm)",
    ):
        assert words in text


def test_the_paper_is_composed_in_few_queries(minutes, django_assert_max_num_queries):
    fresh = Minutes.objects.select_related("meeting__committee__council").get(pk=minutes.pk)
    with django_assert_max_num_queries(8):
        minutes_paper.compose(fresh, Audience.PUBLIC)


def _seat(who, office, board, clerk):
    forename, surname = who
    person = factories.make_person(
        f"Cllr {forename or '-'} {surname}", council=board.council, by=clerk, is_councillor=True
    )
    person.forename = forename
    person.save(update_fields=["forename"])
    committee_memberships.appoint(
        committee=board,
        by=clerk,
        person=person,
        office=office,
        start=dt.date(2016, 5, 20),
        end=dt.date(2019, 5, 1),
    )
    return person


def _record_attendance(meeting, members, clerk):
    absent = members[luton.APOLOGIES]
    rows = attendance.roll(meeting)
    presences = {
        attendance.key_of(row): Presence.APOLOGIES if row.person == absent else Presence.PRESENT
        for row in rows
    }
    chair = next(row for row in rows if row.office == "Chair")
    saved = attendance.record(
        meeting=meeting, by=clerk, presences=presences, presided=attendance.key_of(chair)
    )
    for row in saved:
        if row.office == "Vice-chair":
            attendance.change(attendance=row, by=clerk, office="Vice Chair")


def _write(entry, ref, clerk):
    fields = {"narrative": luton.NARRATIVES[ref]}
    clauses = None
    if ref in luton.CLAUSES:
        gone = [ClauseText(row.text, pk=row.pk, remove=True) for row in entry.resolutions.all()]
        clauses = [*gone, *(ClauseText(text) for text in luton.CLAUSES[ref])]
    minute_entries.change(minute=entry, by=clerk, expected_version=entry.version, clauses=clauses, **fields)


def _printed(minutes) -> str:
    """The text of the page or PDF, with single spaces."""
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)
    markup = render_to_string("papers/parts/minutes_body.html", {"paper": paper})
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
